"""Averages of numbers that are listed: "58 in 2023, 63 in 2024, 60 in 2025 and 61 in 2026, on average 62.5"."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Span
from drafter.checks.quantities.saying import plain, said
from drafter.checks.quantities.sentence import Sentence, read
from drafter.checks.quantities.sums import is_listed, listed_parts

_FEWEST = 3
_NEAR = (0.8, 1.25)
_WORDS = ("average", "averaging", "mean")


def averages(text: str) -> Iterator[Disagreement]:
    """The averages of a text that are not those of the numbers listed with them."""
    if not any(word in text for word in _WORDS):
        return
    for sentence in read(text):
        for unit in "CM":
            found = _in(sentence, unit)
            if found is not None:
                yield found
                break


def _in(sentence: Sentence, unit: str) -> Disagreement | None:
    for at in sentence.indices(unit):
        if not any(sentence.word(n) in _WORDS for n in (*range(at - 3, at), at + 1, at + 2)):
            continue
        claim = sentence.quantity(at)
        before = [n for n in listed_parts(sentence, unit, 0) if n < at]
        after = [n for n in listed_parts(sentence, unit, at + 1) if n > at]
        for parts in (before, after):
            if len(parts) >= _FEWEST and is_listed(sentence, parts, 0):
                return _judged(claim, [sentence.quantity(n) for n in parts])
    return None


def _judged(claim: Quantity, numbers: list[Quantity]) -> Disagreement | None:
    for skipped in range(len(numbers) - 1):
        # "In 2023 there were 40. There were …": the list may begin later.
        if claim.allows(_mean(numbers[skipped:])):
            return None
    mean = _mean(numbers)
    if not claim.value or not _NEAR[0] <= mean.middle / claim.value <= _NEAR[1]:
        return None
    worked = " + ".join(said(each) for each in numbers)
    out = plain(round(mean.middle, 2), money=claim.unit.value == "M")
    return Disagreement(claim.start, claim.end, f"({worked}) / {len(numbers)} = {out}")


def _mean(numbers: list[Quantity]) -> Span:
    total = Span(0.0, 0.0)
    for each in numbers:
        total = total.plus(each.span)
    return Span(total.low / len(numbers), total.high / len(numbers))
