"""A figure to look at: the chart drawn, the table as rows, the picture in dots."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual import on
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from drafter.document.charting import chart
from drafter.report.errors import DrafterError
from drafter.report.figures.exhibits import ChartExhibit, Exhibit, ImageExhibit, TableExhibit
from drafter.report.figures.pictures import Picture
from drafter.report.template import HouseStyle
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.charts.canvas import QUIET, fitted
from drafter.tui.charts.drawing import draw_chart
from drafter.tui.table_drawing import draw_table

if TYPE_CHECKING:
    from drafter.export.process import Stop

_COLOURS = 8
_TALLEST = 10_000


@dataclass
class _Drawn(Message):
    """A picture was made into lines for a room of that size."""

    picture: Picture
    room: Size
    lines: list[Text]


class FigureView(Widget):
    """Shows one exhibit in the room there is; ``show`` changes it. ``whole`` tables are as long as they are."""

    COMPONENT_CLASSES = {*(f"figure--{number}" for number in range(_COLOURS)), "figure--quiet"}

    def __init__(self, house: HouseStyle, *, id: str, whole: bool = False) -> None:
        super().__init__(id=id)
        self._house = house
        self._whole = whole
        self._exhibit: Exhibit | None = None
        self._drawn: _Drawn | None = None
        self._drawing: tuple[Picture, Size] | None = None

    def show(self, exhibit: Exhibit | None) -> None:
        """Show another exhibit, or nothing."""
        self._exhibit = exhibit
        self.refresh(layout=True)

    def render(self) -> Text:
        """The lines there is room for."""
        width, height = self.size
        return Text("\n").join(self._lines(width, height)[:height]) if width and height else Text()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes: upright charts and pictures fill the room there is."""
        height = max(1, container.height)
        if isinstance(self._exhibit, ImageExhibit):
            return height
        return len(self._lines(max(1, width), height))

    def _lines(self, width: int, height: int) -> list[Text]:
        match self._exhibit:
            case TableExhibit():
                return draw_table(self._exhibit, width, _TALLEST if self._whole else height, self._paint(QUIET))
            case ChartExhibit():
                return draw_chart(chart(self._exhibit, self._house), width, height, self._paint)
            case ImageExhibit():
                return self._picture(self._exhibit.picture, Size(width, height))
            case _:
                return []

    def _paint(self, series: int) -> Style:
        name = "figure--quiet" if series == QUIET else f"figure--{series % _COLOURS}"
        return self.get_component_rich_style(name, partial=True)

    # --- pictures

    def _picture(self, picture: Picture, room: Size) -> list[Text]:
        """The lines of a picture, where they are there for this room; else they are made."""
        drawn = self._drawn
        if drawn is not None and drawn.picture is picture and drawn.room == room:
            return drawn.lines
        if self._drawing != (picture, room):
            self._drawing = (picture, room)
            in_background(self, self._draw, "picture", exclusive=True)
        size = f"{picture.format.upper()}, {picture.width:,} × {picture.height:,} pixels …"
        return [Text(fitted(size, room.width), self._paint(QUIET), end="", no_wrap=True)]

    async def _draw(self) -> None:
        from drafter.export.process import Stop

        if self._drawing is None:
            return
        picture, room = self._drawing
        stop = Stop()
        try:
            lines = await asyncio.to_thread(_drawn_lines, picture, room, stop)
        except DrafterError as error:
            lines = [Text(one_line(f"✗ {error.message} {error.cure}"), end="")]
        finally:
            # Called off, because there is another picture, or the screen is closed.
            stop.set()
        self.post_message(_Drawn(picture, room, lines))

    @on(_Drawn)
    def _was_drawn(self, event: _Drawn) -> None:
        self._drawn = event
        self.refresh()


def _drawn_lines(picture: Picture, room: Size, stop: Stop) -> list[Text]:
    from drafter.export.picture_dots import dots_of
    from drafter.tui.terminal_pictures import picture_lines

    return picture_lines(dots_of(picture, room.width, room.height * 2, stop))
