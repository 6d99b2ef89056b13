"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.document.pieces import Alignment
from drafter.report.blocks import Table

_LEAST = 6
_MOST = 48
_ALIGNMENTS: dict[str, Alignment] = {"left": "left", "right": "right", "center": "center"}


def columns(table: Table) -> tuple[tuple[Alignment, float], ...]:
    """Alignment and share of the width of each column: by its longest cell and word, within bounds."""
    wanted = [_wanted(cells) for cells in zip(table.header, *table.rows, strict=True)]
    total = sum(wanted)
    return tuple(
        (_ALIGNMENTS.get(alignment, ""), round(width / total, 4))
        for alignment, width in zip(table.alignment, wanted, strict=True)
    )


def _wanted(cells: Iterable[str]) -> float:
    """In characters: room for the longest word, and some for lines that need not be broken."""
    longest_line = longest_word = 0
    for cell in cells:
        longest_line = max(longest_line, len(cell))
        longest_word = max(longest_word, max(map(len, cell.split()), default=0))
    line = min(longest_line, _MOST)
    return max(_LEAST, min(longest_word, _MOST) + 2, line * 0.9)
