"""Dates as people write them in sentences."""

from __future__ import annotations

import datetime

import msgspec

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Found, Reading

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
YEAR = r"(?:19|20)\d\d"
_WRITTEN = Pattern(
    rf"(?:\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?(?: the)? )?"
    rf"(?<![\d£.,/])\b(\d{{1,2}})(st|nd|rd|th)?(?: of)? ({MONTH})(?![a-z])(?:,? ({YEAR})\b)?"
    rf"|\b({MONTH})(?![a-z]) ({YEAR})\b"
    rf"|\b({MONTH})(?![a-z]) (\d{{1,2}})(st|nd|rd|th)?\b(?![.,]?\d|:)(?:,? ({YEAR})\b)?"
    rf"|(?<![\d£.,/])\b(\d{{1,2}})([./])(\d{{1,2}})\13((?:19|20)?\d\d)\b(?![./]?\d)"
)
_NUMBERED = Pattern(
    r"(?i:paragraphs?|sections?|paras?|clauses?|rules?|parts?|items?|standards?|versions?|v|and|to|or),? \Z"
)


class Written(msgspec.Struct, frozen=True):
    """A date in a passage, from ``start`` to ``end``; ``day`` and ``year`` are None where they are not given."""

    passage: Passage
    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: str = ""
    short_year: bool = False
    certain: bool = True

    @property
    def text(self) -> str:
        """As it is written."""
        return self.passage.text[self.start : self.end]

    @property
    def length_of_month(self) -> int:
        """How many days the month has; February 29 where no year is given."""
        year = self.year or 2000
        following = datetime.date(year + self.month // 12, self.month % 12 + 1, 1)
        return (following - datetime.date(year, self.month, 1)).days

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it can mean; None without a year, or where there is no such day."""
        day = self.day or self.length_of_month
        if self.year is None or not 1 <= day <= self.length_of_month:
            return None
        return datetime.date(self.year, self.month, day)


def written_dates(reading: Reading) -> tuple[Written, ...]:
    """Every date with a day or a year in a report; read once for all rules."""
    return reading.once(_read)


def _read(reading: Reading) -> tuple[Written, ...]:
    found = (_written(each) for each in reading.search(_WRITTEN, EVERYTHING - {Kind.META}))
    return tuple(date for date in found if date is not None)


def _written(found: Found) -> Written | None:
    match, passage = found.match, found.passage
    name, day, _, month, year = match.group(1, 2, 3, 4, 5)
    if month is not None:
        weekday = (name or "").lower()
        return Written(passage, found.start, found.end, int(day), month_of(month), _year(year), weekday)
    month, year = match.group(6, 7)
    if month is not None:
        return Written(passage, found.start, found.end, None, month_of(month), _year(year))
    month, day, ordinal, year = match.group(8, 9, 10, 11)
    if month is not None:
        certain = ordinal is not None or year is not None
        return Written(passage, found.start, found.end, int(day), month_of(month), _year(year), certain=certain)
    return _in_figures(found)


def _year(year: str | None) -> int | None:
    return None if year is None else int(year)


def _in_figures(found: Found) -> Written | None:
    """A date such as 10.4.15 or 10/04/2015; None for the number of a paragraph that looks like one."""
    day, point, month, year = found.match.group(12, 13, 14, 15)
    before = found.passage.text[max(0, found.start - 16) : found.start]
    if not 1 <= int(month) <= len(MONTHS) or int(day) == 0 or (point == "." and _NUMBERED.found(before) is not None):
        return None
    short = len(year) == 2
    return Written(
        found.passage,
        found.start,
        found.end,
        int(day),
        int(month),
        2000 + int(year) if short else int(year),
        short_year=short,
    )


def month_of(name: str) -> int:
    """``Sept`` is 9."""
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def weekday_of(name: str) -> int:
    """``thursday`` is 3, as :meth:`datetime.date.weekday` counts."""
    return _DAYS.index(name)
