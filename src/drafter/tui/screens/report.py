"""The report screen: writing, and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from drafter.tui import first_minute
from drafter.tui.commands import report as commands
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.screens.beginning import BeginningScreen
from drafter.tui.screens.keeping import KeepingScreen
from drafter.tui.screens.mending import MendingScreen
from drafter.tui.screens.pointing import PointingScreen
from drafter.tui.screens.previewing import PreviewingScreen
from drafter.tui.screens.recovering import RecoveringScreen
from drafter.tui.screens.returning import ReturningScreen
from drafter.tui.screens.seeking import SeekingScreen

if TYPE_CHECKING:
    from drafter.tui.screens.export import Cure
    from drafter.tui.targets import Target


class ReportScreen(
    SeekingScreen,
    KeepingScreen,
    RecoveringScreen,
    MendingScreen,
    PreviewingScreen,
    BeginningScreen,
    ReturningScreen,
    PointingScreen,
):
    """Every command is a message; the screens that this one is made of say what theirs do."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "Writing a report"
    ASKED = first_minute.WRITING

    @on(commands.NextField)
    def _next_field(self) -> None:
        self._step(1)

    @on(commands.PreviousField)
    def _previous_field(self) -> None:
        self._step(-1)

    @on(commands.ShowOutline)
    def _show_outline(self) -> None:
        if self.outline_pane.has_focus:
            self.pane = "text"
            self.set_class(not self.has_class("-no-outline"), "-no-outline")
            self._enter()
        else:
            self.remove_class("-no-outline")
            self.pane = "outline"
            self.outline_pane.focus()

    @on(commands.ShowProblems)
    def _show_problems(self) -> None:
        self._toggle_side("problems")

    @on(commands.ShowGuidance)
    def _show_guidance(self) -> None:
        self._toggle_side("guidance")

    @on(commands.ShowFigures)
    def _show_figures(self) -> None:
        self._toggle_side("figures")

    def _toggle_side(self, side: str) -> None:
        if self.side == side and (self.pane == "side" or not self.narrow):
            self.side = ""
            self.pane = "text"
            self._enter()
        else:
            self.action_side(side)

    @on(GoBack)
    def _back(self) -> None:
        page = self.fields.page
        if page is not None and not page.has_focus_within:
            self.pane = "text"
            self._enter()
        else:
            self.app.close_report()

    @on(commands.SaveInPlace)
    def _save_in_place(self) -> None:
        if self.saving is not None:
            self.saving.in_place = True
            self.saving.now()

    @on(commands.GoToNumber)
    def _go_to(self) -> None:
        from drafter.tui.screens.go_to import GoToScreen
        from drafter.tui.targets import targets

        self.app.push_screen(GoToScreen(targets(self.session)), self._gone_to)

    def _gone_to(self, target: Target | None) -> None:
        if target is None:
            return
        if target.spot is not None:
            self.open_place(*target.spot)
            return
        # A figure that no text cites is shown where it can be cited.
        self.action_side("figures")
        if self.side_pane is not None:
            self.side_pane.figures.put_cursor_on(target.name)

    @on(commands.OpenExport)
    async def _export(self) -> None:
        from drafter.tui.screens.export import ExportScreen

        self.save_now()
        self.app.push_screen(ExportScreen(self.session), self._exported)

    def _exported(self, cure: Cure | None) -> None:
        if cure is None:
            return
        self.to_problem(cure.problem)
        if cure.waive:
            self.waive(cure.problem)
