"""Columns beside each other, and columns on top of each other."""

from __future__ import annotations

from drafter.document.pieces import Chart
from drafter.export.svg.drawing import Drawing, colour, spread
from drafter.export.svg.letters import LINE, SIZE, widest, width_of, wrapped
from drafter.export.svg.upright import Frame

_TALL = 200.0
_TALL_STACKS = 230.0
_WIDEST = 110.0
_KEY = 17.0


def draw_columns(drawing: Drawing, chart: Chart) -> None:
    """Every value is written at its column where there is room; else an axis with lines says them."""
    series = chart.series
    if len(series) > 1:
        _draw_keys(drawing, [each.name for each in series])
    one = drawing.width / len(chart.labels) * 0.78 / len(series)
    fits = widest([said for each in series for said in each.printed]) < one * 1.25
    frame = Frame(drawing, chart, _TALL, lines=not fits)
    frame.draw_ticks()
    one = min(frame.slot * 0.78 / len(series), _WIDEST)
    for index, each in enumerate(series):
        for number, value in enumerate(each.values):
            x = frame.middle(number) + one * (index - len(series) / 2)
            top, foot = frame.level(max(value, 0.0)), frame.level(min(value, 0.0))
            drawing.box(x, top, one, foot - top, f"fill-{colour(index)} apart")
            if fits:
                y = foot + SIZE * 0.7 if value < 0 else top - SIZE * 0.7
                drawing.words(x + one / 2, y, each.printed[number], "value", "middle")
    frame.draw_axis()


def draw_stacks(drawing: Drawing, chart: Chart) -> None:
    """Parts on top of each other, each with its value; what is too thin to bear its value has it at its left."""
    names = [each.name for each in chart.series]
    right = min(widest(names) + 18, drawing.width * 0.34)
    frame = Frame(drawing, chart, _TALL_STACKS, right=right)
    frame.draw_ticks()
    one = min(frame.slot * 0.72, _WIDEST)
    feet = [0.0] * len(chart.labels)
    middles = []
    for index, each in enumerate(chart.series):
        for number, value in enumerate(each.values):
            top, foot = frame.level(feet[number] + value), frame.level(feet[number])
            x, middle = frame.middle(number) - one / 2, (top + foot) / 2
            drawing.box(x, top, one, foot - top, f"fill-{colour(index)} stacked")
            said = each.printed[number]
            if foot - top >= SIZE + 2 and width_of(said) + 2 <= one:
                drawing.words(x + one / 2, middle, said, f"value on-{colour(index)}", "middle")
            elif value:
                drawing.words(x - 4, middle, said, "value halo", "end")
            feet[number] += value
        middles.append((frame.level(feet[-1] - each.values[-1]) + frame.level(feet[-1])) / 2)
    frame.draw_axis()
    _draw_names(frame, names, middles, one, right)


def _draw_names(frame: Frame, names: list[str], middles: list[float], one: float, right: float) -> None:
    """What the parts are, beside the last column."""
    lines = [wrapped(name, right - 18) for name in names]
    heights = [LINE * len(each) for each in lines]
    wanted = [middle - tall / 2 for middle, tall in zip(middles, heights, strict=True)]
    edge = frame.west + frame.plot - (frame.slot - one) / 2
    west = frame.drawing.width - right + 14
    places = spread(wanted, heights, gap=3, bottom=frame.top + frame.height + SIZE)
    for each, top, tall, middle in zip(lines, places, heights, middles, strict=True):
        frame.drawing.stroke([(edge + 1, middle), (west - 9, top + tall / 2), (west - 3, top + tall / 2)], "pointer")
        frame.drawing.lines(west, top, each)


def _draw_keys(drawing: Drawing, names: list[str]) -> None:
    """What the colours mean, in as many lines as it takes."""
    x, top = 0.0, drawing.grow(LINE + 4)
    for index, name in enumerate(names):
        lines = wrapped(name, drawing.width - _KEY)
        wide = _KEY + widest(lines)
        if x and x + wide > drawing.width:
            x, top = 0.0, drawing.grow(LINE + 4)
        drawing.box(x, top + 2, 12, 12, f"fill-{colour(index)}")
        drawing.lines(x + _KEY, top, lines)
        drawing.grow(LINE * (len(lines) - 1))
        x += wide + _KEY
    drawing.grow(8)
