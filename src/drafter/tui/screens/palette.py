"""The command palette: every command of the screen, found by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.commands.command import Command
from drafter.tui.commands.keys import Keys
from drafter.tui.fuzzy import score
from drafter.tui.styles import sheet
from drafter.tui.widgets.rows import RowChosen, Rows


class _Commands(Rows[Command]):
    filterable = True

    def __init__(self, commands: Sequence[Command], keys: Keys) -> None:
        self._keys = keys
        super().__init__(commands)

    def key_of(self, item: Command) -> object:
        return item.id

    def matches(self, item: Command, typed: str) -> bool:
        return score(typed, "", item.title) > 0 or typed in item.help.casefold()

    def _narrow(self) -> None:
        super()._narrow()
        typed = self.typed.casefold()
        if typed:
            self._items = tuple(sorted(self._items, key=lambda item: -score(typed, "", item.title)))
            self.set_reactive(Rows.cursor, 0)
            self.refresh_rows()

    def draw(self, item: Command, width: int) -> list[Text]:
        key = self._keys.shown(item)
        text = Text(f" {item.title}", end="", no_wrap=True)
        text.append(f"  {item.help}", self.component("rows--dim"))
        text.truncate(max(1, width - len(key) - 2), overflow="ellipsis", pad=True)
        text.append(f" {key}", self.component("rows--dim"))
        return [text]

    def nothing(self) -> str:
        return " No command has those words."


class PaletteScreen(ModalScreen["Command | None"]):
    """Gives the command that was chosen, or None."""

    CSS_PATH = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+p", "dismiss(None)", "Back", show=False)]

    def __init__(self, commands: Sequence[Command], keys: Keys) -> None:
        super().__init__(classes="finder")
        self._rows = _Commands(commands, keys)

    def compose(self) -> ComposeResult:
        """What is typed, and what it finds."""
        with Vertical(classes="finder--box"):
            yield Static("", markup=False, classes="finder--typed")
            yield self._rows

    def on_mount(self) -> None:
        """Wait for keys."""
        self.watch(self._rows, "typed", self._show_typed)
        self._rows.focus()

    def _show_typed(self, typed: str) -> None:
        line = Text("Do  ", "dim")
        line.append(one_line(typed) if typed else "type some of a command", "bold" if typed else "dim italic")
        line.append("▏" if typed else "")
        self.query_one(".finder--typed", Static).update(line)

    @on(RowChosen)
    def _chosen(self, event: RowChosen[Command]) -> None:
        event.stop()
        self.dismiss(event.item)

    def on_key(self, event: events.Key) -> None:
        """A key that comes before the list is there is not lost."""
        if self.focused is None and event.is_printable and event.character:
            event.stop()
            self._rows.typed += event.character

    def on_click(self, event: object) -> None:
        """A click beside the box goes back."""
        if getattr(event, "widget", None) is self:
            self.dismiss(None)
