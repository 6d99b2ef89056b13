"""A chart drawn in characters."""

from __future__ import annotations

import msgspec
from rich.text import Text

from drafter.document.pieces import Chart
from drafter.report.visible import one_line
from drafter.tui.charts.bars import draw_bars, draw_parts, draw_stacked
from drafter.tui.charts.canvas import QUIET, Paint, fitted
from drafter.tui.charts.plots import draw_columns, draw_lines

_LEAST = 16
"""Cells across below which only names and values are said."""


def draw_chart(chart: Chart, width: int, height: int, paint: Paint) -> list[Text]:
    """The chart in ``width`` by ``height`` cells; bars take as many lines as they need."""
    chart = _safe(chart)
    if width < _LEAST:
        return [
            Text(fitted(f"{label} {words}", max(1, width)), end="", no_wrap=True)
            for series in chart.series
            for label, words in zip(chart.labels, series.printed, strict=True)
        ]
    above = [Text(fitted(chart.unit, width), paint(QUIET), end="", no_wrap=True)] if chart.unit else []
    room = height - len(above)
    match chart.kind:
        case "bar":
            lines = draw_bars(chart, width, room, paint)
        case "stacked":
            lines = draw_stacked(chart, width, room, paint)
        case "pie":
            lines = draw_parts(chart, width, paint)
        case "column":
            lines = draw_columns(chart, width, room, paint)
        case _:
            lines = draw_lines(chart, width, room, paint)
    for line in lines:
        # Where a value has no room at all.
        line.truncate(width, overflow="ellipsis")
    return [*above, *lines]


def _safe(chart: Chart) -> Chart:
    """Its words as a terminal may show them, on one line each."""
    replace = msgspec.structs.replace
    series = tuple(
        replace(each, name=one_line(each.name), printed=tuple(map(one_line, each.printed))) for each in chart.series
    )
    return replace(chart, labels=tuple(map(one_line, chart.labels)), series=series, unit=one_line(chart.unit))
