"""Dates as people write them in sentences."""

from __future__ import annotations

import datetime

import msgspec

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.text import Found

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_NAMES = frozenset(MONTHS)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
YEAR = r"(?:19|20)\d\d"
MONTH_WORDS = words(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov"
    " november dec december"
)
# The month is looked for first, and what stands before it afterwards: a pattern that begins with a month is fast.
_MONTH = Pattern(
    rf"([JFMASOND][a-z]{{2,8}})(?![a-z])(?:(\.?),? ({YEAR})\b| (\d{{1,2}})(st|nd|rd|th)?\b(?![.,]?\d"
    rf"|:)(?:,? ({YEAR})\b)?)?",
    words=MONTH_WORDS,
)
_BEFORE = Pattern(
    r"(?:\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?(?: the)? )?"
    r"(?<![\d£.,/])\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? \Z"
)
_WIDEST = 24
_FIGURES = Pattern(r"\d\d?([./])\d\d?\1(?:19|20)?\d\d\b(?![./]?\d)")
_JOINED = Pattern(r"[\d£.,/\w-]\Z")
_NUMBERED = Pattern(
    r"(?i:paragraphs?|sections?|paras?|clauses?|rules?|parts?|items?|standards?|versions?|v|and|to|or),? \Z"
)


class Written(msgspec.Struct, frozen=True):
    """A date in a passage, from ``start`` to ``end``; ``day`` and ``year`` are None where they are not given.

    "May 40 people came" is the month alone.
    """

    passage: Passage
    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: str = ""
    short_year: bool = False

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
    """Every date and every month in a report, in the order of the text; read once for all rules."""
    return reading.once(_read)


def _read(reading: Reading) -> tuple[Written, ...]:
    kinds = EVERYTHING - {Kind.META}
    months = (_by_month(each) for each in reading.search(_MONTH, kinds))
    figures = (_in_figures(each) for each in reading.search(_FIGURES, kinds))
    order = {id(passage): index for index, passage in enumerate(reading.passages)}
    found = [date for date in (*months, *figures) if date is not None]
    return tuple(sorted(found, key=lambda date: (order[id(date.passage)], date.start)))


def _by_month(found: Found) -> Written | None:
    """What is written around the name of a month; a month alone has neither day nor year."""
    month, stop, year, day_after, ordinal, year_after = found.match.groups()
    passage, before = found.passage, found.before
    if before[-1:].isalnum() or month.lower() not in MONTH_WORDS:
        return None
    # "It began in March. 2015 was dry": the stop ends the sentence; behind a short name (Sept.) it does not.
    alone = bool(stop) and month in MONTH_NAMES
    end = found.end_of(1) if alone else found.end
    year = None if alone else year
    before = before[-_WIDEST:]
    earlier = _BEFORE.found(before)
    if earlier is not None:
        # "3 May 12 people": what follows the month is not of the date.
        end = end if day_after is None else found.end_of(1)
        weekday = (earlier[1] or "").lower()
        start = found.start - len(before) + earlier.start()
        return Written(passage, start, end, int(earlier[2]), month_of(month), _year(year), weekday)
    if day_after is None:
        return Written(passage, found.start, end, None, month_of(month), _year(year))
    certain = ordinal is not None or year_after is not None
    end = found.end if certain else found.end_of(1)
    return Written(passage, found.start, end, int(day_after) if certain else None, month_of(month), _year(year_after))


def _year(year: str | None) -> int | None:
    return None if year is None else int(year)


def _in_figures(found: Found) -> Written | None:
    """A date such as 10.4.15 or 10/04/2015; None for the number of a paragraph that looks like one."""
    point = found.match[1]
    day, month, year = found.match[0].split(point)
    before = found.before[-16:]
    if not 1 <= int(month) <= len(MONTHS) or int(day) == 0 or _JOINED.found(before) is not None:
        return None
    if point == "." and _NUMBERED.found(before) is not None:
        return None
    short = len(year) == 2
    full = 2000 + int(year) if short else int(year)
    return Written(found.passage, found.start, found.end, int(day), int(month), full, short_year=short)


def month_of(name: str) -> int:
    """``Sept`` is 9."""
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def weekday_of(name: str) -> int:
    """``thursday`` is 3, as :meth:`datetime.date.weekday` counts."""
    return _DAYS.index(name)


_YEAR = Pattern(rf"\b{YEAR}\b|\{{\{{")
_TO_SPACES = str.maketrans(",.;:()–-/", "         ")


def names_a_date(text: str) -> bool:
    """Whether a year, a month or a figure of the register (which has its own date) stands in it."""
    return _YEAR.found(text) is not None or not MONTH_NAMES.isdisjoint(text.translate(_TO_SPACES).split())
