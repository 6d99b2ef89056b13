"""The problems: what the check found, in the order of the report."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.rows import Rows


class Problem(NamedTuple):
    """A finding, and where in the text it is: ``line`` and ``column`` from 0."""

    code: str
    level: Level
    number: str
    message: str
    cure: str
    place: str
    line: int = 0
    column: int = 0
    words: str = ""
    """The words that it is about, as they stand there but for the spaces; empty where there are none."""
    name: str = ""
    """What the field is called, for what has no number."""
    waived: str = ""
    """The reason it was waived for; empty where it stands."""


class ProblemsPane(Rows[Problem]):
    """Enter or a click goes to the place; the cure stands below the problem under the cursor."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "problems--error",
        "problems--warning",
        "problems--advice",
        "problems--number",
    }

    checked = False

    def key_of(self, item: Problem) -> object:
        """Where and what, not the words: they change while the text is cured."""
        return item.code, item.place, item.number

    def nothing(self) -> str:
        """An empty list says whether it was looked for."""
        return " ✓ Nothing to cure." if self.checked else " Checking…"

    def state_of(self, item: Problem, index: int) -> int:
        """The problem under the cursor is drawn with its cure."""
        return int(index == self.cursor)

    def watch_cursor(self) -> None:
        """The cure moves with the cursor."""
        self.refresh_rows()
        super().watch_cursor()

    def draw(self, item: Problem, width: int) -> list[Text]:
        """Sign, number and code; then the words."""
        dim = self.component("rows--dim")
        head = Text(" ", end="", no_wrap=True)
        style = dim if item.waived else self.component(f"problems--{item.level.value}")
        head.append(LEVEL_GLYPHS[item.level], style)
        head.append(" ")
        where = item.number or item.name or item.place
        head.append(one_line(where), self.component("problems--number"))
        head.append(f"  {one_line(item.code)}", dim)
        if item.waived:
            head.append("  waived", dim)
        head.truncate(max(1, width - 1), overflow="ellipsis")
        lines = [head]
        lines.extend(self._wrapped(item.waived or item.message, width, dim if item.waived else ""))
        if item is self.current and item.cure and not item.waived:
            lines.extend(self._wrapped(item.cure, width, dim))
        lines.append(Text("", end=""))
        return lines

    def _wrapped(self, words: str, width: int, style: object) -> list[Text]:
        text = Text(one_line(words), end="", style=style)  # type: ignore[arg-type]
        lines = []
        for line in text.wrap(self.app.console, max(1, width - 4)):
            line.rstrip()
            lines.append(Text("   ", end="", no_wrap=True) + line)
        return lines
