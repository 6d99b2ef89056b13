"""One field: where it belongs, its prompt, and the control for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from drafter.report.template import FieldKind
from drafter.report.visible import one_line
from drafter.tui.flow import FieldPlace
from drafter.tui.session import Session
from drafter.tui.widgets.column import COLUMN, LABELS, NARROW
from drafter.tui.widgets.controls import Answer, Control, control_for

if TYPE_CHECKING:
    from drafter.tui.widgets.controls.text import TextControl

GUTTER = LABELS + 3
"""What the gutter of numbered text takes, so that everything else stands in the same column."""


class FieldPage(Vertical):
    """``control`` edits the answer; the words above it are the template's."""

    def __init__(self, at: FieldPlace, number: str, session: Session, answer: Answer) -> None:
        super().__init__(classes="page")
        self.at = at
        self._number = number
        self.control: Control = control_for(at, session, answer)
        self.widget = cast(Widget, self.control)

    @property
    def editor(self) -> TextControl | None:
        """The editor, where the answer is a text."""
        return cast("TextControl", self.widget) if self.at.field.kind is FieldKind.TEXT else None

    def compose(self) -> ComposeResult:
        """The head and the control."""
        yield Static(self._head(), markup=False, classes="page--head")
        yield self.widget

    def _head(self) -> Text:
        section, field = self.at.section, self.at.field
        prompt = field.prompt or (self.at.name if section is None or field.note_for or field.label else "")
        quiet = "dim" if prompt else "bold"
        head = Text()
        if section is None:
            head.append("Header", quiet)
        else:
            head.append(f"{self._number}  " if self._number else "", quiet)
            head.append(one_line(section.heading or section.name or ""), quiet)
        if prompt:
            head.append("\n")
            head.append(f"{field.label}  " if section is not None and field.label else "", "bold")
            head.append(one_line(prompt), "bold")
        if field.kind is FieldKind.CHOICES:
            head.append("\nChoose every one that applies.", "dim")
        return head

    def on_resize(self, event: events.Resize) -> None:
        """Centre the head, and the controls that have no gutter, on the column of the text."""
        width = event.size.width
        gutter = GUTTER if width >= NARROW else LABELS + 1 if width >= NARROW // 2 else 0
        left = max(0, (width - GUTTER - COLUMN - 1) // 2)
        head = self.query_one(".page--head")
        head.styles.padding = (1, 1, 1, left + gutter if width >= NARROW // 2 else 0)
        if self.at.field.kind is not FieldKind.TEXT:
            self.widget.styles.margin = (0, 0, 0, max(0, left + gutter - 1))
            self.widget.styles.max_width = COLUMN + 4
