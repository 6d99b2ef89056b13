"""A page of a PDF as a picture, in the very dots that a terminal needs."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import pypdfium2 as pdfium
from msgspec.structs import replace
from PIL import Image, ImageDraw
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from drafter.export.preview.orders import Picture, Tile, View, Way
from drafter.export.preview.sight import Spot, height_of, in_sight, rows_of
from drafter.export.preview.sixel import sixel

_EDGE = (196, 200, 205)
_PALE = [round(150 + value * 0.38) for value in range(256)]
_FEW = {Way.KITTY: 32, Way.SIXEL: 12}
_MANY = 256
"""Colours of a page of text, and of one with a photograph."""
_LARGEST = 1000
"""Dots across and down of a picture for Sixel: xterm takes no larger ones."""
_FINER = 4
"""Dots across that become one of a half block."""
_FAST = 1
"""How much a PNG is packed: more takes longer than it saves."""


class PageSet:
    """The pages of a PDF."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdfium.PdfDocument(pdf)
        self.sizes: list[tuple[float, float]] = [self._pdf.get_page_size(index) for index in range(len(self._pdf))]
        """Points across and down of each."""

    def close(self) -> None:
        """Give back the memory."""
        self._pdf.close()

    def draw(self, page: int, width: int) -> Image.Image:
        """Page ``page``, from 1, ``width`` dots across."""
        opened = self._pdf[page - 1]
        try:
            bitmap = opened.render(scale=width / self.sizes[page - 1][0])
            try:
                drawn: Image.Image = bitmap.to_pil()
                return drawn.convert("RGB")
            finally:
                bitmap.close()
        finally:
            opened.close()

    def shows_pictures(self, page: int) -> bool:
        """Whether there is a picture on a page, which needs more colours than text."""
        opened = self._pdf[page - 1]
        try:
            return next(iter(opened.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])), None) is not None
        finally:
            opened.close()


def picture(pages: PageSet, page: int, spot: Spot | None, view: View, *, pale: bool) -> Picture:
    """Draw page ``page`` for a view; ``spot`` is what must be in sight where one is followed."""
    size = pages.sizes[page - 1]
    rows = height_of(size, view.columns, view.cell)
    taken = None if spot is None else rows_of(spot, page, size, view.columns, view.cell)
    top = max(0, min(view.top, rows - view.height))
    if taken is not None:
        top = in_sight(taken, top, view.height, rows)
    made = Picture(view.way, page, view.columns, rows, view.left, top)
    if view.way is Way.BLOCKS:
        return replace(made, content=_half_blocks(pages, page, view, rows, pale=pale))
    width, height = view.columns * view.cell[0], rows * view.cell[1]
    image = _on_paper(pages.draw(page, width), (width, height), pale=pale)
    colours = _MANY if pages.shows_pictures(page) else _FEW[view.way]
    if view.way is Way.KITTY:
        return replace(made, content=_png(image, colours))
    return replace(made, tiles=tuple(_tiles(image, view, top, colours)))


def _on_paper(drawn: Image.Image, size: tuple[int, int], *, pale: bool) -> Image.Image:
    """A page on paper of that many dots, with an edge that is seen on a light screen too."""
    paper = Image.new("RGB", size, "white")
    paper.paste(drawn, (0, 0))
    ImageDraw.Draw(paper).rectangle((0, 0, size[0] - 1, size[1] - 1), outline=_EDGE)
    return paper.point(_PALE * 3) if pale else paper


def _few_colours(image: Image.Image, colours: int) -> Image.Image:
    return image.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _png(image: Image.Image, colours: int) -> bytes:
    made = io.BytesIO()
    shown = image if colours == _MANY else _few_colours(image, colours)
    shown.save(made, "PNG", compress_level=_FAST)
    return base64.b64encode(made.getvalue())


def _tiles(image: Image.Image, view: View, top: int, colours: int) -> Iterator[Tile]:
    """What is in sight, in parts that are small enough for any terminal."""
    across, down = view.cell
    left = view.left * across
    box = (left, top * down, left + view.width * across, (top + view.height) * down)
    seen = image.crop((box[0], box[1], min(box[2], image.width), min(box[3], image.height)))
    if not (seen.width > 0 and seen.height > 0):
        return
    seen = _few_colours(seen, colours)
    columns, rows = max(1, _LARGEST // across), max(1, _LARGEST // down)
    for row in range(0, seen.height, rows * down):
        for column in range(0, seen.width, columns * across):
            part = (column, row, min(seen.width, column + columns * across), min(seen.height, row + rows * down))
            yield Tile(column // across, row // down, sixel(seen.crop(part)))


def _half_blocks(pages: PageSet, page: int, view: View, rows: int, *, pale: bool) -> bytes:
    drawn = pages.draw(page, view.columns * _FINER)
    image = drawn.resize((view.columns, rows * 2), Image.Resampling.BOX)
    # Sixteen of each colour: a screen of few colours is painted in a fraction of the time.
    return image.point([min(255, value // 16 * 17) for value in (_PALE if pale else range(256))] * 3).tobytes()
