"""The register as a table: a row for each figure, with as many columns as there is room for."""

from __future__ import annotations

from rich.text import Text

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.register_rows import RegisterRow
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.cells import cell
from drafter.tui.widgets.rows import Rows


class RegisterColumns:
    """The columns there is room for, with their widths."""

    def __init__(self, width: int) -> None:
        self.problems = 5 if width >= 30 else 0
        self.cited = 14 if width >= 60 else 0
        self.as_at = 13 if width >= 74 else 0
        self.age = 8 if width >= 84 else 0
        self.kind = 16 if width >= 100 else 0
        rest = max(2, width - 3 - self.problems - self.cited - self.as_at - self.age - self.kind)
        self.name = max(1, rest * 9 // 25 if width >= 100 else rest // 2)
        self.printed = max(1, rest * 3 // 10 if width >= 100 else rest - self.name)
        self.source = rest - self.name - self.printed


class Register(Rows[RegisterRow]):
    """Type to filter, Enter changes."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "register--error",
        "register--warning",
        "register--advice",
        "register--printed",
    }
    filterable = True

    def key_of(self, item: RegisterRow) -> object:
        """A figure is known by its name."""
        return item.name

    def matches(self, item: RegisterRow, typed: str) -> bool:
        """All that was typed is somewhere in the row."""
        words = f"{item.name} {item.printed} {item.kind} {item.source} {item.words} {item.cited}".casefold()
        return all(piece in words for piece in typed.split())

    def watch_typed(self) -> None:
        """Narrow the list; the cursor goes to a name that begins with what was typed."""
        super().watch_typed()
        typed = self.typed.casefold().strip()
        named = [row.name for row in self.items if row.name.casefold().startswith(typed)] if typed else []
        if named and (self.current is None or self.current.name not in named):
            self.put_cursor(named[0])

    def nothing(self) -> str:
        """What a register without a match says."""
        return f" No figure has “{one_line(self.typed)}”. Escape shows all." if self.typed else ""

    def head(self, width: int) -> Text:
        """The names of the columns."""
        columns = RegisterColumns(width)
        line = Text("   ", end="", no_wrap=True)
        for name, room in (
            ("Figure", columns.name),
            ("Prints", columns.printed),
            ("Kind", columns.kind),
            ("Cited in", columns.cited),
            ("As at", columns.as_at),
            ("Age", columns.age),
            ("Source", columns.source),
            ("", columns.problems),
        ):
            if room:
                line.append_text(cell(name, room))
        return line

    def draw(self, item: RegisterRow, width: int) -> list[Text]:
        """One line."""
        columns = RegisterColumns(width)
        dim = self.component("rows--dim")
        stale = self.component("register--warning") if item.stale else dim
        line = Text(" ", end="", no_wrap=True)
        line.append("↻" if item.stale else " ", stale)
        line.append(" ")
        age = "" if item.age is None else f"{item.age:,} d"
        for words, room, style in (
            (item.name, columns.name, "bold"),
            (item.printed or item.words or "–", columns.printed, self.component("register--printed")),
            (item.kind, columns.kind, dim),
            (item.cited or "–", columns.cited, dim),
            (item.as_at, columns.as_at, stale),
            (age, columns.age, stale),
            (item.source, columns.source, dim),
        ):
            if room:
                line.append_text(cell(Text(one_line(words), style=style, end=""), room))
        if columns.problems and item.level is not Level.OFF:
            count = f"{item.problems} " if item.problems > 1 else ""
            line.append(f"{count}{LEVEL_GLYPHS[item.level]}", self.component(f"register--{item.level.value}"))
        return [line]
