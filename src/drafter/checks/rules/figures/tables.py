"""Tables: whether the columns add up to their totals."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Table
from drafter.report.draft import Figure
from drafter.report.template import Level

_TOTAL = Pattern(r"(?i)\**(?:grand )?totals?\b.*|\**(?:all|sum)\W*")
_NO_SUM = Pattern(r"(?i)\b(?:average|mean|median|rate|score|rank|age|days|price|target|year|per|ratio|cost per)\b")
_SUBTOTAL = Pattern(r"(?i).*\b(?:sub-?total|total|of which|average|mean|net)\b.*")
_CELL = Pattern(r"\**([-–−]?)£?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?) ?(%|per cent|million|m|bn|k|thousand)?\**")
_FEWEST = 2
_WHOLE = 100


@report_rule("F410", "table-total", Level.WARNING)
def table_total(reading: Reading) -> Iterator[Hit]:
    """A column of a table does not add up to the total in its last row.

    Rounded numbers may be out by as much as rounding does: one unit for a few rows, two for ten, three for twenty.
    Tables with subtotals or averages are left alone.

    Why:
        It is the first thing that a member with a pencil checks.
    Bad:
        | Homes | Households |
        |:--|--:|
        | Council | 71 |
        | Leased | 58 |
        | Total | 139 |
    Good:
        | Homes | Households | Share |
        |:--|--:|--:|
        | Council | 71 | 33.3% |
        | Leased | 58 | 33.3% |
        | Nightly | 67 | 33.3% |
        | Total | 196 | 100% |
    Cure:
        Add up again, or say what else is in the total.
    """
    for item in reading.outline.items:
        for part in item.body:
            if isinstance(part.block, Table):
                for message in _wrong(part.block.header, part.block.rows):
                    yield Hit(
                        message,
                        "Add up again, or say what else is in the total.",
                        path=("sections", *part.field.split(".")),
                        start=part.block.start,
                        number=item.number,
                    )
    for name, figure in reading.draft.figures.items():
        if figure.kind == "table":
            header, rows = _table(reading, name, figure)
            for message in _wrong(header, rows):
                key = "rows" if figure.data is None else "data"
                yield Hit(message, "Add up again, or say what else is in the total.", path=("figures", name, key))


def _table(reading: Reading, name: str, figure: Figure) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Header and rows; those of a data file only where the table is placed, for then it is read in any case."""
    if figure.rows:
        header, *rows = (tuple(str(cell) for cell in row) for row in figure.rows)
        return header, rows
    if figure.data is not None and name in reading.outline.exhibits:
        from drafter.report.attachments import AttachmentFault
        from drafter.report.figures.exhibits import TableExhibit

        try:
            exhibit = reading.report.exhibits.exhibit(name)
        except AttachmentFault:
            # Another rule says why (F413).
            return (), ()
        if isinstance(exhibit, TableExhibit):
            return exhibit.header, exhibit.rows
    return (), ()


def _wrong(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """What is wrong with the columns."""
    return [message for message in totals(header, rows).values() if message]


def totals(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The columns that have a total, each with what is wrong with it; empty where it is right."""
    *body, last = rows or ((),)
    if len(body) < _FEWEST or not last or _TOTAL.whole(last[0].strip()) is None:
        return {}
    if any(row and _SUBTOTAL.whole(row[0]) is not None for row in body):
        return {}
    found = {}
    for column in range(1, len(last)):
        cells = [row[column] if column < len(row) else "" for row in body]
        message = _sum(header[column] if column < len(header) else "", cells, last[column])
        if message is not None:
            found[column] = message
    return found


def _sum(name: str, cells: Sequence[str], total: str) -> str | None:
    """What is wrong with a total, empty where nothing is; None where the column is not one to be added up."""
    numbers = [_number(cell) for cell in cells if cell.strip() not in ("", "-", "–", "—")]
    wanted = _number(total)
    if _NO_SUM.found(name) is not None:
        return None
    if wanted is None or len(numbers) < _FEWEST or any(number is None for number in numbers):
        return None
    read = [number for number in numbers if number is not None]
    unit = wanted[1]
    if {each for _, each, _ in read} != {unit} or (unit in ("%", "per cent") and wanted[0] != _WHOLE):
        return None
    added = sum((value for value, _, _ in read), Decimal(0))
    decimals = max(decimals for _, _, decimals in (*read, wanted))
    # Whole numbers are counts and exact; numbers with decimals, percentages and millions are rounded.
    rounded = decimals > 0 or unit != ""
    slack = Decimal(10) ** -decimals * _units(len(read)) if rounded else Decimal(0)
    if abs(added - wanted[0]) <= slack:
        return ""
    return f"The column {quoted(name)} adds up to {added:,}; its total says {quoted(total.strip('*'))}."


def _units(rows: int) -> int:
    """By how many of the last place the sum of rounded numbers may be out: twice what it is on average, at least one.

    A rounded number is out by a third of half a unit, squared and averaged; so the sum of n of them by √(n / 12).
    """
    return max(1, round(2 * math.sqrt((rows + 1) / 12)))


def _number(cell: str) -> tuple[Decimal, str, int] | None:
    """The value of a cell, its unit and its decimal places; None where it is no number."""
    match = _CELL.whole(cell.strip())
    if match is None:
        return None
    value = Decimal(match[2].replace(",", ""))
    return (-value if match[1] else value), match[3] or "", len(match[2].partition(".")[2])
