"""A table of pandoc's tree as lines of a terminal: as wide as it has to be, and a list where there is no room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any

from drafter.document.opened import Rows, opened_table
from drafter.export.preview.lines import BLANK, Line, Span, Style, aligned, cells, joined, width_of, wrapped

_GAP = 2
_MUCH = 10_000
"""Cells: wider than any line."""
_ALIGNMENTS = {"AlignRight": "right", "AlignCenter": "center"}

WriteCell = Callable[[Iterable[Any], int], list[Line]]
"""Writes the blocks of a cell in a width."""
Row = Sequence[Any]
"""The blocks of each cell."""


def table_lines(contents: Any, width: int, write: WriteCell) -> list[Line]:
    """The lines of a table."""
    table = opened_table(contents)
    alignments = [_ALIGNMENTS.get(alignment, "left") for alignment, _ in table.columns]
    titles, body, totals = _rows(table.head), _rows(table.body), _rows(table.foot)
    widths = _widths([*titles, *body, *totals], width, write)
    if widths is None:
        return _as_list(titles, [*body, *totals], width, write)
    rule: Line = (("─" * (sum(widths) + _GAP * (len(widths) - 1)), Style.QUIET),)
    lines: list[Line] = []
    for row in titles:
        lines += [_bold(line) for line in _row(row, widths, alignments, write)]
    lines += [rule] if titles else []
    for row in body:
        lines += _row(row, widths, alignments, write)
    for row in totals:
        lines += [rule, *_row(row, widths, alignments, write)]
    return lines


def _rows(rows: Rows) -> list[Row]:
    return [[cell.blocks for cell in row] for row in rows]


def _widths(rows: Sequence[Row], width: int, write: WriteCell) -> list[int] | None:
    """How wide each column is: as its longest line where there is room, else no word is broken; None where one must."""
    least, most = [], []
    for column in zip_longest(*rows, fillvalue=()):
        lines = [line for cell in column for line in write(cell, _MUCH)]
        most.append(max(1, *map(width_of, lines)))
        least.append(max([1, *(cells(word) for line in lines for text, _ in line for word in text.split())]))
    spare = width - _GAP * (len(most) - 1) - sum(least)
    if spare < 0:
        return None
    widths = list(least)
    # Those that want little get it; what they leave over is for those that have to wrap.
    order = sorted(range(len(most)), key=lambda index: most[index] - least[index])
    for others, index in zip(range(len(order), 0, -1), order, strict=True):
        more = min(most[index] - least[index], spare // others)
        widths[index] += more
        spare -= more
    return widths


def _row(row: Row, widths: Sequence[int], alignments: Sequence[str], write: WriteCell) -> list[Line]:
    written = [
        [aligned(line, width, alignment) for line in write(cell, width)]
        for cell, width, alignment in zip(row, widths, alignments, strict=False)
    ]
    lines = []
    for parts in zip_longest(*written):
        spans: list[Span] = []
        for part, width in zip(parts, widths, strict=False):
            spans += [(" " * _GAP, 0)] if spans else []
            spans += part if part is not None else [(" " * width, 0)]
        lines.append(joined(spans))
    return lines


def _as_list(titles: Sequence[Row], rows: Sequence[Row], width: int, write: WriteCell) -> list[Line]:
    """Where there is no room for columns: each row as a paragraph, what a cell is before each."""
    names = [_said(cell, write) for cell in titles[-1]] if titles else []
    lines: list[Line] = []
    for row in rows:
        spans: list[Span] = []
        for index, (name, cell) in enumerate(zip_longest(names, row, fillvalue=())):
            said = _said(cell, write)
            if index == 0:
                spans += [(text, style | Style.BOLD) for text, style in said]
            else:
                spans += [("; " if index > 1 else ": ", 0)]
                spans += [*((text, style | Style.QUIET) for text, style in name), (" ", 0), *said]
        lines += [BLANK, *wrapped(spans, width)] if lines else wrapped(spans, width)
    return lines


def _said(cell: Any, write: WriteCell) -> list[Span]:
    """A cell in one line."""
    spans: list[Span] = []
    for line in write(cell, _MUCH):
        spans += [(" ", 0), *line] if spans else line
    return spans


def _bold(line: Line) -> Line:
    return tuple((text, style | Style.BOLD) for text, style in line)
