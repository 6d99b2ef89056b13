"""The words of the status line and the title bar."""

from __future__ import annotations

import datetime

from drafter.report.dates import long_date, weekday
from drafter.report.template import Deadline
from drafter.tui.session import Session


def header_note(session: Session) -> str:
    """Committee and meeting: ``Resilient Communities · Thu 2 July 2015``."""
    meeting = session.meeting_date()
    pieces = [session.committee(), "" if meeting is None else f"{weekday(meeting)[:3]} {long_date(meeting)}"]
    return " · ".join(piece for piece in pieces if piece)


def progress_words(session: Session) -> str:
    """``17 of 18 answered``."""
    done = session.completeness()
    return f"{done.answered} of {done.required} answered"


def deadline_words(session: Session) -> tuple[str, bool]:
    """``publish by Wed 24 June (2 working days)``, and whether that is late or today."""
    meeting = session.meeting_date()
    if meeting is None:
        return "no meeting date", False
    return deadline_of(meeting, session.template.deadline, session.today())


def deadline_of(meeting: datetime.date, rule: Deadline, today: datetime.date) -> tuple[str, bool]:
    """When a report for a meeting must be out, and whether that is late or today."""
    # Bank holidays cost more to import than the first picture may.
    from drafter.report.deadline import publish_by, working_days_between

    try:
        by = publish_by(meeting, rule).date
    except OverflowError:
        return "", False
    year = "" if by.year == today.year else f" {by.year}"
    day = f"{weekday(by)[:3]} {by.day} {long_date(by).split()[1]}{year}"
    if by < today:
        return f"was to be published by {day}", True
    if by == today:
        return f"publish today, {day}", True
    left = working_days_between(today, by, rule)
    return f"publish by {day} ({left} working day{'' if left == 1 else 's'})", False
