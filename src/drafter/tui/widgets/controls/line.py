"""One line of text: names, references, titles."""

from __future__ import annotations

from textual import events
from textual.document._document import EditResult
from textual.document._edit import Edit

from drafter.report.draft import Value
from drafter.report.template import FieldKind
from drafter.tui.flow import FieldPlace
from drafter.tui.messages import FieldDone
from drafter.tui.pasting.into_lines import as_one_line
from drafter.tui.session import Session
from drafter.tui.widgets.controls import Answer
from drafter.tui.widgets.prose import Prose

_HINTS = {FieldKind.PERSON: "Name, job title", FieldKind.DATE: "2 July 2015"}


class OneLine(Prose):
    """An editor of a single line, however many rows it takes. Enter is for whoever holds it."""

    def edit(self, edit: Edit) -> EditResult:
        """What is pasted over several lines comes in as one."""
        if "\n" in edit.text:
            edit.text = " ".join(edit.text.split("\n"))
        return super().edit(edit)

    @property
    def text_column(self) -> int:
        """The width of the column of text, in cells: the line has no gutter, the space around it is its own."""
        return max(1, self.scrollable_content_region.size.width - 1)

    @property
    def gutter_width(self) -> int:
        """Nothing stands to the left."""
        return 0

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            # The handlers of the classes below would put a line feed in.
            event.prevent_default()
            self.action_done()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        result = self._replace_via_keyboard(as_one_line(event.text), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def action_done(self) -> None:
        """Go on to the next field."""
        self.post_message(FieldDone())


class LineControl(OneLine):
    """The editor of a line, a person or the title."""

    def __init__(self, at: FieldPlace, session: Session, answer: Answer) -> None:
        self._answer = answer
        found = session.answer(at)
        super().__init__(
            found if isinstance(found, str) else "", hint=_HINTS.get(at.field.kind, ""), classes="control line"
        )

    def text_changed(self) -> None:
        """Take what was typed."""
        self._answer(self.text)

    def enter(self) -> None:
        """Take the focus."""
        self.focus()

    def show_answer(self, answer: Value | None) -> None:
        """Show an answer that was changed elsewhere."""
        self.replace_all(answer if isinstance(answer, str) else "")
