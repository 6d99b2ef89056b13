"""What is said of a sheet: how large it is, whether its totals are right, what keeps it from being a table."""

from __future__ import annotations

from typing import NamedTuple

from drafter.checks.rules.figures.tables import totals
from drafter.report.figures.sheet import Sheet


class SheetWords(NamedTuple):
    """``size`` is ``12 rows × 4 columns``, ``wrong`` what is wrong, empty where nothing is.

    ``totals`` says of the columns that have a total whether it is right.
    """

    size: str
    wrong: str
    totals: dict[int, bool]


def sheet_words(sheet: Sheet) -> SheetWords:
    """What is said of a sheet."""
    header, *body = sheet.texts or ((),)
    size = f"{_counted(len(body), 'row')} × {_counted(sheet.width, 'column')}"
    found = totals(header, body)
    wrong = next((words for words in found.values() if words), "")
    for number, row in enumerate(body, 1):
        if len(row) != len(header):
            wrong = f"row {number:,} has {_counted(len(row), 'cell')}, the header has {len(header):,}"
            break
    return SheetWords(size, f"✗ {wrong}" if wrong else "", {column: not words for column, words in found.items()})


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
