"""What the library says of each report, and in which order."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.report.errors import DrafterError
from drafter.report.template import Level
from drafter.tui.status_words import deadline_words

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace


class Stamp(NamedTuple):
    """What tells, without reading it, whether a file may say something else: nanoseconds, bytes, and the day."""

    changed: int = 0
    size: int = 0
    day: datetime.date = datetime.date.min


class ShelfRow(NamedTuple):
    """One report. Before it is read only file, slug and stamp are known; ``trouble`` says why it cannot be."""

    file: Path
    slug: str
    stamp: Stamp = Stamp()
    title: str = ""
    committee: str = ""
    meeting: datetime.date | None = None
    due: datetime.date | None = None
    """The last day to publish."""
    deadline: str = ""
    """How long until then, in words."""
    late: bool = False
    answered: int = 0
    required: int = 0
    errors: int = 0
    warnings: int = 0
    read: bool = False
    trouble: str = ""


class Order(enum.Enum):
    """What the rows are sorted by; the words stand above the column."""

    CHANGED = "changed"
    TITLE = "title"
    COMMITTEE = "committee"
    MEETING = "meeting"
    DEADLINE = "publish"
    COMPLETE = "complete"
    PROBLEMS = "problems"

    @property
    def following(self) -> Order:
        """The next one."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


def unread(files: Iterable[Path], today: datetime.date) -> tuple[ShelfRow, ...]:
    """The rows of reports that nothing is known of yet."""
    return tuple(ShelfRow(file, file.parent.name, _stamp(file, today)) for file in files)


def ordered(rows: Iterable[ShelfRow], order: Order, *, reverse: bool) -> tuple[ShelfRow, ...]:
    """The rows in an order: what was changed last, is due first, or has most to do comes first, unless reversed.

    What has no value to sort by comes last either way.
    """
    rows = sorted(rows, key=lambda row: row.slug)
    known = [row for row in rows if _value(row, order) is not None]
    unknown = [row for row in rows if _value(row, order) is None]
    downwards = order in (Order.CHANGED, Order.PROBLEMS)
    known.sort(key=lambda row: _value(row, order), reverse=reverse != downwards)  # type: ignore[arg-type,return-value]
    return (*known, *unknown)


def _value(row: ShelfRow, order: Order) -> object:
    """What a row is sorted by; None where it has no such thing."""
    match order:
        case Order.CHANGED:
            return row.stamp.changed
        case Order.TITLE:
            return (row.title or row.slug).casefold()
        case Order.COMMITTEE:
            return row.committee.casefold() or None
        case Order.MEETING:
            return row.meeting
        case Order.DEADLINE:
            return row.due
        case Order.COMPLETE:
            return row.answered / row.required if row.required else None
        case Order.PROBLEMS:
            return (row.errors, row.warnings) if row.read and not row.trouble else None


def read(row: ShelfRow, workspace: Workspace, today: datetime.date) -> ShelfRow:
    """The row with what the report says. Slow enough for a worker."""
    from drafter.report.deadline import publish_by
    from drafter.store.load import load_report
    from drafter.tui.check_here import check_here

    try:
        report = load_report(row.file, workspace).report
        result = check_here(report, workspace, today)
    except DrafterError as error:
        return row._replace(read=True, trouble=error.message)
    due, deadline, late = None, "", False
    if report.meeting is not None:
        deadline, late = deadline_words(report.meeting, report.template.deadline, today)
        due = publish_by(report.meeting, report.template.deadline).date if deadline else None
    return row._replace(
        title=report.draft.title,
        committee=report.committee,
        meeting=report.meeting,
        due=due,
        deadline=deadline,
        late=late,
        answered=result.answered,
        required=result.required,
        errors=result.count(Level.ERROR),
        warnings=result.count(Level.WARNING),
        read=True,
        trouble="",
    )


def _stamp(file: Path, today: datetime.date) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return Stamp(day=today)
    return Stamp(status.st_mtime_ns, status.st_size, today)
