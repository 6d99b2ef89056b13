"""The problems: what the check found, in the order of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual.binding import Binding

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from drafter.checks.finding import Finding


MISSPELT = "L820"


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
    finding: Finding | None = None
    """The finding itself."""
    group: str = ""
    """The heading of the group that it is the first of."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word that no dictionary has."""
        return self.code == MISSPELT and bool(self.words) and not self.waived

    @property
    def can_be_fixed(self) -> bool:
        """Whether there is an edit of a few characters that cures it."""
        return self.finding is not None and self.finding.fix is not None and not self.waived


class ProblemsPane(Rows[Problem]):
    """Enter or a click goes to the place; the cure stands below the problem under the cursor.

    ``about`` is what is shown of all there is, and stands above the list.
    """

    BINDINGS = [
        Binding(key, f"screen.command('{id}')", show=False)
        for key, id in (
            ("f", "fix"),
            ("w", "waive"),
            ("a", "keep-word"),
            ("e", "explain"),
            ("g", "problem-groups"),
            ("l", "problem-levels"),
            ("r", "problem-reader"),
        )
    ]
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
    leads = True
    about = ""
    hidden = 0
    """Problems that the view leaves out."""
    says_keys = True
    """Whether the problem under the cursor says the keys of the report screen."""

    def key_of(self, item: Problem) -> object:
        """Where and what, not the words: they change while the text is cured."""
        return item.code, item.place, item.number

    def nothing(self) -> str:
        """An empty list says whether it was looked for."""
        if self.hidden:
            return f" ✓ Nothing here; {self.hidden} elsewhere: r, l."
        return " ✓ Nothing to cure." if self.checked else " Checking…"

    def above(self, item: Problem, width: int) -> list[Text]:
        """What is shown of all there is, and the heading of a group."""
        dim = self.component("rows--dim")
        lines = []
        if self.items and item is self.items[0] and self.about:
            lines.extend(self._wrapped(self.about, width, dim, indent=1))
            lines.append(Text("", end=""))
        if item.group:
            head = Text(f" {one_line(item.group)}", self.component("problems--number"), end="", no_wrap=True)
            head.truncate(max(1, width - 1), overflow="ellipsis")
            lines.extend((head, Text("", end="")))
        return lines

    def state_of(self, item: Problem, index: int) -> int:
        """The problem under the cursor is drawn with its cure."""
        return int(index == self.cursor) * (1 + int(self.has_focus))

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
        if item is self.current:
            cure = "" if item.waived else self._cure(item)
            lines.extend(self._wrapped(cure, width, dim) if cure else ())
            lines.extend(self._wrapped(self._keys(item), width, dim) if self.has_focus and self.says_keys else ())
        lines.append(Text("", end=""))
        return lines

    @staticmethod
    def _cure(item: Problem) -> str:
        fix = item.finding.fix if item.finding is not None else None
        if fix is None:
            return item.cure
        return f"{item.cure} Fix: “{fix.before}” becomes “{fix.after}”."

    @staticmethod
    def _keys(item: Problem) -> str:
        fix = "f fix · " if item.can_be_fixed else ""
        word = "a the word is right · " if item.is_word else ""
        waive = "w take the waiver back" if item.waived else "w waive"
        return f"{fix}{word}{waive} · e why · g groups · l levels · r reader"

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The keys are told where they work."""
        super().watch_has_focus(_has_focus)
        self.refresh_rows()

    def _wrapped(self, words: str, width: int, style: object, indent: int = 3) -> list[Text]:
        text = Text(one_line(words), end="", style=style)  # type: ignore[arg-type]
        lines = []
        for line in text.wrap(self.app.console, max(1, width - indent - 1)):
            line.rstrip()
            lines.append(Text(" " * indent, end="", no_wrap=True) + line)
        return lines
