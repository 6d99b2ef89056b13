"""Pictures as terminals are sent them: packed for kitty, in tiles for Sixel."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

from PIL import Image

from drafter.export.preview.orders import Tile
from drafter.export.preview.sight import Cell
from drafter.export.preview.sixel import sixel

MANY = 256
"""Colours, the most there can be: of a PNG, all that it has."""
_LARGEST = 1000
"""Dots across and down of a picture for Sixel: xterm takes no larger ones."""
_FAST = 1
"""How much a PNG is packed: more takes longer than it saves."""


def packed(image: Image.Image, colours: int) -> bytes:
    """A picture for kitty: a PNG in base64."""
    made = io.BytesIO()
    shown = image if colours == MANY else _few_colours(image, colours)
    shown.save(made, "PNG", compress_level=_FAST)
    return base64.b64encode(made.getvalue())


def tiles(image: Image.Image, cell: Cell, colours: int) -> Iterator[Tile]:
    """A picture for Sixel, in parts that are small enough for any terminal; ``cell`` is in dots."""
    across, down = cell
    image = _few_colours(image, colours)
    columns, rows = max(1, _LARGEST // across), max(1, _LARGEST // down)
    for row in range(0, image.height, rows * down):
        for column in range(0, image.width, columns * across):
            part = (column, row, min(image.width, column + columns * across), min(image.height, row + rows * down))
            yield Tile(column // across, row // down, sixel(image.crop(part)))


def _few_colours(image: Image.Image, colours: int) -> Image.Image:
    return image.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
