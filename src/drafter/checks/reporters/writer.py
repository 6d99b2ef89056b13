"""What a format is: a writer that is given one report after the other, so that thousands need no more room than one."""

from __future__ import annotations

from abc import ABC, abstractmethod

from drafter.checks.finding import CheckResult, Unread
from drafter.checks.reporters.style import Style


class Writer(ABC):
    """Each method gives what is to be printed next, line ends included. ``begin`` comes first and ``end`` last."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def begin(self) -> str:
        """What stands before all reports."""
        return ""

    @abstractmethod
    def report(self, result: CheckResult) -> str:
        """The findings of one report."""

    def unread(self, unread: Unread) -> str:
        """A report that could not be checked, where the format has a place for it; the command says it in any case."""
        return ""

    def end(self) -> str:
        """What stands behind all reports."""
        return ""
