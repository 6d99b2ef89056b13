"""A table of the register drawn in characters."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from drafter.report.figures.exhibits import TableExhibit
from drafter.report.visible import one_line
from drafter.tui.charts.canvas import fitted, widest

_GAP = 2
_LEAST = 4


def draw_table(exhibit: TableExhibit, width: int, height: int, quiet: Style) -> list[Text]:
    """Header and as many rows as there is room for; the last line says how many more there are."""
    room = max(1, height - 2)
    rows = [tuple(map(one_line, row)) for row in exhibit.rows[:room]]
    header = tuple(map(one_line, exhibit.header))
    widths = _widths([header, *rows], width)
    lines = [_line(header, widths, exhibit, Style(bold=True)), Text("─" * min(width, sum(widths)), quiet, end="")]
    for at, row in enumerate(rows):
        total = exhibit.has_total and at == len(exhibit.rows) - 1
        lines.append(_line(row, widths, exhibit, Style(bold=total)))
    if len(exhibit.rows) > len(rows):
        lines[-1] = Text(f"… {len(exhibit.rows) - len(rows) + 1:,} more rows", quiet, end="")
    return lines


def _widths(rows: list[tuple[str, ...]], width: int) -> list[int]:
    """As wide as the cells, less of the widest where there is no room for all."""
    widths = [widest(column, width) + _GAP for column in zip(*rows, strict=True)]
    while sum(widths) > width and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(row: tuple[str, ...], widths: list[int], exhibit: TableExhibit, style: Style) -> Text:
    line = Text(end="", no_wrap=True, style=style)
    for words, width, alignment in zip(row, widths, exhibit.alignment, strict=True):
        line.append(fitted(words, width - _GAP, right=alignment == "right") + " " * _GAP)
    return line
