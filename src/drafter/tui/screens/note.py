"""The text of a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from drafter.report.draft import Note
from drafter.report.visible import one_line
from drafter.tui.citing_edits import name_of
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import NOTING, TakeNote
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.widgets.prose import Prose


class Noted(NamedTuple):
    """A note as it was written; without a text it is to be taken away."""

    name: str
    text: str

    def put_into(self, notes: dict[str, Note]) -> dict[str, Note]:
        """The notes of a report with this one."""
        if not self.text:
            return {name: note for name, note in notes.items() if name != self.name}
        return {**notes, self.name: Note(text=self.text)}


class _NoteText(Prose):
    def text_changed(self) -> None:
        if self.is_mounted and isinstance(self.screen, NoteScreen):
            self.screen.show_name()


class NoteScreen(DialogScreen["Noted | None"]):
    """Gives the note, or None. ``name`` is that of a note which is there already, empty for a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NOTING)]
    LEAVING = "takes it as it stands"
    COMMAND_LIST: ClassVar[Sequence[Command]] = NOTING
    ABOUT = "A note"

    def __init__(self, taken: frozenset[str], name: str, text: str) -> None:
        super().__init__(classes="finder")
        self._taken = taken
        self._name = name
        self._text = _NoteText(text, hint="What the footnote says.", id="note-text")

    def compose(self) -> ComposeResult:
        """The name it gets, its text, and what the keys do."""
        with Vertical(classes="finder--box note--box"):
            yield Static("", markup=False, id="note-name")
            yield self._text
            keys = "^z takes back what was typed"
            yield Static(keys, markup=False, classes="new--label")

    def on_mount(self) -> None:
        """Write at the end of what is there."""
        self._text.focus()
        self._text.move_cursor(self._text.document.end)
        self.show_name()

    @property
    def note(self) -> Noted:
        """The note as it stands."""
        text = self._text.text.strip()
        return Noted(self._name or name_of(text, self._taken), text)

    def show_name(self) -> None:
        """Show the name that the note has, or will get from its first words."""
        note = self.note
        if note.text:
            line = Text("Note  ", "dim") + Text(one_line(note.name), "bold")
        else:
            line = Text("Without a text it is taken away." if self._name else "A new note", "dim")
        self.query_one("#note-name", Static).update(line)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box takes the note too."""
        event.prevent_default()
        if event.widget is self:
            self._take()

    @on(TakeNote)
    def _take(self) -> None:
        note = self.note
        self.dismiss(note if note.text or self._name else None)
