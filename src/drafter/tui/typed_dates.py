"""Dates as people type them."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})\Z")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.]+([a-z]{3,9})\.?,?(?:\s+(\d{2}|\d{4}))?\Z")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAME = re.compile(rf"({'|'.join(_DAYS)})[a-z]*,?\s+")


def read_date(typed: str, today: datetime.date) -> datetime.date | None:
    """The date that was meant, day before month as in Britain; without a year, the next one from ``today``.

    None where it is no date, and where it is not on the day of the week that is typed before it: one of the two is
    wrong, and nobody but the author knows which.
    """
    date = _without_day(typed, today)
    return None if date is None or _is_at_odds(typed, date) else date


def at_odds(typed: str, today: datetime.date) -> datetime.date | None:
    """The date that was typed behind a day of the week on which it is not."""
    date = _without_day(typed, today)
    return date if date is not None and _is_at_odds(typed, date) else None


def _is_at_odds(typed: str, date: datetime.date) -> bool:
    day = _DAY_NAME.match(typed.casefold().lstrip())
    return day is not None and _DAYS.index(day[1]) != date.weekday()


def _without_day(typed: str, today: datetime.date) -> datetime.date | None:
    text = _DAY_NAME.sub("", " ".join(typed.casefold().split()), count=1)
    if found := _ISO.match(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(text):
        return _date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.match(text):
        month = found[2][:3]
        if month not in _MONTHS:
            return None
        number = _MONTHS.index(month) + 1
        if found[3]:
            return _date(_year(found[3]), number, int(found[1]))
        coming = _date(today.year, number, int(found[1]))
        return coming if coming is None or coming >= today else _date(today.year + 1, number, int(found[1]))
    return None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
