"""The status: saved or not, the number under the cursor, words, completeness, deadline, edition."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from functools import partial

import msgspec
from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.states import SaveState
from drafter.tui.widgets.jump_point import JumpPoint

_WEIGHTS = (0, 3, 1, 2, 4)
"""Which piece goes first where there is no room for all, the heaviest."""
_WORDS_FIRST = (0, 1, 2, 3, 4)
"""The same where there are too many words."""


_GAP = 3
"""Cells between two pieces."""


class StatusPiece(enum.Enum):
    """What a piece of the line is about."""

    SAVED = "saved"
    HERE = "here"
    NUMBER = "number"
    WORDS = "words"
    PROGRESS = "progress"
    DEADLINE = "deadline"
    EDITION = "edition"


class _Placed(msgspec.Struct, frozen=True):
    piece: StatusPiece
    text: Text
    x: int


class StatusLine(Widget):
    """Pieces from the left, as many as there is room for; why a save failed comes before all others."""

    COMPONENT_CLASSES = {
        "status--saved",
        "status--unsaved",
        "status--failed",
        "status--late",
        "status--exempt",
        "status--here-off",
        "status--here-advice",
        "status--here-warning",
        "status--here-error",
    }

    save_state: reactive[SaveState] = reactive(SaveState.SAVED)
    by_hand: reactive[str] = reactive("")
    """The key that saves, where nothing is saved by itself."""
    reason: reactive[str] = reactive("")
    """Why the last save failed."""
    journal: reactive[str] = reactive("")
    """Why what is unsaved is in no journal, where it is in none."""
    number: reactive[str] = reactive("")
    words: reactive[str] = reactive("")
    words_level: reactive[Level] = reactive(Level.OFF)
    """Whether there are too many words, or nearly."""
    progress: reactive[str] = reactive("")
    deadline: reactive[str] = reactive("")
    late: reactive[bool] = reactive(False)
    edition: reactive[str] = reactive("")
    here: reactive[str] = reactive("")
    """What is told of the words under the cursor: what a citation prints, what was found there."""
    here_level: reactive[Level] = reactive(Level.OFF)
    """What weighs most of what is wrong there."""

    class Asked(Message):
        """A piece was clicked, or jumped to."""

        def __init__(self, piece: StatusPiece) -> None:
            super().__init__()
            self.piece = piece
            """What it is about."""

    def render(self) -> Text:
        """The line."""
        line = Text(" ", end="", no_wrap=True)
        for placed in self._placed():
            if placed.x > 1:
                line.append(" · ", "dim")
            line.append_text(placed.text)
        line.truncate(max(1, self.size.width), overflow="ellipsis")
        return line

    def jump_points(self) -> Iterator[JumpPoint]:
        """Each piece that leads somewhere."""
        for placed in self._placed():
            if placed.piece is not StatusPiece.HERE:
                yield JumpPoint(placed.x, 0, partial(self.post_message, self.Asked(placed.piece)))

    def on_click(self, event: events.Click) -> None:
        """Go to what the piece under the mouse is about."""
        for placed in self._placed():
            if placed.x <= event.x < placed.x + placed.text.cell_len:
                self.post_message(self.Asked(placed.piece))

    def _placed(self) -> Iterator[_Placed]:
        """The pieces there is room for, and where each begins."""
        saved = self._saved()
        yield _Placed(StatusPiece.SAVED, saved, 1)
        x = 1 + saved.cell_len + _GAP
        room = self.size.width - x + _GAP - 1
        if self.here:
            # While the cursor is there it comes before all that can be seen at other times.
            here = Text(one_line(self.here), self._style(f"here-{self.here_level.value}"))
            here.truncate(max(1, room - _GAP), overflow="ellipsis")
            yield _Placed(StatusPiece.HERE, here, x)
            x += here.cell_len + _GAP
            room -= here.cell_len + _GAP
        pieces = self._pieces()
        kept = set()
        weights = _WEIGHTS if self.words_level is Level.OFF else _WORDS_FIRST
        for index in sorted(range(len(pieces)), key=lambda index: weights[index]):
            cells = pieces[index][1].cell_len
            if cells and cells + _GAP <= room:
                kept.add(index)
                room -= cells + _GAP
        for index in sorted(kept):
            piece, text = pieces[index]
            yield _Placed(piece, text, x)
            x += text.cell_len + _GAP

    def _pieces(self) -> list[tuple[StatusPiece, Text]]:
        many = "" if self.words_level is Level.OFF else self._style(f"here-{self.words_level.value}")
        return [
            (StatusPiece.NUMBER, Text(self.number)),
            (StatusPiece.WORDS, Text(self.words, many)),
            (StatusPiece.PROGRESS, Text(self.progress)),
            (StatusPiece.DEADLINE, Text(self.deadline, self._style("late") if self.late else "")),
            (StatusPiece.EDITION, Text(self.edition, self._style("exempt"))),
        ]

    def _saved(self) -> Text:
        state = self.save_state
        alone = f", and no journal: {one_line(self.journal)}" if self.journal else ""
        if state is SaveState.FAILED:
            return Text(f"✗ unsaved{alone}: {one_line(self.reason)}", self._style("failed"))
        if state is SaveState.SAVED:
            return Text("✓ saved", self._style("saved"))
        if state is SaveState.SAVING:
            return Text("● saving", self._style("unsaved"))
        words = f"● unsaved, {self.by_hand} saves" if self.by_hand else "● unsaved"
        return Text(f"{words}{alone}", self._style("failed" if alone else "unsaved"))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"status--{name}", partial=True)
