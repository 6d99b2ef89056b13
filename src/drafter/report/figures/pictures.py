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
_LENGTH = re.compile(
    r"\s*((?:\d{1,9}(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?)\s*(px|pt|pc|mm|cm|in|)\s*\Z", re.ASCII | re.IGNORECASE
)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Of each unit of length (SVG 1.1, 7.10; CSS Values 3, 6.2)."""


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
    lengths = _svg_lengths(content)
    if lengths is None:
        raise AttachmentFault("The drawing does not say how large it is.", "Export it with a width and a height.")
    width, height = lengths
    return round(width) or 1, round(height) or 1


def _svg_lengths(content: bytes) -> tuple[float, float] | None:
    """Width and height in pixels: those of the drawing, else those of its view box, or in its proportions."""
    root = _svg_root(content)
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    # Four numbers; those it begins with may be negative.
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    across, down = (_pixels(box[2]), _pixels(box[3])) if len(box) == 4 else (0.0, 0.0)
    if across and down:
        if not width and not height:
            width, height = across, down
        width = width or height * across / down
        height = height or width * down / across
    return (width, height) if width and height else None


def _svg_root(content: bytes) -> dict[str, str]:
    """The attributes of the outermost element."""
    opened: list[dict[str, str]] = []
    parser = ParserCreate()

    def began(_name: str, attributes: dict[str, str]) -> None:
        opened.append(attributes)
        parser.StartElementHandler = None

    parser.StartElementHandler = began
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise AttachmentFault(
            f"The drawing is broken: it is no XML from line {error.lineno} on.", "Export it again as plain SVG."
        ) from error
    except (LookupError, ValueError) as error:
        raise AttachmentFault(
            "The drawing is in an encoding that no XML has.", "Export it again as plain SVG, in UTF-8."
        ) from error
    return opened[0]


def _pixels(length: str) -> float:
    """A length in pixels; 0 where it is none that can be measured, as a share of the page cannot."""
    found = _LENGTH.match(length)
    return float(found[1]) * _PIXELS[found[2].lower()] if found else 0.0
