"""Three numbers that nearly hang together: what no construction is known for is told by the numbers themselves.

Of a sentence with three numbers that can be a part, a whole and a share, two parts and their sum, or a price, a number
and a total, one of these is nearly always meant. Where one of them comes out, all is well. Where none does and one is
close, it is the one that is wrong: by chance that is so of few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Hedge, Quantity, Span, Unit
from drafter.checks.quantities.saying import joined, plain, said, share
from drafter.checks.quantities.sentence import Sentence, around, read

_SHARE_OFF = 0.35
"""How far off a share may be to be meant, as a part of itself."""
_SUM_OFF = 0.15
_PRODUCT_OFF = 0.2
_FEW_OFF = 0.08
"""The same of the sum of three, and of numbers of two sentences."""
_APART = 0.5
"""How much of that is allowed where the three stand in two sentences."""
_ROUNDED = 0.006
"""Nobody calls a product wrong that is off by less: one of the three is rounded."""
_LEAST = 20
"""Small numbers are close to one another by chance."""
_RATES = (Unit.SHARE, Unit.TIMES)
_LEAST_WHOLE = 8
_MOST = 12


class _Fit(msgspec.Struct, frozen=True):
    """One way in which numbers may hang together: what is said, what would come out, and the sum."""

    claim: Quantity
    exact: Span
    worked: str
    most_off: float

    @property
    def is_right(self) -> bool:
        return self.claim.allows(self.exact)

    @property
    def off(self) -> float:
        return abs(self.exact.middle / self.claim.value - 1)


def nearly(text: str) -> Iterator[Disagreement]:
    """The numbers of a text that nearly hang together."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        own = _of(sentence)
        if _is_open(sentence) or _OF_ANOTHER.found(sentence.shape) is not None:
            continue
        near = [each for other in around(sentences, index) for each in _of(other)][:_MOST]
        is_summed = _is_summed(sentence)
        found = _wrong(own, near, 1.0, is_summed=is_summed)
        if found is None and index and not _is_open(sentences[index - 1]):
            before = _of(sentences[index - 1])
            if len(before) + len(own) == 3 and before and own:
                are_parts = len(own) == 2 and own[0].start == sentence.pieces[0].start
                found = _wrong([*before, *own], near, _APART, is_summed=is_summed or are_parts)
        if found is not None:
            yield found


def _wrong(
    quantities: Sequence[Quantity], near: Sequence[Quantity], strictly: float, *, is_summed: bool
) -> Disagreement | None:
    if any(each.hedge in (Hedge.OVER, Hedge.UP_TO) for each in quantities):
        return None
    fits = [each for each in _fits(quantities) if is_summed or each.claim.unit in _RATES or "×" in each.worked]
    if not fits or any(each.is_right for each in fits) or _explained(fits, quantities, near):
        return None
    close = [each for each in fits if _ROUNDED < each.off <= each.most_off * strictly]
    best = min(close, key=lambda each: each.off, default=None)
    return None if best is None else Disagreement(best.claim.start, best.claim.end, best.worked)


def _of(sentence: Sentence) -> list[Quantity]:
    return [piece.quantity for piece in sentence.pieces if piece.quantity is not None]


_OF_ANOTHER = Pattern(r"Sod(?![^CM]{0,2}[CM])", needs=("Sod",))
"""A share that says what it is of, where that is no number: "20 per cent of the cost"."""


def _is_open(sentence: Sentence) -> bool:
    """Whether it says that its numbers are not all there are, or not of one thing."""
    # The month of May is a date.
    return any(piece.word in _OPEN and piece.letter != "y" for piece in sentence.pieces)


def _is_summed(sentence: Sentence) -> bool:
    """Whether a word or a mark says that one of its numbers comes of the others."""
    return any(piece.letter in "sg=+r:(" or piece.word in _SUMMED for piece in sentence.pieces)


_SUMMED = frozenset((
    "adding", "added", "adds", "less", "net", "combined", "together", "both", "therefore", "so", "thus", "leaving",
    "leaves", "left", "brings", "shortfall", "surplus", "balance", "difference", "total", "totals", "altogether",
    "makes", "making", "quarter", "rest",
))  # fmt: skip


_OPEN = frozenset((
    "if", "would", "could", "might", "may", "between", "per", "range", "including", "included", "includes", "plus",
    "maximum", "minimum", "least", "limit", "target",
))  # fmt: skip


