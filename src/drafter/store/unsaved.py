"""What the journals that were left behind hold, each against its report as it is on the disk now."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.report.errors import DrafterError
from drafter.store.journal_files import LeftJournal
from drafter.store.journal_lines import NotAJournal, Recording
from drafter.store.load import Loaded, load_report
from drafter.store.recovery import Lost, as_recorded, lost
from drafter.store.workspace import Workspace


class Unsaved(NamedTuple):
    """What a journal holds. ``report`` is None where it is gone or cannot be read; ``trouble`` says why then."""

    path: Path
    """The file of the report."""
    recording: Recording
    parts: tuple[Lost, ...]
    report: Loaded | None
    trouble: DrafterError | None

    @property
    def words(self) -> int:
        """How many words of it the report does not have."""
        return sum(part.words for part in self.parts)

    @property
    def contested(self) -> tuple[Lost, ...]:
        """The parts that somebody has changed in the report meanwhile."""
        return tuple(part for part in self.parts if part.is_contested)

    @property
    def state(self) -> str:
        """``ready`` to be brought back; ``contested``; ``gone`` or ``unreadable``, which is said of the report."""
        if self.report is None:
            return "unreadable" if self.path.exists() else "gone"
        return "contested" if self.contested else "ready"


def read_journal(left: LeftJournal) -> Recording | None:
    """What a journal says; None where it cannot be read."""
    try:
        return left.read()
    except (OSError, NotAJournal):
        return None


def unsaved(recording: Recording, target: Path | None = None) -> Unsaved:
    """What a journal holds that its report does not, or that another report does not."""
    path = Path(recording.head.report) if target is None else target
    try:
        report = load_report(path, Workspace.find(path.parent))
    except DrafterError as error:
        return Unsaved(path, recording, as_recorded(recording), None, error)
    return Unsaved(path, recording, lost(recording, report.report.draft), report, None)
