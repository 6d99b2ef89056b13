"""Cells as a pipe table, which can be read while it is edited."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[-–−+(]?\s*[£$€]?\s*\d[\d,]*(?:\.\d+)?\s*(?:%|p|k|m|bn|per cent)?\)?\Z")
_WIDEST = 40
"""Characters that a column is padded to, at most."""


def pipe_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table; the first row is its header, columns of numbers are set to the right."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    columns = list(zip(*cells, strict=True))
    numeric = [_is_numeric(column[1:]) for column in columns]
    widths = [min(_WIDEST, max(3, *map(len, column))) for column in columns]
    dashes = ["-" * (width - 1) + ":" if right else "-" * width for width, right in zip(widths, numeric, strict=True)]
    header, *body = [_padded(row, widths, numeric) for row in cells]
    return [header, "| " + " | ".join(dashes) + " |", *body]


def _is_numeric(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell not in ("", "-", "–", "n/a")]
    return bool(said) and all(_NUMBER.match(cell) for cell in said)


def _padded(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = [
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(row, widths, numeric, strict=True)
    ]
    return "| " + " | ".join(padded) + " |"
