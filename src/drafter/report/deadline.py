"""The last lawful day to publish a report before its meeting.

In England five clear days (Local Government Act 1972, section 100B(3)), elsewhere what :mod:`drafter.report.law` says:
neither the day of publication nor the day of the meeting counts, nor do weekends, bank holidays and the days on which
the council is closed; a council may count otherwise.
"""

from __future__ import annotations

import datetime

import msgspec

from drafter.report.dates import weekday
from drafter.report.template import Deadline

_ONE_DAY = datetime.timedelta(days=1)
_NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


class Day(msgspec.Struct, frozen=True):
    """A day between publication and the meeting, whether it is a clear day, and why or why not."""

    date: datetime.date
    counts: bool
    why: str


class PublishBy(msgspec.Struct, frozen=True):
    """``date`` is the last day to publish; ``days`` those between it and the meeting, in order."""

    meeting: datetime.date
    date: datetime.date
    clear_days: int
    days: tuple[Day, ...]
    own_rule: bool
    """Whether the council's own, earlier day decides."""


def publish_by(meeting: datetime.date, rule: Deadline) -> PublishBy:
    """Count back from the meeting; raises OverflowError for a meeting at the very start of the calendar."""
    calendar = _Calendar(rule)
    day = meeting - _ONE_DAY
    counted = 0
    while counted < rule.days or calendar.why_closed(day) is not None:
        counted += calendar.counts(day)
        day -= _ONE_DAY
    own_rule = False
    if rule.days_before is not None:
        own = meeting - datetime.timedelta(days=rule.days_before)
        while calendar.why_closed(own) is not None:
            own -= _ONE_DAY
        own_rule = own < day
        day = min(own, day)
    return PublishBy(meeting, day, rule.days, tuple(_days(day, meeting, calendar)), own_rule)


def is_late(meeting: datetime.date, rule: Deadline, today: datetime.date) -> bool:
    """Whether the last day to publish has passed, and the meeting has not."""
    return today <= meeting and publish_by(meeting, rule).date < today


def working_days_between(first: datetime.date, last: datetime.date, rule: Deadline) -> int:
    """Working days after ``first`` up to and with ``last``; negative where ``last`` is the earlier."""
    if last < first:
        return -working_days_between(last, first, rule)
    calendar = _Calendar(rule)
    days = (first + datetime.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(calendar.why_closed(day) is None for day in days)


def _days(published: datetime.date, meeting: datetime.date, calendar: _Calendar) -> list[Day]:
    days = []
    day = published + _ONE_DAY
    while day < meeting:
        days.append(Day(day, calendar.counts(day), calendar.why(day)))
        day += _ONE_DAY
    return days


class _Calendar:
    """The days of a nation of the United Kingdom, and of one of its councils."""

    def __init__(self, rule: Deadline) -> None:
        # Imported when a deadline is first asked for: it costs more than the rest of a command together.
        from holidays import country_holidays

        self._named = country_holidays("GB", subdiv=_NATIONS[rule.calendar], language="en_GB")
        self._closed = frozenset(rule.closed)
        self._every_day = rule.counts == "days"

    def counts(self, day: datetime.date) -> bool:
        """Whether it can be a clear day."""
        return self._every_day or self.why_closed(day) is None

    def why_closed(self, day: datetime.date) -> str | None:
        """Why the day is no working day; None where it is one."""
        if day.weekday() >= 5:
            return weekday(day)
        name = self._named.get(day)
        if name is not None:
            return f"bank holiday: {name.replace(' (observed)', ' (substitute day)')}"
        return "the council is closed" if day in self._closed else None

    def why(self, day: datetime.date) -> str:
        """Why it counts, or why not."""
        closed = self.why_closed(day)
        if closed is None:
            return "working day"
        return f"{closed}; every day counts" if self._every_day else closed
