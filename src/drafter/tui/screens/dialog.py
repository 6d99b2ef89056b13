"""What opens above a screen, and gives a result when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import DIALOG
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.styles import sheet
from drafter.tui.widgets.rows import RowChosen, Rows

Each = TypeVar("Each")

MOST = 500
"""Rows that a finder lists at once; who wants another types a letter more."""


class DialogScreen(CommandScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """Back, and a click beside it, close it without a result."""

    CSS_PATH = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIALOG)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = DIALOG
    LEAVING: ClassVar[str] = "closes"
    """What the key that goes back does."""

    @on(events.Mount)
    def _tell_the_way_out(self) -> None:
        for box in self.query(".finder--box, .help--box"):
            box.border_subtitle = Content(self.told(f"{{back}} {self.LEAVING}"))

    @on(GoBack)
    def _back(self) -> None:
        self.leave()

    def leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box goes back."""
        if event.widget is self:
            self.leave()


class FinderRows(Rows[Each]):
    """What fits best what was typed comes first."""

    filterable = True

    def fit(self, item: Each, typed: str) -> int:
        """How well an item fits what was typed (in lower case), 0 where it does not."""
        raise NotImplementedError

    def _narrow(self) -> None:
        typed = self.typed.casefold()
        found = list(self._all)
        if typed:
            scored = [(self.fit(item, typed), item) for item in self._all]
            found = [item for fit, item in sorted(scored, key=lambda each: -each[0]) if fit > 0]
        self._items = tuple(found[:MOST])
        self.set_reactive(Rows.cursor, 0)
        self.refresh_rows()


class FinderScreen(DialogScreen[ScreenResultType], Generic[ScreenResultType, Each]):
    """Type some of it, press Enter. ``VERB`` stands before what is typed, ``HINT`` where nothing is."""

    VERB: ClassVar[str]
    HINT: ClassVar[str]

    def __init__(self, rows: FinderRows[Each]) -> None:
        super().__init__(classes="finder")
        self.rows = rows

    def compose(self) -> ComposeResult:
        """What is typed, and what it finds."""
        with Vertical(classes="finder--box"):
            yield Static("", markup=False, classes="finder--typed")
            yield self.rows

    def on_mount(self) -> None:
        """Wait for keys."""
        self.watch(self.rows, "typed", self._show_typed)
        self.rows.focus()

    def _show_typed(self, typed: str) -> None:
        line = Text(f"{self.VERB}  ", "dim")
        line.append(one_line(typed) if typed else self.HINT, "bold" if typed else "dim italic")
        line.append("▏" if typed else "")
        self.query_one(".finder--typed", Static).update(line)

    @on(RowChosen)
    def _row_chosen(self, event: RowChosen[Each]) -> None:
        event.stop()
        self.choose(event.item)

    def choose(self, item: Each) -> None:
        """Close with what was chosen."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """A key that comes before the list is there is not lost."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self.rows.typed += event.character