def _fits(quantities: Sequence[Quantity]) -> Iterator[_Fit]:
    units = "".join(sorted(each.unit.value for each in quantities))
    if len(quantities) == 3 and "S" in units and units != "SSS":
        claims = [each for each in quantities if each.unit is Unit.SHARE]
        # "A half plot" is no half of anything.
        if len(claims) == 1 and claims[0].text.lower() != "half":
            one, two = (each for each in quantities if each is not claims[0])
            yield from _shares(claims[0], one, two)
    elif len(quantities) == 3 and "X" in units:
        claim = next(each for each in quantities if each.unit is Unit.TIMES)
        one, two = sorted((each for each in quantities if each is not claim), key=_value)
        if _are_alike(one, two) and one.value > 0:
            worked = f"{said(two)} / {said(one)} = {two.value / one.value:.2f}"
            yield _Fit(claim, two.span.over(one.span), worked, _SHARE_OFF)
    elif units in ("CCC", "MMM", "TTT"):
        yield from _sums(quantities)
    elif units == "CMM":
        count = next(each for each in quantities if each.unit is Unit.COUNT)
        one, two = sorted((each for each in quantities if each is not count), key=_value)
        if count.value > 2 and not two.per:
            worked = f"{said(one)} × {said(count)} = {plain(one.value * count.value, money=True)}"
            yield _Fit(two, one.span.times(count.span), worked, _PRODUCT_OFF)
    elif units == "CTT":
        count = next(each for each in quantities if each.unit is Unit.COUNT)
        one, two = sorted((each for each in quantities if each is not count), key=_value)
        if _are_alike(one, two) and count.value > 2:
            worked = f"{said(one)} × {said(count)} = {plain(one.value * count.value)}"
            yield _Fit(two, one.span.times(count.span), worked, _SUM_OFF)
    elif units in ("CCCC", "MMMM"):
        *parts, whole = sorted(quantities, key=_value)
        if _are_alike(*quantities) and whole.value >= _LEAST:
            total = parts[0].span.plus(parts[1].span).plus(parts[2].span)
            yield _Fit(whole, total, _sum_of(parts), _FEW_OFF)


def _shares(claim: Quantity, one: Quantity, two: Quantity) -> Iterator[_Fit]:
    small, large = sorted((one, two), key=_value)
    if not _are_alike(one, two) or small.value <= 0 or claim.value >= 1 or large.value < _LEAST_WHOLE:
        return
    exact = small.span.over(large.span)
    yield _Fit(claim, exact, f"{said(small)} / {said(large)} = {share(exact, claim)}", _SHARE_OFF)
    gap = large.span.minus(small.span)
    gap = Span(max(gap.low, 0.0), gap.high)
    left = gap.over(large.span)
    if left.middle:
        yield _Fit(claim, left, f"({said(large)} - {said(small)}) / {said(large)} = {share(left, claim)}", _SHARE_OFF)
        more = gap.over(small.span)
        worked = f"({said(large)} - {said(small)}) / {said(small)} = {share(more, claim)}"
        yield _Fit(claim, more, worked, _SHARE_OFF)
        # "Fell by nine, to 142, a drop of 6.0 per cent."
        for before in (large.span.plus(small.span), large.span.minus(small.span)):
            worked = f"{said(small)} / {plain(before.middle)} = {share(small.span.over(before), claim)}"
            yield _Fit(claim, small.span.over(before), worked, 0.0)


def _sums(quantities: Sequence[Quantity]) -> Iterator[_Fit]:
    small, middle, large = sorted(quantities, key=_value)
    if not _are_alike(*quantities) or small.value <= 0 or large.value < _LEAST or large.value == middle.value:
        return
    yield _Fit(large, small.span.plus(middle.span), _sum_of((small, middle)), _SUM_OFF)
    if middle.value > small.value:
        left = large.span.minus(middle.span)
        money = large.unit is Unit.MONEY
        worked = f"{said(large)} - {said(middle)} = {plain(large.value - middle.value, money=money)}"
        yield _Fit(small, left, worked, _SUM_OFF)


def _sum_of(parts: Sequence[Quantity]) -> str:
    money = parts[0].unit is Unit.MONEY
    return f"{joined(parts, '+')} = {plain(sum(each.value for each in parts), money=money)}"


def _are_alike(*quantities: Quantity) -> bool:
    """Whether they count the same, as far as it is said."""
    nouns = {each.noun for each in quantities if each.noun and each.noun not in _ANY}
    per = {each.per for each in quantities if each.per}
    # "14 weeks instead of 10": a number alone is of what the others are.
    kinds = {(each.unit, each.measure) for each in quantities if not (each.unit is Unit.COUNT and each.bare)}
    return len(kinds) <= 1 and len(nouns) <= 1 and len(per) <= 1


_ANY = frozenset({"ones", "others", "more"})
"""Nouns that are of whatever was named."""


def _explained(fits: Sequence[_Fit], quantities: Sequence[Quantity], near: Sequence[Quantity]) -> bool:
    """Whether another number close by makes one of them right."""
    claims = {id(each.claim): each.claim for each in fits}
    for claim in claims.values():
        others = [each for each in near if each is not claim and each not in quantities]
        for own in quantities:
            if own is claim:
                continue
            for other in others:
                if own.unit is other.unit and any(claim.allows(span) for span in _results(claim, own, other)):
                    return True
    return False


def _results(claim: Quantity, one: Quantity, two: Quantity) -> Iterator[Span]:
    small, large = sorted((one, two), key=_value)
    if small.value <= 0:
        return
    if claim.unit is Unit.SHARE:
        yield small.span.over(large.span)
    elif claim.unit is one.unit:
        yield one.span.plus(two.span)
        yield large.span.minus(small.span)


def _value(quantity: Quantity) -> float:
    return quantity.value
