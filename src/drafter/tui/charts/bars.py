"""Charts that run from left to right: bars, stacked bars, and the parts of a whole."""

from __future__ import annotations

from rich.text import Text

from drafter.document.pieces import Chart, Series
from drafter.tui.charts.canvas import FILLS, QUIET, Paint, bar, fitted, legend, widest


def draw_bars(chart: Chart, width: int, height: int, paint: Paint) -> list[Text]:
    """A line for each value; sets of bars have a line above them that says what they are of."""
    sets = len(chart.series) > 1
    names = [f"  {each.name}" for each in chart.series] if sets else list(chart.labels)
    bars = _Bars(chart, width, paint, names)
    groups = []
    for index, label in enumerate(chart.labels):
        head = [Text(fitted(label, width), style="bold", end="", no_wrap=True)] if sets else []
        lines = [bars.line(names[at if sets else index], each, at, index) for at, each in enumerate(chart.series)]
        groups.append([*head, *lines])
    return _airy(groups, height)


def _airy(groups: list[list[Text]], height: int) -> list[Text]:
    """The groups one below the other, with a line between them where there is room."""
    gap = [Text("", end="")] if sum(map(len, groups)) + len(groups) <= height else []
    return [line for at, group in enumerate(groups) for line in ([*gap, *group] if at else group)]


class _Bars:
    """Bars on one scale: names to the left, values to the right, nothing in between where some are below 0."""

    def __init__(self, chart: Chart, width: int, paint: Paint, names: list[str]) -> None:
        values = [value for each in chart.series for value in each.values]
        printed = [words for each in chart.series for words in each.printed]
        self._paint = paint
        self._names = widest(names, max(4, width * 2 // 5))
        self._words = widest(printed, width)
        room = max(1, width - self._names - self._words - 2)
        low, high = min(0.0, *values), max(0.0, *values)
        self._scale = room / ((high - low) or 1)
        self._below = round(-low * self._scale)

    def line(self, name: str, series: Series, at: int, index: int) -> Text:
        """A bar with its name and its value: that of the ``index``-th label in the ``at``-th series."""
        value = series.values[index]
        line = Text(fitted(name, self._names, right=not name.startswith(" ")) + " ", end="", no_wrap=True)
        drawn = bar(abs(value) * self._scale, FILLS[at % len(FILLS)])
        if value < 0:
            drawn = drawn[: max(1, self._below)]
            line.append(" " * (self._below - len(drawn)))
        else:
            line.append(" " * self._below)
        line.append(drawn, self._paint(at))
        line.append(f" {series.printed[index]}", "bold")
        return line


def draw_stacked(chart: Chart, width: int, height: int, paint: Paint) -> list[Text]:
    """A bar for each label, made of a part for each series; its value stands in a part that has room for it."""
    above = [*legend([series.name for series in chart.series], FILLS, width, paint), Text("", end="")]
    lines: list[list[Text]] = []
    totals = [sum(series.values[index] for series in chart.series) for index in range(len(chart.labels))]
    names = widest(chart.labels, max(4, width * 2 // 5))
    scale = max(1, width - names - 1) / (max(totals) or 1)
    for index, label in enumerate(chart.labels):
        line = Text(fitted(label, names, right=True) + " ", end="", no_wrap=True)
        drawn, reached = 0, 0.0
        for at, series in enumerate(chart.series):
            reached += series.values[index] * scale
            room = max(0, round(reached) - drawn)
            drawn += room
            words = series.printed[index]
            if len(words) + 2 <= room:
                side = (room - len(words) - 2) // 2
                fill = FILLS[at % len(FILLS)]
                line.append(fill * side, paint(at))
                line.append(f" {words} ", "bold")
                line.append(fill * (room - side - len(words) - 2), paint(at))
            else:
                line.append(FILLS[at % len(FILLS)] * room, paint(at))
        lines.append([line])
    return [*above, *_airy(lines, height - len(above))]


def draw_parts(chart: Chart, width: int, paint: Paint) -> list[Text]:
    """A pie as what it says: the whole as one bar, and below it each part with its value and its share."""
    (series,) = chart.series
    whole = sum(series.values) or 1
    strip = Text(end="", no_wrap=True)
    drawn, reached = 0, 0.0
    for index, value in enumerate(series.values):
        reached += value / whole * width
        room = max(0, round(reached) - drawn)
        drawn += room
        strip.append(FILLS[index % len(FILLS)] * room, paint(index))
    lines = [strip, Text("", end="")]
    names = widest(chart.labels, max(4, width // 2))
    words = widest(series.printed, width)
    for index, label in enumerate(chart.labels):
        line = Text.assemble((f"{FILLS[index % len(FILLS)]} ", paint(index)), end="", no_wrap=True)
        line.append(fitted(label, names))
        line.append(f"  {fitted(series.printed[index], words, right=True)}", "bold")
        line.append(f"  {series.values[index] / whole:>4.0%}", paint(QUIET))
        lines.append(line)
    return lines
