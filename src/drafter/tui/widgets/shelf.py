"""The reports of a workspace, one row each, below the names of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from drafter.report.visible import one_line
from drafter.tui.shelf import Order, ShelfRow
from drafter.tui.status_words import in_column, short_date
from drafter.tui.widgets.cells import GAP, cell
from drafter.tui.widgets.jump_point import JumpPoint
from drafter.tui.widgets.rows import Rows

_BAR = 9
_SIGNS = 4
"""Cells before the title: the mark and the state."""
_BROAD = 96
"""Cells from which the day of the meeting has a column, and days are told with that of the week."""
_UNSAVED = "↺ unsaved  "
_ROOM_FOR_WORDS = 32
"""Cells of the title from which a word stands beside the sign."""
_NAMES = {Order.TITLE: "Report"}


class ShelfColumns:
    """The columns there is room for, with their widths."""

    def __init__(self, width: int) -> None:
        widths = {
            Order.COMMITTEE: min(40, width // 6) if width >= 116 else 0,
            Order.MEETING: 13 if width >= _BROAD else 0,
            Order.DEADLINE: 22 if width >= _BROAD else 18 if width >= 74 else 0,
            Order.COMPLETE: _BAR + 2 if width >= 62 else 0,
            Order.PROBLEMS: 11 if width >= 40 else 0,
        }
        title = max(1, width - sum(widths.values()) - _SIGNS)
        self.widths = {order: room for order, room in {Order.TITLE: title, **widths}.items() if room}

    def __contains__(self, order: Order) -> bool:
        return order in self.widths

    def __getitem__(self, order: Order) -> int:
        return self.widths[order]


class ShelfHead(Widget):
    """The names of the columns, with a sign at the one that the rows are sorted by; a click sorts by another."""

    class Chosen(Message):
        """A column was clicked."""

        def __init__(self, order: Order) -> None:
            super().__init__()
            self.order = order
            """What to sort by."""

    order: reactive[Order] = reactive(Order.CHANGED)
    reverse: reactive[bool] = reactive(False)

    @property
    def columns(self) -> ShelfColumns:
        """The columns there is room for."""
        return ShelfColumns(self.content_size.width)

    def render(self) -> Text:
        """The line."""
        line = Text(" " * _SIGNS, end="", no_wrap=True)
        for order, room in self.columns.widths.items():
            name = _NAMES.get(order, order.value.capitalize())
            sign = (" ▴" if self.reverse else " ▾") if order is self.order else ""
            line.append_text(cell(Text(name + sign, style="bold" if sign else "", end=""), room))
        return line

    def jump_points(self) -> Iterator[JumpPoint]:
        """Each column."""
        start = _SIGNS
        for order, room in self.columns.widths.items():
            yield JumpPoint(start, 0, partial(self.post_message, self.Chosen(order)))
            start += room

    def on_click(self, event: events.Click) -> None:
        """Sort by the column under the mouse."""
        start = _SIGNS + self.gutter.left
        for order, room in self.columns.widths.items():
            if start <= event.x < start + room:
                self.post_message(self.Chosen(order))
            start += room


class Shelf(Rows[ShelfRow]):
    """Type to filter, Enter opens; space marks, as long as nothing is typed."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "shelf--done",
        "shelf--error",
        "shelf--warning",
        "shelf--marked",
    }
    BINDINGS = [Binding("space", "mark", "Mark", show=False)]
    filterable = True
    leads = True
    one_line_each = True

    class Marked(Message):
        """Other reports are marked than before."""

    def __init__(self, *, id: str) -> None:
        self.marked: frozenset[Path] = frozenset()
        self.unsaved: frozenset[Path] = frozenset()
        """The reports whose words a journal has that was left behind."""
        self._titles: Counter[str] = Counter()
        self.empty = ""
        """What an empty shelf says while nothing is typed."""
        super().__init__(id=id)

    # --- marks

    def mark(self, files: frozenset[Path]) -> None:
        """Mark these reports, and no others."""
        if files != self.marked:
            self.marked = files
            self.refresh_rows()
            self.post_message(self.Marked())

    def action_mark(self) -> None:
        """Mark the report under the cursor or take its mark away, and go on to the next."""
        if self.current is not None:
            self.mark(self.marked ^ {self.current.file})
            self.cursor += 1

    def on_click(self, event: events.Click) -> None:
        """Beside the title, or with ctrl, a click marks."""
        index = self.row_at(event.y)
        if index < 0 or not (event.ctrl or event.x < _SIGNS):
            # What a list does with a click comes after this, by itself.
            return
        event.prevent_default()
        event.stop()
        self.cursor = index
        self.mark(self.marked ^ {self.items[index].file})

    # --- rows

    def key_of(self, item: ShelfRow) -> object:
        """A report is known by its file."""
        return item.file

    def matches(self, item: ShelfRow, typed: str) -> bool:
        """All that was typed is somewhere in the title, the committee or the slug."""
        words = f"{item.title} {item.committee} {item.slug}".casefold()
        return all(piece in words for piece in typed.split())

    def nothing(self) -> str:
        """What a shelf without a match says."""
        return f" “{one_line(self.typed)}” is in no title. Escape shows all reports." if self.typed else self.empty

    def state_of(self, item: ShelfRow, index: int) -> int:
        """Whether it is marked, whether others have its title, and whether it has unsaved words."""
        return int(item.file in self.marked) + 2 * int(self._is_twin(item)) + 4 * int(item.file in self.unsaved)

    def show(self, items: Sequence[ShelfRow]) -> None:
        """Show other reports."""
        self._titles = Counter(item.title for item in items if item.title)
        super().show(items)

    def draw(self, item: ShelfRow, width: int) -> list[Text]:
        """One line."""
        columns = ShelfColumns(width)
        dim = self.component("rows--dim")
        line = Text(end="", no_wrap=True)
        line.append("▌ " if item.file in self.marked else "  ", self.component("shelf--marked"))
        line.append_text(self._sign(item))
        line.append(" ")
        words = _UNSAVED if columns[Order.TITLE] >= _ROOM_FOR_WORDS else f"{_UNSAVED[0]} "
        unsaved = Text(words if item.file in self.unsaved else "", self.component("shelf--warning"), end="")
        if item.trouble:
            text = Text(f"{one_line(item.slug)}  ", end="")
            text.append(one_line(item.trouble), self.component("shelf--error"))
            room = max(1, width - _SIGNS - unsaved.cell_len)
            return [line.append_text(cell(text, room)).append_text(unsaved)]
        room = columns[Order.TITLE] - unsaved.cell_len
        line.append_text(cell(self._title(item, room - GAP), room)).append_text(unsaved)
        if Order.COMMITTEE in columns:
            line.append_text(cell(one_line(item.committee), columns[Order.COMMITTEE]))
        if Order.MEETING in columns:
            meeting = "" if item.meeting is None else short_date(item.meeting)
            line.append_text(cell(meeting, columns[Order.MEETING]))
        if Order.DEADLINE in columns:
            late = self.component("shelf--warning") if item.late else dim
            words = in_column(item.deadline, narrow=width < _BROAD)
            line.append_text(cell(Text(words, style=late, end=""), columns[Order.DEADLINE]))
        if Order.COMPLETE in columns:
            line.append_text(self._bar(item))
        if Order.PROBLEMS in columns:
            line.append_text(self._problems(item))
        return [line]

    def _title(self, item: ShelfRow, room: int) -> Text:
        """The title, with the name of the report where others are called the same."""
        title = Text(
            one_line(item.title or item.slug), style="bold" if item.read else self.component("rows--dim"), end=""
        )
        if not self._is_twin(item):
            return title
        name = Text(one_line(item.slug), self.component("rows--dim"), end="")
        # What differs is mostly at the end: a year, a number.
        if name.cell_len > room // 2:
            name = Text("…", end="") + name[-(room // 2) :]
        title.truncate(max(1, room - name.cell_len - GAP), overflow="ellipsis")
        return Text(" " * GAP, end="").join((title, name))

    def _is_twin(self, item: ShelfRow) -> bool:
        return self._titles[item.title] > 1

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
