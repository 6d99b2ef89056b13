"""A figure that was carried over, in its form: looked up anew, or found to be still right; then the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from drafter.tui.commands import figure_form as commands
from drafter.tui.commands.command import Command, bindings
from drafter.tui.figure_forms import FormKind
from drafter.tui.screens.above_report import ReportBelow
from drafter.tui.screens.figure_form import FigureFormScreen, FormDone
from drafter.tui.session import Session


class FigureRenewalScreen(FigureFormScreen):
    """``which`` says which of how many: "2 of 7"."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.RENEWING)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.RENEWING
    ABOUT = "Renewing a figure"
    begins = ("value", "as_at")

    def __init__(self, session: Session, name: str, kind: FormKind, below: ReportBelow, which: str) -> None:
        super().__init__(session, name, kind, below)
        self._which = which

    @property
    def note(self) -> str:
        """Which of how many."""
        return f"Renew {self._which}"

    @on(commands.NextStale)
    def _next_stale(self) -> None:
        self.leave(wants_next=True)

    @on(commands.StillRight)
    def _still_right(self) -> None:
        self.below.changed(self.figure.still_right())
        self.dismiss(FormDone(self.figure.name, wants_next=True))
