"""The date of the meeting."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import counted
from drafter.report.dates import long_date, weekday
from drafter.report.places import KeyPath
from drafter.report.template import FieldKind, Level

_SATURDAY = 5
_CLOSE = datetime.timedelta(days=3)
_MOST_HOLIDAYS = datetime.timedelta(days=7)
"""More than bank holidays ever move a deadline."""


@report_rule("D707", "meeting-on-weekend", Level.WARNING)
def meeting_on_weekend(reading: Reading) -> Iterator[Hit]:
    """The meeting is on a Saturday or a Sunday.

    Why:
        Committees rarely meet then; as a rule the date was mistyped, and the deadline is counted from it.
    Bad:
        [meta]
        meeting_date = 2027-03-06
    Good:
        [meta]
        meeting_date = 2027-03-04
    Cure:
        Look the date up in the calendar of meetings.
    """
    meeting = reading.meeting
    if meeting is not None and meeting.weekday() >= _SATURDAY:
        yield Hit(
            f"{long_date(meeting)} is a {weekday(meeting)}.",
            "Look it up in the calendar of meetings.",
            path=meeting_path(reading),
        )


@report_rule("D708", "deadline-near", Level.WARNING, draft=Level.ADVICE)
def deadline_near(reading: Reading) -> Iterator[Hit]:
    """The last day to publish the report has passed, or is at most three days away.

    It is counted in clear working days, as section 100B of the Local Government Act 1972 asks. Once the meeting has
    been held nothing is said any more.

    Why:
        A report that was not open to inspection in time may only be taken if it is urgent, and the chair says why.
    Bad:
        [meta]
        meeting_date = 2027-02-04
    Good:
        [meta]
        meeting_date = 2027-03-04
    Cure:
        Publish today, ask the chair whether the report is urgent, or take it to the next meeting.
    """
    last, today = reading.once(_last_day), reading.today
    if last is None or reading.meeting is None:
        return
    if today > last:
        yield Hit(
            f"The last day to publish for the meeting on {long_date(reading.meeting)} was {weekday(last)}"
            f" {long_date(last)}.",
            "Ask the chair whether the report is urgent, or take it to the next meeting.",
            path=meeting_path(reading),
        )
    elif last - today <= _CLOSE:
        away = "today" if last == today else f"in {counted((last - today).days, 'day')}"
        yield Hit(
            f"The last day to publish is {weekday(last)} {long_date(last)}, {away}.",
            "Publish in time.",
            path=meeting_path(reading),
        )


def deadline_passed(reading: Reading) -> datetime.date | None:
    """The last day to publish, where it has passed and the meeting has not."""
    last = reading.once(_last_day)
    return last if last is not None and last < reading.today else None


def _last_day(reading: Reading) -> datetime.date | None:
    """The last day to publish; None where there is no meeting, it has been held, or the day is far away."""
    meeting, today = reading.meeting, reading.today
    if meeting is None or not today <= meeting:
        return None
    try:
        if today + _CLOSE + _MOST_HOLIDAYS < _latest(meeting, reading):
            return None
        # Imported here, for the bank holidays cost more than all rules together.
        from drafter.report.deadline import publish_by

        return publish_by(meeting, reading.template.deadline).date
    except OverflowError:
        # A meeting at the very start or end of the calendar has no day that can be counted.
        return None


def _latest(meeting: datetime.date, reading: Reading) -> datetime.date:
    """The last day to publish if there were no bank holidays."""
    rule = reading.template.deadline
    day, left = meeting, rule.days + 1
    while left:
        day -= datetime.timedelta(days=1)
        left -= rule.counts == "days" or day.weekday() < _SATURDAY
    own = meeting - datetime.timedelta(days=rule.days_before or 0)
    return min(own, day) - datetime.timedelta(days=len(rule.closed))


def meeting_path(reading: Reading) -> KeyPath:
    """Where the date of the meeting stands."""
    field = next(field for field in reading.template.meta if field.kind is FieldKind.DATE)
    return ("meta", field.id)
