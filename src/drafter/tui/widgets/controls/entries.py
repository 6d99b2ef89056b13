"""A list of entries: each a line; Enter adds one, alt and an arrow moves it, backspace in an empty one removes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from drafter.report.draft import Entry, Value
from drafter.report.visible import one_line
from drafter.tui.flow import FieldPlace
from drafter.tui.pasting.into_lines import as_entries
from drafter.tui.session import Session
from drafter.tui.widgets.controls import Answer
from drafter.tui.widgets.controls.line import OneLine

_NONE_HELP = "Nothing is listed, and that is the answer: “{nothing}” is printed. Type to list something."
_EMPTY_HELP = "Type the first entry. If there is nothing to list, press ctrl+n to say so."


class EntriesControl(VerticalScroll, can_focus=False):
    """An entry's file and exemption stay with it wherever it is moved."""

    BINDINGS = [
        Binding("alt+up", "shift(-1)", "Move up", show=False),
        Binding("alt+down", "shift(1)", "Move down", show=False),
        Binding("ctrl+n", "nothing", "Nothing to list", show=False),
    ]

    def __init__(self, at: FieldPlace, session: Session, answer: Answer) -> None:
        super().__init__(classes="control entries")
        self._answer = answer
        self._nothing = session.template.house_style.nothing
        found = session.answer(at)
        self._entries = _entries(found)
        self._none = found == ()
        self._below = Static("", markup=False, classes="entries--below")

    def compose(self) -> ComposeResult:
        """A row for each entry, one more where there is none."""
        for entry in self._entries or [Entry(text="")]:
            yield _EntryRow(entry)
        yield self._below

    def on_mount(self) -> None:
        """Say what an empty list means."""
        self._explain()

    # --- what the rows tell

    def take(self) -> None:
        """Take the entries as they stand. Entries without words and without a file are none."""
        entries = tuple(row.entry for row in self._rows() if row.entry.text or row.entry.file)
        if entries:
            self._none = False
        self._entries = list(entries)
        self._answer(entries or (() if self._none else None))
        self._explain()

    def add_below(self, row: _EntryRow) -> None:
        """A new entry below another."""
        added = _EntryRow(Entry(text=""))
        self.mount(added, after=row)
        self.call_after_refresh(added.enter)

    def put_in(self, row: _EntryRow, texts: Sequence[str]) -> None:
        """New entries below another, with the cursor at the end of the last."""
        added = [_EntryRow(Entry(text=text)) for text in texts]
        self.mount_all(added, after=row)
        self.call_after_refresh(self._put_in, added[-1])

    def _put_in(self, last: _EntryRow) -> None:
        self.take()
        last.enter(end=True)

    def take_out(self, row: _EntryRow) -> bool:
        """Remove an entry; the only one stays, empty."""
        rows = self._rows()
        if len(rows) == 1:
            return False
        at = rows.index(row)
        row.remove()
        rows.remove(row)
        rows[max(0, at - 1)].enter(end=True)
        self.call_after_refresh(self.take)
        return True

    def step(self, row: _EntryRow, by: int) -> None:
        """Go to a neighbour."""
        rows = self._rows()
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].enter(end=by < 0)

    def _rows(self) -> list[_EntryRow]:
        return [child for child in self.children if isinstance(child, _EntryRow)]

    # --- keys

    def action_shift(self, by: int) -> None:
        """Move the entry under the cursor."""
        rows = self._rows()
        at = next((index for index, row in enumerate(rows) if row.has_focus_within), -1)
        if at < 0 or not 0 <= at + by < len(rows):
            return
        if by < 0:
            self.move_child(rows[at], before=rows[at - 1])
        else:
            self.move_child(rows[at], after=rows[at + 1])
        self.take()
        rows[at].scroll_visible(animate=False)

    def action_nothing(self) -> None:
        """Say that there is nothing to list; only an empty list can."""
        if not self._entries:
            self._none = not self._none
            self.take()

    # --- what the screen asks

    def enter(self) -> None:
        """Take the focus."""
        rows = self._rows()
        if rows:
            rows[0].enter()
        else:
            self.call_after_refresh(self.enter)

    def show_answer(self, answer: Value | None) -> None:
        """Show an answer that was changed elsewhere."""
        if _entries(answer) == self._entries and (answer == ()) == self._none:
            return
        entries, rows = _entries(answer), self._rows()
        self._none = answer == ()
        if rows and [_attached(each) for each in entries] == [_attached(row.entry) for row in rows]:
            # Only words are others: steps that can be undone, in each line by itself.
            for row, entry in zip(rows, entries, strict=True):
                row.show(entry)
            return
        self._entries = entries
        self.call_after_refresh(self.recompose)

    def _explain(self) -> None:
        if self._entries:
            words = "Enter adds an entry · alt+↑ alt+↓ moves it · backspace in an empty one removes it"
        elif self._none:
            words = "✓ " + _NONE_HELP.replace("{nothing}", self._nothing)
        else:
            words = _EMPTY_HELP
        self._below.update(Text(words))


