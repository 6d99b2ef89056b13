"""The data of a table or a chart as a grid: cells, rows and columns changed, saved by themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from drafter.report.errors import DrafterError
from drafter.report.figures.sheet import Sheet, pasted_block
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.commands import figure_data as commands
from drafter.tui.commands import report as report_commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.messages import SaveMoved
from drafter.tui.screens.above_report import AboveReport, ReportBelow
from drafter.tui.sheet_edits import SheetEdits
from drafter.tui.sheet_keeping import SheetKeeper
from drafter.tui.sheet_saving import SheetSaving
from drafter.tui.sheet_words import sheet_words
from drafter.tui.states import SaveState
from drafter.tui.styles import sheet
from drafter.tui.widgets.cell_line import CellDone, CellLine
from drafter.tui.widgets.grid import CellsPasted, CellTyped, Grid
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.status_line import StatusLine
from drafter.tui.widgets.title_bar import TitleBar

_LOOK = 3.0
"""Seconds between two looks at the file."""


class FigureDataScreen(AboveReport[None]):
    """``figure`` is its name, ``keeper`` keeps its sheet, ``loaded``."""

    CSS_PATH = sheet("figures")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = commands.COMMANDS
    ABOUT = "The data of a figure"
    AUTO_FOCUS = None

    def __init__(self, figure: str, keeper: SheetKeeper, loaded: Sheet, below: ReportBelow) -> None:
        super().__init__()
        self._figure = figure
        self._keeper = keeper
        self._below = below
        self._edits = SheetEdits(loaded)
        self._grid = Grid(id="grid")
        self._line = CellLine(id="cell-line")
        self._saving = SheetSaving(self, keeper, self._edits)
        self._warned = False

    def compose(self) -> ComposeResult:
        """Title, the cell under the cursor, the grid, what is wrong with it."""
        yield TitleBar()
        yield self._line
        yield self._grid
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first cell."""
        title = self.query_one(TitleBar)
        title.heading, title.note = self._figure, self._keeper.name
        self.watch(self._grid, "cursor", self._follow)
        self._show()
        self.show_keys()
        self._grid.focus()
        self.set_interval(_LOOK, self._look_outside)

    def meets(self, need: Need) -> bool:
        """Whether the file asks for a decision."""
        if need is Need.CONFLICT:
            return self._saving.conflict
        if need is Need.SHARED:
            return self._saving.shared
        return super().meets(need)

    @property
    def cursor(self) -> tuple[int, int]:
        """The cell under the cursor."""
        return self._grid.cursor

    # --- showing

    def _show(self) -> None:
        words = sheet_words(self._edits.sheet)
        status = self.query_one(StatusLine)
        status.words, status.progress = words.size, words.wrong
        self._grid.show(self._edits.sheet, words.totals)
        self._follow()

    def _follow(self) -> None:
        self._line.show(self.cursor, self._edits.sheet.text(*self.cursor))

    # --- changing

    def _change(self, sheet: Sheet) -> None:
        if self._edits.change(sheet, self.cursor):
            self._went_on()

    def _went_on(self) -> None:
        """The sheet is another: show it, and see that it is kept."""
        self._warned = False
        self._show()
        if self._keeper.is_slow:
            self.query_one(StatusLine).save_state = SaveState.UNSAVED
            self._saving.soon()
        else:
            self._keep()

    def _keep(self) -> bool:
        """Save here and now; says whether that is done."""
        if not self._saving.dirty:
            return True
        try:
            self._saving.write()
        except DrafterError as error:
            self._saving.failed(error)
            return False
        self._below.changed(frozenset())
        return True

    @on(CellTyped)
    def _type(self, event: CellTyped) -> None:
        if event.text == "":
            self._change(self._edits.sheet.with_text(*self.cursor, ""))
        else:
            text = self._edits.sheet.text(*self.cursor) if event.text is None else event.text
            self._line.start(text)

    @on(CellDone)
    def _typed(self, event: CellDone) -> None:
        row, column = self.cursor
        self._grid.focus()
        if event.text is not None:
            self._change(self._edits.sheet.with_text(row, column, event.text.strip()))
            down, right = event.move
            self._grid.cursor = (row + down, column + right)
        self._follow()

    @on(CellsPasted)
    def _paste(self, event: CellsPasted) -> None:
        block = pasted_block(event.text)
        self._change(self._edits.sheet.with_block(*self.cursor, block))
        if len(block) > 1 or len(block[0]) > 1:
            self.notify(f"Pasted {len(block):,} × {max(map(len, block)):,} cells.", timeout=3, markup=False)

    @on(commands.NewRow)
    def _new_row(self) -> None:
        row, column = self.cursor
        self._change(self._edits.sheet.with_new_row(row + 1))
        self._grid.cursor = (row + 1, column)

    @on(commands.DeleteRow)
    def _delete_row(self) -> None:
        self._change(self._edits.sheet.without_row(self.cursor[0]))

    @on(commands.NewColumn)
    def _new_column(self) -> None:
        row, column = self.cursor
        self._change(self._edits.sheet.with_new_column(column + 1))
        self._grid.cursor = (row, column + 1)

    @on(commands.DeleteColumn)
    def _delete_column(self) -> None:
        self._change(self._edits.sheet.without_column(self.cursor[1]))

    @on(commands.MoveRowUp)
    def _row_up(self) -> None:
        self._move_row(-1)

    @on(commands.MoveRowDown)
    def _row_down(self) -> None:
        self._move_row(1)

    def _move_row(self, by: int) -> None:
        row, column = self.cursor
        if 0 <= row + by < len(self._edits.sheet.rows):
            self._change(self._edits.sheet.with_row_moved(row, row + by))
            self._grid.cursor = (row + by, column)

    @on(commands.MoveColumnLeft)
    def _column_left(self) -> None:
        self._move_column(-1)

    @on(commands.MoveColumnRight)
    def _column_right(self) -> None:
        self._move_column(1)

    def _move_column(self, by: int) -> None:
        row, column = self.cursor
        if 0 <= column + by < self._edits.sheet.width:
            self._change(self._edits.sheet.with_column_moved(column, column + by))
            self._grid.cursor = (row, column + by)

    @on(commands.UndoCells)
    def _undo(self) -> None:
        self._stepped(self._edits.undo(self.cursor))

    @on(commands.RedoCells)
    def _redo(self) -> None:
        self._stepped(self._edits.redo(self.cursor))

    def _stepped(self, at: tuple[int, int] | None) -> None:
        if at is not None:
            self._went_on()
            self._grid.cursor = at

    # --- keeping

    @on(report_commands.SaveNow)
    def _save(self) -> None:
        kept = self._keep()
        if not self._keeper.is_slow:
            self._below.save()
        elif kept:
            self.post_message(SaveMoved(SaveState.SAVED))

    @on(SaveMoved)
    def _save_moved(self, event: SaveMoved) -> None:
        status = self.query_one(StatusLine)
        status.reason, status.save_state = event.reason, event.state
        self.show_keys()
        if event.state is SaveState.SAVED:
            self._below.changed(frozenset())
        if event.conflict:
            self.notify(
                self.told(
                    "This was changed elsewhere. Nothing was overwritten. Read it again, or keep yours: {palette}."
                ),
                title="Not saved",
                severity="warning",
                timeout=10,
                markup=False,
            )

    def show_saved(self, state: SaveState, reason: str) -> None:
        """Rows of the report are saved with it."""
        if not self._keeper.is_slow:
            status = self.query_one(StatusLine)
            status.reason, status.save_state = reason, state

    def _look_outside(self) -> None:
        in_background(self, self._look, "outside", exclusive=True)

    async def _look(self) -> None:
        if not self._saving.dirty and await asyncio.to_thread(self._keeper.changed_outside) and not self._saving.dirty:
            self.post_message(report_commands.Reload())

    @on(report_commands.Reload)
    def _reload(self) -> None:
        try:
            sheet = self._keeper.load()
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", severity="error", markup=False)
            return
        self._edits.change(sheet, self.cursor)
        self._saving.begin_again()
        self._show()
        self.post_message(SaveMoved(SaveState.SAVED))
        words = self.told("Somebody else has changed the data: read again. {cells-undo} brings yours back.")
        self.notify(words, timeout=6, markup=False)

    @on(report_commands.KeepMine)
    def _keep_mine(self) -> None:
        try:
            kept = self._keeper.take_over()
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", severity="error", markup=False)
            return
        self._saving.conflict = False
        if self._keeper.is_slow:
            self._saving.now()
        else:
            self._keep()
        copy = f" The other file was kept as {one_line(kept)}." if kept else ""
        self.notify(f"Your cells are being saved.{copy}", timeout=8, markup=False)

    @on(report_commands.SaveInPlace)
    def _save_in_place(self) -> None:
        self._saving.in_place = True
        self._saving.now()

    def finish(self) -> bool:
        """Keep what was typed last."""
        if self._line.editor.has_focus:
            self._edits.change(self._edits.sheet.with_text(*self.cursor, self._line.editor.text.strip()), self.cursor)
        return self._keep()

    @on(GoBack)
    def _back(self) -> None:
        if self.finish() or self._warned:
            self.dismiss(None)
        else:
            self._warned = True
            words = self.told("{back} once more leaves what is not saved behind.")
            self.notify(words, severity="warning", markup=False)
