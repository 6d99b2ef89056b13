"""Dates as reports print them."""

from __future__ import annotations

import datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: datetime.date) -> str:
    """``2 July 2015``, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday(day: datetime.date) -> str:
    """``Thursday``, whatever the locale."""
    return _DAYS[day.weekday()]
