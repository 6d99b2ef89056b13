"""The look of a report in word processors: the measures of its page design, in their own units."""

from __future__ import annotations

from typing import NamedTuple

from drafter.export.measures import Measures, measures_of
from drafter.report.page_design import PageDesign

CM = 567
"""Twentieths of a point in a centimetre."""
_HIGHER = 0.1
"""A line begins as much lower in a word processor, in centimetres, as its height stands above its letters."""


class Look(NamedTuple):
    """Distances in twentieths of a point, sizes of letters in half points, colours in RGB.

    These are the measures of Office Open XML (ECMA-376, part 1, 17.18).
    """

    measures: Measures
    accent: str
    stand_in: str = "Calibri"
    width: int = 11906
    height: int = 16838

    @property
    def font(self) -> str:
        """The letters."""
        return self.measures.font

    @property
    def size(self) -> int:
        """That of the text."""
        return self.letters(22)

    @property
    def rule(self) -> str:
        """The colour of lines."""
        return _digits(self.measures.rule)

    @property
    def quiet(self) -> str:
        """The colour of what is said aside."""
        return _digits(self.measures.quiet)

    @property
    def tint(self) -> str:
        """The colour behind the heads of tables."""
        return _digits(self.measures.tint)

    @property
    def warning(self) -> str:
        """The colour of what must not be missed."""
        return _digits(self.measures.warning)

    @property
    def label(self) -> int:
        """The column of the labels."""
        return round(self.measures.label * CM)

    @property
    def side(self) -> int:
        """The margin left and right."""
        return round(self.measures.side * CM)

    @property
    def top(self) -> int:
        """The margin above."""
        return round((self.measures.top - _HIGHER) * CM)

    @property
    def bottom(self) -> int:
        """The margin below."""
        return round((self.measures.bottom - _HIGHER) * CM)

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.side

    def letters(self, half_points: int) -> int:
        """A size of letters that is said for a usual text."""
        return round(self.measures.letters(half_points / 2) * 2)

    def room(self, twentieths: int) -> int:
        """Room above or below a paragraph that is said for a usual text."""
        return twentieths * self.measures.tightness // 100


def look_of(design: PageDesign) -> Look:
    """The look of a page design."""
    return Look(measures_of(design.name), _digits(design.colour))


def _digits(colour: str) -> str:
    return colour[1:].upper()
