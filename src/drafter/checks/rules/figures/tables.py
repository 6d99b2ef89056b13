"""Tables: whether the columns add up to their totals."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.figures.grids import cell_number, grids, is_total
from drafter.checks.wording import quoted
from drafter.report.template import Level

_NO_SUM = Pattern(r"(?i)\b(?:average|mean|median|rate|score|rank|age|days|price|target|year|per|ratio|cost per)\b")
_SUBTOTAL = Pattern(r"(?i).*\b(?:sub-?total|total|of which|average|mean|net)\b.*")
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
    for grid in reading.once(grids):
        for message in totals(grid.header, grid.rows).values():
            if message:
                yield grid.hit(message, "Add up again, or say what else is in the total.")


def totals(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The columns that have a total, each with what is wrong with it; empty where it is right."""
    *body, last = rows or ((),)
    if len(body) < _FEWEST or not last or not is_total(last[0]):
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
    numbers = [cell_number(cell) for cell in cells if cell.strip() not in ("", "-", "–", "—")]
    wanted = cell_number(total)
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
