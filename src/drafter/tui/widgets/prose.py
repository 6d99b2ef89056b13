"""The editor below every control that takes text: soft-wrapped, undoable, quick, and safe to show."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Self

from rich.style import Style
from rich.text import Text
from textual.cache import LRUCache
from textual.document._document import EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import TextArea

from drafter.tui.widgets.column import COLUMN
from drafter.tui.widgets.component_styles import ComponentStyles
from drafter.tui.widgets.plain_document import PlainDocument
from drafter.tui.widgets.typing_history import TypingHistory
from drafter.tui.widgets.wrapped import Wrapped

_UNPAINTED = object()
_CHECKPOINTS = 2000
"""Steps that can be undone in a text."""


class Prose(TextArea):
    """A TextArea that keeps every character, draws each row once, and wraps at a readable width.

    Rows are kept by what they show, not by where the cursor is: at 100 kB a key then costs a third.
    """

    # Textual's own F6 and F7 select text: those keys belong to the screen.
    BINDINGS = [
        ("ctrl+shift+a", "select_all", "Select all"),
    ]

    COMPONENT_CLASSES = {"prose--hint"}

    def __init__(self, text: str = "", *, hint: str = "", id: str | None = None, classes: str | None = None) -> None:
        self.hint = hint
        self._painted: dict[int, Hashable] = {}
        self._row_width = -1
        self._above: int | None = None
        """Rows to show above the cursor as soon as there are rows."""
        self._rows: LRUCache[Hashable, Strip] = LRUCache(4096)
        self._spans: LRUCache[Hashable, tuple[tuple[int, int, str | Style], ...]] = LRUCache(512)
        self.component = ComponentStyles(self)
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            max_checkpoints=_CHECKPOINTS,
            id=id,
            classes=classes,
        )
        was = self.history
        self.history = TypingHistory(_CHECKPOINTS, was.checkpoint_timer, was.checkpoint_max_characters)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    # --- the text

    def _set_document(self, text: str, language: str | None) -> None:
        # Textual asks twice at the start: for the text, and for its language, of which there is none.
        if hasattr(self, "plain") and self.plain.text == text:
            return
        self.document = self.plain = PlainDocument(text)
        self.wrapped_document = Wrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
        self.text_changed()

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit."""
        result = super().edit(edit)
        self.text_changed()
        self.refresh()
        return result

    def _undo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._undo_batch(edits)
        self.text_changed()
        self.refresh()

    def _redo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._redo_batch(edits)
        self.text_changed()
        self.refresh()

    def text_changed(self) -> None:
        """Called after every change of the text, before anything is drawn."""

    def replace_all(self, text: str) -> None:
        """Replace the whole text as one step that can be undone; nothing happens where nothing changes."""
        if text == self.text:
            return
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=True)
        self.history.checkpoint()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """No bracket is looked for: on an unmatched one that means reading the whole text on every key."""
        return None

    # --- the shape

    @property
    def text_column(self) -> int:
        """The width of the column of text, in cells."""
        room = self.scrollable_content_region.size.width - self.gutter_cells - 1
        return max(1, min(COLUMN, room))

    @property
    def gutter_cells(self) -> int:
        """The width of what stands to the left of the text, without the space that centres the column."""
        return 0

    @property
    def gutter_width(self) -> int:
        """The width of all that stands to the left of the text."""
        room = self.scrollable_content_region.size.width
        spare = room - self.gutter_cells - COLUMN - 1
        return self.gutter_cells + max(0, spare // 2)

    @property
    def wrap_width(self) -> int:
        """The width at which lines are wrapped."""
        return self.text_column

    # --- the picture

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old style."""
        self._forget_rows()
        super().notify_style_update()

    def _app_theme_changed(self) -> None:
        self._forget_rows()
        super()._app_theme_changed()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        self._rows.clear()
        self._painted.clear()
        self._row_width = self.scrollable_content_region.size.width
        # Before there is a size, and where only the height or the gutter has changed, no line ends elsewhere.
        if self._row_width == 0:
            return
        if self.wrapped_document._width == self.wrap_width:
            self._line_cache.clear()
            self._refresh_size()
        else:
            above = self.rows_above_cursor if self._above is None else self._above
            self._above = None
            super()._rewrap_and_refresh_virtual_size()
            # The rows before the cursor may be more or fewer now; what is looked at stays where it is.
            if self.is_mounted and 0 <= above < self.scrollable_content_region.height:
                self.scroll_cursor_to(above)
            # What was painted meanwhile ends its lines elsewhere.
            self.refresh()

    @property
    def rows_above_cursor(self) -> int:
        """How many rows are shown above the one with the cursor; negative where that is not shown itself."""
        return self._cursor_row() - self.scroll_offset.y

    def scroll_cursor_to(self, above: int) -> None:
        """Scroll so that ``above`` rows are shown above the one with the cursor, or as many as there is room for."""
        if self.wrapped_document._width == 0:
            self._above = above
            return

        def scroll() -> None:
            room = max(0, self.scrollable_content_region.height - 1)
            self.scroll_to(y=self._cursor_row() - min(above, room), animate=False, immediate=True)

        self.call_after_refresh(scroll)

    def _cursor_row(self) -> int:
        return self.wrapped_document.location_to_offset(self.cursor_location).y

    def _refresh_size(self) -> None:
        """Take a new height; while there is a scroll bar before and after, nothing on the screen has to move for it."""
        size = Size(0, self.wrapped_document.height)
        if size == self.virtual_size:
            return
        shown = self.scrollable_content_region.size.height
        if self.show_vertical_scrollbar and min(size.height, self.virtual_size.height) > shown > 0:
            self.set_reactive(Prose.virtual_size, size)
            self._scroll_update(size)
        else:
            super()._refresh_size()

    def _forget_rows(self) -> None:
        self._rows.clear()
        self._spans.clear()
        self._painted.clear()
        self.component.forget()

    def get_line(self, line_index: int) -> Text:
        """A line with its styles."""
        line = self.document.get_line(line_index)
        if not line and self.hint and self.document.line_count == 1:
            # As a span: Rich leaves the style of the whole out of a text that has none.
            hint = Text(self.hint, end="", no_wrap=True)
            hint.stylize(self.component("prose--hint"))
            return hint
        return Text(line, end="", no_wrap=True)

    def row_state(self, line: int) -> Hashable:
        """What the rows of a line show besides its text."""
        return None

    def render_line(self, y: int) -> Strip:
        """A row of the screen."""
        key = self._painted[y] = self._row_key(y)
        if key is None:
            return self._empty_row()
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._render_line(y).crop(0, self.size.width)
        return row

    def _row_key(self, y: int) -> Hashable:
        """All that a row of the screen shows; None below the text."""
        offset = y + self.scroll_offset.y
        rows = self.wrapped_document._offset_to_line_info
        if offset >= len(rows):
            return None
        line, section = rows[offset]
        text = self.document.get_line(line)
        cuts = self.wrapped_document.get_offsets(line)
        first = cuts[section - 1] if section else 0
        last = section >= len(cuts)
        end = len(text) if last else cuts[section]
        return (
            text[first:end],
            section == 0,
            last,
            self._row_width,
            self._selected_in(line, first, end),
            self._spans_in(line, text, first, end),
            self.row_state(line),
            self.document.line_count == 1,
            # Tabs are as wide as what is before them on the line makes them.
            (text, section) if "\t" in text else None,
        )

    def _spans_in(self, line: int, text: str, first: int, end: int) -> Hashable:
        """The styles of a part of a line. They are found once for a line, for a key is asked for at every turn."""
        key = (text, self.row_state(line))
        spans = self._spans.get(key)
        if spans is None:
            spans = self._spans[key] = tuple((each.start, each.end, each.style) for each in self.get_line(line).spans)
        if first == 0 and end == len(text):
            return spans
        return tuple(
            (max(start, first) - first, min(stop, end) - first, style)
            for start, stop, style in spans
            if start < end and stop > first
        )

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint again: of the whole text only the rows that now show something else."""
        if regions or layout or recompose or not repaint or not self._painted:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        top, width = self.gutter.top, self.outer_size.width
        changed = [
            Region(0, y + top, width, 1)
            for y in range(self.scrollable_content_region.size.height)
            if self._row_key(y) != self._painted.get(y, _UNPAINTED)
        ]
        return super().refresh(*changed) if changed else self

    def _empty_row(self) -> Strip:
        width = self.size.width
        key = ("", width)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = Strip.blank(width, self.rich_style)
        return row

    def _selected_in(self, line: int, first: int, last: int) -> Hashable:
        """The part of the selection, and the cursor, that touch a part of a line."""
        start, end = self.selection
        cursor = end[1] - first if end[0] == line and first <= end[1] <= last and self._draw_cursor else None
        if start == end:
            return cursor
        top, bottom = sorted((start, end))
        if not top[0] <= line <= bottom[0]:
            return None
        left = max(top[1], first) if top[0] == line else first
        right = min(bottom[1], last) if bottom[0] == line else last
        return (left - first, right - first, cursor, end[0] == line) if left <= right else cursor

    @property
    def _draw_cursor(self) -> bool:
        return self.has_focus

    selection: Reactive[Selection]
    plain: PlainDocument
    """The document, as the type that it is."""
