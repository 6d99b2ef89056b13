"""The library: the reports of the workspace, how far each is, and how to begin where there is none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.commands import library as commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.shelf import ShelfRow, read, unread
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.shelf import Shelf
from drafter.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace

_BEGIN = """\
There is no report here yet.

Press {new} to make the first one. Choose what kind of report it is, give it a title, and write: \
the questions it must answer, their guidance and all numbers are there already.

Last year's report can be carried over into a new one later; dates and answers that must be given afresh are cleared.

{help} is help, {quit} leaves.
"""


@dataclass
class RowRead(Message):
    """A report was read."""

    row: ShelfRow
    """What it says."""


class LibraryScreen(CommandScreen[None]):
    """Reports are listed at once and read one after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "Reports"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shelf = Shelf(id="shelf")
        self._rows: dict[Path, ShelfRow] = {}

    def compose(self) -> ComposeResult:
        """Title, columns, rows, keys."""
        yield TitleBar()
        yield Static("", markup=False, id="shelf-head")
        yield self._shelf
        yield Static(self.told(_BEGIN), markup=False, id="begin")
        yield KeyBar()

    def on_mount(self) -> None:
        """List what there is."""
        self.query_one(TitleBar).heading = "Reports"
        self.show_keys()
        self.watch(self._shelf, "typed", self._typed)
        self.read_all()

    def on_screen_resume(self) -> None:
        """Back from a report: it may say something else now."""
        if self._rows:
            self.read_all()

    def read_all(self) -> None:
        """List the reports and read each in a worker."""
        rows = unread(self.workspace)
        known = self._rows
        self._rows = {row.file: known.get(row.file, row) for row in rows}
        self.set_class(not rows, "-empty")
        self._shelf.show(tuple(self._rows.values()))
        if rows:
            self._shelf.focus()
        in_background(self, partial(self._read, rows), "library", exclusive=True)

    async def _read(self, rows: tuple[ShelfRow, ...]) -> None:
        for row in rows:
            self.post_message(RowRead(await asyncio.to_thread(read, row, self.workspace, self.app.today())))

    @on(RowRead)
    def _row_read(self, event: RowRead) -> None:
        if event.row.file in self._rows:
            self._rows[event.row.file] = event.row
            self._shelf.show(tuple(self._rows.values()))
            self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """The names of the columns stand above them."""
        self._head()

    def _typed(self, typed: str) -> None:
        self.query_one(TitleBar).note = f"/ {one_line(typed)}" if typed else "type to filter"
        self._head()
        self.show_keys()

    def _head(self) -> None:
        self.query_one("#shelf-head", Static).update(self._shelf.head(max(1, self.size.width - 2)))

    # --- commands

    def meets(self, need: Need) -> bool:
        """Whether there is a report under the cursor."""
        return self._shelf.current is not None if need is Need.REPORT else super().meets(need)

    @on(RowChosen, "#shelf")
    def _chosen_row(self, event: RowChosen[ShelfRow]) -> None:
        self.app.open_report(event.item.file)

    @on(commands.OpenReport)
    def _open(self) -> None:
        if self._shelf.current is not None:
            self.app.open_report(self._shelf.current.file)

    @on(commands.ReadAgain)
    def _again(self) -> None:
        self.read_all()

    @on(commands.NewReport)
    def _new(self) -> None:
        from drafter.tui.screens.new_report import NewReportScreen

        self.app.push_screen(NewReportScreen(self.workspace, tuple(self._rows.values())), self._made)

    def _made(self, file: Path | None) -> None:
        if file is not None:
            self.read_all()
            self.app.open_report(file)

    @on(commands.ExportReport)
    def _export(self) -> None:
        from drafter.report.errors import DrafterError
        from drafter.store.load import load_report
        from drafter.tui.screens.export import ExportScreen
        from drafter.tui.session import Session

        current = self._shelf.current
        if current is None:
            return
        try:
            loaded = load_report(current.file, self.workspace)
        except DrafterError as error:
            self.notify(str(error), title="Not opened", severity="error", timeout=12, markup=False)
            return
        session = Session(loaded, self.workspace, self.app.today)

        def back(problem: object) -> None:
            place = getattr(problem, "place", "")
            if place:
                self.app.open_report(current.file, place=place)

        self.app.push_screen(ExportScreen(session), back)
