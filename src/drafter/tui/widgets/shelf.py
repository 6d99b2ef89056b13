"""The reports of a workspace, one row each."""

from __future__ import annotations

from rich.text import Text

from drafter.report.visible import one_line
from drafter.tui.shelf import ShelfRow
from drafter.tui.status_words import short_date
from drafter.tui.widgets.cells import cell
from drafter.tui.widgets.rows import Rows

_BAR = 9


class ShelfColumns:
    """The columns there is room for, with their widths."""

    def __init__(self, width: int) -> None:
        self.problems = 10 if width >= 40 else 0
        self.complete = _BAR + 2 if width >= 62 else 0
        self.deadline = 27 if width >= 78 else 0
        self.meeting = 13 if width >= 96 else 0
        self.committee = min(40, width // 5) if width >= 108 else 0
        taken = self.problems + self.complete + self.deadline + self.meeting + self.committee
        self.title = max(1, width - taken - 3)


class Shelf(Rows[ShelfRow]):
    """Type to filter, Enter opens."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "shelf--done",
        "shelf--error",
        "shelf--warning",
    }
    filterable = True

    def key_of(self, item: ShelfRow) -> object:
        """A report is known by its file."""
        return item.file

    def matches(self, item: ShelfRow, typed: str) -> bool:
        """All that was typed is somewhere in the title, the committee or the slug."""
        words = f"{item.title} {item.committee} {item.slug}".casefold()
        return all(piece in words for piece in typed.split())

    def nothing(self) -> str:
        """What a shelf without a match says."""
        return f" No report has “{one_line(self.typed)}”. Escape shows all." if self.typed else ""

    def head(self, width: int) -> Text:
        """The names of the columns."""
        columns = ShelfColumns(width)
        line = Text(end="", no_wrap=True)
        for name, room in (
            ("   Report", columns.title + 3),
            ("Committee", columns.committee),
            ("Meeting", columns.meeting),
            ("Publish", columns.deadline),
            ("Complete", columns.complete),
            ("Problems", columns.problems),
        ):
            if room:
                line.append_text(cell(name, room))
        return line

    def draw(self, item: ShelfRow, width: int) -> list[Text]:
        """One line."""
        columns = ShelfColumns(width)
        dim = self.component("rows--dim")
        line = Text(" ", end="", no_wrap=True)
        line.append_text(self._sign(item))
        line.append(" ")
        if item.trouble:
            text = Text(f"{one_line(item.slug)}  ", end="")
            text.append(one_line(item.trouble), self.component("shelf--error"))
            line.append_text(cell(text, max(1, width - 4)))
            return [line]
        title = item.title or item.slug
        line.append_text(cell(Text(one_line(title), style="bold" if item.read else dim, end=""), columns.title))
        if columns.committee:
            line.append_text(cell(one_line(item.committee), columns.committee))
        if columns.meeting:
            line.append_text(cell("" if item.meeting is None else short_date(item.meeting), columns.meeting))
        if columns.deadline:
            late = self.component("shelf--warning") if item.late else dim
            line.append_text(cell(Text(item.deadline, style=late, end=""), columns.deadline))
        if columns.complete:
            line.append_text(self._bar(item))
        if columns.problems:
            line.append_text(self._problems(item))
        return [line]

    def _sign(self, item: ShelfRow) -> Text:
        if item.trouble or item.errors:
            return Text("✗", self.component("shelf--error"))
        if not item.read:
            return Text("·", self.component("rows--dim"))
        if item.warnings:
            return Text("◐", self.component("shelf--warning"))
        return Text("✓", self.component("shelf--done"))

    def _bar(self, item: ShelfRow) -> Text:
        if not item.read or not item.required:
            return Text(" " * (_BAR + 2))
        filled = item.answered * _BAR // item.required
        bar = Text("━" * filled, self.component("shelf--done"), end="")
        bar.append("╌" * (_BAR - filled) + "  ", self.component("rows--dim"))
        return bar

    def _problems(self, item: ShelfRow) -> Text:
        text = Text(end="")
        if item.errors:
            text.append(f"{item.errors} ✗ ", self.component("shelf--error"))
        if item.warnings:
            text.append(f"{item.warnings} !", self.component("shelf--warning"))
        return text
