"""Three numbers that nearly hang together: what no construction is known for is told by the numbers themselves.

Of a sentence with three numbers that can be a part, a whole and a share, two parts and their sum, or a price, a number
and a total, one of these is nearly always meant. Where one of them comes out, all is well. Where none does and one is
close, it is the one that is wrong: by chance that is so of few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.fits import Fit, by_value, fits
from drafter.checks.quantities.quantity import Hedge, Quantity, Span, Unit
from drafter.checks.quantities.sentence import Sentence, around, read

_APART = 0.5
"""How much of that is allowed where the three stand in two sentences."""
_ROUNDED = 0.006
"""Nobody calls a product wrong that is off by less: one of the three is rounded."""
_MOST = 12


def nearly(text: str) -> Iterator[Disagreement]:
    """The numbers of a text that nearly hang together."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        own = _of(sentence)
        if _is_open(sentence) or _OF_ANOTHER.found(sentence.shape) is not None:
            continue
        near = [each for other in around(sentences, index) for each in _of(other)][:_MOST]
        is_summed = _is_summed(sentence)
        is_each = not _EACH.isdisjoint(piece.word for piece in sentence.pieces)
        found = _wrong(own, near, 1.0, is_summed=is_summed, is_each=is_each)
        if found is None and index and not _is_open(sentences[index - 1]):
            before = _of(sentences[index - 1])
            if len(before) + len(own) == 3 and before and own:
                are_parts = len(own) == 2 and own[0].start == sentence.pieces[0].start
                found = _wrong([*before, *own], near, _APART, is_summed=is_summed or are_parts)
        if found is not None:
            yield found


def _wrong(
    quantities: Sequence[Quantity], near: Sequence[Quantity], strictly: float, *, is_summed: bool, is_each: bool = False
) -> Disagreement | None:
    if any(each.hedge in (Hedge.OVER, Hedge.UP_TO) for each in quantities):
        return None
    ways = [each for each in fits(quantities, is_each=is_each) if is_summed or not each.is_sum]
    if not ways or any(each.is_right for each in ways) or _explained(ways, quantities, near):
        return None
    close = [each for each in ways if _ROUNDED < each.off <= each.most_off * strictly]
    best = min(close, key=lambda each: each.off, default=None)
    return None if best is None else Disagreement(best.claim.start, best.claim.end, best.worked)


def _of(sentence: Sentence) -> list[Quantity]:
    # "The first half of the year" is no number.
    quantities = [piece.quantity for piece in sentence.pieces if piece.quantity is not None]
    return [each for each in quantities if each.text.lower() != "half"]


_OF_ANOTHER = Pattern(r"Sod(?![^CM]{0,2}[CM])", needs=("Sod",))
"""A share that says what it is of, where that is no number: "20 per cent of the cost"."""


def _is_open(sentence: Sentence) -> bool:
    """Whether it says that its numbers are not all there are, or not of one thing."""
    # The month of May is a date.
    return any(piece.word in _OPEN and piece.letter != "y" for piece in sentence.pieces)


def _is_summed(sentence: Sentence) -> bool:
    """Whether a word or a mark says that one of its numbers comes of the others."""
    said = {piece.word for piece in sentence.pieces}
    if sentence.shape.startswith("oC") or {"by", "to"} <= said:
        return True
    return not _SUMMED.isdisjoint(said) or any(piece.letter in "sg=+r:(" for piece in sentence.pieces)


_EACH = frozenset({"each", "every"})
_SUMMED = frozenset((
    "adding", "added", "adds", "less", "net", "combined", "together", "both", "therefore", "so", "thus", "leaving",
    "leaves", "left", "brings", "shortfall", "surplus", "balance", "difference", "total", "totals", "altogether",
    "makes", "making", "quarter", "rest",
))  # fmt: skip


_OPEN = frozenset((
    "if", "would", "could", "might", "may", "between", "per", "range", "including", "included", "includes", "plus",
    "maximum", "minimum", "least", "limit", "target",
))  # fmt: skip


def _explained(ways: Sequence[Fit], quantities: Sequence[Quantity], near: Sequence[Quantity]) -> bool:
    """Whether another number close by makes one of them right."""
    claims = {id(each.claim): each.claim for each in ways}
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
    small, large = sorted((one, two), key=by_value)
    if small.value <= 0:
        return
    if claim.unit is Unit.SHARE:
        yield small.span.over(large.span)
    elif claim.unit is one.unit:
        yield one.span.plus(two.span)
        yield large.span.minus(small.span)
