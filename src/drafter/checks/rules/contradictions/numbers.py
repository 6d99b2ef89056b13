"""Counts and percentages that are one thing and stand as two in two sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.subjects import says_the_same, subject
from drafter.checks.sentences import sentence_at
from drafter.checks.wording import quoted
from drafter.report.template import Level

_NUMBER = Pattern(
    r"(?<![\w£.,/:–-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d{1,2})?)(?P<share> ?%| per ?cent\b)?"
    r"(?![\w/:]|[.,–-]\d|,\d{3}| (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|million|billion|thousand|pence|years?|months?|weeks?|days?|hours?|minutes?|metres?|miles?|am|pm)\b)"
)
_LABELLED = Pattern(
    r"(?i)\b(?:paragraph|para|section|table|figure|appendix|annex|option|page|rule|regulation|article|no|number|lot"
    r"|zone|phase|schedule|part|band|route|ward|order|act|version|class|form|year|quarter|week|stage|tier|level)s?"
    r"[. ]*\Z"
)
_HEDGED = Pattern(
    r"(?i)\b(?:about|around|some|nearly|almost|over|under|approximately|up to|more than|less than|fewer than|at least"
    r"|roughly|circa|between|(?<!went )(?<!sent )(?<!written )(?<!given )(?<!issued )to|from|just)\b \Z"
)
_COUNTED = Pattern(r" ([A-Za-z]{3,}[^\Ws]s)\b")
_READ = PROSE | {Kind.CELL}
_ASIDE = frozenset({"background-papers", "appendices", "alternatives", "exempt"})
_YEARS = range(1900, 2101)
_SLIP = 4
"""Figures with which a slip of the pen is told from another number."""
_LONG = 12
_LEAST = 10
_APART = 0.35
_SHARED = 1
_MOST = 400
_FORWARD = frozenset({"purpose", "recommendations", "reasons"})
_POINTS = 6
_FEW = 2
_FEWEST = 3
_MOSTLY = 0.6
"""Of the words of a sentence, those that a paragraph must have to be about the same."""


class Number(msgspec.Struct, frozen=True):
    """A number as it is written, its figures, what is counted, and where it stands."""

    text: str
    figures: str
    is_share: bool
    passage: Passage
    start: int
    end: int

    @property
    def value(self) -> float:
        """What it comes to."""
        return float(self.text.replace(",", "").rstrip("% percnt"))

    @property
    def counted(self) -> str:
        """The plural that follows it, "" where none does."""
        match = _COUNTED.compiled.match(self.passage.text, self.end)
        return "" if match is None else match[1].lower()

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return sentence_at(self.passage.text, self.start)


@report_rule("X513", "number-disagrees", Level.WARNING, draft=Level.ADVICE)
def number_disagrees(reading: Reading) -> Iterator[Hit]:
    """A count or percentage stands in one section, and in another, in a sentence that says the same, as another number.

    A number is meant that stands nowhere else in the report, nor in its tables. Two sentences say the same where most
    words of the shorter stand in the other; long numbers of which two figures are exchanged need less. Sums of money
    are another rule's (X511).

    Why:
        One of the two was changed and the other forgotten, and whoever quotes the report may quote the wrong one.
    Bad:
        [sections.purpose]
        text = "The survey of parking drew 412 replies from residents."
        [sections.background]
        text = "The survey of parking in June drew 421 replies from residents of the ward."
    Bad:
        [sections.purpose]
        text = "Visits to the museums reached 61,846."
        [sections.background]
        text = "The museums counted 61,486 visits in the year."
    Good:
        [sections.purpose]
        text = "The survey of parking drew 412 replies from residents."
        [sections.background]
        text = "The survey of parking in June drew 412 replies from residents, 41 of them by post."
    Good:
        [sections.purpose]
        text = "In 2026 the survey of parking drew 412 replies from residents."
        [sections.background]
        text = "In 2025 the survey of parking drew 421 replies from residents."
    Cure:
        Correct the one that is wrong.
    """
    numbers = list(_numbers(reading))[:_MOST]
    held: dict[tuple[str, bool], set[str]] = {}
    for each in numbers:
        held.setdefault((each.figures, each.is_share), set()).add(each.passage.section)
    alone = [each for each in numbers if len(held[each.figures, each.is_share]) == 1 and each.passage.kind in PROSE]
    told: set[str] = set()
    for one, other in _pairs(alone, numbers):
        if one.figures in told or other.figures in told or not _is_meant(one, other):
            continue
        told |= {one.figures, other.figures}
        where = other.passage.number or "the text"
        message = f"{quoted(one.text)} stands nowhere else; {where} has {quoted(other.text)}."
        yield Hit(message, "Correct the one that is wrong.", one.passage, one.start, one.end)


def _numbers(reading: Reading) -> Iterator[Number]:
    for found in reading.search(_NUMBER, _READ):
        passage = found.passage
        if not passage.section or passage.role in _ASIDE or "{{" in passage.text:
            continue
        written, is_share = found.match["number"], found.match["share"] is not None
        plain = written.replace(",", "")
        before = passage.text[max(0, found.start - _LONG) : found.start]
        if not is_share and (
            ("," not in written and "." not in plain and int(plain) in _YEARS) or float(plain) < _LEAST
        ):
            continue
        if _LABELLED.found(before) is None and _HEDGED.found(before) is None:
            yield Number(found.match[0], plain, is_share, passage, found.start, found.end)


def _pairs(alone: Sequence[Number], numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Each number that stands in one section alone, with those of other sections that may be meant to be the same."""
    for one in alone:
        for other in numbers:
            if one.passage.section == other.passage.section or one.is_share is not other.is_share:
                continue
            if one.figures != other.figures and abs(one.value - other.value) <= _APART * one.value:
                yield one, other


def _is_meant(one: Number, other: Number) -> bool:
    first, second = one.sentence, other.sentence
    if other.text in first or one.text in second:
        return False
    if _is_exchanged(one.figures, other.figures):
        return len(subject(first) & subject(second)) >= _SHARED
    if one.counted and other.counted and one.counted != other.counted:
        return False
    if other.passage.kind not in PROSE:
        return False
    return says_the_same(first, second) or _is_told_at_length(one, other) or _is_off_by_few(one, other)


def _is_off_by_few(one: Number, other: Number) -> bool:
    """Whether the purpose counts the same things, and one or two more or less: "14 schemes", "15 schemes"."""
    if one.passage.role != "purpose" or not one.counted or one.is_share:
        return False
    return one.counted == other.counted and abs(one.value - other.value) <= _FEW


def _is_told_at_length(one: Number, other: Number) -> bool:
    """Whether a percentage that is put forward is told in several sentences of a paragraph, which has another."""
    if not one.is_share or one.passage.role not in _FORWARD or abs(one.value - other.value) > _POINTS:
        return False
    said = subject(one.sentence)
    shared = said & subject(other.passage.text)
    return len(shared) >= _FEWEST and len(shared) >= _MOSTLY * len(said)


def _is_exchanged(one: str, other: str) -> bool:
    """Whether two figures that stand beside one another are exchanged, in a number long enough to be nothing else."""
    if len(one) != len(other) or len(one) < _SLIP:
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    return any(
        differing == [first, second] and one[first] == other[second] and one[second] == other[first]
        for first, second in pairwise(range(len(one)))
    )
