"""An ODT opened again: every part of it, its properties, its words in order, and what a screen reader needs."""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from drafter.document.contents import DEEPEST, FEWEST, Contents
from drafter.document.pieces import Document
from drafter.export.odf import MIME, named
from drafter.export.verify.point import Check, Point, UnsoundError, check, counted, labelled, verified

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEEDED = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
_PICTURE = re.compile(r"Pictures/[\w.-]+\.(?:png|jpe?g|gif|svg)\Z")
_ADDRESSES = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_SHOWS = tuple(map(named, ("text:s", "text:page-number", "text:page-count", "draw:frame", "text:note")))
_LEFT_BY_PEOPLE = (
    "text:tracked-changes",
    "office:annotation",
    "text:hidden-text",
    "text:hidden-paragraph",
    "office:scripts",
    "office:forms",
    "draw:object",
    "draw:plugin",
)
_PROPERTIES = {
    "meta:generator": "drafter",
    "dc:title": "title",
    "dc:subject": "subject",
    "dc:creator": "author",
    "meta:initial-creator": "author",
    "dc:language": "language",
}


class OdtFile(NamedTuple):
    """``names`` are all parts in their order; ``trees`` those that are XML, by name."""

    names: list[str]
    trees: dict[str, _Element]
    document: Document
    stamp: datetime.datetime

    @property
    def text(self) -> _Element:
        """The text of the report."""
        return self.trees["content.xml"]


def verify_odt(file: Path, document: Document, stamp: datetime.datetime) -> tuple[Point, ...]:
    """Every point of an ODT, compared with the document it was made from; ``stamp`` is the time it bears."""
    name, source = "every part opens and is well-formed XML", "OpenDocument 1.3, part 2, 3"
    try:
        odt = _opened(file, document, stamp)
    except UnsoundError as fault:
        return (Point(name, source, False, str(fault)),)
    return (Point(name, source, True, counted(len(odt.names), "part")), *verified(_CHECKS, odt))


def _opened(file: Path, document: Document, stamp: datetime.datetime) -> OdtFile:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with ZipFile(file) as archive:
            infos = archive.infolist()
            names = [info.filename for info in infos]
            if not names or names[0] != "mimetype" or infos[0].compress_type != ZIP_STORED:
                raise UnsoundError("it does not say first what it is")
            if archive.read("mimetype") != MIME.encode():
                raise UnsoundError("it does not say that it is an ODT")
            trees = {name: etree.fromstring(archive.read(name), parser) for name in names if name.endswith(".xml")}
            for name in names:
                archive.read(name)
    except (BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError) as fault:
        raise UnsoundError(f"it cannot be opened again: {fault}") from fault
    for name in _NEEDED:
        if name not in trees:
            raise UnsoundError(f"it has no {name}")
    return OdtFile(names, trees, document, stamp)


@check(
    "every part is listed, and nothing is in it that nobody asked for", "OpenDocument 1.3, part 2, 4; drafter, safety"
)
def _parts(odt: OdtFile) -> str:
    entries = odt.trees["META-INF/manifest.xml"].iter(named("manifest:file-entry"))
    listed = [each.get(named("manifest:full-path")) for each in entries]
    parts = [name for name in odt.names if name not in ("mimetype", "META-INF/manifest.xml")]
    if sorted(map(str, listed)) != sorted(["/", *parts]):
        raise UnsoundError("its list of parts is not right")
    for name in parts:
        if name not in _NEEDED and not _PICTURE.match(name):
            raise UnsoundError(f"it has a part that nobody asked for, {name}")
    for tag in _LEFT_BY_PEOPLE:
        if any(next(tree.iter(named(tag)), None) is not None for tree in odt.trees.values()):
            raise UnsoundError(f"it has {tag.partition(':')[2]} in it")
    return counted(len(parts), "part")


