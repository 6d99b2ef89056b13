"""Numbers as people type them: 1,204 · £1.2m · 31% · 50p · £103 million."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from drafter.report.figures.form import MAGNITUDES

_NUMBER = re.compile(
    r"(?P<minus>[-−–]?)\s*(?P<symbol>[£$€]?)\s*(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*"
    r"(?P<end>%|per\s?cent|p|k|m|bn|thousand|million|billion)?\Z",
    re.IGNORECASE,
)
_LETTERS = {letter: name for name, (_, letter) in MAGNITUDES.items()}
_MOST_DIGITS = 25
"""As many as decimals keep exactly."""


class Typed(NamedTuple):
    """A number that was typed, exactly, and the format that prints it as it was typed; None where it is plain."""

    value: int | Decimal
    format: str | None = None


def read_number(text: str) -> Typed | None:
    """The number that was meant: 31% is 0.31, and £1.2m is 1,200,000. None where it is none."""
    found = _NUMBER.match(text.strip())
    if found is None or len(found["digits"]) + len(found["part"] or "") > _MOST_DIGITS:
        return None
    number = Decimal(found["digits"].replace(",", "") + (found["part"] or ""))
    number = -number if found["minus"] else number
    end = (found["end"] or "").lower().replace(" ", "")
    places = len(found["part"] or ".") - 1
    if end in ("%", "percent"):
        return None if found["symbol"] else Typed(_plain(number.scaleb(-2)), f"percent:{places}")
    if end == "p":
        return None if found["symbol"] else Typed(_plain(number.scaleb(-2)), "money:p")
    magnitude = _LETTERS.get(end, end)
    if magnitude:
        return Typed(_plain(number * MAGNITUDES[magnitude][0]), f"money:{magnitude}" if found["symbol"] else None)
    whole = int(number) if found["part"] is None else number
    return Typed(whole, "money" if found["symbol"] else None)


def _plain(number: Decimal) -> int | Decimal:
    """Without a sign that nobody typed: 1.2 million is 1200000, and 0.310 is 0.31."""
    if number == number.to_integral_value():
        return int(number)
    return number.normalize()
