"""Ratios: "£148,200 against a median of £31,200, a ratio of 4.9 to 1"."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity
from drafter.checks.quantities.saying import said
from drafter.checks.quantities.sentence import Sentence, read

_RATIO = Pattern(
    r"\b(?:ratio|multiple)s?\b[^.;\d]{0,30}?(?P<said>(?P<ratio>\d{1,3}(?:\.\d{1,2})?)(?: ?: ?1| to (?:1|one))?)"
    r"(?![\d:/%,]|\.\d| ?per cent)",
    needs=("ratio", "multiple"),
)
_BACK = 1
_NEAR = (0.6, 1.67)


def ratios(text: str) -> Iterator[Disagreement]:
    """The ratios of a text that its two sums of money do not give."""
    if not _RATIO.may_be_in(text):
        return
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        if not sentence.pieces:
            continue
        start, end = sentence.pieces[0].start, sentence.pieces[-1].end
        for match in _RATIO.compiled.finditer(text, start, end):
            numbers = _money(sentence)
            known = [*numbers, *(each for line in sentences[max(0, index - _BACK) : index] for each in _money(line))]
            if len(numbers) == 2 and not _comes_out(match["ratio"], known):
                large, small = max(numbers, key=_value), min(numbers, key=_value)
                out = large.value / small.value
                if _NEAR[0] <= float(match["ratio"]) / out <= _NEAR[1]:
                    worked = f"{said(large)} / {said(small)} = {out:.2f}"
                    yield Disagreement(match.start("said"), match.end("said"), worked)


def _money(sentence: Sentence) -> list[Quantity]:
    return [sentence.quantity(at) for at in sentence.indices("M") if sentence.quantity(at).value > 0]


def _comes_out(written: str, numbers: list[Quantity]) -> bool:
    """Whether any two of the numbers give it, rounded or cut off."""
    unit = 10.0 ** -len(written.partition(".")[2])
    claim = float(written)
    for one in numbers:
        for other in numbers:
            if one is not other and one.value >= other.value:
                span = one.span.over(other.span)
                if span.low - unit * 0.51 <= claim <= span.high + unit * 0.51 or span.low - unit < claim <= span.high:
                    return True
    return False


def _value(quantity: Quantity) -> float:
    return quantity.value
