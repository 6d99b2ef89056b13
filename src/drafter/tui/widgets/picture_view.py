"""A picture of the report, shown as well as the terminal can: by kitty's protocol, by Sixel, or in half blocks."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from drafter.export.preview.orders import Picture as Shown
from drafter.export.preview.orders import Way
from drafter.report.errors import DrafterError
from drafter.report.figures.pictures import Picture
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.widgets.preview import kitty
from drafter.tui.widgets.preview.painters import Painter
from drafter.tui.widgets.preview.projector import Projector

if TYPE_CHECKING:
    from drafter.tui.app import DrafterApp


class _Wanted(NamedTuple):
    """A picture, how it is to be shown, and in what room of characters of how many dots."""

    picture: Picture
    way: Way
    room: tuple[int, int]
    cell: tuple[int, int]


@dataclass
class _Made(Message):
    """What was wanted, and the picture for the terminal; or why there is none."""

    wanted: _Wanted
    shown: Shown | None
    words: str = ""


class _Painted(Message):
    """The widget was painted: what was drawn over it is gone."""


class PictureView(Widget):
    """Shows one picture in the room there is; ``show_picture`` changes it."""

    app: DrafterApp

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.picture: Picture | None = None
        self.picture_words = ""
        """What stands there as long as no picture does."""
        self.shown: Shown | None = None
        """The picture as the terminal was given it."""
        self._painter: Painter | None = None
        self._wanted: _Wanted | None = None
        self._projector: Projector | None = None
        self._has_asked = False

    def on_mount(self) -> None:
        """Have pictures brought to the terminal."""
        self._projector = Projector(self, self.place, self.app.graphics, self._make)
        self._make()

    def on_unmount(self) -> None:
        """The terminal need not keep the picture."""
        self._put_away()

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture, or none."""
        if picture == self.picture:
            return
        self.picture, self._wanted = picture, None
        self._put_away()
        if picture is not None:
            size = f"{picture.width:,} × {picture.height:,} pixels"
            self.picture_words = f"{picture.format.upper()}, {size} …"
        self.refresh(layout=True)
        if self.is_attached:
            # When it is known how much room there is.
            self.call_after_refresh(self._make)

    def on_resize(self) -> None:
        """Make it for other room."""
        self._make()

    def _put_away(self) -> None:
        self._painter = self.shown = None
        if self._projector is not None:
            self._projector.put_away()

    # --- making

    def _make(self) -> None:
        """Make the picture for the room there is, where that is not made, nor being made, already."""
        if self.picture is None or self._projector is None or not self.size:
            return
        graphics = self.app.graphics
        if not self._has_asked:
            self._has_asked = True
            in_background(self, partial(graphics.learn, self._make), "graphics")
        room = (min(self.size.width, kitty.MOST), min(self.size.height, kitty.MOST))
        wanted = _Wanted(self.picture, graphics.way, room, graphics.cell)
        # On a slow line the next picture waits until the terminal has read this one, which then asks again.
        if wanted == self._wanted or self._projector.is_sending:
            return
        self._wanted = wanted
        if wanted.way is Way.SIXEL:
            # One of another size would be drawn over what stands around.
            self._put_away()
        in_background(self, partial(self._be_made, wanted), "picture", exclusive=True)

    async def _be_made(self, wanted: _Wanted) -> None:
        # Imported for the first picture: what draws them takes its time to load.
        from drafter.export.picture_shown import as_shown
        from drafter.export.process import Stop

        stop = Stop()
        try:
            shown = await asyncio.to_thread(as_shown, *wanted, stop)
        except DrafterError as error:
            self.post_message(_Made(wanted, None, one_line(f"✗ {error.message} {error.cure}")))
        else:
            self.post_message(_Made(wanted, shown))
        finally:
            # Called off, because there is another picture, or the screen is closed.
            stop.set()

    @on(_Made)
    def _was_made(self, event: _Made) -> None:
        if event.wanted != self._wanted or self._projector is None:
            return
        if event.shown is None:
            self._put_away()
            self.picture_words = event.words
        else:
            self.shown = event.shown
            self._painter = self._projector.painter(event.shown)
        self.refresh()

    # --- showing

    def place(self) -> Region:
        """Where on the screen the picture is; nowhere where a part of it is out of sight."""
        if self._painter is None:
            return Region()
        inside = self.content_region
        shown = Region(inside.x, inside.y, self._painter.width, self._painter.height)
        return shown if self.screen.find_widget(self).visible_region.contains_region(shown) else Region()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows for the screen, and word that they were painted."""
        if self._painter is not None:
            self.post_message(_Painted())
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A row of the picture, where there is one."""
        painter = self._painter
        if painter is None:
            return super().render_line(y)
        width = self.size.width
        if y >= painter.height:
            return Strip.blank(width, self.rich_style)
        return painter.line(y).apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)

    @on(_Painted)
    def _was_painted(self) -> None:
        if self._projector is not None:
            self._projector.draw_soon()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All the room there is."""
        return max(1, container.height)
