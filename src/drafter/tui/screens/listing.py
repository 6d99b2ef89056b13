"""Listing: the reports of the workspace as rows, filtered, sorted, marked; read beside the keys."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.store.archiving import archived
from drafter.store.journal_files import have_left
from drafter.store.remembered import LibraryView, key_of, recall, remember
from drafter.tui.commands import library as commands
from drafter.tui.commands.command import Need
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.shelf import Order, ShelfRow, ordered, unread
from drafter.tui.shelf_reading import RowsRead, read_rows
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.shelf import Shelf, ShelfHead
from drafter.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace
    from drafter.tui.widgets.problems import Problem

_BEGIN = """\
There is no report here yet.

Press {new} to make the first one (^ is the Ctrl key). Choose what kind of report it is, give it a title, and write: \
the questions it must answer, their guidance and all numbers are there already.

Last year's report can be carried over into a new one later; dates and answers that must be given afresh are cleared.

{help} is help, {quit} leaves.
"""


class ListingScreen(CommandScreen[None]):
    """``archive`` says whether the archive is shown. Rows are known at once and read one after the other."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.shelf = Shelf(id="shelf")
        self.rows: dict[Path, ShelfRow] = {}
        self.archive = False
        self._reading = ""
        self._view = recall(self._remembered_as, LibraryView)

    def compose(self) -> ComposeResult:
        """Title, columns, rows, keys."""
        yield TitleBar()
        yield ShelfHead(id="shelf-head")
        yield self.shelf
        yield Static(self.told(_BEGIN), markup=False, id="begin")
        yield KeyBar()

    def on_mount(self) -> None:
        """List what there is, with the cursor on the report that was opened last."""
        head = self.query_one(ShelfHead)
        head.order = next((order for order in Order if order.value == self._view.order), Order.CHANGED)
        head.reverse = self._view.reverse
        self.watch(self.shelf, "typed", self.say_where)
        self.read_all()
        last = next((file for file in self.rows if key_of(file) == self._view.last), None) if self._view.last else None
        self.shelf.put_cursor(last)

    def meets(self, need: Need) -> bool:
        """Whether there is a report to do something with."""
        return self.shelf.current is not None if need is Need.REPORT else super().meets(need)

    # --- reading

    def on_screen_resume(self) -> None:
        """Back from a report: it may say something else now."""
        if self.rows:
            self.read_all()

    def read_all(self, *, again: bool = False) -> None:
        """List the reports; those that may say something else than before are read, or ``again`` all of them."""
        files = archived(self.workspace) if self.archive else self.workspace.reports()
        rows = unread(files, self.app.today())
        kept = {} if again else {file: row for file, row in self.rows.items() if row.read}
        known = {row.file: kept.get(row.file, row) for row in rows}
        # What a row said before stands until it is read again.
        to_read = [row for row in rows if known[row.file].stamp != row.stamp or not known[row.file].read]
        self.rows = {row.file: self.rows.get(row.file, row) for row in rows}
        self.set_class(not rows and not self.archive, "-empty")
        self.shelf.empty = " The archive is empty." if self.archive else ""
        self.shelf.mark(self.shelf.marked & self.rows.keys())
        # Here, not beside the keys: a journal that is looked at is not offered to a report that is just opened.
        self.shelf.unsaved = have_left(files)
        self._reading = f"reading 0 of {len(to_read)}" if len(to_read) > 1 else ""
        self.show_rows()
        if rows and self.focused is None:
            self.shelf.focus()
        read_rows(self, to_read)

    @on(RowsRead)
    def _rows_read(self, event: RowsRead) -> None:
        self.rows.update({row.file: row for row in event.rows if row.file in self.rows})
        self._reading = f"reading {event.done} of {event.total}" if event.done < event.total else ""
        self.show_rows()

    @on(commands.ReadAgain)
    def _again(self) -> None:
        self.read_all(again=True)

    # --- showing

    def show_rows(self) -> None:
        """Show the rows in their order."""
        head = self.query_one(ShelfHead)
        self.shelf.show(ordered(self.rows.values(), head.order, reverse=head.reverse))
        self.say_where()

    @on(Shelf.Marked)
    def say_where(self) -> None:
        """Say what is shown of what there is."""
        title = self.query_one(TitleBar)
        title.heading = "Archive" if self.archive else "Reports"
        shown, marked, typed = len(self.shelf.items), len(self.shelf.marked), self.shelf.typed
        unsaved = len(self.shelf.unsaved)
        pieces = [
            self._reading,
            f"{marked} marked" if marked else "",
            f"{unsaved} with unsaved words" if unsaved else "",
            f"{shown} of {len(self.rows)}" if typed else f"{shown} report{'' if shown == 1 else 's'}" if shown else "",
            f"/ {one_line(typed)}" if typed else "type to filter" if self.rows else "",
        ]
        title.note = " · ".join(piece for piece in pieces if piece)
        self.show_keys()

    def chosen(self) -> tuple[Path, ...]:
        """The reports that a command is about: those that are marked, else the one under the cursor."""
        marked = tuple(file for file in self.rows if file in self.shelf.marked)
        current = self.shelf.current
        return marked or (() if current is None else (current.file,))

    def titles(self, files: Iterable[Path]) -> dict[Path, str]:
        """What reports are called, in the order in which they are shown."""
        wanted = set(files)
        return {row.file: row.title or row.slug for row in self.shelf.items if row.file in wanted}

    # --- order and marks

    @on(commands.SortNext)
    def _sort(self) -> None:
        self._sort_by(self.query_one(ShelfHead).order.following, reverse=False)

    @on(commands.SortOther)
    def _turn_round(self) -> None:
        head = self.query_one(ShelfHead)
        self._sort_by(head.order, reverse=not head.reverse)

    @on(ShelfHead.Chosen)
    def _column(self, event: ShelfHead.Chosen) -> None:
        head = self.query_one(ShelfHead)
        self._sort_by(event.order, reverse=event.order is head.order and not head.reverse)

    def _sort_by(self, order: Order, *, reverse: bool) -> None:
        head = self.query_one(ShelfHead)
        head.order, head.reverse = order, reverse
        if order not in head.columns:
            self.notify(f"By {order.value}{', turned round' if reverse else ''}.", timeout=2, markup=False)
        self.show_rows()
        self._keep(order=order.value, reverse=reverse)

    @on(commands.MarkReport)
    def _mark(self) -> None:
        self.shelf.action_mark()

    @on(commands.MarkAll)
    def _mark_all(self) -> None:
        shown = frozenset(row.file for row in self.shelf.items)
        self.shelf.mark(self.shelf.marked - shown if shown <= self.shelf.marked else self.shelf.marked | shown)

    # --- going

    @on(RowChosen, "#shelf")
    def _row_chosen(self, event: RowChosen[ShelfRow]) -> None:
        self.open(event.item.file)

    @on(commands.OpenReport)
    def _open(self) -> None:
        if self.shelf.current is not None:
            self.open(self.shelf.current.file)

    def open(self, file: Path, place: str = "", line: int = 0, *, waive: Problem | None = None) -> None:
        """Open a report, and remember that it was this one."""
        self._keep(last=key_of(file))
        self.app.open_report(file, place, line, waive=waive)

    @on(commands.ShowArchive)
    def _show_archive(self) -> None:
        self.archive = not self.archive
        self.rows = {}
        self.shelf.mark(frozenset())
        self.shelf.typed = ""
        self.read_all()

    @on(GoBack)
    def _back(self) -> None:
        if self.archive:
            self._show_archive()

    def look_outside(self) -> None:
        """There may be other reports, or they may say something else."""
        self.read_all()

    # --- what is remembered

    @property
    def _remembered_as(self) -> str:
        return f"library-{key_of(self.workspace.root)}"

    def _keep(self, **changed: object) -> None:
        self._view = msgspec.structs.replace(self._view, **changed)
        remember(self._remembered_as, self._view)