@check("its properties are title, subject, author, language and date, and no others", "OpenDocument 1.3, part 3, 4.3")
def _properties(odt: OdtFile) -> str:
    found = {str(each.tag): each.text or "" for each in odt.trees["meta.xml"].iterfind(f"{named('office:meta')}/*")}
    wanted = {named(tag): str(getattr(odt.document, name, name)) for tag, name in _PROPERTIES.items()}
    when = odt.stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted |= {named("dc:date"): when, named("meta:creation-date"): when}
    for tag, value in wanted.items():
        if found.pop(tag, "") != value:
            raise UnsoundError(f"its {tag.rpartition('}')[2]} is not that of the report")
    if found:
        raise UnsoundError("it has properties that nobody asked for")
    return counted(len(wanted), "property", "properties")


@check("its language is that of the report", "WCAG 2.2, 3.1.1")
def _language(odt: OdtFile) -> str:
    language, _, country = odt.document.language.partition("-")
    for each in odt.trees["styles.xml"].iter(named("style:default-style")):
        if each.get(named("style:family")) == "paragraph":
            said = next(each.iter(named("style:text-properties")), None)
            if said is not None and (said.get(named("fo:language")), said.get(named("fo:country"))) == (
                language,
                country,
            ):
                return odt.document.language
    raise UnsoundError(f"its language is not {odt.document.language}")


@check("its labels are those of the report, in order", "drafter, numbering")
def _labels(odt: OdtFile) -> str:
    return labelled(labels_of(odt.text), odt.document.labels)


@check("headings are headings, and none skips a level", "WCAG 2.2, 1.3.1")
def _headings(odt: OdtFile) -> str:
    levels = [int(each.get(named("text:outline-level")) or 1) for each in odt.text.iter(named("text:h"))]
    if any(after > before + 1 for before, after in pairwise([0, *levels])):
        raise UnsoundError("a heading in it skips a level")
    return counted(len(levels), "heading")


@check("its list of contents is that of its headings", "WCAG 2.2, 2.4.5; OpenDocument 1.3, part 3, 8.3")
def _contents(odt: OdtFile) -> str:
    """As LibreOffice would make it: every heading down to a level, in order, each with a link to where it stands."""
    headings = [
        each for each in odt.text.iter(named("text:h")) if int(each.get(named("text:outline-level")) or 1) <= DEEPEST
    ]
    if odt.document.contents is not Contents.PRINTED or len(headings) < FEWEST:
        headings = []
    wanted = [(_anchor(each), _words(each)) for each in headings]
    links = [(each, each.find(named("text:a"))) for each in _listed(odt.text)]
    found = [("" if link is None else link.get(named("xlink:href")), _words(each)) for each, link in links]
    if found != [(f"#{anchor}", words) for anchor, words in wanted]:
        raise UnsoundError("its list of contents is not that of its headings")
    return counted(len(found), "entry", "entries")


def _anchor(heading: _Element) -> str | None:
    mark = heading.find(named("text:bookmark"))
    return None if mark is None else mark.get(named("text:name"))


def _words(element: _Element) -> str:
    """Its words, but for those of its notes."""
    words = "".join(map(str, element.itertext()))
    for note in element.iter(named("text:note")):
        words = words.replace("".join(map(str, note.itertext())), "", 1)
    return "".join(words.split())


@check("every table has heads, repeated on the next page, and rows that are not torn", "WCAG 2.2, 1.3.1")
def _tables(odt: OdtFile) -> str:
    tables = list(odt.text.iter(named("table:table")))
    kept = {
        style.get(named("style:name"))
        for style in odt.text.iter(named("style:style"))
        for each in style.iter(named("style:table-row-properties"))
        if each.get(named("fo:keep-together")) == "always"
    }
    for table in tables:
        if not any(table.find(named(f"table:table-header-{what}")) is not None for what in ("rows", "columns")):
            raise UnsoundError("a table has no head")
        if any(row.get(named("table:style-name")) not in kept for row in table.iter(named("table:table-row"))):
            raise UnsoundError("a row of a table may be torn")
    return counted(len(tables), "table")


@check("pictures say what they show, as in the report", "WCAG 2.2, 1.1.1")
def _pictures(odt: OdtFile) -> str:
    frames = list(odt.text.iter(named("draw:frame")))
    described = [each.findtext(named("svg:desc")) for each in frames]
    if sorted(filter(None, described)) != sorted(odt.document.described):
        raise UnsoundError("a picture in it is not described as in the report")
    decorative = [each.get(named("loext:decorative")) == "true" for each in frames]
    if any(bool(words) == is_bare for words, is_bare in zip(described, decorative, strict=True)):
        raise UnsoundError("a picture in it is neither described nor marked as decoration")
    return counted(len(frames), "picture")


