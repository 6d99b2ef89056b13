"""A chart as SVG, twice: for a page with room, and for the screen of a telephone. The page shows the one that fits."""

from __future__ import annotations

from collections.abc import Callable

from drafter.document.pieces import Chart
from drafter.export.svg.bars import draw_bars
from drafter.export.svg.columns import draw_columns, draw_stacks
from drafter.export.svg.curves import draw_curves
from drafter.export.svg.drawing import Drawing
from drafter.export.svg.letters import LINE
from drafter.export.svg.pie import draw_pie

_WIDTHS = {"wide": 620.0, "narrow": 320.0}
_KINDS: dict[str, Callable[[Drawing, Chart], None]] = {
    "bar": draw_bars,
    "column": draw_columns,
    "line": draw_curves,
    "stacked": draw_stacks,
    "pie": draw_pie,
}


def chart_svgs(chart: Chart, name: str) -> str:
    """The drawings of a chart; ``name`` says what it shows, and is empty where it only decorates."""
    return "".join(_drawn(chart, name, width, f"chart {style}") for style, width in _WIDTHS.items())


def _drawn(chart: Chart, name: str, width: float, style: str) -> str:
    drawing = Drawing(width)
    if chart.unit:
        drawing.words(0, drawing.grow(LINE + 7) + LINE / 2, chart.unit, "quiet")
    _KINDS[chart.kind](drawing, chart)
    return drawing.svg(name, style)
