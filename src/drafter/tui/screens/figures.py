"""The figures: the register as a table, what is known of the figure under the cursor, and where it is cited."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from drafter.report.attachments import AttachmentFault
from drafter.report.errors import DrafterError
from drafter.report.figures.formula import names
from drafter.report.figures.listing import Listed, listed
from drafter.report.figures.spots import Spot, spots
from drafter.report.report import Report
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.commands import figures as commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.commands.report import SaveNow
from drafter.tui.figure_edits import Step
from drafter.tui.figure_forms import FormKind, kind_of
from drafter.tui.register_rows import Order, register_rows, sorted_rows
from drafter.tui.screens.above_report import AboveReport
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

if TYPE_CHECKING:
    from drafter.tui.screens.figure_form import FormDone

_BEGIN = """\
There is no figure here yet.

A figure is a number, table, chart or image that the report cites by name: a number that changes is then changed once, \
derived numbers are computed, and the check sees to sources and dates.

Press ctrl+n to add the first one.
"""


@dataclass
class _Read(Message):
    """The register was read, with its exhibits."""

    report: Report
    register: tuple[Listed, ...]
    spots: Mapping[str, tuple[Spot, ...]]


class FiguresScreen(AboveReport["Spot | None"]):
    """Gives the place of a citation to go to, or None.

    ``problems`` gives what the check has found so far; ``changed`` is told the places of the texts that a change of
    the register has changed.
    """

    CSS_PATH = sheet("figures")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "Figures"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None

    order: reactive[Order] = reactive(Order.FILE, init=False)

    def __init__(
        self,
        session: Session,
        problems: Callable[[], Sequence[Problem]],
        changed: Callable[[frozenset[str]], None],
        name: str = "",
    ) -> None:
        super().__init__()
        self.session = session
        self._found = problems
        self.problems: Sequence[Problem] = ()
        self._changed = changed
        self._first = name
        self._report = session.report
        self._register: dict[str, Listed] = {}
        self._spots: Mapping[str, tuple[Spot, ...]] = {}
        self._renewed: list[str] = []
        """Those that were shown to be renewed."""
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
        yield Static(_BEGIN, markup=False, id="begin")
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """List the register."""
        # Asked for now: what is found while this screen is being made is told to nobody.
        self.problems = self._found()
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
        self._report, self._spots = event.report, event.spots
        self._register = {each.name: each for each in event.register}
        self.set_class(not self._register, "-empty")
        self._show_rows()
        if self._first and self._rows.put_cursor(self._first):
            self._first = ""
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
        cited = () if current is None else self._spots.get(current.name, ())
        self._about.show(self._report, current, self.problems)
        self._cited.show(cited)
        try:
            exhibit = current and current.figure.kind != "number" and self._report.exhibits.exhibit(current.name)
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
                return current is not None and bool(self._spots.get(current.name))
            case Need.STALE:
                return any(each.figure.is_stale for each in self._register.values())
            case _:
                return super().meets(need)

    def changed(self, places: frozenset[str]) -> None:
        """The register was changed: tell the report, and read it again."""
        self._changed(places)
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

    @on(commands.UndoFigure)
    def _undo(self) -> None:
        self._stepped(self.session.figures.undo(), "Taken back")

    @on(commands.RedoFigure)
    def _redo(self) -> None:
        self._stepped(self.session.figures.redo(), "Done again")

    def _stepped(self, done: tuple[Step, frozenset[str]] | None, words: str) -> None:
        if done is None:
            self.notify("There is nothing to take back.", timeout=2, markup=False)
            return
        step, places = done
        self.changed(places)
        self._first = step.name
        self.notify(f"{words}: {one_line(step.words)}.", timeout=3, markup=False)

    @on(RowChosen, "#register")
    @on(commands.ChangeFigure)
    def _change(self) -> None:
        current = self.current
        if current is not None:
            self._open_form(current.name, kind_of(current.figure))

    @on(commands.NewFigure)
    def _new(self) -> None:
        from drafter.tui.screens.figure_kinds import FigureKindsScreen

        def chosen(kind: FormKind | None) -> None:
            if kind is not None:
                self._open_form(None, kind)

        self.app.push_screen(FigureKindsScreen(), chosen)

    def _open_form(self, name: str | None, kind: FormKind) -> None:
        from drafter.tui.screens.figure_form import FigureFormScreen

        self.app.push_screen(FigureFormScreen(self.session, name, kind, self.changed), self._formed)

    def _formed(self, done: FormDone | None) -> None:
        if done is None or done.name is None:
            return
        self._first = done.name
        self.read_register()
        if done.wants_next:
            self._renew_after(done.name)
        if done.wants_rows:
            self._open_data(done.name)

    @on(commands.RenewFigures)
    def _renew(self) -> None:
        self._renewed = []
        self._renew_after("")

    def _renew_after(self, name: str) -> None:
        """The next that was carried over, and was not shown yet."""
        from drafter.tui.screens.figure_renewal import FigureRenewalScreen

        self._renewed.append(name)
        figures = self.session.draft.figures
        left = [each for each, figure in figures.items() if figure.is_stale and each not in self._renewed]
        if left:
            at = len(self._renewed)
            which = f"{at} of {at + len(left) - 1}"
            form = FigureRenewalScreen(self.session, left[0], kind_of(figures[left[0]]), self.changed, which)
            self.app.push_screen(form, self._formed)
        else:
            self.notify("That was the last that was carried over.", timeout=4, markup=False)

    @on(commands.EditData)
    def _edit_data(self) -> None:
        if self.current is not None:
            self._open_data(self.current.name)

    def _open_data(self, name: str) -> None:
        from drafter.tui.screens.figure_data import FigureDataScreen
        from drafter.tui.sheet_keeping import keeper_of

        try:
            keeper = keeper_of(self.session, name)
            sheet = keeper.load()
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", title="Not opened", severity="error", markup=False)
            return
        screen = FigureDataScreen(name, keeper, sheet, lambda: self.changed(frozenset()))
        self.app.push_screen(screen)

    @on(commands.LookAtFigure)
    def _look(self) -> None:
        from drafter.tui.screens.figure_look import FigureLookScreen

        current = self.current
        if current is not None:
            self.app.push_screen(FigureLookScreen(self._report, current))

    @on(commands.DeleteFigure)
    def _delete(self) -> None:
        from drafter.tui.screens.confirm import ConfirmScreen

        current = self.current
        if current is None:
            return
        name = current.name
        reasons = self._reasons_to_keep(name)
        if not reasons:
            self._deleted(name, True)
            return
        question = f"Delete {name}? {' '.join(reasons)}"
        self.app.push_screen(ConfirmScreen(question, "Delete it all the same"), partial(self._deleted, name))

    def _reasons_to_keep(self, name: str) -> list[str]:
        """Where it would be missed."""
        reasons = []
        cited = self._spots.get(name, ())
        if cited:
            numbers = list(dict.fromkeys(spot.number for spot in cited if spot.number))
            where = f" in {', '.join(numbers)}" if numbers else ""
            reasons.append(f"It is cited{where}; there the braces would be printed as they are typed.")
        users = [each for each, figure in self.session.draft.figures.items() if name in names(figure.formula or "")]
        if users:
            reasons.append(f"The formula of {', '.join(users)} rests on it.")
        return reasons

    def _deleted(self, name: str, sure: bool | None) -> None:
        if sure:
            self.changed(self.session.figures.remove(name))
            self.notify(f"{one_line(name)} is deleted. ^z brings it back.", timeout=5, markup=False)

    @on(SaveNow)
    def _save(self) -> None:
        self._changed(frozenset())

    @on(GoBack)
    def _back(self) -> None:
        if self._rows.has_focus:
            self.dismiss(None)
        else:
            self._rows.focus()
