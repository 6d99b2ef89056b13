"""The rows of a table or a chart while they are edited: each change gives another sheet, and cells keep their origin.

A sheet does not know where it is kept: of a CSV file a cell remembers how it was written there, of rows in the report
which value it was.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

Each = TypeVar("Each")


class SheetCell(NamedTuple):
    """What a cell says; ``origin`` is what it was read from, and goes when the text changes.

    ``is_number`` says that a number of TOML was kept there.
    """

    text: str
    origin: object = None
    is_number: bool = False


class SheetRow(NamedTuple):
    """A row of cells; ``tail`` is what stands behind it in its file, None for a new one."""

    cells: tuple[SheetCell, ...]
    tail: str | None = None


EMPTY = SheetCell("")
Cells = tuple[SheetCell, ...]


class Sheet(NamedTuple):
    """Rows, the first of which is the header. A row may be shorter than others; what is missing says nothing."""

    rows: tuple[SheetRow, ...]

    @property
    def width(self) -> int:
        """Columns."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What the cells say."""
        return tuple(tuple(cell.text for cell in row.cells) for row in self.rows)

    def text(self, row: int, column: int) -> str:
        """What a cell says; nothing where there is none."""
        cells = self.rows[row].cells if 0 <= row < len(self.rows) else ()
        return cells[column].text if 0 <= column < len(cells) else ""

    def with_text(self, row: int, column: int, text: str) -> Sheet:
        """Another text in a cell; where its row ends before it, empty cells come in between."""
        if text == self.text(row, column):
            return self
        old = self.rows[row]
        cells = [*old.cells, *[EMPTY] * (column + 1 - len(old.cells))]
        cells[column] = SheetCell(text, is_number=cells[column].is_number)
        return Sheet((*self.rows[:row], old._replace(cells=tuple(cells)), *self.rows[row + 1 :]))

    def with_new_row(self, at: int) -> Sheet:
        """An empty row in front of the one at ``at``, or behind the last."""
        row = SheetRow((EMPTY,) * max(1, self.width))
        return Sheet((*self.rows[:at], row, *self.rows[at:]))

    def without_row(self, at: int) -> Sheet:
        """A row taken out; the only one stays."""
        return Sheet(self.rows[:at] + self.rows[at + 1 :]) if len(self.rows) > 1 else self

    def with_new_column(self, at: int) -> Sheet:
        """An empty column in front of the one at ``at``, or behind the last; rows that end before it stay."""
        return self._by_rows(lambda cells: (*cells[:at], EMPTY, *cells[at:]) if len(cells) >= at else cells)

    def without_column(self, at: int) -> Sheet:
        """A column taken out; the only one stays."""
        return self._by_rows(lambda cells: cells[:at] + cells[at + 1 :] or (EMPTY,)) if self.width > 1 else self

    def with_row_moved(self, at: int, to: int) -> Sheet:
        """A row in the place of another; those between give way."""
        return Sheet(_moved(self.rows, at, to))

    def with_column_moved(self, at: int, to: int) -> Sheet:
        """A column in the place of another; those between give way."""
        needed = max(at, to) + 1
        return self._by_rows(lambda cells: _moved((*cells, *[EMPTY] * (needed - len(cells))), at, to))

    def with_block(self, row: int, column: int, block: Sequence[Sequence[str]]) -> Sheet:
        """Texts over the cells from one on, to the right and down; the sheet grows where it has to."""
        rows = list(self.rows)
        width = max(self.width, column + max(map(len, block), default=0))
        rows += [SheetRow((EMPTY,) * width) for _ in range(row + len(block) - len(rows))]
        for at, texts in enumerate(block, row):
            cells = [*rows[at].cells, *[EMPTY] * (column + len(texts) - len(rows[at].cells))]
            for across, text in enumerate(texts, column):
                if cells[across].text != text:
                    cells[across] = SheetCell(text, is_number=cells[across].is_number)
            rows[at] = rows[at]._replace(cells=tuple(cells))
        return Sheet(tuple(rows))

    def _by_rows(self, change: Callable[[Cells], Cells]) -> Sheet:
        return Sheet(tuple(row._replace(cells=change(row.cells)) for row in self.rows))


def _moved(things: tuple[Each, ...], at: int, to: int) -> tuple[Each, ...]:
    rest = things[:at] + things[at + 1 :]
    return (*rest[:to], things[at], *rest[to:])


def pasted_block(text: str) -> tuple[tuple[str, ...], ...]:
    """Cells copied from a spreadsheet: tabs between them, a line for each row, quoted where a cell has either in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    if not any("\t" in line for line in lines):
        return tuple((line,) for line in lines)
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter="\t", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in lines]
    return tuple(tuple(" ".join(cell.split("\n")).strip() for cell in row) for row in rows)
