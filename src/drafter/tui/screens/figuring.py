"""Figuring: the way to the register and back, and the texts that follow what is changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from drafter.tui.commands import report as commands
from drafter.tui.messages import Checked, SaveMoved
from drafter.tui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from drafter.report.figures.spots import Spot
    from drafter.tui.screens.figures import FiguresScreen


class FiguringScreen(WritingScreen):
    """The figures screen stands above this one, which saves and checks what is changed there."""

    _figures: FiguresScreen | None = None

    @on(commands.OpenFigures)
    def _open_figures(self) -> None:
        self.open_figures()

    def open_figures(self, name: str = "") -> None:
        """Show the register, with the cursor on a figure where one is named."""
        from drafter.tui.screens.figures import FiguresScreen

        problems = self.checking.problems if self.checking is not None else ()
        self._figures = FiguresScreen(self.session, problems, self._register_changed, name)
        self.app.push_screen(self._figures, self._figures_left)

    def _register_changed(self, places: frozenset[str]) -> None:
        for place in places:
            page = self.fields.opened(place)
            at = self.session.at(place)
            if page is not None and at is not None:
                page.control.show_answer(self.session.answer(at))
        self.edited()

    def _figures_left(self, spot: Spot | None) -> None:
        self._figures = None
        if spot is not None:
            self.open_place(spot.field, spot.line, spot.column)

    @on(Checked)
    def _tell_problems(self, event: Checked) -> None:
        if self._figures is not None and self._figures.is_mounted:
            self._figures.show_problems(event.problems)

    @on(SaveMoved)
    def _tell_saved(self, event: SaveMoved) -> None:
        if self._figures is not None and self._figures.is_mounted:
            self._figures.show_saved(event.state, event.reason)
