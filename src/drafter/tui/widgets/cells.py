"""A cell of a row of columns."""

from __future__ import annotations

from rich.text import Text

GAP = 2
"""Cells between two columns."""


def cell(words: str | Text, room: int) -> Text:
    """The words in a column that is ``room`` cells wide, with a gap behind them."""
    text = Text(words, end="") if isinstance(words, str) else words
    text.truncate(max(1, room - GAP), overflow="ellipsis")
    text.append(" " * (room - text.cell_len))
    return text
