"""Averages: of numbers that are listed ("58 in 2023, 63 in 2024 and 61 in 2025, on average 62"), and by the month."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.calendar import MONTH_NAMES, MONTH_WORDS, month_of
from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity, Span, Unit
from drafter.checks.quantities.saying import plain, said
from drafter.checks.quantities.sentence import Sentence, read
from drafter.checks.quantities.sums import is_listed, listed_parts
from drafter.checks.quantities.words import PERIODS

_FEWEST = 3
_NEAR = (0.6, 1.67)
_WORDS = ("average", "averaging", "mean")


def averages(text: str) -> Iterator[Disagreement]:
    """The averages of a text that are not those of the numbers listed with them."""
    if not any(word in text for word in _WORDS):
        return
    for sentence in read(text):
        yield from _of_period(sentence)
        yield from _of_each(sentence)
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


_MONTHS = Pattern(
    r"\b(?:[Bb]etween|[Ff]rom) (?:\d{1,2} )?(?P<first>[A-Z][a-z]+)(?: (?P<year>\d{4}))? (?:and|to)"
    r" (?:\d{1,2} )?(?P<last>[A-Z][a-z]+)(?: (?P<until>\d{4}))?",
    words=MONTH_WORDS,
)
_TOTAL_THEN_MEAN = Pattern(r"(?P<total>[CM])[^CMSOX.;:()]{0,6}(?:,|\(|,?=|,?\|)(?:w|d){0,2}o?(?P<mean>[CM])")
_NEAR_OF_PERIOD = (0.4, 2.5)
_IN_YEAR = 12


def _of_period(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "Between April and September 2026 it took 24,600 calls, an average of 4,100 a month"."""
    for match in _TOTAL_THEN_MEAN.compiled.finditer(sentence.shape):
        total, mean = sentence.quantity(match.start("total")), sentence.quantity(match.start("mean"))
        between = {sentence.word(n) for n in range(match.start("total") + 1, match.start("mean"))}
        if mean.per != "month" or total.per or total.unit is not mean.unit or between.isdisjoint(_WORDS):
            continue
        if not (mean.bare or mean.noun in ("", total.noun)) or mean.value <= 0:
            continue
        months = _months(sentence)
        if not months:
            continue
        exact = Span(total.span.low / months, total.span.high / months)
        # People round an average as they like: 4,080 is "4,100".
        loose = Span(exact.low * (1 - _ROUNDED), exact.high * (1 + _ROUNDED))
        if not mean.allows(loose) and _NEAR_OF_PERIOD[0] <= mean.value / exact.middle <= _NEAR_OF_PERIOD[1]:
            out = plain(round(exact.middle, 2), money=mean.unit.value == "M")
            yield Disagreement(mean.start, mean.end, f"{said(total)} / {months} months = {out}")


_OF_EACH = Pattern(
    r"(?:(?P<count>C)w[^CMSOXT.;:()]{0,5}(?P<total>M)|(?P<whole>C)w{0,3}i(?P<groups>C))[^CMSOXT.;:]{0,4}"
    r"(?:,|,?=|,?\||\()(?:w|d|i){0,3}o?(?P<mean>[MC])(?!w?[i])"
)


def _of_each(sentence: Sentence) -> Iterator[Disagreement]:
    """As in "214 awards with a total of £48,150, an average of £225", "309 pupils in 11 classes, an average of 28"."""
    for match in _OF_EACH.compiled.finditer(sentence.shape):
        groups = ("count", "total", "mean") if match["count"] else ("groups", "whole", "mean")
        count, total, mean = (sentence.quantity(match.start(group)) for group in groups)
        between = {sentence.word(n) for n in range(match.start(groups[1]) + 1, match.start("mean"))}
        if between.isdisjoint(_WORDS) or count.per or total.per or count.value < 2 or not count.noun:
            continue
        if total.unit is not mean.unit or mean.per in PERIODS or (mean.per and total.unit is Unit.MONEY):
            continue
        exact = total.span.over(Span(count.value, count.value))
        loose = Span(exact.low * (1 - _ROUNDED), exact.high * (1 + _ROUNDED))
        if not mean.allows(loose) and _NEAR_OF_PERIOD[0] <= mean.value / (exact.middle or 1) <= _NEAR_OF_PERIOD[1]:
            out = plain(round(exact.middle, 2), money=total.unit is Unit.MONEY)
            yield Disagreement(mean.start, mean.end, f"{said(total)} / {said(count)} = {out}")


_ROUNDED = 0.02


def _months(sentence: Sentence) -> int:
    """How many months a sentence is about; 0 where it does not say, or not for certain."""
    pieces = sentence.pieces
    spans = [sentence.quantity(at) for at in sentence.indices("T")]
    if spans:
        alone = len(spans) == 1 and spans[0].measure in ("month", "year") and not spans[0].per
        return round(spans[0].value * (_IN_YEAR if spans[0].measure == "year" else 1)) if alone else 0
    found = [
        match
        for match in _MONTHS.compiled.finditer(sentence.text, pieces[0].start, pieces[-1].end)
        if {match["first"], match["last"]} <= MONTH_NAMES
    ]
    if len(found) != 1:
        return 0
    match = found[0]
    apart = month_of(match["last"]) - month_of(match["first"])
    if match["year"] and match["until"]:
        apart += _IN_YEAR * (int(match["until"]) - int(match["year"]))
    elif apart < 0:
        apart += _IN_YEAR
    return apart + 1


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
