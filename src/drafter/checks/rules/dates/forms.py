"""How dates are written: whether there is such a day, and whether the reader can tell which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.calendar import MONTH, MONTHS, YEAR, Written, weekday_of, written_dates
from drafter.checks.passage import PROSE, TEXT
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
from drafter.checks.sentences import sentence_span
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
    r"|[Mm]id|[Mm]iddle of|[Bb]etween|[Tt]ill|[Bb]eginning of)(?: (?:early|late|mid))?[ -]\Z"
)
_NOT_ALONE = Pattern(r"\w| (?:\d|[A-Z]|(?:each|every)\b)|[’']")
_FIXED = words("since until till by")
"""A month behind one of these is of one year: "since March", where "in March" may be of every year."""
_YEAR_NEAR = Pattern(rf"\b{YEAR}\b|\{{\{{")
_YEARLY = words("each every annual annually yearly year next last previous following same usually normally always")
_MARKED = words(
    "was were had has have will would been did could should proposed recommended intended planned took"
    " came went met held gave made began ran sent wrote"
    " said found saw left became rose fell grew told shall won lost got spent stood ended"
    " brought bought sold fell broke drove flew heard built cost sat"
)
"""Verbs that say that something happened or will happen once; "fees rise in April" happens every year."""
_PAST = Pattern(r"(?<!is )(?<!are )(?<!be )(?<!when )(?<!\w)[a-z]{3,}ed\b")


@report_rule("D704", "date-without-year", Level.ADVICE)
def date_without_year(reading: Reading) -> Iterator[Hit]:
    """A month or a day is named without its year, and nothing near says which.

    Near is the same sentence, a full date before it in the paragraph that it can follow, and the heading above it.
    What comes round every year needs none.

    Why:
        Reports are read for years: "from September" is read in 2030 as well.
    Bad:
        The new framework was released on 15 June and will be used from September.
    Bad:
        The first hub was launched in October. The second will open in November 2027.
    Good:
        The new framework was released on 15 June 2015 and will be used from September onwards. Fees rise in April each
        year, and are reviewed in March.
    Good:
        ## Inspections from March to June 2015

        The first visit took place on 10 April.
    Cure:
        Add the year.
    """
    missing: dict[int, list[Written]] = {}
    known = _known_dates(reading)
    for date in written_dates(reading):
        if date.year is not None or date.passage.kind not in PROSE or not (date.day is not None or _is_month(date)):
            continue
        if _YEAR_NEAR.found(date.passage.heading) is None and not _is_clear(date, known.get(id(date.passage), [])):
            missing.setdefault(id(date.passage), []).append(date)
    for dates in missing.values():
        names = listed(list(dict.fromkeys(quoted(date.text) for date in dates[:_SEVERAL])))
        yield _hit(dates[0], f"{names} {'has' if names.count('“') == 1 else 'have'} no year.", "Add it.")


_JUST_BEFORE = 2
"""Months before a date with its year in which another is taken to be of that year."""
_SEVERAL = 4
"""As many dates of a passage are named as a reader takes in."""


def _known_dates(reading: Reading) -> dict[int, list[Written]]:
    """The dates with a year of each passage."""
    known: dict[int, list[Written]] = {}
    for date in written_dates(reading):
        if date.year is not None:
            known.setdefault(id(date.passage), []).append(date)
    return known


def _is_clear(date: Written, known: list[Written]) -> bool:
    """Whether the reader knows the year, or it happens every year."""
    text = date.passage.text
    start, end = sentence_span(text, date.start)
    sentence = text[start:end]
    if _YEAR_NEAR.found(sentence) is not None:
        return True
    said = words_of(sentence)
    if not _YEARLY.isdisjoint(said):
        return True
    before = [each for each in known if each.start < date.start]
    # "It opened in May 2026. It closed in July": the year is carried on, as long as it runs forward, or just before.
    if before and date.month >= before[-1].month - _JUST_BEFORE:
        return True
    if date.day is not None:
        return _is_of_every_year(date, said)
    leading = text[max(0, date.start - 12) : date.start].lower().split()
    return not _FIXED.intersection(leading) and _MARKED.isdisjoint(said) and _PAST.found(sentence) is None


_RANGE = Pattern(rf"\b(?:from|between) \d{{1,2}} {MONTH} (?:to|and|until) \d{{1,2}} {MONTH}\b")


def _is_of_every_year(date: Written, said: set[str]) -> bool:
    """Whether two days say from when to when something is so in any year: "banned from 1 May to 30 September"."""
    if not _MARKED.isdisjoint(said) or ("are" not in said and "is" not in said):
        return False
    text = date.passage.text
    return any(match.start() <= date.start < match.end() for match in _RANGE.compiled.finditer(text))


def _is_month(date: Written) -> bool:
    """Whether a name of a month alone is meant as one: “by May”, not “may” and not June Smith."""
    text = date.passage.text
    before = text[max(0, date.start - 24) : date.start]
    led = _PREPOSITION.found(before) is not None or _SECOND.found(before) is not None
    return led and _NOT_ALONE.compiled.match(text, date.end) is None


_SECOND = Pattern(rf"\b(?:[Bb]etween|[Ff]rom|[Ii]n) {MONTH} (?:and|to|or) \Z")


_DAY_ONLY = Pattern(
    r"\b(?:on|of|by|until|from|since|before|after) the (\d{1,2}(?:st|nd|rd|th))(?=[,.;:)]|$| (?:there|the|was|were|and"
    r"|when|at|it|we|this|that|a|an|all|but|he|she|they|to|until|for|with|by|members|officers|would|will|had|has|have"
    r"|is|are|could|should|or|before|after|in|as|so|which|because|if|since|from|rather|instead|onwards|our|its|not"
    r"|no|both|who|did|may|must)\b)",
    words=frozenset(f"{day}{ending}" for day in range(1, 32) for ending in ("st", "nd", "rd", "th")),
    flags=re.IGNORECASE,
)
_ANY_MONTH = Pattern(rf"\b{MONTH}\b|\b(?:of|in) (?:the|each|every|that|any) (?:\w+ )?month\b|\bcentury\b")


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
        text = found.passage.text
        start, end = sentence_span(text, found.start)
        # A month behind is that of another date where a new clause begins before it.
        behind = text[found.end_of(1) : end].partition(", and ")[0].partition(";")[0]
        if _ANY_MONTH.found(text[start : found.start]) is None and _ANY_MONTH.found(behind) is None:
            message = f"{quoted(f'the {found.match[1]}')} names no month."
            cure = "Write the month and the year."
            yield Hit(message, cure, found.passage, found.start_of(1), found.end_of(1))


def _hit(date: Written, message: str, cure: str) -> Hit:
    return Hit(message, cure, date.passage, date.start, date.end)
