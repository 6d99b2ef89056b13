"""The register: its figures as a table, what is known of the one under the cursor, and where it is cited."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from drafter.report.attachments import AttachmentFault
from drafter.report.figures.listing import Listed, listed
from drafter.report.figures.spots import Spot, spots
from drafter.report.report import Report
from drafter.report.visible import one_line
from drafter.tui import first_minute
from drafter.tui.background import in_background
from drafter.tui.commands import figures as commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.commands.report import SaveNow
from drafter.tui.register_rows import Order, register_rows, sorted_rows
from drafter.tui.screens.above_report import AboveReport, ReportBelow
from drafter.tui.session import Session
from drafter.tui.states import SaveState
from drafter.tui.styles import sheet
from drafter.tui.widgets.figure_about import FigureAbout
from drafter.tui.widgets.figure_view import FigureView
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.problems import Problem
from drafter.tui.widgets.register import Register
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.spots import SpotList
from drafter.tui.widgets.status_line import StatusLine
from drafter.tui.widgets.title_bar import TitleBar

_BEGIN = """\
There is no figure here yet.

A figure is a number, table, chart or image that the report cites by name: a number that changes is then changed once, \
derived numbers are computed, and the check sees to sources and dates.

Press {figure-new} to add the first one.
"""


@dataclass
class _Read(Message):
    """The register was read, with its exhibits."""

    report: Report
    register: tuple[Listed, ...]
    spots: Mapping[str, tuple[Spot, ...]]


class RegisterScreen(AboveReport["Spot | None"]):
    """Gives the place of a citation to go to, or None. The cursor begins at the figure ``name``."""

    CSS_PATH = sheet("figures")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "Figures"
    ASKED = first_minute.FIGURES
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None

    order: reactive[Order] = reactive(Order.FILE, init=False)

    def __init__(self, session: Session, below: ReportBelow, name: str = "") -> None:
        super().__init__()
        self.session = session
        self.below = below
        self.problems: Sequence[Problem] = ()
        self.wanted = name
        """The figure that the cursor is to be put on, when it is there."""
        self.report = session.report
        self._register: dict[str, Listed] = {}
        self.spots: Mapping[str, tuple[Spot, ...]] = {}
        self._rows = Register(id="register")
        self._about = FigureAbout(id="figure-about")
        self._view = FigureView(session.template.house_style, id="figure-view")
        self._cited = SpotList(id="figure-cited")

    def compose(self) -> ComposeResult:
        """Title, columns, rows; below them what is known of the one under the cursor."""
        yield TitleBar()
        yield Static("", markup=False, id="register-head")
        yield self._rows
        with Horizontal(id="figure"):
            with VerticalScroll(id="figure-words", can_focus=False):
                yield self._about
            with Vertical(id="figure-beside"):
                yield self._view
                yield self._cited
        yield Static(self.told(_BEGIN), markup=False, id="begin")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """List the register."""
        # Asked for now: what is found while this screen is being made is told to nobody.
        self.problems = self.below.problems()
        self.query_one(TitleBar).heading = f"{self.session.draft.title or self.session.loaded.report.slug}: figures"
        self.watch(self._rows, "typed", self._typed)
        self.watch(self._rows, "cursor", self._look_again)
        self._rows.focus()
        self._typed("")
        self.read_register()

    # --- what is in it

    def read_register(self) -> None:
        """Read the register of this moment in a worker: its exhibits are made of files."""
        in_background(self, self._read, "register", exclusive=True)

    async def _read(self) -> None:
        report = self.session.report
        self.post_message(_Read(report, *await asyncio.to_thread(lambda: (listed(report), spots(report)))))

    @on(_Read)
    def _was_read(self, event: _Read) -> None:
        self.report, self.spots = event.report, event.spots
        self._register = {each.name: each for each in event.register}
        self.set_class(not self._register, "-empty")
        self._show_rows()
        if self.wanted and self._rows.put_cursor(self.wanted):
            self.wanted = ""
        self._look_again()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Take what the check has found."""
        self.problems = problems
        self._show_rows()
        self._look_again()

    def show_saved(self, state: SaveState, reason: str) -> None:
        """Say whether the changes are on disk."""
        status = self.query_one(StatusLine)
        status.reason, status.save_state = reason, state

    def _show_rows(self) -> None:
        rows = register_rows(self._register.values(), self.problems)
        self._rows.show(sorted_rows(rows, self.order))
        stale = sum(row.stale for row in rows)
        status = self.query_one(StatusLine)
        status.words = f"{len(rows):,} figure{'' if len(rows) == 1 else 's'}"
        status.progress = f"{stale:,} to renew" if stale else ""
        self.show_keys()

    @property
    def current(self) -> Listed | None:
        """The figure under the cursor."""
        row = self._rows.current
        return None if row is None else self._register.get(row.name)

    def _look_again(self) -> None:
        """Show what is known of the figure under the cursor."""
        current = self.current
        cited = () if current is None else self.spots.get(current.name, ())
        self._about.show(self.report, current, self.problems)
        self._cited.show(cited)
        try:
            exhibit = current and current.figure.kind != "number" and self.report.exhibits.exhibit(current.name)
        except AttachmentFault:
            exhibit = None
        self._view.show(exhibit or None)
        self._view.display = bool(exhibit)
        self.show_keys()

    def _typed(self, typed: str) -> None:
        note = f"/ {one_line(typed)}" if typed else "type to filter"
        self.query_one(TitleBar).note = note if self.order is Order.FILE else f"{self.order.value} · {note}"
        self._head()
        # What stands under the cursor may be another, on the same row.
        self._look_again()

    def on_resize(self, event: events.Resize) -> None:
        """The names of the columns stand above them."""
        self._head()

    def _head(self) -> None:
        self.query_one("#register-head", Static).update(self._rows.head(max(1, self.size.width - 2)))

    def watch_order(self) -> None:
        """Sort anew."""
        self._typed(self._rows.typed)
        self._show_rows()

    # --- commands

    def meets(self, need: Need) -> bool:
        """What there is under the cursor."""
        current = self.current
        match need:
            case Need.FIGURE:
                return current is not None
            case Need.ROWS:
                return current is not None and current.figure.kind in ("table", "chart")
            case Need.EXHIBIT:
                return current is not None and current.figure.kind != "number" and current.fault is None
            case Need.CITED:
                return current is not None and bool(self.spots.get(current.name))
            case Need.STALE:
                return any(each.figure.is_stale for each in self._register.values())
            case _:
                return super().meets(need)

    def changed(self, places: frozenset[str]) -> None:
        """The register was changed: tell the report, and read it again."""
        self.below.changed(places)
        self.read_register()

    @on(commands.NextOrder)
    def _next_order(self) -> None:
        self.order = self.order.following

    @on(commands.GoToCitation)
    def _to_citations(self) -> None:
        self._cited.focus()

    @on(RowChosen, "#figure-cited")
    def _go(self, event: RowChosen[Spot]) -> None:
        event.stop()
        self.dismiss(event.item)

    @on(SaveNow)
    def _save(self) -> None:
        self.below.save()

    @on(GoBack)
    def _back(self) -> None:
        # Where nothing is registered there are no rows to go back to.
        if self._rows.has_focus or not self._register:
            self.dismiss(None)
        else:
            self._rows.focus()
