"""How dates are written: whether there is such a day, and whether the reader can tell which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.calendar import MONTH, MONTHS, YEAR, Written, weekday_of, written_dates
from drafter.checks.passage import PROSE, TEXT
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
from drafter.checks.sentences import sentence_at
from drafter.checks.wording import counted, listed, quoted
from drafter.report.dates import weekday
from drafter.report.template import Level


@report_rule("D701", "impossible-date", Level.ERROR, draft=Level.WARNING)
def impossible_date(reading: Reading) -> Iterator[Hit]:
    """There is no such day.

    Why:
        A date that does not exist was mistyped, and nobody can tell for which.
    Bad:
        The scheme had 31 new lettings by 31 November 2026.
    Bad:
        The lease ended on 29/02/2026.
    Good:
        The lease ended on 29 February 2024. In May 40 people came, and 30 April was a Friday.
    Cure:
        Look the date up.
    """
    for date in written_dates(reading):
        if date.day is not None and not 1 <= date.day <= date.length_of_month:
            month = MONTHS[date.month - 1]
            in_year = f" {date.year}" if date.month == 2 and date.year is not None else ""
            yield _hit(date, f"{quoted(date.text)}: {month}{in_year} has {date.length_of_month} days.", "Look it up.")


@report_rule("D702", "wrong-weekday", Level.WARNING)
def wrong_weekday(reading: Reading) -> Iterator[Hit]:
    """The day of the week does not belong to the date.

    Why:
        People will come on one of the two days.
    Bad:
        The drop-in session is on Monday 19 May 2027.
    Good:
        The drop-in session is on Wednesday 19 May 2027.
    Cure:
        Look up which of the two is right.
    """
    for date in written_dates(reading):
        day = date.last_day
        if date.weekday and day is not None and day.weekday() != weekday_of(date.weekday):
            yield _hit(date, f"{quoted(date.text)} is a {weekday(day)}.", "Correct the day or the date.")


@report_rule("D703", "short-year", Level.ADVICE)
def short_year(reading: Reading) -> Iterator[Hit]:
    """A date is written in figures with a year of two digits. Found once below each number.

    Why:
        10.4.15 is the tenth of April here and the fourth of October elsewhere; a screen reader reads three numbers.
    Bad:
        The inspection took place on 10.4.15.
    Good:
        The inspection took place on 10 April 2015, as paragraph 5.4.15 says.
    Cure:
        Write the month as a word and the year in full.
    """
    groups: dict[tuple[str, str | None], list[Written]] = {}
    for date in written_dates(reading):
        if date.short_year and date.passage.kind in TEXT:
            groups.setdefault((date.passage.section, date.passage.number), []).append(date)
    for dates in groups.values():
        first = dates[0]
        more = f", and {counted(len(dates) - 1, 'more date')} below the same number" if len(dates) > 1 else ""
        full = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        yield _hit(first, f"{quoted(first.text)} has a year of two digits{more}.", f"Write “{full}”.")


_PREPOSITION = Pattern(
    r"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|[Ee]nd of|[Ss]tart of|[Ee]arly|[Ll]ate"
    r"|[Mm]id|[Mm]iddle of)[ -]\Z"
)
_NOT_ALONE = Pattern(r"\w| (?:\d|[A-Z]|(?:each|every)\b)|[’']")
_YEAR_NEAR = Pattern(rf"\b{YEAR}\b")
_YEARLY = words("each every annual annually yearly year next last this previous following same")


@report_rule("D704", "date-without-year", Level.ADVICE)
def date_without_year(reading: Reading) -> Iterator[Hit]:
    """A month or a day is named without its year, and no year stands near it.

    Near is the same number and the heading above it. What comes round every year needs none.

    Why:
        Reports are read for years: "from September" is read in 2030 as well.
    Bad:
        The new framework was released on 15 June and will be used from September.
    Good:
        The new framework was released on 15 June 2015 and will be used from September onwards. Fees rise in April each
        year.
    Good:
        ## Inspections from March to June 2015

        The first visit took place on 10 April.
    Cure:
        Add the year.
    """
    dated = _dated(reading)
    missing: dict[int, list[Written]] = {}
    for date in written_dates(reading):
        if date.year is None and (date.day is not None or _is_month(date)):
            missing.setdefault(id(date.passage), []).append(date)
    for dates in missing.values():
        passage = dates[0].passage
        if passage.kind not in PROSE or (passage.section, passage.number) in dated or _YEAR_NEAR.found(passage.text):
            continue
        open_ = [date for date in dates[:_SEVERAL] if not _is_yearly(passage.text, date.start)]
        if open_:
            names = listed(list(dict.fromkeys(quoted(date.text) for date in open_)))
            yield _hit(open_[0], f"{names} {'has' if names.count('“') == 1 else 'have'} no year.", "Add it.")


_SEVERAL = 4
"""As many dates of a passage are named as a reader takes in."""


def _is_month(date: Written) -> bool:
    """Whether a name of a month alone is meant as one: “by May”, not “may” and not June Smith."""
    text = date.passage.text
    before = _PREPOSITION.found(text[max(0, date.start - 12) : date.start])
    return before is not None and _NOT_ALONE.compiled.match(text, date.end) is None


def _dated(reading: Reading) -> set[tuple[str, str | None]]:
    """The numbers, with their sections, below which a year is named."""
    return {
        (passage.section, passage.number)
        for passage in reading.passages
        if passage.section and (_YEAR_NEAR.found(passage.text) or _YEAR_NEAR.found(passage.heading))
    }


def _is_yearly(text: str, at: int) -> bool:
    return not _YEARLY.isdisjoint(words_of(sentence_at(text, at)))


_DAY_ONLY = Pattern(
    r"\b(?:on|of|by|until|from|since|before|after) the (\d{1,2}(?:st|nd|rd|th))(?=[,.;:)]|$| (?:there|the|was|were|and"
    r"|when|at|it|we|this|that|a|an|all|but|he|she|they|to|until|for|with|by|members|officers)\b)",
    words=frozenset(f"{day}{ending}" for day in range(1, 32) for ending in ("st", "nd", "rd", "th")),
    flags=re.IGNORECASE,
)
_ANY_MONTH = Pattern(rf"\b{MONTH}\b|\bmonth\b|\bcentury\b")


@prose_rule("D705", "date-without-month", Level.WARNING)
def date_without_month(prose: Prose) -> Iterator[Hit]:
    """A day is named without its month: "the 11th".

    Why:
        The reader has to guess, and will guess the month of reading.
    Bad:
        On the evening of the 11th the tower was lit.
    Good:
        On the evening of 11 May 2015 the tower was lit, as on the 5th floor and in the 20th century.
    Good:
        The survey ran from 4 May 2026 and ended on the 11th.
    Cure:
        Write the month and the year.
    """
    for found in prose.within(_DAY_ONLY):
        if _ANY_MONTH.found(sentence_at(found.passage.text, found.start)) is None:
            message = f"{quoted(f'the {found.match[1]}')} names no month."
            cure = "Write the month and the year."
            yield Hit(message, cure, found.passage, found.start_of(1), found.end_of(1))


def _hit(date: Written, message: str, cure: str) -> Hit:
    return Hit(message, cure, date.passage, date.start, date.end)
