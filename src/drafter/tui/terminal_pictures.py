"""A picture in characters of two dots: the upper dot is the colour of the character, the lower that of its paper."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.style import Style
from rich.text import Text

from drafter.export.picture_dots import Dots

_DOT = 3
"""Bytes."""


def picture_lines(dots: Dots) -> list[Text]:
    """The rows of characters that show the dots."""
    return [_line(dots, row) for row in range(dots.height // 2)]


def _line(dots: Dots, row: int) -> Text:
    size = dots.width * _DOT
    upper = dots.colours[2 * row * size : (2 * row + 1) * size]
    lower = dots.colours[(2 * row + 1) * size : (2 * row + 2) * size]
    columns = [(upper[at : at + _DOT], lower[at : at + _DOT]) for at in range(0, size, _DOT)]
    line = Text(end="", no_wrap=True)
    for (above, below), alike in groupby(columns):
        line.append("▀" * len(tuple(alike)), two_dots(above, below))
    return line


@lru_cache(maxsize=4096)
def two_dots(upper: bytes, lower: bytes) -> Style:
    """The style of a character ▀ that shows two dots, three bytes each."""
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
