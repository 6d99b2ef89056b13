"""Shares in brackets of one whole: "of 18,400 trees 5,520 are limes (30 per cent) and 2,300 cherries (15 per cent)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Unit
from drafter.checks.quantities.saying import joined, plain, said, share
from drafter.checks.quantities.sentence import Sentence, read

_PAIR = Pattern(r"([CM])[^CMSOX,;:()]{0,6}\((S)\)")
_OF_ANOTHER = Pattern(r"o[dws]{0,3}\Z")
_FEWEST = 2
_CERTAIN = 3
_BACK = 2
_NEAR = 1.8


def bracketed(text: str) -> Iterator[Disagreement]:
    """The share of a row of shares that is not of the whole which all the others are of."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        if sentence.shape.count("(S)") >= _FEWEST:
            found = _odd(sentence, sentences[max(0, index - _BACK) : index])
            if found is not None:
                yield found


def _odd(sentence: Sentence, earlier: Sequence[Sentence]) -> Disagreement | None:
    matches = list(_PAIR.compiled.finditer(sentence.shape))
    pairs = [(sentence.quantity(match.start(1)), sentence.quantity(match.start(2))) for match in matches]
    # "187 of the 288 (66%)" names a whole of its own.
    if any(_OF_ANOTHER.compiled.search(sentence.shape, 0, match.start(1)) is not None for match in matches[1:]):
        return None
    if len(pairs) < _FEWEST or len({part.unit for part, _ in pairs}) > 1:
        return None
    unit = pairs[0][0].unit.value
    own = [sentence.quantity(at) for at in sentence.indices(unit, 0, matches[0].start(1))]
    wholes = [*(each.quantity(at) for each in earlier for at in each.indices(unit)), *own]
    wholes = [each for each in wholes if each.value > max(part.value for part, _ in pairs)]
    verdicts = [(whole, [pair for pair in pairs if not _is_right(*pair, whole)]) for whole in wholes]
    whole = next((whole for whole, odd in verdicts if not odd), None)
    if whole is not None:
        return _more_than_all(pairs, whole) if len(pairs) >= _CERTAIN else None
    for whole, odd in reversed(verdicts):
        part, claim = odd[0]
        certain = len(pairs) >= _CERTAIN or whole in own
        if len(odd) > 1 or not certain or any(_is_right(part, claim, each) for each in wholes):
            continue
        if 1 / _NEAR <= part.value / whole.value / (claim.value or 1) <= _NEAR:
            out = share(part.span.over(whole.span), claim)
            return Disagreement(claim.start, claim.end, f"{said(part)} / {said(whole)} = {out}")
    return None


def _more_than_all(pairs: Sequence[tuple[Quantity, Quantity]], whole: Quantity) -> Disagreement | None:
    """Shares that are right one by one and together a little more than there is."""
    together, added = sum(claim.value for _, claim in pairs), sum(part.value for part, _ in pairs)
    # Of people some may be counted twice; of money none is.
    if whole.unit is not Unit.MONEY or not _LEAST_OVER < together <= _MOST_OVER or added <= whole.value * _LEAST_OVER:
        return None
    last = pairs[-1][1]
    return Disagreement(
        last.start, last.end, f"{joined([part for part, _ in pairs], '+')} = {plain(added, money=True)}"
    )


_LEAST_OVER, _MOST_OVER = 1.005, 1.1


def _is_right(part: Quantity, claim: Quantity, whole: Quantity) -> bool:
    return claim.allows(part.span.over(whole.span))
