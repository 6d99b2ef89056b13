"""Figuring: the way to the register and back, and the texts that follow what is changed there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on

from drafter.tui.commands import report as commands
from drafter.tui.messages import Checked, SaveMoved
from drafter.tui.screens.above_report import AboveReport, ReportBelow
from drafter.tui.screens.curing import CuringScreen
from drafter.tui.widgets.problems import Problem

if TYPE_CHECKING:
    from drafter.report.figures.spots import Spot


class FiguringScreen(CuringScreen, part=True):
    """The figures screen stands above this one, which saves and checks what is changed there."""

    @on(commands.OpenFigures)
    def _open_figures(self) -> None:
        self.open_figures()

    def open_figures(self, name: str = "") -> None:
        """Show the register, with the cursor on a figure where one is named."""
        from drafter.tui.screens.figures import FiguresScreen

        below = ReportBelow(self._found_problems, self._register_changed, self._save_for_above)
        self.app.push_screen(FiguresScreen(self.session, below, name), self._figures_left)

    def to_problem(self, problem: Problem) -> None:
        """Show the place of a problem; that of a figure is the register."""
        head, _, rest = problem.place.partition(".")
        name = rest.partition(".")[0]
        if head == "figures" and name in self.session.draft.figures:
            self.open_figures(name)
        else:
            super().to_problem(problem)

    def _found_problems(self) -> tuple[Problem, ...]:
        return self.checking.problems if self.checking is not None else ()

    def _register_changed(self, places: frozenset[str]) -> None:
        self.show_changed(places)
        if not self.session.dirty and self.checking is not None:
            # A data file beside the report was changed.
            self.checking.soon()

    def _save_for_above(self) -> None:
        self.post_message(commands.SaveNow())

    def _figures_left(self, spot: Spot | None) -> None:
        if spot is not None:
            self.open_place(spot.field, spot.line, spot.column)

    def _above(self) -> Iterator[AboveReport[object]]:
        # An app that is being taken apart has screens without their widgets.
        stack = self.app.screen_stack if self.app.is_running else ()
        return (screen for screen in stack if isinstance(screen, AboveReport) and screen.is_mounted)

    @on(Checked)
    def _tell_problems(self, event: Checked) -> None:
        for screen in self._above():
            screen.show_problems(event.problems)

    @on(SaveMoved)
    def _tell_saved(self, event: SaveMoved) -> None:
        for screen in self._above():
            screen.show_saved(event.state, event.reason)
