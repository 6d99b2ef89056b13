"""What is short enough to be kept on one page without leaving a hole in the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.report.blocks import ListBlock

MOST_ROWS = 12
"""A table up to that long, its head counted, is kept on one page."""
_MOST_CHARACTERS = 900
"""About a fifth of a page."""


def is_short_list(block: ListBlock) -> bool:
    """Whether a list is kept on one page."""
    return all(not entry.blocks for entry in block.items) and _fits(entry.text for entry in block.items)


def is_short_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is kept on one page; ``rows`` with its head."""
    return len(rows) <= MOST_ROWS and _fits(cell for row in rows for cell in row)


def _fits(texts: Iterable[str]) -> bool:
    return sum(map(len, texts)) < _MOST_CHARACTERS
