"""A sheet as a grid: header and numbers stay in view, only what is on the screen is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.report.figures.exhibits import is_numeric, is_total
from drafter.report.figures.sheet import Sheet
from drafter.report.visible import one_line
from drafter.tui.charts.canvas import fitted
from drafter.tui.widgets.component_styles import ComponentStyles

_LEAST, _MOST = 4, 32
"""Cells across of a column."""
_GAP = 2
_MEASURED = 500
"""Rows by which it is told on which side a column stands."""


def _cells(text: str) -> int:
    """The width of a text, most often known at once."""
    return len(text) if text.isascii() else cell_len(one_line(text))


class CellTyped(Message):
    """Somebody began to type over the cell under the cursor, or wants to change what stands there."""

    def __init__(self, text: str | None) -> None:
        super().__init__()
        self.text = text
        """What was typed; None where the cell is to be changed as it is."""


class CellsPasted(Message):
    """Something was pasted at the cursor."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Grid(ScrollView, can_focus=True):
    """Arrow keys move, typing replaces, Enter changes; what is done with that is for the screen."""

    BINDINGS = [
        Binding("up", "move(-1, 0)", "Up", show=False),
        Binding("down", "move(1, 0)", "Down", show=False),
        Binding("left,shift+tab", "move(0, -1)", "Left", show=False),
        Binding("right,tab", "move(0, 1)", "Right", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(0, -1)", "First column", show=False),
        Binding("end", "edge(0, 1)", "Last column", show=False),
        Binding("ctrl+home", "edge(-1, -1)", "First cell", show=False),
        Binding("ctrl+end", "edge(1, 1)", "Last cell", show=False),
        Binding("enter", "change", "Change", show=False),
    ]

    COMPONENT_CLASSES = {
        "grid--cursor",
        "grid--cursor-blurred",
        "grid--header",
        "grid--number",
        "grid--missing",
        "grid--right",
        "grid--wrong",
    }

    cursor: reactive[tuple[int, int]] = reactive((0, 0))

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._sheet = Sheet(())
        self._widths: list[int] = []
        self._starts: list[int] = []
        self._frozen = 0
        """Columns that do not move."""
        self._left = 0
        """Cells of what does not move: numbers, and frozen columns."""
        self._to_right: list[bool] = []
        self._totals: dict[int, bool] = {}
        self._has_total = False
        self.component = ComponentStyles(self)

    def show(self, sheet: Sheet, totals: dict[int, bool]) -> None:
        """Show another sheet; ``totals`` says of the columns of its last row whether they add up."""
        self._totals = totals
        if sheet is not self._sheet:
            self._sheet = sheet
            self._measure()
        self.cursor = self.cursor
        self.refresh()

    def _measure(self) -> None:
        texts = self._sheet.texts
        columns = [[row[at] if at < len(row) else "" for row in texts] for at in range(self._sheet.width)]
        self._widths = [min(_MOST, max(_LEAST, *map(_cells, column))) + _GAP for column in columns]
        self._to_right = [is_numeric([cell.strip() for cell in column[1:_MEASURED]]) for column in columns]
        self._has_total = is_total(texts[1:])
        self._lay_out()

    def _lay_out(self) -> None:
        """The first column stays in view with the numbers, where it leaves room for others."""
        numbers = len(str(len(self._sheet.rows))) + 3
        first = self._widths[0] if self._widths else 0
        self._frozen = int(len(self._widths) > 1 and 2 * (numbers + first) <= self.size.width)
        self._left = numbers + (first if self._frozen else 0)
        starts = [sum(self._widths[self._frozen : at]) for at in range(self._frozen, len(self._widths))]
        self._starts = [*[0] * self._frozen, *starts]
        self.virtual_size = Size(self._left + sum(self._widths[self._frozen :]), len(self._sheet.rows))

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._lay_out()
        self.watch_cursor()

    # --- drawing

    def notify_style_update(self) -> None:
        """Forget the old styles."""
        self.component.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """A row of the screen: the header is always the first."""
        width = self.size.width
        row = 0 if y == 0 else y + self.scroll_offset.y
        if not self._sheet.rows or row >= len(self._sheet.rows):
            return Strip.blank(width, self.rich_style)
        numbers = self._left - sum(self._widths[: self._frozen])
        quiet = self.rich_style + self.component("grid--number")
        left = [
            Segment(f"{row or '':>{numbers - 2}} ", quiet),
            Segment("│", quiet),
            *(self._cell(row, column) for column in range(self._frozen)),
        ]
        return Strip([*left, *self._moving(row, width - self._left)]).adjust_cell_length(width, self.rich_style)

    def _moving(self, row: int, room: int) -> Iterator[Segment]:
        """The cells that are scrolled. One that is in view in part is hidden: half a number is another number."""
        first = self.scroll_offset.x
        for column in range(self._frozen, self._sheet.width):
            start = self._starts[column] - first
            end = start + self._widths[column]
            shown = min(end, room) - max(start, 0)
            if shown == self._widths[column]:
                yield self._cell(row, column)
            elif shown > 0:
                yield Segment("…".center(shown), self.rich_style + self.component("grid--number"))

    def _cell(self, row: int, column: int) -> Segment:
        cells = self._sheet.rows[row].cells
        width = self._widths[column]
        style = self.rich_style
        if row == 0:
            style += self.component("grid--header")
        if column >= len(cells):
            style += self.component("grid--missing")
        words = one_line(cells[column].text) if column < len(cells) else "·"
        mark = " "
        last = row == len(self._sheet.rows) - 1
        if last and self._has_total:
            style += Style(bold=True)
            if column in self._totals:
                mark = "✓" if self._totals[column] else "✗"
                style += self.component("grid--right" if self._totals[column] else "grid--wrong")
        if (row, column) == self.cursor:
            style += self.component("grid--cursor" if self.has_focus else "grid--cursor-blurred")
        text = fitted(words, width - _GAP, right=self._to_right[column])
        return Segment(f" {text}{mark}", style)

    # --- moving

    def validate_cursor(self, cursor: tuple[int, int]) -> tuple[int, int]:
        """Keep it inside the sheet."""
        row, column = cursor
        return (
            max(0, min(row, len(self._sheet.rows) - 1)),
            max(0, min(column, self._sheet.width - 1)),
        )

    def watch_cursor(self) -> None:
        """Keep the cell in view, clear of the header."""
        row, column = self.cursor
        if self._widths and self.is_mounted and self.size.width:
            top = max(0, row - 1)
            left = self._starts[column]
            width = self._widths[column] + self._left if column >= self._frozen else 1
            region = Region(left, top, width, min(2, len(self._sheet.rows)))
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor of a grid without focus is drawn quietly."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_move(self, rows: int, columns: int) -> None:
        """Move by rows and columns."""
        row, column = self.cursor
        self.cursor = (row + rows, column + columns)

    def action_page(self, by: int) -> None:
        """Move by a screen."""
        row, column = self.cursor
        self.cursor = (row + by * max(1, self.size.height - 2), column)

    def action_edge(self, rows: int, columns: int) -> None:
        """Move to an edge."""
        row, column = self.cursor
        ends = {-1: 0, 1: 10**9}
        self.cursor = (ends.get(rows, row), ends.get(columns, column))

    def action_change(self) -> None:
        """Change the cell as it stands."""
        self.post_message(CellTyped(None))

    def on_key(self, event: events.Key) -> None:
        """Typing replaces what the cell says; backspace and delete empty it."""
        if event.is_printable and event.character is not None:
            self.post_message(CellTyped(event.character))
        elif event.key in ("backspace", "delete"):
            self.post_message(CellTyped(""))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Cells from a spreadsheet, or a text."""
        event.stop()
        self.post_message(CellsPasted(event.text))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click changes the cell."""
        row = 0 if event.y == 0 else event.y + self.scroll_offset.y
        column = self._column_at(event.x)
        if column >= 0 and row < len(self._sheet.rows):
            event.stop()
            again = self.cursor == (row, column) and event.chain > 1
            self.cursor = (row, column)
            if again:
                self.action_change()

    def _column_at(self, x: int) -> int:
        """The column under the mouse; -1 where there is none."""
        if x < self._left:
            return 0 if self._frozen and x >= self._left - self._widths[0] else -1
        across = x - self._left + self.scroll_offset.x
        columns = range(self._frozen, len(self._widths))
        return next((at for at in columns if self._starts[at] <= across < self._starts[at] + self._widths[at]), -1)
