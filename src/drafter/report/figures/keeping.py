"""Where a sheet is kept: in a CSV file, or as rows in the report; only what was changed is written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Any

from drafter.report.figures.csv_text import Cell, CsvText, Line, Manner, written
from drafter.report.figures.sheet import Sheet, SheetCell, SheetRow

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,12})?")

Rows = tuple[tuple[Any, ...], ...]
"""Cells of rows in the report: str, int or Decimal."""


def sheet_of_csv(text: CsvText) -> Sheet:
    """The rows of a CSV file; blank lines go with the row above them."""
    rows: list[SheetRow] = []
    for line in text.lines:
        if not line.is_blank:
            rows.append(SheetRow(tuple(SheetCell(cell.text, cell) for cell in line.cells), line.end))
        elif rows:
            rows[-1] = rows[-1]._replace(tail=f"{rows[-1].tail}{_blank(line, text.manner)}")
    return Sheet(tuple(rows) or (SheetRow((SheetCell(""),)),))


def csv_of_sheet(sheet: Sheet, text: CsvText) -> bytes:
    """The sheet as a CSV file in the manner of the one that it was read from. AttachmentFault as there."""
    return written(text.manner, _lines(sheet, text))


def _lines(sheet: Sheet, text: CsvText) -> Iterator[Line]:
    lead = "".join(_blank(line, text.manner) for line in takewhile(lambda line: line.is_blank, text.lines))
    if lead:
        yield Line((Cell("", lead),), "")
    ends = not text.lines or bool(text.lines[-1].end)
    last = len(sheet.rows) - 1
    for number, row in enumerate(sheet.rows):
        cells = tuple(cell.origin if isinstance(cell.origin, Cell) else Cell(cell.text) for cell in row.cells)
        tail = row.tail or ""
        if number == last and not ends:
            tail = tail.rstrip("\r\n")
        elif not tail.endswith(("\n", "\r")):
            tail += text.manner.newline
        yield Line(cells, tail)


def _blank(line: Line, manner: Manner) -> str:
    return manner.delimiter.join(cell.raw or "" for cell in line.cells) + line.end


def sheet_of_rows(rows: Sequence[Sequence[Any]]) -> Sheet:
    """Rows of the report."""
    return Sheet(
        tuple(SheetRow(tuple(SheetCell(str(cell), cell, not isinstance(cell, str)) for cell in row)) for row in rows)
    )


def rows_of_sheet(sheet: Sheet) -> Rows:
    """The sheet as rows of the report; what is typed where numbers are kept is one, if it can be."""
    numeric = [_is_numeric(sheet, column) for column in range(sheet.width)]
    return tuple(
        tuple(_value(cell, cell.is_number or (numeric[at] and number > 0)) for at, cell in enumerate(row.cells))
        for number, row in enumerate(sheet.rows)
    )


def _is_numeric(sheet: Sheet, column: int) -> bool:
    """Whether a column keeps numbers; where all of it is new, whether all that it says are some."""
    cells = [row.cells[column] for row in sheet.rows[1:] if column < len(row.cells)]
    if any(cell.is_number for cell in cells):
        return True
    return all(cell.origin is None and _NUMBER.fullmatch(cell.text) for cell in cells if cell.text)


def _value(cell: SheetCell, as_number: bool) -> Any:
    if cell.origin is not None:
        return cell.origin
    if as_number and _NUMBER.fullmatch(cell.text):
        return Decimal(cell.text) if "." in cell.text else int(cell.text)
    return cell.text
