"""What a preview is asked for and what it answers: the words between the app and the process that sets its pages."""

from __future__ import annotations

import enum

import msgspec

from drafter.export.preview.paper import Reading
from drafter.export.preview.spots import Spot

HEAD = 4
"""Bytes before each message: its length, the first byte the heaviest."""


class Way(enum.Enum):
    """How pages are shown."""

    TEXT = "text"
    """As lines of text."""
    BLOCKS = "blocks"
    """As a picture of half blocks, two dots a character."""
    KITTY = "kitty"
    """As a picture by the graphics protocol of kitty, which Ghostty and others speak too."""
    SIXEL = "sixel"
    """As a picture by Sixel, as xterm, foot, WezTerm and others show it."""


class View(msgspec.Struct, frozen=True):
    """What is looked at. All measures are cells of the terminal but for ``cell``, the size of one in pixels.

    ``columns`` is the width of the text, or of a whole page. A picture is of page ``page``, counted from 1; where that
    is 0, of the one where line ``line`` of field ``place`` stands. ``width`` and ``height`` are what is in sight, which
    begins at ``left`` and ``top``; where a place is followed, ``top`` may come out another.
    """

    way: Way
    columns: int
    width: int
    height: int
    cell: tuple[int, int] = (10, 20)
    page: int = 0
    place: str = ""
    line: int = 0
    left: int = 0
    top: int = 0


class Order(msgspec.Struct, frozen=True):
    """Show ``view`` of a report, pickled; empty is the one of the order before."""

    view: View
    report: bytes = b""
    template_folder: str = ""
    edition: str = "full"
    draft: bool = False


class Picture(msgspec.Struct, frozen=True):
    """A page as a picture of ``columns`` by ``rows`` cells.

    ``content`` is a PNG in base64 of the whole page for kitty, what a terminal is sent for the part in sight for Sixel,
    and for half blocks the colours of the whole page, three bytes a dot. ``top`` is the row that sight begins with.
    """

    way: Way
    page: int
    columns: int
    rows: int
    top: int
    content: bytes


class Answer(msgspec.Struct, frozen=True):
    """``sizes`` are those of the pages, in points; ``spots`` stand in the order of the pages.

    Where the report could not be set, ``trouble`` and ``cure`` say why, and the rest is that of the last one that could
    be; pictures of it are pale. ``spots`` and ``reading`` are None where they are those of the answer before.
    """

    sizes: list[tuple[float, float]]
    spots: list[Spot] | None = None
    reading: Reading | None = None
    picture: Picture | None = None
    trouble: str = ""
    cure: str = ""


ORDERS = msgspec.msgpack.Decoder(Order)
ANSWERS = msgspec.msgpack.Decoder(Answer)


def framed(message: Order | Answer) -> bytes:
    """A message with its length before it."""
    content = msgspec.msgpack.encode(message)
    return len(content).to_bytes(HEAD, "big") + content
