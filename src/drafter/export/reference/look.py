"""The look of a report in Word, the same as that of ``design/base.typ``."""

from __future__ import annotations

from typing import NamedTuple

CM = 567
"""Twentieths of a point in a centimetre."""


class Look(NamedTuple):
    """Distances in twentieths of a point, sizes of letters in half points, colours in RGB.

    These are the measures of Office Open XML (ECMA-376, part 1, 17.18).
    """

    font: str = "Source Sans Pro"
    stand_in: str = "Calibri"
    size: int = 22
    accent: str = "1D3F5E"
    rule: str = "B9C4CF"
    quiet: str = "4D5963"
    tint: str = "EEF2F5"
    warning: str = "A3261B"
    label: int = round(1.75 * CM)
    side: int = round(2.4 * CM)
    top: int = round(2.3 * CM)
    bottom: int = round(2.5 * CM)
    width: int = 11906
    height: int = 16838

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.side
