"""Where a figure is cited: a row for each place, with the words around it."""

from __future__ import annotations

from rich.text import Text

from drafter.report.figures.spots import Spot
from drafter.report.visible import one_line
from drafter.tui.widgets.rows import Rows

_NUMBER = 9
"""Cells of the number and the gap behind it."""
_BEFORE = 24
"""The most characters before the citation that are shown."""


class SpotList(Rows[Spot]):
    """Enter or a click goes there."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim", "spots--citation"}

    def nothing(self) -> str:
        """A figure that nobody cites says so."""
        return " Cited nowhere yet."

    def draw(self, item: Spot, width: int) -> list[Text]:
        """The number, and the line with the citation in it."""
        line = Text(f" {one_line(item.number):<7} ", "bold", end="", no_wrap=True)
        at, end = item.column, item.column + len(item.citation.source.partition("\n")[0])
        start = max(0, at - max(0, min(_BEFORE, (width - _NUMBER - (end - at)) // 2)))
        line.append(("…" if start else "") + one_line(item.words[start:at]), self.component("rows--dim"))
        line.append(one_line(item.words[at:end]), self.component("spots--citation"))
        line.append(one_line(item.words[end:]), self.component("rows--dim"))
        line.truncate(max(1, width - 1), overflow="ellipsis")
        return [line]
