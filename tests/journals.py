"""The journal of somebody who writes in a report, for tests of what is done with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.report.draft import Draft
from drafter.store.journal import Journal
from drafter.store.load import load_report
from drafter.store.workspace import Workspace


def write(report: Path, change: Callable[[Draft], Draft]) -> Journal:
    """A journal of the change, on disk; whoever writes it is alive until it is closed."""
    loaded = load_report(report, Workspace.find(report.parent))
    journal = Journal(loaded.file, loaded.source.digest, loaded.report.draft)
    journal.note(change(loaded.report.draft))
    journal.flush()
    return journal
