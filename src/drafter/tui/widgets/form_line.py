"""A line of a form: its label, what is typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from drafter.report.figures.listing import Fault
from drafter.report.visible import one_line
from drafter.tui.figure_forms import Ask
from drafter.tui.widgets.controls.line import OneLine


class LineLeft(Message):
    """The cursor wants to go to another line."""

    def __init__(self, line: FormLine, by: int) -> None:
        super().__init__()
        self.line = line
        self.by = by


class FormLine(Vertical):
    """``choices`` is asked anew at every turn of the arrow keys: files come and go."""

    def __init__(
        self, ask: Ask, text: str, choices: Callable[[], tuple[str, ...]], changed: Callable[[], None]
    ) -> None:
        super().__init__(classes="form-line")
        self.ask = ask
        self.editor = _Editor(self, text, choices, changed)
        self._below = Static("", markup=False, classes="form-line--fault")

    def compose(self) -> ComposeResult:
        """The label and the line; below them what is wrong."""
        with Horizontal(classes="form-line--row"):
            yield Static(Text(self.ask.label), markup=False, classes="form-line--label")
            yield self.editor
        yield self._below

    @property
    def text(self) -> str:
        """What is typed."""
        return self.editor.text

    def show_fault(self, fault: Fault | None) -> None:
        """Say what is wrong, or that nothing is."""
        self.set_class(fault is not None, "-wrong")
        self._below.update(Text("" if fault is None else f"✗ {one_line(fault.message)} {one_line(fault.cure)}"))


class _Editor(OneLine):
    def __init__(
        self, line: FormLine, text: str, choices: Callable[[], tuple[str, ...]], changed: Callable[[], None]
    ) -> None:
        self._line = line
        self._choices = choices
        self._changed: Callable[[], None] | None = None
        super().__init__(text, hint=line.ask.hint, classes="line")
        self._changed = changed

    def text_changed(self) -> None:
        """Tell the form."""
        if self._changed is not None:
            self._changed()

    def action_done(self) -> None:
        """Enter goes to the next line."""
        self.post_message(LineLeft(self._line, 1))

    def action_cursor_up(self, select: bool = False) -> None:
        """The choice before, or the line above."""
        self._step(-1, select)

    def action_cursor_down(self, select: bool = False) -> None:
        """The next choice, or the line below."""
        self._step(1, select)

    def _step(self, by: int, select: bool) -> None:
        choices = self._choices()
        if choices:
            at = choices.index(self.text) + by if self.text in choices else (0 if by > 0 else len(choices) - 1)
            self.replace_all(choices[at % len(choices)])
            self.move_cursor(self.document.end)
            return
        before = self.cursor_location
        if by < 0:
            super().action_cursor_up(select)
        else:
            super().action_cursor_down(select)
        # Textual goes to the end of a line that has none below it; where nothing moved up or down, the form does.
        if self.wrapped_document.height <= 1 or self.cursor_location == before:
            self.post_message(LineLeft(self._line, by))
