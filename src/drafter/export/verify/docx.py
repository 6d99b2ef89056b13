"""A DOCX opened again: every part is XML, labels stand in order, tables have heads, title and language are set."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from drafter.document.pieces import Document
from drafter.report.errors import MachineError

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_BY_PEOPLE = ("ins", "del", "moveFrom", "moveTo", "commentReference", "vanish")
"""Changes, comments and hidden text: nothing that is published has them."""


class DocxFacts(NamedTuple):
    """What a DOCX says of itself."""

    parts: int
    labels: int
    tables: int


def verify_docx(file: Path, document: Document) -> DocxFacts:
    """Open a DOCX and compare it with the document it was made from. Raises MachineError with what is wrong with it."""
    parts = _parts(file)
    body = parts["word/document.xml"]
    _verify_labels(body, document.labels)
    for name in _LEFT_BY_PEOPLE:
        if next(body.iter(f"{_W}{name}"), None) is not None:
            raise _wrong(f"it has {name} marks in it")
    # Those that only decorate have no description, and are marked as that.
    found = [each.get("descr") for each in body.iter(f"{_DRAWING}docPr") if each.get("descr")]
    if sorted(map(str, found)) != sorted(document.described):
        raise _wrong("a picture in it is not described as in the report")
    tables = list(body.iter(f"{_W}tbl"))
    for table in tables:
        _verify_heads(table)
    if (parts["docProps/core.xml"].findtext(f"{_DC}title") or "") != document.title:
        raise _wrong("its title is not that of the report")
    if document.language not in _languages(parts["word/styles.xml"]):
        raise _wrong(f"its language is not {document.language}")
    if "docProps/custom.xml" in parts and len(parts["docProps/custom.xml"]):
        raise _wrong("it has properties that nobody asked for")
    return DocxFacts(len(parts), len(document.labels), len(tables))


def said(facts: DocxFacts) -> str:
    """What was verified, as a line for people."""
    labels = "1 label" if facts.labels == 1 else f"{facts.labels} labels"
    return f"DOCX: {labels} in order, {facts.parts} parts well formed, table heads, title and language set"


def _parts(file: Path) -> dict[str, _Element]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    found: dict[str, _Element] = {}
    try:
        with ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    found[name] = etree.fromstring(archive.read(name), parser)
    except (BadZipFile, etree.XMLSyntaxError) as fault:
        raise _wrong(f"it cannot be opened again: {fault}") from fault
    for wanted in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
        if wanted not in found:
            raise _wrong(f"it has no {wanted}")
    return found


def labels_of(body: _Element) -> Iterable[str]:
    """The first words, up to the tab, of each paragraph that has one after them: what stands in the label column."""
    for paragraph in body.iter(f"{_W}p"):
        words = ""
        for run in paragraph.iter(f"{_W}r"):
            for each in run.iter(f"{_W}t", f"{_W}tab"):
                if each.tag == f"{_W}tab":
                    yield words.strip()
                    break
                words += each.text or ""
            else:
                continue
            break


def _verify_labels(body: _Element, wanted: tuple[str, ...]) -> None:
    found = tuple(labels_of(body))
    if found == wanted:
        return
    missing = next((label for label in wanted if label not in found), None)
    raise _wrong("its labels are not in order" if missing is None else f"the label {missing} is missing from it")


def _verify_heads(table: _Element) -> None:
    """A table has a head row that is repeated, or heads in its first column."""
    look = table.find(f"{_W}tblPr/{_W}tblLook")
    by_column = look is not None and look.get(f"{_W}firstColumn") in ("1", "true", "on")
    if not by_column and table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None:
        raise _wrong("a table has no head")


def _languages(styles: _Element) -> set[str]:
    return {each.get(f"{_W}val", "") for each in styles.iter(f"{_W}lang")}


def _wrong(what: str) -> MachineError:
    return MachineError(f"The DOCX was not handed out: {what}.", cure="This is a fault of drafter: please report it.")
