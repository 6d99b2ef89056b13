"""How three or four numbers may hang together: a part, a whole and a share; a price, a number and a total."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import msgspec

from drafter.checks.quantities.quantity import Quantity, Span, Unit
from drafter.checks.quantities.saying import joined, plain, said, share

_SHARE_OFF = 0.35
"""How far off a share may be to be meant, as a part of itself."""
_SUM_OFF = 0.15
_PRODUCT_OFF = 0.2
_FEW_OFF = 0.08
"""The same of the sum of three."""
_LEAST = 20
_LEAST_WHOLE = 8
"""Small numbers are close to one another by chance."""
_ANY = frozenset({"ones", "others", "more"})
"""Nouns that are of whatever was named."""


class Fit(msgspec.Struct, frozen=True):
    """One way in which numbers may hang together: what is said, what would come out, and the sum.

    ``is_sum`` is one of parts: three numbers of a kind stand together for many reasons, and a word has to say so.
    """

    claim: Quantity
    exact: Span
    worked: str
    most_off: float
    is_sum: bool = False

    @property
    def is_right(self) -> bool:
        """Whether it comes out."""
        return self.claim.allows(self.exact)

    @property
    def off(self) -> float:
        """By which part of what is said it does not."""
        return abs(self.exact.middle / self.claim.value - 1) if self.claim.value else math.inf


def fits(quantities: Sequence[Quantity], *, is_each: bool) -> Iterator[Fit]:
    """The ways in which they may hang together; ``is_each`` says that the sentence has "each" or "every"."""
    units = "".join(sorted(each.unit.value for each in quantities))
    ways = _WAYS.get(units)
    if ways is not None:
        yield from ways(quantities)
    if units == "CCC" and is_each:
        one, two, total = sorted(quantities, key=by_value)
        yield _product(one, two, total, _PRODUCT_OFF)


def _one_of(quantities: Sequence[Quantity], unit: Unit) -> tuple[Quantity, Quantity, Quantity]:
    """The one of a unit, and the others, the smaller of them first."""
    claim = next(each for each in quantities if each.unit is unit)
    one, two = sorted((each for each in quantities if each is not claim), key=by_value)
    return claim, one, two


def _product(one: Quantity, two: Quantity, total: Quantity, most_off: float) -> Fit:
    money = total.unit is Unit.MONEY
    worked = f"{said(one)} × {said(two)} = {plain(one.value * two.value, money=money)}"
    return Fit(total, one.span.times(two.span), worked, most_off)


def _priced(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    """As in "118 drivers, £70, £8,260"."""
    count, price, total = _one_of(quantities, Unit.COUNT)
    if count.value > 2 and not total.per:
        yield _product(price, count, total, _PRODUCT_OFF)


def _timed(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    """As in "12 vehicles, 7 years, 84 years"."""
    count, one, total = _one_of(quantities, Unit.COUNT)
    if are_alike(one, total) and count.value > 2:
        yield _product(one, count, total, _SUM_OFF)


def _rate(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    """As in "46 weeks, 59,800 visitors, 1,300 a week"."""
    time, *counts = _one_of(quantities, Unit.TIME)
    rates = [each for each in counts if each.per == time.measure]
    if len(rates) == 1 and time.value > 1:
        total = next(each for each in counts if each is not rates[0])
        if not total.per:
            yield _product(rates[0], time, total, _SHARE_OFF)


def _ratio(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    """As in "510, 1,020, twice as many"."""
    claim, small, large = _one_of(quantities, Unit.TIMES)
    if are_alike(small, large) and small.value > 0:
        worked = f"{said(large)} / {said(small)} = {large.value / small.value:.2f}"
        yield Fit(claim, large.span.over(small.span), worked, _SHARE_OFF)


def _points(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    """As in "four points, from 44 per cent to 48 per cent"."""
    claim, small, large = sorted(quantities, key=lambda each: (each.unit is Unit.SHARE, each.value))
    if claim.unit is Unit.COUNT and claim.noun != "points":
        return
    gap = large.span.minus(small.span)
    worked = f"{said(large)} - {said(small)} = {plain(round((large.value - small.value) * 100, 2))} points"
    yield Fit(claim, Span(gap.low * 100, gap.high * 100), worked, _SHARE_OFF)


def _share(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    claim, small, large = _one_of(quantities, Unit.SHARE)
    if not are_alike(small, large) or small.value <= 0 or claim.value >= 1 or large.value < _LEAST_WHOLE:
        return
    exact = small.span.over(large.span)
    yield Fit(claim, exact, f"{said(small)} / {said(large)} = {share(exact, claim)}", _SHARE_OFF)
    gap = large.span.minus(small.span)
    gap = Span(max(gap.low, 0.0), gap.high)
    left = gap.over(large.span)
    if left.middle:
        yield Fit(claim, left, f"({said(large)} - {said(small)}) / {said(large)} = {share(left, claim)}", _SHARE_OFF)
        more = gap.over(small.span)
        worked = f"({said(large)} - {said(small)}) / {said(small)} = {share(more, claim)}"
        yield Fit(claim, more, worked, _SHARE_OFF)
        # "Fell by nine, to 142, a drop of 6.0 per cent."
        for before in (large.span.plus(small.span), large.span.minus(small.span)):
            worked = f"{said(small)} / {plain(before.middle)} = {share(small.span.over(before), claim)}"
            yield Fit(claim, small.span.over(before), worked, 0.0)


def _whole(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    *parts, whole = sorted(quantities, key=by_value)
    if are_alike(*quantities) and whole.value >= _LEAST:
        total = parts[0].span.plus(parts[1].span).plus(parts[2].span)
        yield Fit(whole, total, _sum_of(parts), _FEW_OFF, is_sum=True)


def _sums(quantities: Sequence[Quantity]) -> Iterator[Fit]:
    small, middle, large = sorted(quantities, key=by_value)
    if not are_alike(*quantities) or small.value <= 0 or large.value < _LEAST or large.value == middle.value:
        return
    yield Fit(large, small.span.plus(middle.span), _sum_of((small, middle)), _SUM_OFF, is_sum=True)
    if middle.value > small.value:
        left = large.span.minus(middle.span)
        money = large.unit is Unit.MONEY
        worked = f"{said(large)} - {said(middle)} = {plain(large.value - middle.value, money=money)}"
        yield Fit(small, left, worked, _SUM_OFF, is_sum=True)


def _sum_of(parts: Sequence[Quantity]) -> str:
    money = parts[0].unit is Unit.MONEY
    return f"{joined(parts, '+')} = {plain(sum(each.value for each in parts), money=money)}"


def are_alike(*quantities: Quantity) -> bool:
    """Whether they count the same, as far as it is said."""
    nouns = {each.noun for each in quantities if each.noun and each.noun not in _ANY}
    per = {each.per for each in quantities if each.per}
    # "14 weeks instead of 10": a number alone is of what the others are.
    kinds = {(each.unit, each.measure) for each in quantities if not (each.unit is Unit.COUNT and each.bare)}
    return len(kinds) <= 1 and len(nouns) <= 1 and len(per) <= 1


def by_value(quantity: Quantity) -> float:
    """The value, to sort by."""
    return quantity.value


_WAYS: dict[str, Callable[[Sequence[Quantity]], Iterator[Fit]]] = {
    "CCS": _share, "MMS": _share, "STT": _share, "CST": _share, "CSS": _points, "OSS": _points, "CCX": _ratio,
    "MMX": _ratio, "TTX": _ratio, "CCC": _sums, "MMM": _sums, "TTT": _sums, "CCCC": _whole, "MMMM": _whole,
    "CMM": _priced, "CTT": _timed, "CCT": _rate,
}  # fmt: skip
"""What numbers of which units may be, by the letters of their units."""
