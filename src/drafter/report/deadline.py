"""The last lawful day to publish a report before its meeting.

Local Government Act 1972, section 100B(3) (as amended, five clear days): neither the day of publication nor the day of
the meeting counts, nor do weekends and bank holidays.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from drafter.report.dates import weekday
from drafter.report.template import Deadline

_ONE_DAY = datetime.timedelta(days=1)
_NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


class Day(NamedTuple):
    """A day between publication and the meeting, whether it is a clear day, and why or why not."""

    date: datetime.date
    counts: bool
    why: str


class PublishBy(NamedTuple):
    """``date`` is the last day to publish; ``days`` those between it and the meeting, in order."""

    meeting: datetime.date
    date: datetime.date
    clear_days: int
    days: tuple[Day, ...]
    own_rule: bool
    """Whether the council's own, earlier day decides."""


def publish_by(meeting: datetime.date, rule: Deadline) -> PublishBy:
    """Count back from the meeting; raises OverflowError for a meeting at the very start of the calendar."""
    holidays = _BankHolidays(rule.calendar)
    day = meeting - _ONE_DAY
    counted = 0
    while counted < rule.clear_days or holidays.why_not(day) is not None:
        counted += holidays.why_not(day) is None
        day -= _ONE_DAY
    own_rule = False
    if rule.days_before is not None:
        own = meeting - datetime.timedelta(days=rule.days_before)
        while holidays.why_not(own) is not None:
            own -= _ONE_DAY
        own_rule = own < day
        day = min(own, day)
    return PublishBy(meeting, day, rule.clear_days, tuple(_days(day, meeting, holidays)), own_rule)


def working_days_between(first: datetime.date, last: datetime.date, rule: Deadline) -> int:
    """Working days after ``first`` up to and with ``last``; negative where ``last`` is the earlier."""
    if last < first:
        return -working_days_between(last, first, rule)
    holidays = _BankHolidays(rule.calendar)
    days = (first + datetime.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(holidays.why_not(day) is None for day in days)


def _days(published: datetime.date, meeting: datetime.date, holidays: _BankHolidays) -> list[Day]:
    days = []
    day = published + _ONE_DAY
    while day < meeting:
        reason = holidays.why_not(day)
        days.append(Day(day, reason is None, reason or "working day"))
        day += _ONE_DAY
    return days


class _BankHolidays:
    """The bank holidays of a nation of the United Kingdom."""

    def __init__(self, calendar: str) -> None:
        # Imported when a deadline is first asked for: it costs more than the rest of a command together.
        from holidays import country_holidays

        self._named = country_holidays("GB", subdiv=_NATIONS[calendar], language="en_GB")

    def why_not(self, day: datetime.date) -> str | None:
        """Why the day is no working day; None where it is one."""
        if day.weekday() >= 5:
            return weekday(day)
        name = self._named.get(day)
        return None if name is None else f"bank holiday: {name}"
