"""What a preview is asked for and what it answers: the words between the app and the process that sets its pages."""

from __future__ import annotations

import enum
from typing import NamedTuple

import msgspec

from drafter.export.preview.lines import Line
from drafter.export.preview.sight import Spot
from drafter.report.page_design import PLAIN, PageDesign

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

    ``known`` is the setting of the answer before, ``held`` the width of the text that came with it, 0 where there was
    none: what is known is not said again.
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
    known: int = 0
    held: int = 0


class Order(msgspec.Struct, frozen=True):
    """Show ``view`` of a report, pickled; empty is the one of the order before."""

    view: View
    report: bytes = b""
    template_folder: str = ""
    edition: str = "full"
    draft: bool = False
    design: PageDesign = PLAIN


class Reading(msgspec.Struct, frozen=True):
    """A report as lines.

    ``rows`` are the first line of each spot and the one after its last, in the order of the spots; ``pages`` is the
    first line of each page.
    """

    lines: list[Line]
    rows: list[tuple[int, int]]
    pages: list[int]


class Tile(NamedTuple):
    """A part of a picture as a terminal is sent it, and the cell of what is in sight that it begins at."""

    left: int
    top: int
    content: bytes


class Picture(msgspec.Struct, frozen=True):
    """A page as a picture of ``columns`` by ``rows`` cells; sight begins with ``left`` and ``top``.

    ``content`` is the whole page: for kitty a PNG in base64, for half blocks the colours, three bytes a dot. For Sixel
    it is empty, and ``tiles`` are what is in sight.
    """

    way: Way
    page: int
    columns: int
    rows: int
    left: int
    top: int
    content: bytes = b""
    tiles: tuple[Tile, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """``setting`` counts how often the report was set; ``sizes`` are those of the pages, in points.

    ``spots`` stand in the order of the pages; they and ``reading`` are None where they are known.

    Where the report could not be set, ``trouble`` and ``cure`` say why, and the rest is that of the last one that could
    be; pictures of it are pale.
    """

    setting: int
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
