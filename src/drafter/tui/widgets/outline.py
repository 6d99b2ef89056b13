"""The outline: every section, field and heading with its number and its state."""

from __future__ import annotations

from rich.text import Text

from drafter.report.visible import one_line
from drafter.tui.outline_rows import OutlineRow
from drafter.tui.widgets.rows import Rows


class OutlinePane(Rows[OutlineRow]):
    """Arrow keys move, Enter goes to the text, typing filters."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "outline--label",
        "outline--section",
        "outline--empty",
        "outline--progress",
        "outline--complete",
        "outline--problem",
        "outline--optional",
        "outline--exempt",
        "outline--warnings",
    }
    filterable = True
    leads = True

    def key_of(self, item: OutlineRow) -> object:
        """A row is known by where it leads."""
        return item.key

    def matches(self, item: OutlineRow, typed: str) -> bool:
        """By number or by words."""
        return item.label.startswith(typed) or typed in item.text.casefold()

    def nothing(self) -> str:
        """What an outline without a match says."""
        return f" Nothing has “{one_line(self.typed)}”. Escape shows all."

    def draw(self, item: OutlineRow, width: int) -> list[Text]:
        """Glyph, label, name, and the number of findings at the right edge."""
        glyph, style = " ", ""
        if item.state is not None:
            glyph, style = item.state.glyph, f"outline--{item.state.value}"
        elif item.exempt:
            glyph, style = "┃", "outline--exempt"
        text = Text(end="", no_wrap=True)
        text.append(" " * min(item.depth, max(0, width // 8)) * 2 if item.depth else "")
        text.append(glyph, self.component(style) if style else None)
        text.append(" ")
        if item.label:
            text.append(item.label, self.component("outline--label"))
            text.append(" ")
        text.append(one_line(item.text), self.component("outline--section") if item.depth == 0 else None)
        return [self._with_count(text, item, width)]

    def _with_count(self, text: Text, item: OutlineRow, width: int) -> Text:
        # A section's count stands for its fields; theirs say where.
        count = item.tally.errors or item.tally.warnings
        room = width - 1
        if not count:
            text.truncate(room, overflow="ellipsis")
            return text
        style = "outline--problem" if item.tally.errors else "outline--warnings"
        sign = f" {count}{'✗' if item.tally.errors else '!'}"
        text.truncate(max(1, room - len(sign)), overflow="ellipsis", pad=True)
        text.append(sign, self.component(style))
        return text
