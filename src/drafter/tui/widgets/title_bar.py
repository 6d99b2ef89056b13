"""The first line of every screen: the program, what is open, and a note at the right."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from drafter.report.visible import one_line

BETWEEN = " · "
"""What stands between the pieces of a note."""


class TitleBar(Widget):
    """``heading`` stands after the name of the program, ``note`` at the right edge.

    A note of several pieces loses the first of them where there is no room for all.
    """

    COMPONENT_CLASSES = {"title-bar--program", "title-bar--note"}

    heading: reactive[str] = reactive("")
    note: reactive[str] = reactive("")

    def render(self) -> Text:
        """The line."""
        width = self.size.width
        line = Text(end="", no_wrap=True)
        line.append(" drafter ", self.get_component_rich_style("title-bar--program", partial=True))
        line.append("  ")
        line.append(one_line(self.heading), "bold")
        style = self.get_component_rich_style("title-bar--note", partial=True)
        pieces = one_line(self.note).split(BETWEEN)
        for first in range(len(pieces)):
            note = Text(BETWEEN.join(pieces[first:]) + " ", style)
            if line.cell_len + note.cell_len + 2 <= width:
                line.append(" " * (width - line.cell_len - note.cell_len))
                line.append_text(note)
                return line
        line.truncate(max(1, width), overflow="ellipsis")
        return line
