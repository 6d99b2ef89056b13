"""Brings pictures to the terminal, in its own way: nothing else knows how they get there."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Region
from textual.widget import Widget

from drafter.export.preview.orders import Picture, Way
from drafter.tui.background import in_background
from drafter.tui.graphics import Graphics
from drafter.tui.widgets.preview import kitty
from drafter.tui.widgets.preview.painters import Blank, HalfBlocks, Painter, Placeholders

_GIVE_WAY = 0.5
"""Seconds until it is looked again whether a toast still lies over the page."""


class Projector:
    """Shows the pictures of one widget; ``place`` is where on the screen they are, of no size where they are not.

    ``read`` is called when the terminal has read a picture: on a slow line the next one waits, for keys go first.
    """

    def __init__(
        self, widget: Widget, place: Callable[[], Region], graphics: Graphics, read: Callable[[], None]
    ) -> None:
        self._widget = widget
        self._place = place
        self._graphics = graphics
        self._read = read
        self._number = 0
        self._over: Picture | None = None
        self._drawing = False
        self.is_sending = False

    def painter(self, picture: Picture) -> Painter:
        """What paints a picture, which is on its way then."""
        self._over = picture if picture.way is Way.SIXEL else None
        if picture.way is Way.BLOCKS:
            return HalfBlocks(picture)
        if picture.way is Way.SIXEL:
            self.draw_soon()
            return Blank(picture)
        before, self._number = self._number, kitty.new_number()
        content = picture.content.decode("ascii")
        self._graphics.send_through(kitty.sent(self._number, content, picture.columns, picture.rows))
        if before:
            # Not before the rows of the new one are painted.
            self._widget.call_after_refresh(self._graphics.send_through, kitty.taken_back(before))
        self._wait()
        return Placeholders(self._number, picture)

    def put_away(self) -> None:
        """Nothing more is shown by this one."""
        self._over = None
        if self._number:
            self._graphics.send_through(kitty.taken_back(self._number))
            self._number = 0

    def draw_soon(self) -> None:
        """Draw the picture over the widget once that is painted."""
        if self._over is not None and not self._drawing:
            self._drawing = True
            self._widget.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self._drawing = False
        widget, picture = self._widget, self._over
        if picture is None or not widget.is_attached or widget.app.screen is not widget.screen:
            return
        place = self._place() if widget.is_on_screen else Region()
        if not place:
            return
        if any(toast.region.overlaps(place) for toast in widget.screen.query("Toast")):
            widget.set_timer(_GIVE_WAY, self.draw_soon)
            return
        tiles = (
            f"\x1b[{place.y + tile.top + 1};{place.x + tile.left + 1}H{tile.content.decode('ascii')}"
            for tile in picture.tiles
        )
        self._graphics.send(f"\x1b7{''.join(tiles)}\x1b8")
        if not self.is_sending:
            self._wait()

    def _wait(self) -> None:
        self.is_sending = True
        in_background(self._widget, self._until_read, "sending", exclusive=True)

    async def _until_read(self) -> None:
        try:
            await self._graphics.has_read()
        finally:
            self.is_sending = False
        self._read()
