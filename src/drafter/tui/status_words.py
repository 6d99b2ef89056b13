"""The words of the status line and the title bar."""

from __future__ import annotations

import datetime
import re

from drafter.report.dates import long_date, weekday
from drafter.report.template import Deadline
from drafter.tui.session import Session

_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=[0-9])")
_SOON = 270
"""Days ahead within which a day and a month say the year too."""


def header_note(session: Session) -> str:
    """Committee and meeting: ``Resilient Communities · Thu 2 July 2015``."""
    meeting = session.meeting_date()
    pieces = [session.committee(), "" if meeting is None else f"{weekday(meeting)[:3]} {long_date(meeting)}"]
    return " · ".join(piece for piece in pieces if piece)


def progress_words(session: Session) -> str:
    """``17 of 18 answered``."""
    done = session.completeness()
    return f"{done.answered} of {done.required} answered"


def edition_words(session: Session) -> str:
    """``┃ 2 exempt``: the passages that the public edition leaves out; empty where it leaves out nothing."""
    count = len(session.exempt_passages())
    return f"┃ {count} exempt" if count else ""


def deadline_words(meeting: datetime.date, rule: Deadline, today: datetime.date) -> tuple[str, bool]:
    """``Wed 24 Jun, 2 working days``, and whether that is late or today."""
    # Bank holidays cost more to import than the first picture may.
    from drafter.report.deadline import publish_by, working_days_between

    try:
        by = publish_by(meeting, rule).date
    except OverflowError:
        return "", False
    day = f"{weekday(by)[:3]} {short_date(by, today)}"
    if by < today:
        return f"was due {day}", meeting >= today
    if by == today:
        return f"today ({day})", True
    left = working_days_between(today, by, rule)
    return f"{day}, {left:,} working day{'' if left == 1 else 's'}", left <= 1


def in_column(deadline: str, *, narrow: bool) -> str:
    """The words of a deadline in a column that has its name above it: ``Wed 24 Jun, 2 days``.

    The day of the week goes where the day is past, and in a ``narrow`` column.
    """
    words = deadline.replace(" working", "")
    if narrow or words.startswith("was due"):
        words = _WEEKDAY.sub("", words, count=1)
    return words.replace("was due", "was") if narrow else words


def short_date(day: datetime.date, today: datetime.date | None = None) -> str:
    """``2 Jul 2015``, without the year where nobody who reads it ``today`` asks for it."""
    number, month, year = long_date(day).split()
    near = today is not None and (today.year == day.year or 0 < (day - today).days < _SOON)
    return f"{number} {month[:3]}" + ("" if near else f" {year}")
