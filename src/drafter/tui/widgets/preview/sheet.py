"""The sheet: a page as a picture or the whole report as text, with a bar beside the block that is being written."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.export.preview import lines as words
from drafter.export.preview.sight import Rows, in_sight
from drafter.tui.widgets.preview.painters import Painter

GUTTER = 2
"""Cells before the page: the bar, and a space."""
_CLASSES = {
    words.Style.TITLE: "sheet--title",
    words.Style.LABEL: "sheet--label",
    words.Style.QUIET: "sheet--quiet",
    words.Style.WARNING: "sheet--warning",
}
_LOOKS = {
    words.Style.BOLD: Style(bold=True),
    words.Style.ITALIC: Style(italic=True),
    words.Style.LINK: Style(underline=True),
    words.Style.STRUCK: Style(strike=True),
}


@dataclass
class SheetMoved(Message):
    """Another part of the sheet is in sight."""

    by_hand: bool
    """Whether somebody scrolled, and not the preview itself."""


@dataclass
class SheetEnded(Message):
    """Somebody wants to go on beyond the end of the page."""

    by: int
    """1 for the next page, -1 for the one before."""


@dataclass
class SheetChosen(Message):
    """A row was clicked, or chosen with Enter."""

    row: int
    """The row, from 0."""


class SheetSized(Message):
    """The sheet has another size."""


class SheetPainted(Message):
    """The rows of the sheet were painted: what was drawn over them is gone."""


class Sheet(ScrollView, can_focus=True):
    """Shows what a painter paints. Over a ``covered`` one a picture is drawn, which stays until there is another."""

    COMPONENT_CLASSES = {"sheet--bar", "sheet--pale", *_CLASSES.values()}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.painter: Painter | None = None
        self.says = ""
        """What an empty sheet says."""
        self.covered = False
        self.marked: Rows | None = None
        """The rows with a bar beside them."""
        self._brought = 0
        self._pale = False
        self._styles_by_flags: dict[int, Style] = {}

    # --- what is shown

    def show(self, painter: Painter | None, marked: Rows | None, *, pale: bool = False, covered: bool = False) -> None:
        """Show something else. ``marked`` rows have a bar beside them; ``pale`` is what is out of date."""
        self.painter, self.marked, self.covered = painter, marked, covered
        if pale != self._pale:
            self._pale = pale
            self._styles_by_flags.clear()
        size = Size(0, 0) if painter is None else Size(painter.width + GUTTER, painter.height)
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def mark(self, rows: Rows | None) -> None:
        """Put the bar beside other rows."""
        if rows != self.marked:
            self.marked = rows
            self.refresh(Region(self.margin, 0, 1, self.size.height))

    def bring(self, rows: Rows | None) -> None:
        """Scroll so that rows are seen, as little as possible."""
        if rows is not None and self.painter is not None:
            self.bring_to(in_sight(rows, self.top, max(1, self.in_view), self.painter.height))

    def bring_to(self, top: int, left: int | None = None) -> None:
        """Scroll so that sight begins with row ``top``, and cell ``left``, or as near as can be."""
        self._brought = max(0, min(top, self.max_scroll_y))
        self.scroll_to(x=left, y=top, animate=False, force=True)

    @property
    def top(self) -> int:
        """The first row in sight."""
        return self.scroll_offset.y

    @property
    def in_view(self) -> int:
        """The rows in sight."""
        return self.scrollable_content_region.height

    @property
    def room(self) -> int:
        """The cells across that a page has."""
        return max(0, self.scrollable_content_region.width - GUTTER)

    @property
    def margin(self) -> int:
        """The cells before a page that is narrower than the sheet."""
        return 0 if self.painter is None else max(0, (self.room - self.painter.width) // 2)

    def place(self) -> Region:
        """Where on the screen the page is."""
        inside = self.scrollable_content_region
        left = GUTTER + self.margin
        return Region(self.region.x + left, self.region.y, max(0, inside.width - left), inside.height)

    # --- drawing

    def style_of(self, flags: int) -> Style:
        """The style of words."""
        style = self._styles_by_flags.get(flags)
        if style is None:
            style = Style()
            for flag, name in _CLASSES.items():
                if flags & flag:
                    style += self.get_component_rich_style(name, partial=True)
            for flag, look in _LOOKS.items():
                if flags & flag:
                    style += look
            if self._pale:
                style += self.get_component_rich_style("sheet--pale", partial=True)
            self._styles_by_flags[flags] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._styles_by_flags.clear()
        super().notify_style_update()

    def on_mount(self) -> None:
        """Draw again in the colours of another theme."""
        self.watch(self.app, "theme", self.notify_style_update, init=False)

    def on_resize(self) -> None:
        """Tell that there is other room."""
        self.post_message(SheetSized())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows for the screen, and word that they were painted."""
        if self.covered and crop.right > GUTTER + self.margin:
            self.post_message(SheetPainted())
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A row of the screen."""
        base, width = self.rich_style, self.size.width
        row = y + self.top
        painter = self.painter
        if painter is None:
            said = f" {self.says}" if y == 1 else ""
            style = base + self.get_component_rich_style("sheet--quiet", partial=True)
            return Strip([Segment(said, style)]).adjust_cell_length(width, base)
        if row >= painter.height:
            return Strip.blank(width, base)
        marked = self.marked is not None and self.marked.first <= row <= self.marked.last
        bar = "┃" if marked else " "
        gutter = Segment(f"{' ' * self.margin}{bar} ", base + self.get_component_rich_style("sheet--bar", partial=True))
        left = self.scroll_offset.x
        page = painter.line(row).crop(left, left + self.room).apply_style(base)
        return Strip([gutter, *page]).adjust_cell_length(width, base)

    # --- moving

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Another part is in sight."""
        if not self.covered:
            super().watch_scroll_x(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(SheetMoved(by_hand=False))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Another part is in sight. A picture that covers the sheet stays until there is one of the new part."""
        if not self.covered:
            super().watch_scroll_y(old_value, new_value)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            self.post_message(SheetMoved(by_hand=round(new_value) != self._brought))

    def _at_end(self, by: int) -> bool:
        return self.scroll_y >= self.max_scroll_y if by > 0 else self.scroll_y <= 0

    def _go(self, rows: int) -> None:
        by = 1 if rows > 0 else -1
        if self._at_end(by):
            self.post_message(SheetEnded(by))
        else:
            self.scroll_to(y=self.scroll_y + rows, animate=False)

    def action_scroll_down(self) -> None:
        """A row down, or to the next page."""
        self._go(1)

    def action_scroll_up(self) -> None:
        """A row up, or to the page before."""
        self._go(-1)

    def action_page_down(self) -> None:
        """As much as is in sight down, or to the next page."""
        self._go(max(1, self.in_view - 2))

    def action_page_up(self) -> None:
        """As much as is in sight up, or to the page before."""
        self._go(-max(1, self.in_view - 2))

    def action_scroll_left(self) -> None:
        """Some cells to the left."""
        self.scroll_to(x=self.scroll_x - 4, animate=False)

    def action_scroll_right(self) -> None:
        """Some cells to the right."""
        self.scroll_to(x=self.scroll_x + 4, animate=False)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self._go(3)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self._go(-3)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        if self.painter is not None and event.y + self.top < self.painter.height:
            self.post_message(SheetChosen(event.y + self.top))
