"""A page of a PDF as a picture, in the very dots that a terminal needs."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from msgspec.structs import replace
from PIL import Image, ImageDraw
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from drafter.export.preview.orders import Picture, Tile, View, Way
from drafter.export.preview.sending import MANY, packed, tiles
from drafter.export.preview.sight import Spot, height_of, in_sight, rows_of

_EDGE = (196, 200, 205)
_PALE = [round(150 + value * 0.38) for value in range(256)]
_FEW = {Way.KITTY: 32, Way.SIXEL: 12}
"""Colours of a page of text; one with a photograph has as many as there are."""
_FINER = 4
"""Dots across that become one of a half block."""


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
    colours = MANY if pages.shows_pictures(page) else _FEW[view.way]
    if view.way is Way.KITTY:
        return replace(made, content=packed(image, colours))
    return replace(made, tiles=tuple(_tiles(image, view, top, colours)))


def _on_paper(drawn: Image.Image, size: tuple[int, int], *, pale: bool) -> Image.Image:
    """A page on paper of that many dots, with an edge that is seen on a light screen too."""
    paper = Image.new("RGB", size, "white")
    paper.paste(drawn, (0, 0))
    ImageDraw.Draw(paper).rectangle((0, 0, size[0] - 1, size[1] - 1), outline=_EDGE)
    return paper.point(_PALE * 3) if pale else paper


def _tiles(image: Image.Image, view: View, top: int, colours: int) -> Iterator[Tile]:
    """What is in sight of a page."""
    across, down = view.cell
    left = view.left * across
    box = (left, top * down, left + view.width * across, (top + view.height) * down)
    seen = image.crop((box[0], box[1], min(box[2], image.width), min(box[3], image.height)))
    if not (seen.width > 0 and seen.height > 0):
        return
    yield from tiles(seen, view.cell, colours)


def _half_blocks(pages: PageSet, page: int, view: View, rows: int, *, pale: bool) -> bytes:
    drawn = pages.draw(page, view.columns * _FINER)
    image = drawn.resize((view.columns, rows * 2), Image.Resampling.BOX)
    # Sixteen of each colour: a screen of few colours is painted in a fraction of the time.
    return image.point([min(255, value // 16 * 17) for value in (_PALE if pale else range(256))] * 3).tobytes()
