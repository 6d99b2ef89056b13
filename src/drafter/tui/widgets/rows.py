"""A list of rows drawn by line: quick with thousands, safe at any size, and its words are never read as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from drafter.tui.widgets.component_styles import ComponentStyles
from drafter.tui.widgets.jump_point import JumpPoint

Each = TypeVar("Each")

_MOST_KEPT = 500
"""Drawn lines that are kept."""


class RowChosen(Message, Generic[Each]):
    """A row was chosen with Enter or a click."""

    def __init__(self, rows: Widget, item: Each) -> None:
        super().__init__()
        self.rows = rows
        """The list."""
        self.item = item
        """What the row stands for."""

    @property
    def control(self) -> Widget:
        """The list."""
        return self.rows


class Rows(ScrollView, Generic[Each], can_focus=True):
    """Rows of one or more lines, one of them under the cursor. Subclasses say how an item is drawn.

    With ``filterable`` set, what is typed narrows the list; backspace and escape widen it again.
    """

    BINDINGS = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(False)", "First", show=False),
        Binding("end", "edge(True)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    COMPONENT_CLASSES = {"rows--cursor", "rows--cursor-blurred", "rows--hover", "rows--dim"}

    filterable = False
    leads = False
    """Whether to choose a row is to go somewhere, and nothing else: then a jump to it goes there."""
    one_line_each = False
    """Whether every item has one line, and nothing above it: then only those in sight are drawn."""
    cursor: reactive[int] = reactive(0)
    hovered: reactive[int] = reactive(-1)
    typed: reactive[str] = reactive("")

    def __init__(self, items: Sequence[Each] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._all: tuple[Each, ...] = tuple(items)
        self._items: tuple[Each, ...] = self._all
        self._drawn: list[tuple[int, Text]] = []
        """Each line of the list: the index of its row, and the text; -1 for a line that is no part of a row."""
        self._tops: list[int] = []
        self._drawn_width = -1
        self.component = ComponentStyles(self)
        self._kept: dict[tuple[Each, int], list[Text]] = {}
        self._kept_width = -1

    # --- what subclasses say

    def draw(self, item: Each, width: int) -> list[Text]:
        """The lines of an item, at least one, none wider than ``width`` need be."""
        raise NotImplementedError

    def above(self, item: Each, width: int) -> list[Text]:
        """Lines above an item that are no part of it, such as a heading."""
        return []

    def key_of(self, item: Each) -> object:
        """What an item is known by when the list is made anew."""
        return item

    def matches(self, item: Each, typed: str) -> bool:
        """Whether an item stays when ``typed`` (in lower case) was typed."""
        return True

    def state_of(self, item: Each, index: int) -> int:
        """A number that differs where an item is drawn differently without being another."""
        return 0

    def nothing(self) -> str:
        """What an empty list says."""
        return ""

    # --- items

    @property
    def items(self) -> tuple[Each, ...]:
        """What is in the list now, after the filter."""
        return self._items

    @property
    def current(self) -> Each | None:
        """The item under the cursor."""
        return self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None

    def show(self, items: Sequence[Each]) -> None:
        """Show other items; the cursor stays on the item it was on, as far as it is still there."""
        self._all = tuple(items)
        self._narrow()

    def put_cursor(self, key: object) -> bool:
        """Move the cursor to an item; says whether it is there."""
        for index, item in enumerate(self._items):
            if self.key_of(item) == key:
                self.cursor = index
                return True
        return False

    def _narrow(self) -> None:
        kept = self.current
        typed = self.typed.casefold()
        items = tuple(item for item in self._all if self.matches(item, typed)) if typed else self._all
        self._items = items
        self._drawn_width = -1
        where = -1
        if kept is not None:
            key = self.key_of(kept)
            where = next((index for index, item in enumerate(items) if self.key_of(item) == key), -1)
        self.set_reactive(Rows.cursor, max(0, min(self.cursor, len(items) - 1)) if where < 0 else where)
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Draw every row again."""
        self._drawn_width = -1
        if self.is_mounted and self.size.width:
            self._lay_out()
            self.refresh()

    # --- drawing

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old style."""
        self.component.forget()
        self._kept.clear()
        self._drawn_width = -1
        super().notify_style_update()

    def _lay_out(self) -> None:
        width = max(1, self.scrollable_content_region.size.width)
        if width == self._drawn_width:
            return
        self._drawn_width = width
        before = self._kept if width == self._kept_width else {}
        self._kept, self._kept_width = {}, width
        if self.one_line_each:
            self._kept = before if len(before) < _MOST_KEPT else {}
            self._tops = list(range(len(self._items)))
            self.virtual_size = Size(width, len(self._items))
            return
        self._drawn = []
        self._tops = []
        for index, item in enumerate(self._items):
            key = (item, self.state_of(item, index))
            lines = before.get(key) or self.draw(item, width)
            self._kept[key] = lines
            self._tops.append(len(self._drawn))
            self._drawn.extend((-1, line) for line in self.above(item, width))
            self._drawn.extend((index, line) for line in lines)
        self.virtual_size = Size(width, len(self._drawn))

    def _line_at(self, at: int) -> tuple[int, Text] | None:
        """The row that a line of the list belongs to, and the line; None below the last."""
        if not self.one_line_each:
            return self._drawn[at] if at < len(self._drawn) else None
        if at >= len(self._items):
            return None
        key = (self._items[at], self.state_of(self._items[at], at))
        lines = self._kept.get(key)
        if lines is None:
            lines = self._kept[key] = self.draw(self._items[at], self._drawn_width)
        return at, lines[0]

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._drawn_width = -1
        self._lay_out()
        self._keep_in_sight()

    def on_mount(self) -> None:
        """Draw again in the colours of another theme."""
        self.watch(self.app, "theme", self.notify_style_update, init=False)

    def render_line(self, y: int) -> Strip:
        """A row of the screen."""
        self._lay_out()
        width = self.size.width
        base = self.component.base
        found = self._line_at(y + self.scroll_offset.y)
        if found is None:
            words = self.nothing() if y == 0 and not self._items else ""
            if not words:
                return Strip.blank(width, base)
            text = Text(words, style=base + self.component("rows--dim"), end="", no_wrap=True)
            return self._strip(text, base)
        index, text = found
        style = base
        if not text.plain:
            style = base
        elif index == self.cursor:
            name = "rows--cursor" if self.has_focus else "rows--cursor-blurred"
            style = base + self.component(name)
        elif index == self.hovered >= 0:
            style = base + self.component("rows--hover")
        return self._strip(text, style)

    def _strip(self, text: Text, style: Style) -> Strip:
        strip = Strip(text.render(self.app.console), text.cell_len)
        # A text without spans is rendered without its own style.
        own = Style.parse(text.style) if isinstance(text.style, str) else text.style
        return strip.apply_style(style + own).adjust_cell_length(self.size.width, style)

    # --- moving

    def watch_cursor(self) -> None:
        """Keep the cursor in sight."""
        self._keep_in_sight()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor inside the list."""
        return max(0, min(cursor, len(self._items) - 1))

    def watch_hovered(self) -> None:
        """Show the row under the mouse."""
        self.refresh()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The cursor of a list without focus is drawn quietly."""
        super().watch_has_focus(_has_focus)
        self.refresh()

    def watch_typed(self) -> None:
        """Narrow the list."""
        self._narrow()

    def _keep_in_sight(self) -> None:
        if not self.is_mounted or not self._items or not self.size.width:
            return
        self._lay_out()
        if self.cursor < len(self._tops):
            top = self._tops[self.cursor]
            following = self.cursor + 1
            bottom = self._tops[following] if following < len(self._tops) else self.virtual_size.height
            self.scroll_to_region(Region(0, top, 1, bottom - top), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen."""
        self.cursor += by * max(1, self.size.height - 1)

    def action_edge(self, last: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = len(self._items) - 1 if last else 0

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        current = self.current
        if current is not None:
            self.post_message(RowChosen(self, current))

    def on_key(self, event: events.Key) -> None:
        """Type to filter."""
        if not self.filterable:
            return
        if event.is_printable and event.character is not None and (self.typed or event.character != " "):
            self.typed += event.character
        elif event.key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
        elif event.key == "escape" and self.typed:
            self.typed = ""
        else:
            return
        event.stop()
        event.prevent_default()

    def row_at(self, y: int) -> int:
        """The index of the row at a line of the widget, -1 where there is none."""
        found = self._line_at(y + self.scroll_offset.y) if y >= 0 else None
        return -1 if found is None else found[0]

    def jump_points(self) -> Iterator[JumpPoint]:
        """Each row that begins on the screen."""
        self._lay_out()
        scrolled = self.scroll_offset.y
        last = -1
        for y in range(self.size.height):
            found = self._line_at(y + scrolled)
            # A gap above a row is not where one goes.
            if found is not None and found[0] > last and found[1].plain:
                last = found[0]
                yield JumpPoint(0, y, partial(self._jump, last))

    def _jump(self, index: int) -> None:
        self.focus()
        self.cursor = index
        if self.leads:
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show the row under the mouse."""
        self.hovered = self.row_at(event.y)

    def on_leave(self) -> None:
        """The mouse has left."""
        self.hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        index = self.row_at(event.y)
        if index >= 0:
            event.stop()
            self.cursor = index
            # The other clicks of a double click mean the same as its first: nothing opens twice.
            if event.chain == 1:
                self.action_choose()
