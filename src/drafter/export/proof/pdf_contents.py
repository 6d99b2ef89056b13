"""Everything that is in a PDF: its bytes, every object and stream, every string, and the text of its glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import PdfError, Stream

from drafter.export.proof.contents import Content, without_entities
from drafter.export.verify.pdf_file import OpenedPdf
from drafter.export.verify.pdf_text import drawn

_STRING = re.compile(rb"\((?P<text>(?:[^()\\]|\\.)*+)\)|<(?P<hex>[0-9a-fA-F]*)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_TAG = re.compile(rb"<[^<>]*>")
_PIXELS = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")


def pdf_contents(opened: OpenedPdf) -> Iterator[Content]:
    """Every part of a PDF. What one of its pictures shows is nothing that can be read here."""
    yield Content("the file", opened.raw)
    written = b"\n".join(opened.written.values())
    yield Content("its objects", written, ("".join(strings_of(written)),))
    for each in opened.dictionaries:
        if isinstance(each, Stream):
            yield from _stream(f"object {each.objgen[0]}", each)
    yield from _pages(opened)
    yield from _forms(opened)


def _stream(where: str, stream: Stream) -> Iterator[Content]:
    try:
        raw = stream.read_raw_bytes() if _is_pixels(stream) else stream.read_bytes()
    except PdfError:
        raw = stream.read_raw_bytes()
    yield Content(where, raw)
    if raw.lstrip()[:1] == b"<":
        yield Content(where, b"", (without_entities(_TAG.sub(b"", raw)).decode("utf-8", "replace"),))


def _is_pixels(stream: Stream) -> bool:
    filters = stream.get("/Filter")
    return filters is not None and any(name in str(filters.unparse()) for name in _PIXELS)


def _pages(opened: OpenedPdf) -> Iterator[Content]:
    """The text of the glyphs: as it is drawn, the decoration by itself, and in the order of reading."""
    texts = []
    for number, page in enumerate(opened.drawn.values(), 1):
        texts.append("".join(piece.text for piece in page.shown if piece.artifact is None))
        decoration = "".join(piece.text for piece in page.shown if piece.artifact is not None)
        yield Content(f"page {number}", b"", (texts[-1], decoration))
    # A passage may go on from one page to the next.
    yield Content("its pages", b"", ("".join(texts),))
    if opened.tags is not None:
        yield Content("its tags", b"", (opened.text(opened.tags),))


def _forms(opened: OpenedPdf) -> Iterator[Content]:
    """What is drawn by itself, whether a page shows it or not."""
    for each in opened.dictionaries:
        if isinstance(each, Stream) and each.get("/Subtype") == "/Form":
            shown = drawn(each, each.get("/Resources"), opened.fonts).shown
            yield Content(f"object {each.objgen[0]}", b"", ("".join(piece.text for piece in shown),))


def strings_of(unparsed: bytes) -> Iterator[str]:
    """The strings of an object as it is written (ISO 32000-1, 7.3.4)."""
    for found in _STRING.finditer(unparsed):
        if found["text"] is not None:
            yield _decoded(_ESCAPE.sub(_plain, found["text"]))
        elif found["hex"]:
            digits = found["hex"].decode()
            yield _decoded(bytes.fromhex(digits + "0" * (len(digits) % 2)))


def _plain(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 0xFF])
    return _ESCAPES.get(found[2], found[2]) if found[2] else b""


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        return content.decode("utf-16", "replace")
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace")
    return content.decode("pdfdoc", "replace")
