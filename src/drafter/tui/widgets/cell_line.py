"""The line above a grid: which cell the cursor is on, and all that it says; here it is changed."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from drafter.tui.widgets.controls.line import OneLine

_LETTERS = 26


class CellDone(Message):
    """A cell was typed, or left as it was."""

    def __init__(self, text: str | None, rows: int, columns: int) -> None:
        super().__init__()
        self.text = text
        """None where nothing is to change."""
        self.move = (rows, columns)
        """Where the cursor goes."""


class CellLine(Horizontal):
    """``start`` begins to type, ``show`` only shows."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.editor = _Editor("", classes="line")

    def compose(self) -> ComposeResult:
        """The name of the cell, and the line."""
        yield Static("", markup=False, classes="cell-line--name")
        yield self.editor

    def show(self, at: tuple[int, int], text: str) -> None:
        """Show a cell."""
        row, column = at
        self.query_one(Static).update(Text(f"{column_name(column)}{row + 1}"))
        if not self.editor.has_focus:
            self.editor.replace_all(text)

    def start(self, text: str) -> None:
        """Type, from this text on."""
        self.editor.focus()
        self.editor.replace_all(text)
        self.editor.move_cursor(self.editor.document.end)


class _Editor(OneLine):
    """Enter and the keys that move are done with the cell; escape leaves it as it was."""

    def action_done(self) -> None:
        """The cell below."""
        self._leave(1, 0)

    def action_cursor_up(self, select: bool = False) -> None:
        """The cell above."""
        self._leave(-1, 0)

    def action_cursor_down(self, select: bool = False) -> None:
        """The cell below."""
        self._leave(1, 0)

    def _leave(self, rows: int, columns: int) -> None:
        self.post_message(CellDone(self.text, rows, columns))

    async def _on_key(self, event) -> None:  # type: ignore[no-untyped-def]
        moves = {"tab": (0, 1), "shift+tab": (0, -1)}
        if event.key in moves:
            event.stop()
            event.prevent_default()
            self._leave(*moves[event.key])
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(CellDone(None, 0, 0))
        else:
            await super()._on_key(event)


def column_name(column: int) -> str:
    """``A`` to ``Z``, then ``AA``, as spreadsheets call them."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name
