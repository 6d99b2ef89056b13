"""``drafter list``: the reports of the workspace."""

from __future__ import annotations

import datetime

import click

from drafter.checks.finding import CheckResult
from drafter.cli.batch import each
from drafter.cli.fitness import check_fitness
from drafter.cli.options import json_option, today_option
from drafter.cli.printing import out, out_json
from drafter.cli.reports import load, named
from drafter.report.dates import long_date
from drafter.report.deadline import publish_by
from drafter.report.report import Report
from drafter.report.template import Deadline, Level

_NONE = "–"


@click.command("list")
@today_option
@json_option
def list_(today: datetime.date, as_json: bool) -> int:
    """List the reports of this workspace: title, committee, meeting, deadline, completeness, findings.

    \b
    drafter list
    """
    rows: list[_Row] = []

    def one(name: str) -> int:
        loaded = load(name)
        rows.append(_Row(loaded.report, check_fitness(loaded, today), today))
        return 0

    code = each(named(None), one)
    if as_json:
        out_json({"format": 1, "reports": [row.as_json() for row in rows]})
    else:
        out(_table([row.as_text() for row in rows]))
    return code


class _Row:
    """What the list says of one report."""

    def __init__(self, report: Report, checked: CheckResult, today: datetime.date) -> None:
        self.report = report
        self.meeting = report.meeting
        self.deadline = None if self.meeting is None else _publish_by(self.meeting, report.template.deadline)
        self.late = self.meeting is not None and self.deadline is not None and self.deadline < today <= self.meeting
        self.checked = checked

    def _count(self, level: Level) -> int:
        return self.checked.count(level)

    def as_json(self) -> dict[str, object]:
        return {
            "report": self.report.slug,
            "path": self.report.path,
            "template": self.report.template.name,
            "title": self.report.draft.title,
            "committee": self.report.committee,
            "meeting": self.meeting,
            "publish_by": self.deadline,
            "late": self.late,
            "complete": self.checked.complete,
            "answered": self.checked.answered,
            "required": self.checked.required,
            "findings": {level.value: self._count(level) for level in (Level.ERROR, Level.WARNING, Level.ADVICE)},
        }

    def as_text(self) -> tuple[str, ...]:
        return (
            self.report.slug,
            self.report.draft.title or _NONE,
            self.report.committee or _NONE,
            long_date(self.meeting) if self.meeting else _NONE,
            (long_date(self.deadline) if self.deadline else _NONE) + (" (passed)" if self.late else ""),
            f"{self.checked.answered} of {self.checked.required}",
            f"{self._count(Level.ERROR)} ✗  {self._count(Level.WARNING)} !",
        )


def _publish_by(meeting: datetime.date, rule: Deadline) -> datetime.date | None:
    """The last day to publish; None for a meeting before all calendars."""
    try:
        return publish_by(meeting, rule).date
    except OverflowError:
        return None


def _table(rows: list[tuple[str, ...]]) -> str:
    header = ("Report", "Title", "Committee", "Meeting", "Publish by", "Answered", "Problems")
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (header, *rows)
    )
