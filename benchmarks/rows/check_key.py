"""The check again, after one key in a paragraph of a real report."""

import datetime
import time

import msgspec

from benchmarks.row import Row
from benchmarks.workspace import Workspace
from drafter.checks.engine import Memory, check
from drafter.report.report import Report
from drafter.store.load import load_report
from drafter.store.workspace import Workspace as Folder

TODAY = datetime.date(2015, 6, 1)


def row(workspace: Workspace) -> Row:
    """One check with the memory of the one before, in seconds of processor."""
    file = workspace.specimen / "report.toml"
    typed = _Typed(load_report(file, Folder.find(file)).report)
    return Row(name="the check after a key", ours=typed.key, budget=0.010, rounds=101)


class _Typed:
    """A report that is typed into; the numbers are there already, for the editor has them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._memory = Memory()
        check(report, today=TODAY, memory=self._memory)

    def key(self) -> float:
        text = str(self._report.draft.answer("background", "text"))
        middle = len(text) // 2
        draft = self._report.draft.with_answer("background", "text", f"{text[:middle]}x{text[middle:]}")
        self._report = msgspec.structs.replace(self._report, draft=draft)
        _ = self._report.outline
        started = time.process_time()
        check(self._report, today=TODAY, memory=self._memory)
        return time.process_time() - started
