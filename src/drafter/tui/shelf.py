"""What the library says of each report."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.report.errors import DrafterError
from drafter.report.template import Level
from drafter.tui.status_words import deadline_words

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace


class ShelfRow(NamedTuple):
    """One report. Before it is read only file and slug are known; ``trouble`` says why it cannot be."""

    file: Path
    slug: str
    title: str = ""
    committee: str = ""
    meeting: datetime.date | None = None
    deadline: str = ""
    late: bool = False
    answered: int = 0
    required: int = 0
    errors: int = 0
    warnings: int = 0
    read: bool = False
    trouble: str = ""


def unread(workspace: Workspace) -> tuple[ShelfRow, ...]:
    """The reports of a workspace, the one changed last first; empty where there is none."""
    files = sorted(workspace.reports(), key=_changed, reverse=True)
    return tuple(ShelfRow(file, file.parent.name) for file in files)


def read(row: ShelfRow, workspace: Workspace, today: datetime.date) -> ShelfRow:
    """The row with what the report says. Slow enough for a worker."""
    from drafter.store.load import load_report
    from drafter.tui.check_here import check_here

    try:
        report = load_report(row.file, workspace).report
        result = check_here(report, workspace, today)
    except DrafterError as error:
        return row._replace(read=True, trouble=error.message)
    deadline, late = "", False
    if report.meeting is not None:
        deadline, late = deadline_words(report.meeting, report.template.deadline, today)
    return row._replace(
        title=report.draft.title,
        committee=report.committee,
        meeting=report.meeting,
        deadline=deadline.replace(" working", ""),
        late=late,
        answered=result.answered,
        required=result.required,
        errors=result.count(Level.ERROR),
        warnings=result.count(Level.WARNING),
        read=True,
    )


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