@check("every link leads to a place in it, or to an address of the web", "WCAG 2.2, 2.4.4; drafter, safety")
def _links(odt: OdtFile) -> str:
    every = [each.get(named("text:name")) for each in odt.text.iter(named("text:bookmark"))]
    marks = set(every)
    if len(every) != len(marks):
        raise UnsoundError("two places in it have the same name")
    count = 0
    for tree in odt.trees.values():
        for each in tree.iter():
            target = each.get(named("xlink:href"))
            if target is None:
                continue
            count += 1
            if target.startswith("#") and target[1:] not in marks:
                raise UnsoundError("a link in it leads nowhere")
            if not (_ADDRESSES.match(target) if each.tag == named("text:a") else target in odt.names):
                raise UnsoundError("it asks for something that is not in it")
    return counted(count, "link")


@check("no paragraph of it is empty", "drafter")
def _paragraphs(odt: OdtFile) -> str:
    """A rule is a paragraph of its own, which shows its border."""
    paragraphs = list(odt.text.iter(named("text:p"), named("text:h")))
    for each in paragraphs:
        is_rule = each.get(named("text:style-name")) == "Horizontal_20_Line"
        around = each.getparent()
        in_table = around is not None and around.tag == named("table:table-cell")
        if not (is_rule or in_table or _said(each)):
            raise UnsoundError("a paragraph in it is empty")
    return counted(len(paragraphs), "paragraph")


@check("a draft, and what is not for the public, says so at the head of every page", "drafter, safety")
def _warning(odt: OdtFile) -> str:
    for master in odt.trees["styles.xml"].iter(named("style:master-page")):
        said = [_said(each) for head in master.iterfind(named("style:header")) for each in head]
        if odt.document.warning and odt.document.warning not in said:
            raise UnsoundError("a page in it does not say what it is")
    return odt.document.warning


@check("every style that is used is there", "OpenDocument 1.3, part 3, 16", binding=False)
def _styles(odt: OdtFile) -> str:
    """A style that a council’s own reference file leaves out is printed in a plain one."""
    there = {
        each.get(named("style:name"))
        for tree in (odt.text, odt.trees["styles.xml"])
        for each in tree.iter(named("style:style"), named("text:list-style"), named("style:master-page"))
    }
    used = {
        value
        for each in odt.text.iter()
        for name in ("text:style-name", "table:style-name", "draw:style-name", "style:parent-style-name")
        if (value := each.get(named(name))) is not None
    }
    missing = sorted(used - there)
    if missing:
        raise UnsoundError(f"it has no style {missing[0]}")
    return counted(len(used), "style")


def labels_of(text: _Element) -> Iterator[str]:
    """What stands before the first tab of each paragraph and heading that has one."""
    listed = set(_listed(text))
    for each in text.iter(named("text:p"), named("text:h")):
        tab = next(each.iter(named("text:tab")), None)
        if tab is not None and each not in listed:
            yield "".join(_before(each, tab)).strip()


def _listed(text: _Element) -> Iterator[_Element]:
    """The paragraphs of the list of contents."""
    for index in text.iter(named("text:table-of-content")):
        yield from index.iterfind(f"{named('text:index-body')}/{named('text:p')}")


def _before(element: _Element, end: _Element) -> Iterator[str]:
    """The texts of an element up to another inside it."""
    for each in element.iter():
        if each is end:
            return
        yield each.text or ""
        # What follows an element that is closed already stands before the end, too.
        if each is not element and len(each) == 0:
            yield each.tail or ""


def _said(element: _Element) -> str:
    if any(next(element.iter(tag), None) is not None for tag in _SHOWS):
        return "".join(map(str, element.itertext())) or "shown"
    return "".join(map(str, element.itertext())).strip()


_CHECKS: tuple[Check[OdtFile], ...] = (
    _parts,
    _properties,
    _language,
    _labels,
    _headings,
    _contents,
    _tables,
    _pictures,
    _links,
    _paragraphs,
    _warning,
    _styles,
)
