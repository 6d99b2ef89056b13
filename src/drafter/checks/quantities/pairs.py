"""Two numbers of which one became the other, and what the change between them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Span, Unit
from drafter.checks.quantities.saying import plain, said, share
from drafter.checks.quantities.sentence import Sentence


class Pair(msgspec.Struct, frozen=True):
    """The old and the new number, and the piece behind the second of them."""

    old: Quantity
    new: Quantity
    end: int


_GAP = r"[^CMSOXTf.;:]{0,10}"
_PAIRS = (
    ({"f", "t"}, Pattern(rf"f([CMST]){_GAP}t([CMST])"), True),
    ({"f", "t"}, Pattern(r"t([CMST])[^CMSOX.;:()]{0,8}f([CMST])"), False),
    (set[str](), Pattern(r"([CMST])[^CMSOXT.;:()]{0,12}?(?:a|[un]f)(?:d?w{0,3}o)?([CMST])(?!w{0,2}[un])"), False),
)
_TWO_YEARS = Pattern(r"([CMT])[^CMSOXT.;()]{0,8}iy+[^CMSOXT.;()]{0,8}([CMT])[^CMSOXT.;()]{0,8}iy+")


def pairs_of(sentence: Sentence) -> Iterator[Pair]:
    """The pairs of a sentence: "from 450 to 540", "£1.2m against £1.0m", "£40,000 in 2019 and £130,000 in 2025"."""
    shape = sentence.shape
    if not ("t" in shape or "a" in shape or "f" in shape or "y" in shape):
        return
    for letters, pattern, old_first in _PAIRS:
        if not letters <= set(shape):
            continue
        for match in pattern.compiled.finditer(shape):
            first, second = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
            if first.unit is second.unit and is_pair(first, second):
                old, new = (first, second) if old_first else (second, first)
                yield Pair(old, new, match.end())
    if "X" in shape and "f" not in shape:
        for match in _TWO_YEARS.compiled.finditer(shape):
            first, second = sentence.quantity(match.start(1)), sentence.quantity(match.start(2))
            if first.unit is second.unit and (second.bare or first.noun == second.noun):
                yield Pair(first, second, match.end())


def is_pair(one: Quantity, two: Quantity) -> bool:
    """Whether one can have become the other: both are for the same time and of the same measure."""
    alike = one.per == two.per or not (one.per and two.per)
    return min(one.value, two.value) > 0 and alike and one.measure == two.measure


def is_right(claim: Quantity, direction: str, pairs: Sequence[Pair], *, share_too: bool = False) -> bool:
    """Whether a claim is the change of any of the pairs, or, where asked for, the share that the new is of the old."""
    return any(claim.allows(span) for pair in pairs for span in _results(claim, pair, share_too=share_too))


def _results(claim: Quantity, pair: Pair, *, share_too: bool) -> Iterator[Span]:
    """What the claim may mean, worked out."""
    old, new = pair.old.span, pair.new.span
    up = pair.new.value >= pair.old.value
    difference = new.minus(old) if up else old.minus(new)
    difference = Span(max(difference.low, 0.0), difference.high)
    if claim.unit is Unit.TIMES:
        yield new.over(old) if up else old.over(new)
    elif claim.unit is Unit.SHARE:
        yield difference.over(old)
        if share_too:
            yield new.over(old)
    else:
        yield difference


def changed(claim: Quantity, pair: Pair) -> Disagreement:
    """That a claim is not the change of a pair, with the sum."""
    old, new = pair.old, pair.new
    if claim.unit is Unit.TIMES:
        large, small = max(old, new, key=value), min(old, new, key=value)
        worked = f"{said(large)} / {said(small)} = {large.value / small.value:.2f}"
    elif claim.unit is Unit.SHARE:
        gap = abs(new.value - old.value)
        out = share(Span(gap / old.value, gap / old.value), claim)
        points = f", or {plain(gap * 100)} percentage points" if old.unit is Unit.SHARE else ""
        worked = f"from {said(old)} to {said(new)} is {out}{points}"
    else:
        large, small = max(old, new, key=value), min(old, new, key=value)
        out = plain(abs(new.value - old.value) * (100 if old.unit is Unit.SHARE else 1), money=old.unit is Unit.MONEY)
        worked = f"{said(large)} - {said(small)} = {out}"
    return Disagreement(claim.start, claim.end, worked)


def value(quantity: Quantity) -> float:
    """The value, to sort by."""
    return quantity.value
