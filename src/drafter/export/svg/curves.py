"""Lines through values, each with its name and last value at its end, and markers that differ without colour."""

from __future__ import annotations

from drafter.document.pieces import Chart, Series
from drafter.export.svg.drawing import Drawing, colour, spread
from drafter.export.svg.letters import LINE, SIZE, widest, width_of, wrapped
from drafter.export.svg.upright import Frame

_TALL = 210.0
_MOST_MARKED = 40
_MOST_SAID = 12


def draw_curves(drawing: Drawing, chart: Chart) -> None:
    """Draw the lines of a chart."""
    ends = [_end(each, alone=len(chart.series) == 1) for each in chart.series]
    right = min(widest(ends) + 10, drawing.width * 0.34)
    frame = Frame(drawing, chart, _TALL, right=right)
    frame.draw_ticks()
    frame.draw_axis()
    for index, each in enumerate(chart.series):
        points = [(frame.middle(number), frame.level(value)) for number, value in enumerate(each.values)]
        drawing.stroke(points, f"curve line-{colour(index)} dash-{index % 4 + 1}")
        if len(points) <= _MOST_MARKED:
            for x, y in points:
                _mark(drawing, x, y, index)
    if len(chart.series) == 1 and len(chart.labels) <= _MOST_SAID:
        _draw_values(frame, chart.series[0])
    _draw_ends(frame, ends, right)


def _end(series: Series, *, alone: bool) -> str:
    return series.printed[-1] if alone else f"{series.name} {series.printed[-1]}"


def _mark(drawing: Drawing, x: float, y: float, index: int) -> None:
    """A circle, a square, a triangle or a square on its corner."""
    style = f"mark-{colour(index)}"
    if index % 4 == 0:
        drawing.dot(x, y, 3.6, style)
    elif index % 4 == 1:
        drawing.box(x - 3.4, y - 3.4, 6.8, 6.8, style)
    elif index % 4 == 2:
        drawing.shape([(x, y - 4.2), (x + 4.2, y + 3.4), (x - 4.2, y + 3.4)], style)
    else:
        drawing.shape([(x, y - 4.6), (x + 4.6, y), (x, y + 4.6), (x - 4.6, y)], style)


def _draw_values(frame: Frame, series: Series) -> None:
    """The values above the line, or below it where the line rises on both sides; fewer where there is no room."""
    free = 0.0
    for number, (value, said) in enumerate(zip(series.values[:-1], series.printed[:-1], strict=True)):
        x, wide = frame.middle(number), width_of(said)
        if x - wide / 2 < free:
            continue
        free = x + wide / 2 + 4
        near = (series.values[max(number - 1, 0)], series.values[number + 1])
        below = all(other > value for other in near)
        frame.drawing.words(x, frame.level(value) + (SIZE if below else -SIZE), said, "value halo", "middle")


def _draw_ends(frame: Frame, ends: list[str], right: float) -> None:
    lines = [wrapped(end, right - 8) for end in ends]
    heights = [LINE * len(each) for each in lines]
    wanted = [frame.level(each.values[-1]) - tall / 2 for each, tall in zip(frame.chart.series, heights, strict=True)]
    x = frame.west + frame.plot - frame.slot / 2 + 9
    for each, top in zip(lines, spread(wanted, heights, gap=3, bottom=frame.top + frame.height), strict=True):
        frame.drawing.lines(x, top, each, "value halo")
