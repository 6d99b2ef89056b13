"""Shares in a row: "£15.0m, £12.5m and £10.0m (40, 33 and 27 per cent respectively)"."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Span
from drafter.checks.quantities.saying import said, share
from drafter.checks.quantities.sentence import Sentence, read

_RUN = Pattern(r"S(?:,S)*,?&S")
_AFTER = 2
"""Pieces behind the last share within which "respectively" counts."""


def respectively(text: str) -> Iterator[Disagreement]:
    """The rows of shares that do not belong, one by one, to the numbers before them."""
    if "respectively" not in text:
        return
    sentences = read(text)
    for sentence in sentences:
        for match in _RUN.compiled.finditer(sentence.shape):
            if "respectively" not in {sentence.word(match.end() + n) for n in range(_AFTER)}:
                continue
            shares = [sentence.quantity(at) for at in sentence.indices("S", match.start(), match.end())]
            parts = _parts(sentence, match.start(), len(shares))
            numbers = [each.quantity(at) for each in sentences for at in each.indices("CM")]
            yield from _judged(shares, parts, [each for each in numbers if parts and each.unit is parts[0].unit])


def _parts(sentence: Sentence, end: int, count: int) -> list[Quantity]:
    """The numbers before the shares, as many of one kind as there are shares."""
    for unit in "MC":
        places = list(sentence.indices(unit, 0, end))[-count:]
        if len(places) == count and "&" in sentence.shape[places[-2] : places[-1]]:
            return [sentence.quantity(at) for at in places]
    return []


def _judged(shares: list[Quantity], parts: list[Quantity], numbers: list[Quantity]) -> Iterator[Disagreement]:
    if not parts:
        return
    total = Span(0.0, 0.0)
    for part in parts:
        total = total.plus(part.span)
    wholes = [each.span for each in numbers if each.value >= max(part.value for part in parts)]
    for whole in (*wholes, total):
        if all(claim.allows(part.span.over(whole)) for claim, part in zip(shares, parts, strict=True)):
            return
    for claim, part in zip(shares, parts, strict=True):
        out = part.span.over(total)
        if not claim.allows(out):
            worked = f"{said(part)} / {' + '.join(said(each) for each in parts)} = {share(out, claim)}"
            yield Disagreement(claim.start, claim.end, worked)
            return
