"""A PDF opened again: tags, language, title, both standards, fonts, headings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from drafter.export.row_heads import below, elements
from drafter.report.errors import MachineError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from drafter.document.pieces import Document

_PDF_A = "http://www.aiim.org/pdfa/ns/id/"
_PDF_UA = "http://www.aiim.org/pdfua/ns/id/"
_DC = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


class PdfPromise(msgspec.Struct, frozen=True):
    """What a PDF has to be: its language, its title, the labels of its headings, and what its pictures show."""

    language: str
    title: str
    headings: tuple[str, ...]
    described: tuple[str, ...] = ()


def promised(document: Document) -> PdfPromise:
    """What the PDF of a document has to be."""
    from drafter.document.pieces import Heading

    headings = tuple(
        piece.label
        for pieces in document.sections.values()
        for piece in pieces
        if isinstance(piece, Heading) and piece.label is not None
    )
    return PdfPromise(document.language, document.title, headings, document.described)


class PdfFacts(NamedTuple):
    """What a PDF says of itself."""

    pages: int
    headings: tuple[str, ...]
    tables: int
    fonts: tuple[str, ...]


def verify_pdf(file: Path, promise: PdfPromise) -> PdfFacts:
    """Open a PDF and compare it with what it has to be.

    Raises MachineError with what is wrong with it.
    """
    from pikepdf import PdfError
    from pikepdf import open as open_pdf

    try:
        with open_pdf(file) as pdf:
            return _verified(pdf, promise)
    except PdfError as fault:
        raise _wrong(f"it cannot be opened again: {fault}") from fault


def said(facts: PdfFacts) -> str:
    """What was verified, as a line for people."""
    pages = "1 page" if facts.pages == 1 else f"{facts.pages} pages"
    return f"PDF: {pages}, PDF/A-2a and PDF/UA-1, tagged, language and title set, {len(facts.fonts)} fonts embedded"


def _verified(pdf: Pdf, promise: PdfPromise) -> PdfFacts:
    root = pdf.Root
    if not _is_set(root, "/MarkInfo", "/Marked") or "/StructTreeRoot" not in root:
        raise _wrong("it is not tagged")
    if str(root.get("/Lang", "")) != promise.language:
        raise _wrong(f"its language is not {promise.language}")
    if not _is_set(root, "/ViewerPreferences", "/DisplayDocTitle"):
        raise _wrong("its title is not shown")
    if "/AF" in root or ("/Names" in root and "/EmbeddedFiles" in root.Names):
        raise _wrong("files are attached to it")
    _verify_metadata(root.Metadata.read_bytes(), promise.title)
    headings = tuple(str(each.get("/T", "")) for each in elements(pdf, "/H1", "/H2", "/H3"))
    _verify_headings(headings, promise.headings)
    # A layout may put sections into another order than the template.
    if sorted(str(each.get("/Alt", "")) for each in elements(pdf, "/Figure")) != sorted(promise.described):
        raise _wrong("a picture in it is not described as in the report")
    tables = list(elements(pdf, "/Table"))
    if any(next(below(table, "/TH"), None) is None for table in tables):
        raise _wrong("a table has no head")
    return PdfFacts(len(pdf.pages), headings, len(tables), tuple(_fonts(pdf)))


def _is_set(root: Object, name: str, flag: str) -> bool:
    return name in root and flag in root[name] and bool(root[name][flag])


def _verify_metadata(packet: bytes, title: str) -> None:
    from lxml import etree

    tree = etree.fromstring(packet, etree.XMLParser(resolve_entities=False, no_network=True))
    found = {(_PDF_A, "part"): "2", (_PDF_A, "conformance"): "A", (_PDF_UA, "part"): "1"}
    for (namespace, name), wanted in found.items():
        if (tree.findtext(f".//{{{namespace}}}{name}") or "") != wanted:
            raise _wrong("it does not bear the marks of PDF/A-2a and PDF/UA-1")
    if (tree.findtext(f".//{{{_DC}}}title//{{{_RDF}}}li") or "") != title:
        raise _wrong("its title is not that of the report")


def _verify_headings(headings: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """Every heading that has a label is a heading of the file, under that label."""
    missing = set(wanted) - {heading.split(" ", 1)[0] for heading in headings}
    if missing:
        raise _wrong(f"the heading {min(missing)} is not tagged as one")


def _fonts(pdf: Pdf) -> Iterator[str]:
    """The names of the fonts; MachineError for one that is not embedded."""
    seen: set[str] = set()
    for page in pdf.pages:
        fonts = page.resources.get("/Font")
        for font in [] if fonts is None else fonts.values():
            name = str(font.get("/BaseFont", ""))
            if name in seen:
                continue
            seen.add(name)
            bearer = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            files = set(bearer.FontDescriptor.keys()) if "/FontDescriptor" in bearer else set()
            if files.isdisjoint(("/FontFile", "/FontFile2", "/FontFile3")) and font.Subtype != "/Type3":
                raise _wrong(f"the font {name.lstrip('/')} is not embedded")
            yield name


def _wrong(what: str) -> MachineError:
    return MachineError(f"The PDF was not handed out: {what}.", cure="This is a fault of drafter: please report it.")
