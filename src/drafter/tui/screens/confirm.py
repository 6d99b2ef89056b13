"""A question before something that is missed where it is gone."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from drafter.report.visible import one_line
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.widgets.rows import RowChosen, Rows


class _Answer(NamedTuple):
    words: str
    sure: bool


class _Answers(Rows[_Answer]):
    def draw(self, item: _Answer, width: int) -> list[Text]:
        text = Text(f" {item.words}", end="", no_wrap=True)
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class ConfirmScreen(DialogScreen["bool | None"]):
    """Gives whether it is to be done. The cursor stands on the answer that changes nothing."""

    ABOUT = "A question"

    def __init__(self, question: str, yes: str) -> None:
        super().__init__(classes="finder confirm")
        self._question = question
        self._answers = _Answers((_Answer("Leave it", sure=False), _Answer(yes, sure=True)))

    def compose(self) -> ComposeResult:
        """The question and both answers."""
        with Vertical(classes="finder--box confirm--box"):
            yield Static(Text(one_line(self._question)), markup=False, classes="confirm--question")
            yield self._answers

    def on_mount(self) -> None:
        """Wait for keys."""
        self._answers.focus()

    @on(RowChosen)
    def _chosen(self, event: RowChosen[_Answer]) -> None:
        event.stop()
        self.dismiss(event.item.sure)
