"""Numbered text, with its numbers in the gutter."""

from __future__ import annotations

from textual import events
from textual.binding import Binding

from drafter.report.draft import Value
from drafter.store.answers import MAX_FIELD
from drafter.tui.block_edits import level, moved
from drafter.tui.flow import FieldPlace
from drafter.tui.going_on import BEGINNINGS, begun_otherwise, entered, erased
from drafter.tui.looks import Looks
from drafter.tui.messages import FieldEdited, PasteCleaned, PasteRefused
from drafter.tui.pasting.characters import line_feeds
from drafter.tui.pasting.cleaning import cleaned
from drafter.tui.session import Session
from drafter.tui.widgets.citing_editor import CitingEditor
from drafter.tui.widgets.controls import Answer


class TextControl(CitingEditor):
    """The editor of one text field."""

    BINDINGS = [
        Binding("ctrl+home", "document_edge(False)", "Start of text", show=False),
        Binding("ctrl+end", "document_edge(True)", "End of text", show=False),
    ]

    def __init__(self, at: FieldPlace, session: Session, answer: Answer) -> None:
        self._at = at
        self.session = session
        self._answer = answer
        super().__init__(
            session.text_of(at.place),
            self._number,
            answer,
            hint="Write here. It numbers itself.",
            classes="control",
        )

    def _number(self, text: str) -> Looks:
        self._answer(text)
        return self.session.looks(self._at.place)

    def enter(self) -> None:
        """Take the focus."""
        self.focus()

    def show_answer(self, answer: Value | None) -> None:
        """Show a text that was changed elsewhere, as a step that can be undone."""
        self.replace_all(answer if isinstance(answer, str) else "")

    def go_to(self, line: int, column: int = 0, above: int | None = None) -> None:
        """Put the cursor at a line (from 0) of the text, below so many rows, or else in the middle."""
        self.move_cursor(self.clamp_visitable((line, column)), center=above is None)
        if above is not None:
            self.scroll_cursor_to(above)

    def on_text_area_selection_changed(self) -> None:
        """Tell which number the cursor is at."""
        self.post_message(FieldEdited(self._at.place))

    # --- whole blocks

    def change_level(self, by: int) -> bool:
        """The block under the cursor one level deeper or higher; says whether that means something."""
        return self.apply(level(self.text, self._offset(), by))

    def move_block(self, by: int) -> bool:
        """The block under the cursor before or after its neighbour; says whether there is one."""
        return self.apply(moved(self.text, self._offset(), by))

    async def _on_key(self, event: events.Key) -> None:
        if self.list_key(event.key) or (self.selection.is_empty and self._goes_on(event)):
            event.stop()
            event.prevent_default()

    def _goes_on(self, event: events.Key) -> bool:
        """Whether a key means more than its character."""
        if event.key == "enter":
            return self.apply(entered(self.text, self._offset()))
        # Asked first: of a long text each key would have to be put together.
        typed = event.character
        return typed in BEGINNINGS and self.apply(begun_otherwise(self.text, self._offset(), typed or ""))

    def action_delete_left(self) -> None:
        """Take the character before the cursor away, or the whole mark of the block."""
        if not self.selection.is_empty or not self.apply(erased(self.text, self._offset())):
            super().action_delete_left()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        raw = line_feeds(event.text)
        if len(self.text) + len(raw) > MAX_FIELD:
            self.post_message(PasteRefused(len(raw)))
            return
        start = min(self.selection)
        before = self.document.get_line(start[0])[: start[1]]
        result = self._replace_via_keyboard(raw, *self.selection)
        if result is None:
            return
        self.move_cursor(result.end_location)
        clean = cleaned(raw, at_start=not before.strip())
        if clean.changes:
            # A step of its own: undo brings back what was pasted.
            self.history.checkpoint()
            self.move_cursor(self.replace(clean.text, start, result.end_location).end_location)
            self.post_message(PasteCleaned(clean.changes))

    def _offset(self) -> int:
        return self.plain.get_index_from_location(self.cursor_location)

    def action_document_edge(self, end: bool) -> None:
        """Move to the start or the end of the text."""
        self.move_cursor(self.document.end if end else (0, 0))
