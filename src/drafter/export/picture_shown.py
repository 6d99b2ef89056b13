"""A picture of a report as a terminal shows it: as dots of two to a character, or by a protocol for pictures.

A drawing is drawn by Typst, which cannot be stopped: in a process of its own (``python -m``), which can be killed.
"""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

from PIL import Image, ImageOps

from drafter.export.pictures import for_screen
from drafter.export.preview.orders import Picture as Shown
from drafter.export.preview.orders import Way
from drafter.export.preview.sending import MANY, packed, tiles
from drafter.export.preview.sight import Cell
from drafter.export.process import Stop, run
from drafter.report.errors import MachineError, Refused
from drafter.report.figures.pictures import Picture, read_picture

_SECONDS = 30.0
_MOST_DOTS = 1_200
"""Of the longer side of what kitty is sent: a photograph of more takes too long over a slow line."""


def as_shown(picture: Picture, way: Way, room: tuple[int, int], cell: Cell, stop: Stop) -> Shown:
    """The picture on white paper, as large as fits into a ``room`` of characters, for a terminal that shows it so.

    ``cell`` is a character in dots. Raises Refused for a picture that is broken.
    """
    if way in (Way.TEXT, Way.BLOCKS):
        return _half_blocks(picture, room, stop)
    room_in_dots = (room[0] * cell[0], room[1] * cell[1])
    # As many dots as there are behind the characters: who is sent fewer draws them larger.
    scale = min(1.0, _MOST_DOTS / max(room_in_dots)) if way is Way.KITTY else 1.0
    with _opened(picture, room_in_dots, stop) as opened:
        width, height = _fitted(opened.size, room_in_dots)
        columns, rows = math.ceil(width / cell[0]), math.ceil(height / cell[1])
        paper = (max(1, int(columns * cell[0] * scale)), max(1, int(rows * cell[1] * scale)))
        image = _on_paper(opened, (min(paper[0], _dots(width * scale)), min(paper[1], _dots(height * scale))), paper)
    if way is Way.KITTY:
        return Shown(way, 0, columns, rows, 0, 0, content=packed(image, MANY))
    return Shown(way, 0, columns, rows, 0, 0, tiles=tuple(tiles(image, cell, MANY)))


def _half_blocks(picture: Picture, room: tuple[int, int], stop: Stop) -> Shown:
    dots = (room[0], room[1] * 2)
    with _opened(picture, dots, stop) as opened:
        width, height = _fitted(opened.size, dots)
        size = (_dots(width), 2 * _dots(height / 2))
        image = _on_paper(opened, size, size)
    return Shown(Way.BLOCKS, 0, size[0], size[1] // 2, 0, 0, content=image.tobytes())


@contextmanager
def _opened(picture: Picture, room: tuple[int, int], stop: Stop) -> Iterator[Image.Image]:
    """The picture, upright and no finer than it is needed. Raises Refused for one that is broken."""
    if picture.format == "svg":
        picture = _drawn(picture, stop)
    try:
        with Image.open(io.BytesIO(picture.content), formats=("PNG", "JPEG")) as opened:
            # A JPEG is decoded no finer than it is needed.
            opened.draft("RGB", (2 * max(room), 2 * max(room)))
            yield ImageOps.exif_transpose(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Refused("The picture is broken.", cure="Save it again from the program it was made with.") from fault


def _fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[Fraction, Fraction]:
    """As large as fits, in the same proportions; exactly, so that what fits takes no row more."""
    scale = min(Fraction(room[0], size[0]), Fraction(room[1], size[1]))
    return size[0] * scale, size[1] * scale


def _dots(length: float | Fraction) -> int:
    return max(1, round(length))


def _on_paper(image: Image.Image, size: tuple[int, int], paper: tuple[int, int]) -> Image.Image:
    """The picture of that size in the corner of white ``paper``."""
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    small = image.convert("RGBA").resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    sheet = Image.new("RGBA", paper, "white")
    sheet.alpha_composite(small)
    return sheet.convert("RGB")


def _drawn(drawing: Picture, stop: Stop) -> Picture:
    command = (sys.executable, "-P", "-m", __name__)
    finished = run(command, drawing.content, seconds=_SECONDS, stop=stop)
    if finished.code != 0:
        raise MachineError("The drawing could not be drawn.", cure="Export it again as plain SVG, or as PNG.")
    return read_picture(finished.output)


def main() -> None:
    """Draw the SVG on standard input; a PNG on standard output."""
    sys.stdout.buffer.write(for_screen(read_picture(sys.stdin.buffer.read()), Stop()).content)


if __name__ == "__main__":
    main()
