"""The status: saved or not, the number under the cursor, words, completeness, deadline, edition."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.states import SaveState

_WEIGHTS = (0, 3, 1, 2, 4)
"""Which piece goes first where there is no room for all, the heaviest."""
_WORDS_FIRST = (0, 1, 2, 3, 4)
"""The same where there are too many words."""


class StatusLine(Widget):
    """Pieces from the left, as many as there is room for; why a save failed comes before all others."""

    COMPONENT_CLASSES = {
        "status--saved",
        "status--unsaved",
        "status--failed",
        "status--late",
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

    def render(self) -> Text:
        """The line."""
        width = self.size.width
        line = Text(" ", end="", no_wrap=True)
        line.append_text(self._saved())
        pieces = self._pieces()
        room = width - line.cell_len - 1
        if self.here:
            # While the cursor is there it comes before all that can be seen at other times.
            here = Text(one_line(self.here), self._style(f"here-{self.here_level.value}"))
            line.append(" · ", "dim")
            here.truncate(max(1, room - 3), overflow="ellipsis")
            line.append_text(here)
            room -= here.cell_len + 3
        kept = set()
        weights = _WEIGHTS if self.words_level is Level.OFF else _WORDS_FIRST
        for index in sorted(range(len(pieces)), key=lambda index: weights[index]):
            cells = pieces[index].cell_len
            if cells and cells + 3 <= room:
                kept.add(index)
                room -= cells + 3
        for index in sorted(kept):
            line.append(" · ", "dim")
            line.append_text(pieces[index])
        line.truncate(max(1, width), overflow="ellipsis")
        return line

    def _pieces(self) -> list[Text]:
        late = self.get_component_rich_style("status--late", partial=True)
        return [
            Text(self.number),
            Text(
                self.words, self._style(f"here-{self.words_level.value}") if self.words_level is not Level.OFF else ""
            ),
            Text(self.progress),
            Text(self.deadline, late if self.late else ""),
            Text(self.edition),
        ]

    def _saved(self) -> Text:
        state = self.save_state
        if state is SaveState.FAILED:
            return Text(f"✗ unsaved: {one_line(self.reason)}", self._style("failed"))
        if state is SaveState.SAVED:
            return Text("✓ saved", self._style("saved"))
        if state is SaveState.SAVING:
            return Text("● saving", self._style("unsaved"))
        return Text(f"● unsaved, {self.by_hand} saves" if self.by_hand else "● unsaved", self._style("unsaved"))

    def _style(self, name: str):  # type: ignore[no-untyped-def]
        return self.get_component_rich_style(f"status--{name}", partial=True)
