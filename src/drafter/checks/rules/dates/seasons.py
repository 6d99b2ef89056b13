"""Seasons, and what is told as past though it is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.calendar import YEAR, Written, written_dates
from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentence_at
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.dates import long_date
from drafter.report.template import Level

_SEASON = Pattern(
    r"\b(?:(?:[Ii]n|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]ver) the|(?:[Bb]y|[Ss]ince|[Uu]ntil)(?: the)?|[Tt]his)"
    r"(?: early| late| coming| following)? ([Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b"
    r"(?! (?:of|before|after|ahead|past|terms?|holidays?|school|(?:19|20)\d\d))"
    r"|\b[Ii]n (?:early |late )?(?:Spring|Summer|Autumn|Winter)\b(?! (?:19|20)\d\d| [A-Z])"
    r"|\b(?:[Ii]n|[Ff]or|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|[Ee]arly in) the [Nn]ew [Yy]ear\b",
    words=words("spring summer autumn winter year"),
)
_ALONE = Pattern(r"^(?:Early |Late )?(?:Spring|Summer|Autumn|Winter)$", words=words("spring summer autumn winter"))
_YEAR = Pattern(rf"\b{YEAR}\b")
_ONCE = words(
    "was were had has have will would did could should took came went met held gave made began ran sent wrote said saw"
    " passed opened closed launched found invited planned expected due"
)
_EVERY = words("each every always usually normally annual annually yearly")


@report_rule("D713", "season-without-year", Level.ADVICE)
def season_without_year(reading: Reading) -> Iterator[Hit]:
    """A season is named without its year, of something that happened or will happen once.

    Why:
        The reader has to guess which summer, and a season is vague enough with its year.
    Bad:
        Bids were invited in the autumn and two organisations came forward.
    Good:
        Bids were invited in the autumn of 2026. The park is full in the summer.
    Cure:
        Name the month and the year.
    """
    for found in reading.search(_SEASON, PROSE):
        sentence = sentence_at(found.passage.text, found.start)
        said = words_of(sentence)
        if _YEAR.found(sentence) is None and _is_once(sentence, said) and _EVERY.isdisjoint(said):
            yield _season(found)
    for found in reading.search(_ALONE, frozenset({Kind.CELL})):
        yield _season(found)


_PAST = Pattern(r"(?<!is )(?<!are )(?<!be )(?<!when )(?<!\w)[a-z]{3,}ed\b")


def _is_once(sentence: str, said: set[str]) -> bool:
    return not _ONCE.isdisjoint(said) or _PAST.found(sentence) is not None


def _season(found: Found) -> Hit:
    message = f"{quoted(found.match[0])} has no year."
    return Hit(message, "Name the month and the year.", found.passage, found.start, found.end)


_HAPPENED = Pattern(
    r"\b(?:took place|was|were|has been|have been|met|began|ended|opened|closed|came|went|held|agreed|decided|approved"
    r"|(?<!be )(?<!is )(?<!are )(?<!being )(?:started|finished|completed|replied|signed|launched|visited|inspected"
    r"|published|adopted|appointed|received|reopened|confirmed|reported))"
    r"((?: [\w’'-]+){0,4}?) (?:on|in|at the end of)(?: [A-Z][a-z]+day,?)? \Z"
)
_STILL = words(
    "will would due be expected planned proposed scheduled to until for that which whose since from by before effective"
    " intended set if should not booked arranged fixed"
)
_LONGEST = 70


@report_rule("D712", "future-as-past", Level.WARNING)
def future_as_past(reading: Reading) -> Iterator[Hit]:
    """A date after the meeting is worded as if it had passed.

    Why:
        One of the two is wrong, the date or the verb, and the reader cannot tell which.
    Bad:
        The panel met on 14 October 2027 and agreed the scheme.
    Good:
        The panel met on 14 January 2027. The lease was to end on 30 June 2027; it was agreed that it would be renewed
        on 1 July 2027.
    Cure:
        Correct the date, or say that it will happen.
    """
    meeting = reading.meeting
    if meeting is None:
        return
    for date in written_dates(reading):
        first = _first_day(date)
        if date.passage.kind in PROSE and first is not None and first > (meeting.year, meeting.month, meeting.day):
            before = date.passage.text[max(0, date.start - _LONGEST) : date.start]
            found = _HAPPENED.found(before)
            if found is None or not _STILL.isdisjoint(words_of(found[1])):
                continue
            if not _is_reported(before[: found.start()]):
                message = f"{quoted(date.text)} is after the meeting on {long_date(meeting)} and worded as past."
                yield Hit(message, "Correct the date, or say that it will happen.", date.passage, date.start, date.end)


def _is_reported(before: str) -> bool:
    """Whether the verb is one of a plan: "it is proposed that the hall, once it was sold in …"."""
    return not words("if until unless once when after before would will should had that").isdisjoint(
        words_of(before[-_NEAR:])
    )


_NEAR = 40


def _first_day(date: Written) -> tuple[int, int, int] | None:
    return None if date.year is None else (date.year, date.month, date.day or 1)
