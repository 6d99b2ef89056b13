"""What a picture is, told from its content: PNG, JPEG or SVG, and how large."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Literal, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from drafter.report.attachments import AttachmentFault

MAX_SIDE = 10_000
"""Pixels of a picture's longer side."""
MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that are followed by its size (ITU T.81, table B.1)."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_TRAILING = 65_536
"""Bytes that some cameras leave behind the end of a JPEG."""
_SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_ACTIVE = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<script|<foreignObject|\bon\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#|data:image/)", re.IGNORECASE
)
_LENGTH = re.compile(rb"\b(width|height)\s*=\s*[\"']\s*([\d.]+)")
_VIEW_BOX = re.compile(rb"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)")


class Picture(NamedTuple):
    """A picture; ``width`` and ``height`` in pixels."""

    format: Literal["png", "jpeg", "svg"]
    width: int
    height: int
    content: bytes


def read_picture(content: bytes) -> Picture:
    """The picture in ``content``; AttachmentFault where it is none, broken, too large, or would do something."""
    if content.startswith(_PNG):
        picture = Picture("png", *_png_size(content), content)
    elif content.startswith(_JPEG):
        picture = Picture("jpeg", *_jpeg_size(content), content)
    elif _SVG.match(content[:4096]):
        picture = Picture("svg", *_svg_size(content), content)
    else:
        raise AttachmentFault("This is no picture.", "Use a PNG, JPEG or SVG file.")
    if max(picture.width, picture.height) > MAX_SIDE or picture.width * picture.height > MAX_PIXELS:
        raise AttachmentFault(
            f"The picture is {picture.width:,} by {picture.height:,} pixels; the most is {MAX_SIDE:,} a side.",
            "Make it smaller: 2,000 pixels fill a page.",
        )
    if min(picture.width, picture.height) < 1 or not _is_whole(picture):
        raise _broken()
    return picture


def _is_whole(picture: Picture) -> bool:
    """Whether a picture goes on to its end: one that was copied in part does not."""
    if picture.format == "png":
        return _png_is_whole(picture.content)
    return picture.format == "svg" or b"\xff\xd9" in picture.content[-_TRAILING:]


def _broken() -> AttachmentFault:
    return AttachmentFault("The picture is broken.", "Save it again from the program it was made with.")


def _png_size(content: bytes) -> tuple[int, int]:
    if len(content) < 33 or content[12:16] != b"IHDR":
        raise _broken()
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _png_is_whole(content: bytes) -> bool:
    """Whether the chunks (PNG, 5.3) follow each other to the last, each with its sum."""
    at = len(_PNG)
    while at + 12 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        end = at + 8 + length
        if content[end : end + 4] != struct.pack(">I", zlib.crc32(memoryview(content)[at + 4 : end])):
            return False
        if content[at + 4 : at + 8] == b"IEND":
            return True
        at = end + 4
    return False


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            raise _broken()
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    raise _broken()


def _svg_size(content: bytes) -> tuple[int, int]:
    if _ACTIVE.search(content):
        raise AttachmentFault(
            "The drawing has a script, a link or a reference to another file in it.",
            "Export it again as plain SVG, or as PNG.",
        )
    try:
        ParserCreate().Parse(content, True)
    except ExpatError as error:
        raise AttachmentFault(
            f"The drawing is broken: it is no XML from line {error.lineno} on.", "Export it again as plain SVG."
        ) from error
    opening = content[: content.find(b">", content.find(b"<svg"))]
    lengths = {name: float(value) for name, value in _LENGTH.findall(opening)}
    box = _VIEW_BOX.search(opening)
    width = lengths.get(b"width", float(box[1]) if box else 0)
    height = lengths.get(b"height", float(box[2]) if box else 0)
    if not width or not height:
        raise AttachmentFault("The drawing does not say how large it is.", "Export it with a width and a height.")
    return round(width) or 1, round(height) or 1
