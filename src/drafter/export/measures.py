"""The measures of each page design, in one place: pages of PDF, styles of word processors and print follow them."""

from __future__ import annotations

from typing import NamedTuple

from drafter.report.page_design import TINT, DesignName

USUAL_SIZE = 11.0
"""Sizes of letters and the room between paragraphs are said for a text of so many points."""
LEAST_SIZE = 8.5
"""No letters are smaller, however compact a page is."""


class Measures(NamedTuple):
    """Letters in points; the column of labels and the margins in centimetres; colours in RGB.

    ``leading`` and ``spacing`` are what Typst leaves between lines and paragraphs, in em; ``tightness`` is the room
    around the paragraphs of a word processor, in hundredths of what is usual.
    """

    font: str = "Source Sans Pro"
    rule: str = "#b9c4cf"
    quiet: str = "#4d5963"
    tint: str = TINT
    warning: str = "#a3261b"
    size: float = USUAL_SIZE
    label: float = 1.75
    side: float = 2.4
    top: float = 2.4
    bottom: float = 2.6
    leading: float = 0.62
    spacing: float = 1.1
    tightness: int = 100

    def letters(self, points: float) -> float:
        """A size that is said for a usual text, in whole half points, which are all that Word knows."""
        return max(round(points * self.size / USUAL_SIZE * 2) / 2, LEAST_SIZE)


_MEASURES = {
    DesignName.PLAIN: Measures(),
    DesignName.COUNCIL: Measures(),
    DesignName.COMPACT: Measures(
        size=10.0, label=1.5, side=1.9, top=1.9, bottom=2.1, leading=0.55, spacing=0.85, tightness=75
    ),
}


def measures_of(name: DesignName) -> Measures:
    """The measures of a design."""
    return _MEASURES[name]