class _EntryRow(Horizontal):
    """A bullet, the words, and what is attached to them."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(classes="entry")
        self.entry = entry
        self._line = _EntryLine(entry.text)

    def compose(self) -> ComposeResult:
        """The bullet and the line."""
        yield Static("•", classes="entry--bullet")
        yield self._line
        if self.entry.file or self.entry.exempt:
            words = []
            if self.entry.file:
                words.append(one_line(self.entry.file))
            if self.entry.exempt:
                words.append("exempt " + ", ".join(map(str, self.entry.exempt)))
            yield Static(Text(" · ".join(words)), markup=False, classes="entry--attached")

    @property
    def has_focus_within(self) -> bool:
        """Whether the cursor is here."""
        return self._line.has_focus

    def enter(self, end: bool = False) -> None:
        """Take the focus."""
        self._line.focus()
        if end:
            self._line.move_cursor(self._line.document.end)

    def show(self, entry: Entry) -> None:
        """Show an entry whose words were changed elsewhere."""
        self.entry = entry
        self._line.replace_all(entry.text)

    def typed(self, text: str) -> None:
        """Take what was typed."""
        self.entry = msgspec.structs.replace(self.entry, text=text)
        self.control.take()

    @property
    def control(self) -> EntriesControl:
        """The list."""
        return cast(EntriesControl, self.parent)


class _EntryLine(OneLine):
    """The words of one entry."""

    def __init__(self, text: str) -> None:
        self._ready = False
        super().__init__(text, classes="line")
        self._ready = True

    @property
    def row(self) -> _EntryRow:
        """The entry."""
        return cast(_EntryRow, self.parent)

    def text_changed(self) -> None:
        """Take what was typed."""
        if self._ready:
            self.row.typed(self.text)

    async def _on_paste(self, event: events.Paste) -> None:
        entries = as_entries(event.text)
        if len(entries) < 2:
            await super()._on_paste(event)
            return
        event.stop()
        event.prevent_default()
        self._replace_via_keyboard(entries[0], *self.selection)
        self.row.control.put_in(self.row, entries[1:])

    def action_done(self) -> None:
        """A new entry, or nothing where this one is still empty."""
        if self.text.strip():
            self.row.control.add_below(self.row)

    def action_delete_left(self) -> None:
        """Backspace at the start of an empty entry removes it."""
        if self.text or not self.row.control.take_out(self.row):
            super().action_delete_left()

    def action_cursor_up(self, select: bool = False) -> None:
        """Up from the first row of the line is the entry before."""
        if select or self._cursor_offset[1] > 0:
            super().action_cursor_up(select)
        else:
            self.row.control.step(self.row, -1)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down from the last row of the line is the entry after."""
        if select or self._cursor_offset[1] < self.wrapped_document.height - 1:
            super().action_cursor_down(select)
        else:
            self.row.control.step(self.row, 1)


def _attached(entry: Entry) -> tuple[str | None, tuple[int, ...]]:
    """What an entry has besides its words."""
    return entry.file, entry.exempt


def _entries(answer: Value | None) -> list[Entry]:
    if not isinstance(answer, tuple):
        return []
    return [each for each in answer if isinstance(each, Entry)]
