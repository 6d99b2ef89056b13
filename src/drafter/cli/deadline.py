"""``drafter deadline``: the last lawful day to publish, counted day by day."""

from __future__ import annotations

import datetime

import click

from drafter.cli.options import json_option, today_option
from drafter.cli.printing import out, out_json
from drafter.cli.reports import load
from drafter.report.dates import long_date, weekday
from drafter.report.deadline import PublishBy, publish_by, working_days_between
from drafter.report.errors import InputError
from drafter.report.law import LAWS
from drafter.report.template import Deadline


@click.command()
@click.argument("report")
@today_option
@json_option
def deadline(report: str, today: datetime.date, as_json: bool) -> None:
    """Count back from the meeting of REPORT to the last lawful day of publication.

    \b
    drafter deadline parking-2027
    """
    opened = load(report).report
    meeting = opened.meeting
    if meeting is None:
        raise InputError(
            "This report has no date of meeting, so there is no deadline.",
            cure="Fill in the date of the meeting.",
            path=opened.path,
        )
    rule = opened.template.deadline
    try:
        found = publish_by(meeting, rule)
    except OverflowError as fault:
        raise InputError("The meeting is before all calendars.", cure="Correct its date.", path=opened.path) from fault
    if as_json:
        out_json(
            {
                "format": 1,
                "meeting": found.meeting,
                "publish_by": found.date,
                "clear_days": found.clear_days,
                "late": found.date < today <= meeting,
                "law": LAWS[rule.calendar].access,
                "days": [{"date": day.date, "counts": day.counts, "why": day.why} for day in found.days],
            }
        )
    else:
        out(_as_text(found, rule, today))


def _as_text(found: PublishBy, rule: Deadline, today: datetime.date) -> str:
    lines = [f"Publish by {_day(found.date)}, {left(found.date, today, rule)}.", ""]
    counted = found.clear_days
    for day in found.days:
        mark = f"{counted:>4}" if day.counts and counted > 0 else "   ·"
        if day.counts:
            counted -= 1
        lines.append(f"{mark}  {_day(day.date)}  {day.why}")
    lines += [f"      {_day(found.meeting)}  the meeting", ""]
    law = LAWS[rule.calendar]
    days = "1 clear day" if found.clear_days == 1 else f"{found.clear_days} clear days"
    lines.append(f"{days} ({law.access}): neither the day of publication nor that of the meeting counts.")
    if found.own_rule:
        lines.append(f"The council's own rule, {rule.days_before} days before the meeting, is the earlier one.")
    if found.date < today <= found.meeting:
        lines.append(f"It can now only be taken as urgent, for a reason that the chair must agree ({law.urgent}).")
    return "\n".join(lines)


def left(day: datetime.date, today: datetime.date, rule: Deadline) -> str:
    """How far ``day`` is from today, in working days."""
    days = working_days_between(today, day, rule)
    if day == today:
        return "which is today"
    if day < today:
        return f"which has passed ({_counted(max(1, -days))} ago)"
    return f"{_counted(days)} from today" if days else "before the next working day"


def _counted(days: int) -> str:
    return f"{days} working day{'' if days == 1 else 's'}"


def _day(day: datetime.date) -> str:
    return f"{weekday(day)} {long_date(day)}"
