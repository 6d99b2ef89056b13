"""A figure to look at: the chart drawn, the table as rows, the picture."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.geometry import Size

from drafter.document.charting import chart
from drafter.report.figures.exhibits import ChartExhibit, Exhibit, ImageExhibit, TableExhibit
from drafter.report.template import HouseStyle
from drafter.tui.charts.canvas import QUIET, fitted
from drafter.tui.charts.drawing import draw_chart
from drafter.tui.table_drawing import draw_table
from drafter.tui.widgets.picture_view import PictureView

_COLOURS = 8
_TALLEST = 10_000


class FigureView(PictureView):
    """Shows one exhibit in the room there is; ``show`` changes it. ``whole`` tables are as long as they are."""

    COMPONENT_CLASSES = {*(f"figure--{number}" for number in range(_COLOURS)), "figure--quiet"}

    def __init__(self, house: HouseStyle, *, id: str, whole: bool = False) -> None:
        super().__init__(id=id)
        self._house = house
        self._whole = whole
        self._exhibit: Exhibit | None = None

    def show(self, exhibit: Exhibit | None) -> None:
        """Show another exhibit, or nothing."""
        self._exhibit = exhibit
        self.show_picture(exhibit.picture if isinstance(exhibit, ImageExhibit) else None)
        self.refresh(layout=True)

    def render(self) -> Text:
        """The lines there is room for."""
        width, height = self.size
        return Text("\n").join(self._lines(width, height)[:height]) if width and height else Text()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes: upright charts and pictures fill the room there is."""
        if isinstance(self._exhibit, ImageExhibit):
            return super().get_content_height(container, viewport, width)
        return len(self._lines(max(1, width), max(1, container.height)))

    def _lines(self, width: int, height: int) -> list[Text]:
        match self._exhibit:
            case TableExhibit():
                return draw_table(self._exhibit, width, _TALLEST if self._whole else height, self._paint(QUIET))
            case ChartExhibit():
                return draw_chart(chart(self._exhibit, self._house), width, height, self._paint)
            case ImageExhibit():
                return [Text(fitted(self.picture_words, width), self._paint(QUIET), end="", no_wrap=True)]
            case _:
                return []

    def _paint(self, series: int) -> Style:
        name = "figure--quiet" if series == QUIET else f"figure--{series % _COLOURS}"
        return self.get_component_rich_style(name, partial=True)
