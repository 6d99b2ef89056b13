"""Charts in characters: inside their room at any size, with every name and value written, and true to scale."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from drafter.document.charting import chart
from drafter.document.pieces import Chart, Series
from drafter.report.draft import Figure
from drafter.report.figures.exhibits import ChartExhibit, TableExhibit
from drafter.report.figures.exhibits import Series as Values
from drafter.report.template import HouseStyle
from drafter.tui.charts.canvas import FILLS, MARKS
from drafter.tui.charts.drawing import draw_chart

WORDS = st.text(st.sampled_from("abc ü名😀\x1b[/]"), max_size=14)


def paint(_series: int) -> Style:
    return Style()


def drawn(made: Chart, width: int = 60, height: int = 16) -> list[str]:
    return [line.plain for line in draw_chart(made, width, height, paint)]


def made(kind: str, labels: tuple[str, ...], **series: tuple[str, ...]) -> Chart:
    values = tuple(Values(name, tuple(map(Decimal, each))) for name, each in series.items())
    figure = Figure(kind="chart", chart="bar")
    table = TableExhibit(figure, ("x",), (), (), (), has_total=False)
    return chart(ChartExhibit(figure, kind, labels, values, table), HouseStyle())


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(["bar", "column", "line", "stacked", "pie"]))
    labels = draw(st.lists(WORDS, min_size=1, max_size=12).map(tuple))
    least = 0 if kind in ("stacked", "pie") else -1000
    value = st.one_of(st.integers(least, 1000), st.sampled_from([0, 10**14]))
    count = 1 if kind == "pie" else draw(st.integers(1, 8))
    series = {
        f"{draw(WORDS)}{at}": tuple(map(str, draw(st.lists(value, min_size=len(labels), max_size=len(labels)))))
        for at in range(count)
    }
    return made(kind, labels, **series)


@given(made=charts(), width=st.integers(1, 90), height=st.integers(1, 40))
def test_any_chart_fits_into_any_room(made: Chart, width: int, height: int) -> None:
    lines = draw_chart(made, width, height, paint)
    assert lines
    for line in lines:
        assert isinstance(line, Text)
        assert "\n" not in line.plain
        assert "\x1b" not in line.plain
        assert line.cell_len <= width


def eighths(cell: str) -> int:
    """How much of a cell is filled."""
    return " ▏▎▍▌▋▊▉█".find(cell)


@given(values=st.lists(st.integers(0, 10_000), min_size=1, max_size=10), width=st.integers(40, 120))
def test_bars_are_as_long_as_their_values(values: list[int], width: int) -> None:
    labels = tuple(f"label {at}" for at in range(len(values)))
    lines = [line for line in drawn(made("bar", labels, n=tuple(map(str, values))), width) if line.strip() != "n"]
    lines = [line for line in lines if line.strip()]
    lengths = [sum(max(0, eighths(cell)) for cell in line) / 8 for line in lines]
    most = max(values) or 1
    room = max(lengths)
    for value, length, line in zip(values, lengths, lines, strict=True):
        assert abs(length - value / most * room) <= 1 / 4
        assert line.rstrip().endswith(f"{value:,}")


@pytest.mark.parametrize("kind", ["bar", "column", "stacked", "line"])
def test_every_series_and_every_label_is_named(kind: str) -> None:
    figure = made(kind, ("2024", "2025"), Abbotsgate=("34", "38"), Harbour=("31", "35"))
    text = "\n".join(drawn(figure))
    for words in ("2024", "2025", "Abbotsgate", "Harbour"):
        assert words in text
    for value in ("38", "35") if kind == "line" else ("34", "38", "31", "35"):
        assert value in text


def test_series_differ_without_colour() -> None:
    many = {f"s{at}": ("5", "7") for at in range(8)}
    stacked = "\n".join(drawn(made("stacked", ("a", "b"), **many), 120))
    assert all(fill in stacked for fill in FILLS)
    lines = "\n".join(drawn(made("line", ("a", "b"), **many), 60, 20))
    assert all(mark in lines for mark in MARKS)


def test_the_parts_of_a_pie_are_shares_of_the_whole() -> None:
    lines = drawn(made("pie", ("Diesel", "Buses", "Rest"), share=("50", "25", "25")), 40)
    strip = lines[0] if set(lines[0]) <= set(FILLS) else lines[1]
    assert [strip.count(fill) for fill in FILLS[:3]] == [20, 10, 10]
    assert [line.split()[-1] for line in lines if "%" in line] == ["50%", "25%", "25%"]


def test_bars_below_nothing_go_to_the_left() -> None:
    plus, minus = (line for line in drawn(made("bar", ("up", "down"), n=("5", "-5")), 40) if "█" in line)
    assert plus.index("█") >= minus.rindex("█")
    assert minus.rstrip().endswith("−5")


def test_a_line_passes_through_its_values() -> None:
    figure = Chart(
        kind="line",
        heading="",
        labels=tuple(map(str, range(5))),
        series=(Series("n", (0.0, 10.0, 0.0, 10.0, 0.0), ("0", "10", "0", "10", "0")),),
        ticks=((0.0, "0"), (10.0, "10")),
        unit="",
    )
    rows = drawn(figure, 60, 12)
    marks = [row for row, line in enumerate(rows) if "●" in line]
    assert rows[marks[0]].startswith("10│")
    assert rows[marks[-1]].startswith(" 0│")
    assert Fraction(rows[marks[0]].count("●")) == 2
