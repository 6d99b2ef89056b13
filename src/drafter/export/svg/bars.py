"""Bars: a line for each, its name at its left or, where there is little room, above it, and its value at its end."""

from __future__ import annotations

from drafter.document.pieces import Chart
from drafter.export.svg.drawing import Drawing, colour
from drafter.export.svg.letters import LINE, widest, width_of, wrapped

_TALL = 17.0
_GAP = 5.0
_NARROW = 420.0


def draw_bars(drawing: Drawing, chart: Chart) -> None:
    """Draw the bars of a chart, those of one label together."""
    several = len(chart.series) > 1
    _Bars(drawing, chart, [each.name for each in chart.series] if several else list(chart.labels)).draw()


class _Bars:
    """Bars with names beside or above them."""

    def __init__(self, drawing: Drawing, chart: Chart, names: list[str]) -> None:
        self._drawing = drawing
        self._chart = chart
        values = [value for each in chart.series for value in each.values]
        self._low = min(0.0, *values)
        self._span = (max(0.0, *values) - self._low) or 1.0
        room = widest([said for each in chart.series for said in each.printed]) + 6
        self._beside = 0.0 if drawing.width < _NARROW else min(widest(names), drawing.width * 0.36) + 9
        self._west = self._beside + (room if self._low < 0 else 0.0)
        self._plot = drawing.width - self._west - room

    def draw(self) -> None:
        series = self._chart.series
        for number, label in enumerate(self._chart.labels):
            if len(series) == 1:
                self._bar(label, series[0].values[number], series[0].printed[number], 0)
                continue
            self._drawing.grow(_GAP if number else 0)
            for line in wrapped(label, self._drawing.width):
                self._drawing.words(0, self._drawing.grow(LINE + 2) + LINE / 2, line, "name")
            for index, each in enumerate(series):
                self._bar(each.name, each.values[number], each.printed[number], index)

    def _bar(self, name: str, value: float, said: str, index: int) -> None:
        drawing = self._drawing
        lines = wrapped(name, self._beside - 9 if self._beside else drawing.width)
        tall = LINE * len(lines)
        if self._beside:
            top = drawing.grow(max(tall, _TALL) + _GAP)
            middle = top + max(tall, _TALL) / 2
            drawing.lines(self._beside - 9, middle - tall / 2, lines, anchor="end")
        else:
            drawing.lines(0, drawing.grow(tall + 1), lines)
            middle = drawing.grow(_TALL + _GAP + 3) + _TALL / 2
        start = self._west + self._plot * (min(value, 0.0) - self._low) / self._span
        long = self._plot * abs(value) / self._span
        drawing.box(start, middle - _TALL / 2, long, _TALL, f"fill-{colour(index)}")
        at = start - width_of(said) - 5 if value < 0 else start + long + 5
        drawing.words(at, middle, said, "value")
