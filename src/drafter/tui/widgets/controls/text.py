"""Numbered text, with its numbers in the gutter."""

from __future__ import annotations

from textual.binding import Binding

from drafter.report.draft import Value
from drafter.tui.flow import FieldPlace
from drafter.tui.looks import Looks
from drafter.tui.messages import FieldEdited
from drafter.tui.session import Session
from drafter.tui.widgets.controls import Answer
from drafter.tui.widgets.numbered_editor import NumberedEditor


class TextControl(NumberedEditor):
    """The editor of one text field."""

    BINDINGS = [
        Binding("ctrl+home", "document_edge(False)", "Start of text", show=False),
        Binding("ctrl+end", "document_edge(True)", "End of text", show=False),
    ]

    def __init__(self, at: FieldPlace, session: Session, answer: Answer) -> None:
        self._at = at
        self._session = session
        self._answer = answer
        super().__init__(
            session.text_of(at.place), self._number, hint="Write here. The numbers come by themselves.", classes="control"
        )

    def _number(self, text: str) -> Looks:
        self._answer(text)
        return self._session.looks(self._at.place)

    def enter(self) -> None:
        """Take the focus."""
        self.focus()

    def show_answer(self, answer: Value | None) -> None:
        """Show a text that was changed elsewhere, as a step that can be undone."""
        self.replace_all(answer if isinstance(answer, str) else "")

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the cursor at a line (from 0) of the text."""
        self.move_cursor(self.clamp_visitable((line, column)), center=True)

    def on_text_area_selection_changed(self) -> None:
        """Tell which number the cursor is at."""
        self.post_message(FieldEdited(self._at.place))

    def action_document_edge(self, end: bool) -> None:
        """Move to the start or the end of the text."""
        self.move_cursor(self.document.end if end else (0, 0))
