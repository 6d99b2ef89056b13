"""What PDF/A-2 (ISO 19005-2) asks of the file itself, and the whitelist of its properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Object, Stream

from drafter.export.verify.pdf_file import PdfFile
from drafter.export.verify.point import Check, UnsoundError, check, counted

if TYPE_CHECKING:
    from lxml.etree import _Element

_PDF_A = "{http://www.aiim.org/pdfa/ns/id/}"
_PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_INFO = {"/Title", "/Subject", "/Author", "/Creator", "/CreationDate", "/ModDate"}
_TOOL = re.compile(r"Typst [0-9.]+\Z")
_XMP_NAMES = {
    f"{_DC}title",
    f"{_DC}description",
    f"{_DC}creator",
    f"{_DC}language",
    f"{_DC}format",
    f"{_XMP}CreatorTool",
    f"{_XMP}CreateDate",
    f"{_XMP}ModifyDate",
    "{http://ns.adobe.com/pdf/1.3/}PDFVersion",
    "{http://ns.adobe.com/xap/1.0/t/pg/}NPages",
    "{http://www.aiim.org/pdfa/ns/extension/}schemas",
    f"{_PDF_A}part",
    f"{_PDF_A}conformance",
    f"{_PDF_UA}part",
}
_HISTORY = "{http://ns.adobe.com/xap/1.0/mm/}"
"""Numbers of the file, made of its content, and that Typst made it: PDF/A wants them."""
_LEADS = re.compile(rb"(\d+) (\d+) R\b")
_FRAME = re.compile(rb"/Type /(?:ObjStm|XRef)\b|^null$")
"""What holds the objects of a file, and what was taken out of it."""
_ACTIVE = ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/Sound", "/Movie", "/RichMedia")


@check("one version of it, and nothing after its end", "PDF/A-2, 6.1.3")
def one_version(pdf: PdfFile) -> str:
    """A file that was saved on top of an older one still holds the older."""
    if pdf.raw.count(b"startxref") != 1 or pdf.raw.count(b"%%EOF") != 1:
        raise UnsoundError("it holds an earlier version of itself")
    if not pdf.raw.rstrip().endswith(b"%%EOF"):
        raise UnsoundError("something stands after its end")
    if "/ID" not in pdf.pdf.trailer:
        raise UnsoundError("it has no number of its own")
    return ""


@check("everything in it belongs to its pages or its properties", "drafter, safety")
def nothing_lost(pdf: PdfFile) -> str:
    """An object that nothing leads to is seen by nobody, and is there all the same."""
    reached: set[tuple[int, int]] = set()
    waiting = [bytes(pdf.pdf.trailer.unparse(resolved=True))]
    while waiting:
        for number, generation in _LEADS.findall(waiting.pop()):
            key = (int(number), int(generation))
            if key in pdf.written and key not in reached:
                reached.add(key)
                waiting.append(pdf.written[key])
    lost = [key for key, written in pdf.written.items() if key not in reached and not _FRAME.search(written)]
    if lost:
        raise UnsoundError("it holds something that nothing in it leads to")
    return counted(len(reached), "object")


@check("it bears the marks of PDF/A-2a and PDF/UA-1", "PDF/A-2, 6.6.4; PDF/UA-1, 5")
def marks(pdf: PdfFile) -> str:
    """What it says of itself."""
    metadata = _metadata(pdf)
    found = {(_PDF_A, "part"): "2", (_PDF_A, "conformance"): "A", (_PDF_UA, "part"): "1"}
    for (namespace, name), wanted in found.items():
        if (metadata.findtext(f".//{namespace}{name}") or "") != wanted:
            raise UnsoundError("it does not bear the marks of PDF/A-2a and PDF/UA-1")
    return ""


@check("its colours have a meaning on every device", "PDF/A-2, 6.2.3")
def output_intent(pdf: PdfFile) -> str:
    """An output intent with the profile of its colours."""
    intents = pdf.root.get("/OutputIntents")
    for intent in [] if intents is None else intents.as_list():
        profile = intent.get("/DestOutputProfile")
        if intent.get("/S") == "/GTS_PDFA1" and isinstance(profile, Stream) and b"acsp" in profile.read_bytes()[:64]:
            return str(intent.get("/OutputCondition", intent.get("/OutputConditionIdentifier", "")))
    raise UnsoundError("it has no output intent with a profile of its colours")


@check("no program, form or file is in it", "PDF/A-2, 6.4, 6.5, 6.8; PDF/UA-1, 7.11")
def nothing_active(pdf: PdfFile) -> str:
    """No JavaScript, no action but a link, no form, no attachment, no layer that can be switched off."""
    root = pdf.root
    names = root.get("/Names", Dictionary())
    if "/AF" in root or "/EmbeddedFiles" in names:
        raise UnsoundError("files are attached to it")
    for key in ("/AcroForm", "/OpenAction", "/AA", "/OCProperties", "/Collection", "/Requirements"):
        if key in root:
            raise UnsoundError(f"it has {key.lstrip('/')} in it, which nobody asked for")
    if "/JavaScript" in names:
        raise UnsoundError("a program is in it")
    for each in pdf.dictionaries:
        if each.get("/S") in _ACTIVE or "/JS" in each or each.get("/Type") == "/EmbeddedFile" or "/EF" in each:
            raise UnsoundError("a program or a file is in it")
        if "/AA" in each:
            raise UnsoundError("something happens in it that nobody asked for")
    return ""


@check("its properties are title, subject, author, language, date and program, and no others", "PDF/A-2, 6.6.2")
def properties(pdf: PdfFile) -> str:
    """The whitelist; each has the value of the report."""
    promise = pdf.promise
    when = promise.stamp.strftime("D:%Y%m%d%H%M%S")
    info = {key: str(value) for key, value in pdf.pdf.docinfo.items()}
    wanted = {"/Title": promise.title, "/Subject": promise.subject, "/Author": promise.author}
    for key, value in wanted.items():
        if info.get(key, "") != value:
            raise UnsoundError(f"its {key.lstrip('/').lower()} is not that of the report")
    if not all(info.get(key, when).startswith(when) for key in ("/CreationDate", "/ModDate")):
        raise UnsoundError("it bears another date")
    if info.keys() - _INFO or not _TOOL.match(info.get("/Creator", "Typst 0")):
        raise UnsoundError("it has properties that nobody asked for")
    metadata = _metadata(pdf)
    for element, value in ((f"{_DC}title", promise.title), (f"{_DC}description", promise.subject)):
        if (metadata.findtext(f".//{element}//{_RDF}li") or "") != value:
            raise UnsoundError(f"its {element.rpartition('}')[2]} is not that of the report")
    if (metadata.findtext(f".//{_DC}creator//{_RDF}li") or "") != promise.author:
        raise UnsoundError("its author is not that of the report")
    for each in _described(metadata):
        if each not in _XMP_NAMES and not each.startswith(_HISTORY):
            raise UnsoundError("it has properties that nobody asked for")
    if any("/Metadata" in each for each in _others(pdf)):
        raise UnsoundError("a part of it has properties of its own")
    return counted(len(info), "property", "properties")


def _metadata(pdf: PdfFile) -> _Element:
    from lxml import etree

    packet = pdf.root.get("/Metadata")
    if packet is None:
        raise UnsoundError("it has no metadata")
    try:
        return etree.fromstring(packet.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fault:
        raise UnsoundError("its metadata cannot be read") from fault


def _described(metadata: _Element) -> Iterator[str]:
    """The names of what the metadata says, as elements and as attributes."""
    for description in metadata.iter(f"{_RDF}Description"):
        parent = description.getparent()
        if parent is not None and parent.tag == f"{_RDF}RDF":
            yield from (str(each.tag) for each in description)
            yield from (str(name) for name in description.attrib if name != f"{_RDF}about")


def _others(pdf: PdfFile) -> Iterator[Object]:
    """Everything of the file but its catalogue."""
    root = pdf.root.objgen
    return (each for each in pdf.dictionaries if each.objgen != root)


ARCHIVE_CHECKS: tuple[Check[PdfFile], ...] = (
    one_version,
    nothing_lost,
    marks,
    output_intent,
    nothing_active,
    properties,
)
