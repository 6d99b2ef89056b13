"""Charts that stand upright: columns, and lines drawn in dots of a quarter of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.text import Text

from drafter.document.pieces import Chart
from drafter.tui.charts.bars import draw_bars
from drafter.tui.charts.canvas import FILLS, MARKS, QUIET, Paint, column, fitted, legend, widest

_LEAST_ROOM = 3
"""Cells that a column with its value needs."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a Braille pattern (Unicode, block 2800), by row and column."""
_BRAILLE = 0x2800


def draw_columns(chart: Chart, width: int, height: int, paint: Paint) -> list[Text]:
    """A column for each value; as bars where there is no room for columns, or some are below 0."""
    count = len(chart.series)
    values = [value for each in chart.series for value in each.values]
    room = (width // len(chart.labels) - 1) // count
    words = widest([printed for each in chart.series for printed in each.printed], width)
    if room < max(_LEAST_ROOM, words if count == 1 else min(words, 5)) or min(values) < 0:
        return draw_bars(chart, width, height, paint)
    above = legend([each.name for each in chart.series], FILLS, width, paint) if count > 1 else []
    rows = max(3, height - len(above) - 3)
    scale = rows / (max(values) or 1)
    lines = [_row(chart, row, room, scale, paint) for row in range(rows, -1, -1)]
    foot = Text("─" * min(width, len(chart.labels) * (room * count + 1)), paint(QUIET), end="")
    below = Text("".join(fitted(label, room * count, centre=True) + " " for label in chart.labels), end="")
    return [*above, *lines, foot, below]


def _row(chart: Chart, row: int, room: int, scale: float, paint: Paint) -> Text:
    """A row of cells, ``row`` above the foot; the value of a column stands on top of it."""
    line = Text(end="", no_wrap=True)
    for index in range(len(chart.labels)):
        for at, series in enumerate(chart.series):
            height = series.values[index] * scale
            top = int(height) + (height > int(height))
            if row == top:
                line.append(fitted(series.printed[index], room, centre=True), "bold")
            else:
                fill = FILLS[at % len(FILLS)]
                line.append(fitted(column(height, row, fill) * max(1, room - 1), room), paint(at))
        line.append(" ")
    return line


def draw_lines(chart: Chart, width: int, height: int, paint: Paint) -> list[Text]:
    """A line for each series, with its name and last value where it ends, and marks of its own at its values."""
    ticks = [words for _, words in chart.ticks]
    left = widest(ticks, width // 4) + 1
    ends = [f"{MARKS[at % len(MARKS)]} {each.name} {each.printed[-1]}" for at, each in enumerate(chart.series)]
    right = widest(ends, width * 2 // 5) + 1
    plot = _Plot(max(4, width - left - right), max(4, height - 2), chart)
    for at in range(len(chart.series)):
        plot.draw(at)
    ended = _spread([(plot.row(each.values[-1]), at) for at, each in enumerate(chart.series)], plot.height)
    marked = {plot.row(at): words for at, words in chart.ticks}
    lines = []
    for row in range(plot.height):
        line = Text(f"{fitted(marked.get(row, ''), left - 1, right=True)}│", paint(QUIET), end="", no_wrap=True)
        for character, series in plot.cells(row):
            line.append(character, paint(series))
        if row in ended:
            line.append(f" {fitted(ends[ended[row]], right - 1)}", paint(ended[row]))
        lines.append(line)
    lines.append(Text(" " * (left - 1) + "└" + "─" * plot.width, paint(QUIET), end=""))
    lines.append(Text(" " * left + plot.labels(chart.labels), end="", no_wrap=True))
    return lines


class _Plot:
    """A field of cells, each of two by four dots, and what stands in them."""

    def __init__(self, width: int, height: int, chart: Chart) -> None:
        self.width, self.height = width, height
        self._chart = chart
        self._low, self._high = chart.ticks[0][0], chart.ticks[-1][0]
        self._dots: dict[tuple[int, int], tuple[int, int]] = {}
        """By row and column: the bits that are set, and the series that set them last."""
        self._marks: dict[tuple[int, int], int] = {}

    def row(self, value: float) -> int:
        """The row of cells that a value stands in, from the top."""
        return self._y(value) // 4

    def _y(self, value: float) -> int:
        share = (value - self._low) / ((self._high - self._low) or 1)
        return min(self.height * 4 - 1, max(0, round((1 - share) * (self.height * 4 - 1))))

    def _x(self, index: int) -> int:
        count = len(self._chart.labels)
        return round(index / (count - 1) * (self.width * 2 - 1)) if count > 1 else self.width

    def draw(self, at: int) -> None:
        """Draw a series."""
        values = self._chart.series[at].values
        points = [(self._x(index), self._y(value)) for index, value in enumerate(values)]
        for start, end in pairwise(points):
            for x, y in _dots_between(start, end):
                cell = (y // 4, x // 2)
                self._dots[cell] = (self._dots.get(cell, (0, at))[0] | _DOTS[y % 4][x % 2], at)
        if len(points) * 3 <= self.width:
            for x, y in points:
                self._marks[y // 4, x // 2] = at

    def cells(self, row: int) -> Iterator[tuple[str, int]]:
        """The characters of a row with the series that each is of."""
        for x in range(self.width):
            mark = self._marks.get((row, x))
            if mark is not None:
                yield MARKS[mark % len(MARKS)], mark
                continue
            bits, series = self._dots.get((row, x), (0, QUIET))
            yield (chr(_BRAILLE + bits) if bits else " "), series

    def labels(self, labels: Sequence[str]) -> str:
        """As many of the words along the axis as have room, the first and the last among them."""
        line = ""
        for index, label in enumerate(labels):
            at = self._x(index) // 2
            start = min(max(0, at - len(label) // 2), max(0, self.width - len(label)))
            last = index == len(labels) - 1
            if last and start < len(line) + 1:
                line = line[: max(0, start - 1)].rstrip()
                line = line.rpartition(" ")[0] if line and start - len(line) < 2 else line
            if not line or start > len(line):
                line = line.ljust(start) + fitted(label, min(len(label), self.width - start))
        return line


def _dots_between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The dots of a straight line."""
    (x, y), (to_x, to_y) = start, end
    steps = max(abs(to_x - x), abs(to_y - y), 1)
    for step in range(steps + 1):
        yield round(x + (to_x - x) * step / steps), round(y + (to_y - y) * step / steps)


def _spread(wanted: list[tuple[int, int]], height: int) -> dict[int, int]:
    """A row for each series, as near as can be to the one it wants, none with two."""
    taken: dict[int, int] = {}
    for row, series in sorted(wanted):
        free = [each for each in range(height) if each not in taken]
        if free:
            taken[min(free, key=lambda each: (abs(each - row), each))] = series
    # Side by side they stand in the order in which the lines end.
    rows = sorted(taken)
    return dict(zip(rows, [series for _, series in sorted(wanted)], strict=False))
