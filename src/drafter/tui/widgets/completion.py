"""The list under a citation that is being typed. The editor keeps the keys; a click takes a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.geometry import Offset, Region, Size

from drafter.report.visible import one_line
from drafter.tui.completing import Suggestion
from drafter.tui.widgets.rows import Rows

Taker = Callable[[Suggestion], None]
WIDEST = 64
TALLEST = 8
_LEAST = (20, 2)
"""Columns and rows below which a list helps nobody."""
_WIDEST_LABEL = 26


def room(screen: Size, cursor: Offset, rows: int) -> Region | None:
    """Where a list of so many rows goes: below the row of the cursor, else above it; None where there is no room.

    It never covers the row of the cursor.
    """
    width = min(WIDEST, screen.width)
    below, above = screen.height - cursor.y - 1, cursor.y
    wanted = min(rows, TALLEST)
    under = below >= wanted or below >= above
    height = min(wanted, below if under else above)
    if width < _LEAST[0] or height < min(rows, _LEAST[1]):
        return None
    x = max(0, min(cursor.x, screen.width - width))
    return Region(x, cursor.y + 1 if under else cursor.y - height, width, height)


class CompletionList(Rows[Suggestion], can_focus=False):
    """Lies over the panes, at the place that it is given."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "completion--label",
        "completion--shown",
    }

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._widths = (0, 0)
        self._take: Taker | None = None
        self._region: Region | None = None

    one_line_each = True

    @property
    def is_open(self) -> bool:
        """Whether it is seen."""
        return self.display

    def open_at(self, items: Sequence[Suggestion], screen: Size, cursor: Offset, take: Taker) -> None:
        """Show suggestions at the cursor, the first of them chosen; nothing where there is no room.

        ``take`` takes the one that is chosen.
        """
        region = room(screen, cursor, len(items))
        if region is None or not items:
            self.close()
            return
        self._take = take
        widths = min(_WIDEST_LABEL, max(len(each.label) for each in items)), max(len(each.shown) for each in items)
        if widths != self._widths:
            self._widths = widths
            self._kept.clear()
        self.show(items)
        self.cursor = 0
        if not self.display or region != self._region:
            self._region = region
            self.absolute_offset = region.offset
            self.styles.width, self.styles.height = region.size
            self.display = True
            self.refresh(layout=True)

    def close(self) -> None:
        """Take it away."""
        self.display = False

    def action_choose(self) -> None:
        """Take the suggestion under the cursor."""
        current = self.current
        self.close()
        if current is not None and self._take is not None:
            self._take(current)

    def draw(self, item: Suggestion, width: int) -> list[Text]:
        """What is cited, what it prints, what it is."""
        text = Text(" ", end="", no_wrap=True)
        for words, room, style in zip((item.label, item.shown), self._widths, ("label", "shown"), strict=True):
            column = Text(one_line(words))
            column.truncate(room, overflow="ellipsis", pad=True)
            text.append(f"{column.plain}  " if room else "", self.component(f"completion--{style}"))
        text.append(one_line(item.words), self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]
