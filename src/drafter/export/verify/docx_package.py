"""The package of a DOCX: types, relations, properties, and that nothing is in it which was not asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafter.export.verify.docx_file import PROPERTIES, DocxFile, W
from drafter.export.verify.point import Check, UnsoundError, check, counted

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_ALLOWED_LINKS = ("http://", "https://", "mailto:")
_PICTURES = ("word/media/",)
_ALLOWED_PARTS = ("word/", "docProps/core.xml", "docProps/app.xml", "_rels/.rels", _TYPES)
_UNWANTED = ("vbaProject", "embeddings/", "activeX/", "comments", "people", "customXml", "attachedToolbars", "printer")
_LEFT_BY_PEOPLE = ("ins", "del", "moveFrom", "moveTo", "commentRangeStart", "commentReference", "vanish", "webHidden")
"""Changes, comments and hidden text: nothing that is published has them."""
_BY_PEOPLE = ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidTr", "rsidSect", "author", "initials")
"""Attributes that tell who worked on a text, or when."""


class _Relation(NamedTuple):
    source: str
    target: str
    external: bool


@check("every part has a type, and every type a part", "ECMA-376, part 2, 7.2")
def types(docx: DocxFile) -> str:
    """Word refuses a package where a part has none."""
    tree = docx.trees[_TYPES]
    defaults = {(each.get("Extension") or "").lower() for each in tree.iter(f"{_PACKAGE}Default")}
    named = {(each.get("PartName") or "").lstrip("/") for each in tree.iter(f"{_PACKAGE}Override")}
    missing = sorted(named - docx.parts.keys())
    if missing:
        raise UnsoundError(f"it gives a type to {missing[0]}, which is not there")
    for name in docx.parts:
        if name != _TYPES and name not in named and name.rpartition(".")[2].lower() not in defaults:
            raise UnsoundError(f"its part {name} has no type")
    return counted(len(docx.parts) - 1, "part")


@check("every relation leads to a part, and to every part leads a relation", "ECMA-376, part 2, 6.5")
def relations(docx: DocxFile) -> str:
    """A relation without its target is what Word calls unreadable content."""
    found = list(_relations(docx))
    reached = set()
    for relation in found:
        if relation.external:
            if not relation.target.lower().startswith(_ALLOWED_LINKS):
                raise UnsoundError("it leads to something outside that is no address of the web")
        elif relation.target not in docx.parts:
            raise UnsoundError(f"{relation.source} leads to {relation.target}, which is not there")
        else:
            reached.add(relation.target)
    lost = [name for name in docx.parts if name not in reached and not name.endswith(".rels") and name != _TYPES]
    if lost:
        raise UnsoundError(f"nothing leads to its part {lost[0]}")
    return counted(len(found), "relation")


@check("it holds text and pictures, and no program, file or comment", "drafter, safety")
def contents(docx: DocxFile) -> str:
    """What a public file may be made of."""
    for name in docx.parts:
        is_picture = name.startswith(_PICTURES) and name.endswith((".png", ".jpeg", ".jpg"))
        if not name.startswith(_ALLOWED_PARTS) or any(each in name for each in _UNWANTED):
            raise UnsoundError(f"it has a part that nobody asked for, {name}")
        if name not in docx.trees and not is_picture:
            raise UnsoundError(f"its part {name} is neither text nor a picture")
    return counted(sum(name.startswith(_PICTURES) for name in docx.parts), "picture")


@check("no changes, comments or hidden text, and nothing that tells who worked on it", "drafter, safety")
def left_by_people(docx: DocxFile) -> str:
    """What people leave in a file by working on it."""
    for name, tree in docx.trees.items():
        if not name.startswith("word/"):
            continue
        # Styles may name what they would do with hidden text; only what is used counts.
        marks = () if name == "word/styles.xml" else _LEFT_BY_PEOPLE
        for mark in marks:
            if next(tree.iter(f"{W}{mark}"), None) is not None:
                raise UnsoundError(f"it has {mark} marks in it")
        if next(tree.iter(f"{W}rsid", f"{W}rsidRoot"), None) is not None:
            raise UnsoundError(f"it says in {name} who worked on it")
        content = docx.parts[name]
        for attribute in _BY_PEOPLE:
            if f"w:{attribute}=".encode() in content:
                raise UnsoundError(f"it says in {attribute} who worked on it")
    return ""


@check("its properties are title, subject, author, language and date, and no others", "ECMA-376, part 2, 8")
def properties(docx: DocxFile) -> str:
    """The whitelist; each has the value of the report."""
    when = docx.stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = {
        f"{_DC}title": docx.document.title,
        f"{_DC}subject": docx.document.subject,
        f"{_DC}creator": docx.document.author,
        f"{_DC}language": docx.document.language,
        f"{_TERMS}created": when,
        f"{_TERMS}modified": when,
    }
    found = {str(each.tag): each.text or "" for each in docx.trees[PROPERTIES]}
    for tag, value in wanted.items():
        name = tag.rpartition("}")[2]
        if found.get(tag) != value:
            raise UnsoundError(f"its {name} is not that of the report")
    if len(docx.trees[PROPERTIES]) != len(wanted):
        raise UnsoundError("it has properties that nobody asked for")
    application = docx.trees.get("docProps/app.xml")
    if application is not None and "".join(map(str, application.itertext())).strip() != "drafter":
        raise UnsoundError("it has properties that nobody asked for, in docProps/app.xml")
    return counted(len(wanted), "property", "properties")


def _relations(docx: DocxFile) -> Iterator[_Relation]:
    for name, tree in docx.trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for each in tree:
            yield _relation(name, folder, each)


def _relation(name: str, folder: str, element: _Element) -> _Relation:
    target = element.get("Target") or ""
    if element.get("TargetMode") == "External":
        return _Relation(name, target, True)
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return _Relation(name, path, False)


PACKAGE_CHECKS: tuple[Check[DocxFile], ...] = (types, relations, contents, left_by_people, properties)
