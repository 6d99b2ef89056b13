"""Where on its pages each piece of a report stands.

The Typst of a preview has a mark without width or height before each piece; the pages are the same without it. Once
they are set, Typst says where its marks came to stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.document.nodes import Block, Blocks, Para, RawBlock, RawInline
from drafter.document.pieces import Document, Illustration, Origin, Tabular
from drafter.export.formats.typst_dress import TypstDress
from drafter.export.preview.sight import Spot

END = "#context [#metadata((number: -1, margin: page.margin))<drafter-spot>]\n"
"""What follows the last piece in the Typst of a preview."""
_QUERY = """
query(selector(<drafter-spot>)LABELS).map(it => {
  let at = it.location().position()
  let margin = if type(it.value) == dictionary { it.value.margin }
  let side(name) = if type(margin) == dictionary {
    let width = margin.at(name, default: none)
    if type(width) == relative { width = width.length }
    if type(width) == length { width.abs.pt() }
  }
  (
    if type(it.value) == int { it.value } else { -1 }, str(it.label),
    at.page, at.y.pt(), side("top"), side("bottom"),
  )
})
"""

TITLE, HEADER = 0, 1
_FIRST = 2
_END_OF_FIRST = -2
"""The number of the mark at the end of piece 0; that of piece 1 is one less, and so on."""
_BELOW_THE_LINE = 4.0
"""Points from the line that words stand on to where letters end."""
LEADING = 8.0
"""Points between a piece and the next that are not text."""
_MARGINS = (68.0, 74.0)
"""Points above and below the text where a design does not say: those of drafter's own."""


Row = tuple[int, str, int, float, float | None, float | None]
"""What Typst says of a mark: number, label, page from 1, points from the top, and of the last one the margins."""


class Numbers:
    """The numbers of what has a spot: title, header block, and every piece."""

    def __init__(self, document: Document) -> None:
        self.origins: list[Origin | None] = [Origin("title"), Origin("meta")]
        self.turned: dict[str, int] = {}
        """What has a page of its own, turned, by its anchor. A mark before it would stay on the page before."""
        self._firsts: dict[str, int] = {}
        for section, pieces in document.sections.items():
            self._firsts[section] = len(self.origins)
            for piece in pieces:
                if isinstance(piece, Tabular | Illustration) and piece.landscape:
                    self.turned[piece.caption.anchor] = len(self.origins)
                self.origins.append(piece.origin)

    def first(self, section: str) -> int:
        """The number of the first piece of a section."""
        return self._firsts.get(section, _FIRST)

    @property
    def query(self) -> str:
        """Asks Typst for all marks, in order; the answer is a list of :data:`Row`."""
        return _QUERY.replace("LABELS", "".join(f".or(<{anchor}>)" for anchor in self.turned if anchor))


class SpottedDress(TypstDress):
    """The parts of a report as calls of ``base.typ``, each with its mark before it."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.numbers = Numbers(document)

    def title(self) -> Blocks:  # noqa: D102  (as in Dress)
        return (_mark(TITLE), *super().title())

    def header(self) -> Blocks:  # noqa: D102
        blocks = super().header()
        return (_mark(HEADER), *blocks) if blocks else ()

    def section(self, section: str) -> Blocks:  # noqa: D102
        blocks: list[Block] = []
        for number, piece in enumerate(self.document.sections.get(section, ()), self.numbers.first(section)):
            blocks += () if number in self.numbers.turned.values() else (_mark(number),)
            blocks += (_with_end(block, number) for block in self.piece(piece))
        return tuple(blocks)


def _mark(number: int) -> Block:
    return RawBlock(("typst", f"#metadata({number})<drafter-spot>"))


def _with_end(block: Block, number: int) -> Block:
    """A paragraph with a mark after its last word; anything else as it is."""
    if not isinstance(block, Para):
        return block
    return Para((*block.c, RawInline(("typst", f"#metadata({_END_OF_FIRST - number})<drafter-spot>"))))


class Placed(NamedTuple):
    """The spot of each number that has one, in the order of the pages, and the margins above and below the text."""

    spots: dict[int, Spot]
    above: float
    below: float


def placed(rows: Sequence[Row], numbers: Numbers) -> Placed:
    """Make spots of what Typst said: a piece goes on until its end, or the next one begins."""
    above, below = _MARGINS
    spots: dict[int, Spot] = {}
    ends = {_END_OF_FIRST - row[0]: row for row in rows if row[0] <= _END_OF_FIRST}
    starts = [row for row in rows if row[0] > _END_OF_FIRST]
    for row, following in zip(starts, [*starts[1:], *starts[-1:]], strict=True):
        number, label, page, top, *margins = row
        number = numbers.turned.get(label, number)
        if number < 0:
            above = above if margins[0] is None else margins[0]
            below = below if margins[1] is None else margins[1]
            continue
        _, _, last, bottom, *_ = ends.get(number, following)
        bottom += _BELOW_THE_LINE if number in ends else -LEADING
        origin = numbers.origins[number] or Origin("")
        spots[number] = Spot(origin.field, origin.line, page, top, last, bottom)
    return Placed({number: _ended(spot, above) for number, spot in spots.items()}, above, below)


def _ended(spot: Spot, above: float) -> Spot:
    """A piece whose follower begins a page ended on the page before."""
    if spot.last > spot.page and spot.bottom < above + 1:
        return spot._replace(last=spot.last - 1, bottom=float("inf"))
    return spot
