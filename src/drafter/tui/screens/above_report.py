"""A screen that stands above that of a report, which saves and checks what is changed here, and tells of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.screen import ScreenResultType

from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.problems import Problem


class ReportBelow(NamedTuple):
    """What such a screen asks of the report below it."""

    problems: Callable[[], Sequence[Problem]]
    """What the check has found so far."""
    changed: Callable[[frozenset[str]], None]
    """The draft, or a file beside it, was changed; with the places of the answers that are others now."""
    save: Callable[[], None]
    """Save now."""


class AboveReport(CommandScreen[ScreenResultType]):
    """Both are told to every such screen, whether it is the one in view or not."""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Take what the check has found."""

    def show_saved(self, state: SaveState, reason: str) -> None:
        """Say whether the report is on disk."""
