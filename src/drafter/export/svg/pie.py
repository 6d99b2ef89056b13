"""A pie: its parts clockwise from the top, their names and values in a list beside it or below it."""

from __future__ import annotations

import math

from drafter.document.pieces import Chart
from drafter.export.svg.drawing import Drawing, Point, colour
from drafter.export.svg.letters import LINE, wrapped

_RADIUS = 96.0
_NARROW = 420.0


def draw_pie(drawing: Drawing, chart: Chart) -> None:
    """Draw the parts of a whole."""
    series = chart.series[0]
    said = [f"{label}: {value}" for label, value in zip(chart.labels, series.printed, strict=True)]
    centre = (_RADIUS + 1, drawing.height + _RADIUS + 1)
    beside = drawing.width >= _NARROW
    if not beside:
        drawing.grow(2 * _RADIUS + 14)
    x = 2 * _RADIUS + 36 if beside else 0.0
    lines = [wrapped(each, drawing.width - x - 20) for each in said]
    tall = sum(LINE * len(each) + 6 for each in lines)
    top = drawing.grow(max(tall, 2 * _RADIUS + 2) if beside else tall)
    if beside:
        top += max(0.0, _RADIUS + 1 - tall / 2)
    _draw_parts(drawing, series.values, centre)
    for index, each in enumerate(lines):
        drawing.box(x, top + 2, 12, 12, f"fill-{colour(index)}")
        drawing.lines(x + 18, top, each)
        top += LINE * len(each) + 6


def _draw_parts(drawing: Drawing, values: tuple[float, ...], centre: Point) -> None:
    whole = sum(values)
    begun = 0.0
    for index, value in enumerate(values):
        share = value / whole
        style = f"fill-{colour(index)} stacked"
        if share >= 1:
            drawing.dot(*centre, _RADIUS, style)
        elif share > 0:
            start, end = _on_circle(centre, begun), _on_circle(centre, begun + share)
            drawing.slice(centre, _RADIUS, start, end, share > 0.5, style)
        begun += share


def _on_circle(centre: Point, turn: float) -> Point:
    angle = math.tau * (turn - 0.25)
    return centre[0] + _RADIUS * math.cos(angle), centre[1] + _RADIUS * math.sin(angle)
