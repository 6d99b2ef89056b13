"""Everything that is in a file, part by part: its bytes, and the words they hold, whatever program wrote them how."""

from __future__ import annotations

import binascii
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

_TAG = re.compile(rb"<[^<>]*>")
_LINK_TARGET = re.compile(rb"\]\([^()\s]*\)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_RUNS = bytes(ord("a") if bytes([code]).isalnum() or code in b"+/" else 0 for code in range(256))
_LONG_RUN = b"a" * 40
_PERCENT = re.compile(rb"(?:%[0-9A-Fa-f]{2})")
_DEEPEST = 3
"""Archives in archives."""


class Content(NamedTuple):
    """A part of a file: what it is called, its bytes decompressed, and the words in it without their markup."""

    where: str
    raw: bytes
    words: tuple[str, ...] = ()


def contents(file: Path) -> Iterator[Content]:
    """Every part of a file. What kind it is, is told from its bytes and not from its name."""
    raw = file.read_bytes()
    if raw.startswith(b"%PDF"):
        # Imported here: its library takes long to load, and only who makes a PDF has loaded it.
        from pikepdf import open as open_pdf

        from drafter.export.proof.pdf_contents import pdf_contents
        from drafter.export.verify.pdf_file import OpenedPdf

        with open_pdf(file) as pdf:
            yield from pdf_contents(OpenedPdf(pdf, raw))
    elif raw.startswith(b"PK"):
        yield from _archive(raw, "", 0)
    else:
        yield from text_contents("the file", raw)


def _archive(raw: bytes, name: str, depth: int) -> Iterator[Content]:
    """The parts of an archive, and the archive itself: it has names, a comment, and room between its parts."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        for info in archive.infolist():
            content = archive.read(info)
            where = f"{name}/{info.filename}".lstrip("/")
            if content.startswith(b"PK") and depth < _DEEPEST:
                yield from _archive(content, where, depth + 1)
            else:
                yield from text_contents(where, content)
    yield Content(name or "the archive", raw)


def text_contents(where: str, raw: bytes) -> Iterator[Content]:
    """A part that may be text: as it is, and as it is meant."""
    yield Content(where, raw)
    if b"\0" in raw:
        return
    plain = without_entities(raw)
    words = [without_entities(_TAG.sub(b"", raw))]
    if plain != raw:
        words.append(plain)
    if b"](" in raw:
        words.append(_LINK_TARGET.sub(b"", words[0]))
    yield Content(where, b"", tuple(each.decode("utf-8", "replace") for each in words))
    yield from _packed(where, raw)


def _packed(where: str, raw: bytes) -> Iterator[Content]:
    """What is written in other letters than its own."""
    if b"%" in raw and _PERCENT.search(raw):
        yield Content(where, _PERCENT.sub(lambda found: bytes.fromhex(found[0][1:].decode()), raw))
    if _LONG_RUN not in raw.translate(_RUNS):
        return
    for found in _BASE64.finditer(raw):
        try:
            yield Content(where, binascii.a2b_base64(found[0] + b"=" * (-len(found[0]) % 4)))
        except binascii.Error:
            # No base64 after all: it was looked at as it stands.
            continue


def without_entities(raw: bytes) -> bytes:
    """Markup with its characters in the place of their names and numbers."""
    if b"&" not in raw:
        return raw
    # Imported here: it holds the names of all characters, and few texts have one.
    from html import unescape

    return unescape(raw.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")
