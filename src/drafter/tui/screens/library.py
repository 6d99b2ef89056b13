"""The library: the reports of the workspace, and what is done with one or with many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from drafter.report.errors import DrafterError
from drafter.report.visible import visible
from drafter.tui import first_minute
from drafter.tui.commands import library as commands
from drafter.tui.commands.command import Command, bindings
from drafter.tui.screens.shelving import ShelvingScreen

if TYPE_CHECKING:
    from drafter.tui.screens.check_many import Place
    from drafter.tui.screens.export import Cure
    from drafter.tui.screens.export_many import Stand


class LibraryScreen(ShelvingScreen):
    """Check and export are for the marked reports; without marks the one is for all, the other for the one there."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "Reports"
    ASKED = first_minute.LIBRARY
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None

    @on(commands.CheckReports)
    def _check(self) -> None:
        from drafter.tui.screens.check_many import CheckManyScreen

        files = self.chosen() if self.shelf.marked else tuple(row.file for row in self.shelf.items)

        def go(place: Place | None) -> None:
            if place is not None:
                self.open(place.file, place.place, place.line)

        self.app.push_screen(CheckManyScreen(self.workspace, self.titles(files)), go)

    @on(commands.ExportReports)
    def _export(self) -> None:
        files = self.chosen()
        if len(files) > 1:
            self._export_many(files)
        elif files:
            self._export_one(files[0])

    def _export_many(self, files: tuple[Path, ...]) -> None:
        from drafter.tui.screens.export_many import ExportManyScreen

        def back(stand: Stand | None) -> None:
            if stand is not None:
                self.open(stand.file, stand.place, stand.line)

        self.app.push_screen(ExportManyScreen(self.workspace, self.titles(files)), back)

    def _export_one(self, file: Path) -> None:
        from drafter.store.load import load_report
        from drafter.tui.screens.export import ExportScreen
        from drafter.tui.session import Session

        try:
            loaded = load_report(file, self.workspace)
        except DrafterError as error:
            self.notify(visible(str(error)), title="Not opened", severity="error", timeout=12, markup=False)
            return

        def back(cure: Cure | None) -> None:
            if cure is not None:
                problem = cure.problem
                self.open(file, problem.place, max(0, problem.line), waive=problem if cure.waive else None)

        self.app.push_screen(ExportScreen(Session(loaded, self.workspace, self.app.today)), back)
