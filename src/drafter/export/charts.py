"""Charts as calls of ``design/charts.typ``."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.document.pieces import Chart
from drafter.export.formats.typst_writer import quoted


def chart_call(chart: Chart) -> str:
    """The call that draws a chart, without a mark before it."""
    series = [
        f"(name: {quoted(each.name)}, values: {_array(map(_number, each.values))}, "
        f"printed: {_array(map(quoted, each.printed))})"
        for each in chart.series
    ]
    ticks = [f"(at: {_number(at)}, printed: {quoted(printed)})" for at, printed in chart.ticks]
    return (
        f"chart({quoted(chart.kind)}, labels: {_array(map(quoted, chart.labels))}, series: {_array(series)}, "
        f"ticks: {_array(ticks)}, unit: {quoted(chart.unit)})"
    )


def _array(parts: Iterable[str]) -> str:
    return f"({''.join(f'{part}, ' for part in parts)})"


def _number(value: float) -> str:
    """Always with a point: Typst tells whole numbers from others."""
    return f"{value:.12f}"
