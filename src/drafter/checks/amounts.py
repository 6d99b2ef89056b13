"""Numbers as people write them in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from drafter.checks.pattern import Pattern

WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20,
}  # fmt: skip
NUMBER = r"\d(?:[\d,]{0,16}\d)?(?:\.\d{1,6})?"
PERCENT = rf"({NUMBER}) ?(?:%|per ?cent\b)"
_SPELT = "|".join(WORDS)
_COUNT = Pattern(rf"(?<![\w£.,/-])(?:({NUMBER})|\b({_SPELT})\b)(?![\w/]|[.,]\d| ?%| per ?cent)")
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 10**3, "k": 10**3}


class Count(msgspec.Struct, frozen=True):
    """A plain number in a text, from ``start`` to ``end``."""

    value: Decimal
    start: int
    end: int


def number(text: str) -> Decimal:
    """``1,234.5`` or ``seven`` as a number."""
    spelt = WORDS.get(text.lower())
    return Decimal(spelt) if spelt is not None else Decimal(text.replace(",", ""))


def money(amount: str, scale: str | None) -> Decimal:
    """``1.25`` and ``million``, as pounds."""
    return number(amount) * _SCALES.get(scale or "", 1)


def places(text: str) -> int:
    """The decimal places that a number is written with."""
    return len(text.partition(".")[2])


def counts(text: str) -> Iterator[Count]:
    """The plain numbers of a text: no sums of money, percentages, dates in figures, or parts of words."""
    for match in _COUNT.compiled.finditer(text):
        yield Count(number(match[1] or match[2]), match.start(), match.end())


def is_rounded(exact: Decimal, written: Decimal, decimals: int) -> bool:
    """Whether ``written`` is ``exact`` rounded to its decimals, a half either way."""
    return abs(exact - written) <= Decimal(5) * Decimal(10) ** -(decimals + 1)
