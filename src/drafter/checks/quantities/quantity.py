"""A quantity: its value, what it is a quantity of, and how exactly it is meant."""

from __future__ import annotations

import enum

import msgspec


class Unit(enum.Enum):
    """What is counted. The value of a unit is its letter in the shape of a sentence."""

    COUNT = "C"
    MONEY = "M"
    TIME = "T"
    SHARE = "S"
    POINTS = "O"
    TIMES = "X"


class Hedge(enum.Enum):
    """How a number is softened: "about 40", "nearly 40", "just over 40", "over 40", "up to 40"."""

    NONE = "none"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    OVER = "over"
    UP_TO = "up to"


_ROUGHLY = 0.1
"""How far "about" goes either way, and "nearly" and "just over" one way, as a share of the number."""
_NOTHING = 1e-9
_NO_MORE = 0.005
"""How far a share may be over "fewer than": half a per cent, which is as people round."""


class Span(msgspec.Struct, frozen=True):
    """The values between which something lies."""

    low: float
    high: float

    def plus(self, other: Span) -> Span:
        """The sum."""
        return Span(self.low + other.low, self.high + other.high)

    def minus(self, other: Span) -> Span:
        """The difference."""
        return Span(self.low - other.high, self.high - other.low)

    def times(self, other: Span) -> Span:
        """The product, of values that are not negative."""
        return Span(self.low * other.low, self.high * other.high)

    def over(self, other: Span) -> Span:
        """The quotient, of values that are not negative; ``other`` is not 0."""
        return Span(self.low / other.high, self.high / max(other.low, _NOTHING))

    @property
    def middle(self) -> float:
        """What is shown of it."""
        return (self.low + self.high) / 2


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity from ``start`` to ``end`` of its text, where it is written as ``text``.

    Money is in pounds, a share between 0 and 1. ``slack`` is half a unit of the last place that is written. ``noun`` is
    what is counted, in the plural, empty where nothing is named ("14 had been bought"); ``per`` is "year" of "£9,000 a
    year" and "each" of "£500 each"; ``measure`` is "year" of "25 years". ``in_words`` is "nine", not "9".
    """

    value: float
    unit: Unit
    text: str
    start: int
    end: int
    slack: float = 0.0
    hedge: Hedge = Hedge.NONE
    noun: str = ""
    bare: bool = False
    per: str = ""
    measure: str = ""
    in_words: bool = False

    @property
    def span(self) -> Span:
        """What it may stand for."""
        return self._span(self.value * _ROUGHLY)

    def _span(self, roughly: float) -> Span:
        low, high = self.value - self.slack, self.value + self.slack
        match self.hedge:
            case Hedge.ABOUT:
                return Span(min(low, self.value - roughly), max(high, self.value + roughly))
            case Hedge.NEARLY:
                return Span(min(low, self.value - roughly), high)
            case Hedge.JUST_OVER:
                return Span(low, max(high, self.value + roughly))
            case Hedge.OVER:
                return Span(self.value, self.value * 1000)
            case Hedge.UP_TO:
                # A fraction is said of what is close to it, but "fewer than one in six" is no more.
                return Span(0.0, min(high, self.value + _NO_MORE) if self.unit is Unit.SHARE else high)
            case _:
                return Span(low, high)

    def allows(self, exact: Span) -> bool:
        """Whether the text is right to say this of what comes out as ``exact``."""
        said = self.span
        margin = _NOTHING * max(1.0, abs(self.value))
        return exact.high >= said.low - margin and exact.low <= said.high + margin
