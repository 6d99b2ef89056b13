"""The frame of charts that stand upright: lines at the ticks, an axis, and the labels below it."""

from __future__ import annotations

import math

from drafter.document.pieces import Chart
from drafter.export.svg.drawing import Drawing
from drafter.export.svg.letters import LINE, SIZE, widest, wrapped


class Frame:
    """Where things are in an upright chart. ``right`` is kept free beside the plot, ``lines`` says the axis.

    ``west`` is where the plot begins, ``slot`` the width for each label, ``plot`` that of all.
    """

    def __init__(
        self, drawing: Drawing, chart: Chart, height: float, *, right: float = 0.0, lines: bool = True
    ) -> None:
        self.drawing = drawing
        self.chart = chart
        self.height = height
        self._lines = lines
        self._low, self._high = chart.ticks[0][0], chart.ticks[-1][0]
        self.west = widest([said for _, said in chart.ticks]) + 7 if lines else 0.0
        self.plot = drawing.width - self.west - right
        self.slot = self.plot / len(chart.labels)
        # The uppermost words stand half above their line.
        self.top = drawing.grow(height + SIZE) + SIZE / 2 + 1

    def level(self, value: float) -> float:
        """How far down a value is."""
        return self.top + self.height * (1 - (value - self._low) / (self._high - self._low))

    def middle(self, index: int) -> float:
        """How far right the middle of a label's slot is."""
        return self.west + self.slot * (index + 0.5)

    def draw_ticks(self) -> None:
        """The lines of the ticks, before anything else is drawn over them."""
        end = self.west + self.plot
        for at, said in self.chart.ticks if self._lines else ():
            self.drawing.stroke([(self.west, self.level(at)), (end, self.level(at))], "tick")
            self.drawing.words(self.west - 7, self.level(at), said, "quiet", "end")

    def draw_axis(self) -> None:
        """The line of nothing, over what begins there, and the labels below it.

        Where there are too many labels for the room, every second or third is said.
        """
        end = self.west + self.plot
        self.drawing.stroke([(self.west, self.level(0)), (end, self.level(0))], "axis")
        labels = self.chart.labels
        thin = math.ceil(len(labels) / max(1, math.floor(self.plot / 44)))
        room = self.slot * thin - 4
        said = [(index, wrapped(labels[index], room)) for index in range(0, len(labels), thin)]
        top = self.drawing.grow(LINE * max(len(lines) for _, lines in said) + 4) + 3
        for index, lines in said:
            self.drawing.lines(self.middle(index), top, lines, anchor="middle")
