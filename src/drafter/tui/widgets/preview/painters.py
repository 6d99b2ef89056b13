"""What stands on the sheet, line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from drafter.export.preview.lines import Line
from drafter.export.preview.orders import Picture
from drafter.tui.widgets.preview import kitty


class Painter(Protocol):
    """``width`` by ``height`` cells."""

    width: int
    height: int

    def line(self, row: int) -> Strip:
        """A row of it."""
        ...


class Text:
    """Lines of words; ``style_of`` turns their styles into those of the screen."""

    def __init__(self, lines: Sequence[Line], width: int, style_of: Callable[[int], Style]) -> None:
        self._lines = lines
        self._style_of = style_of
        self.width = width
        self.height = len(lines)

    def line(self, row: int) -> Strip:
        """A line."""
        return Strip(Segment(text, self._style_of(style)) for text, style in self._lines[row])


class Placeholders:
    """The characters that a picture of kitty's protocol stands for."""

    def __init__(self, number: int, picture: Picture) -> None:
        self.number = number
        self.width = picture.columns
        self.height = picture.rows

    def line(self, row: int) -> Strip:
        """A row of the picture."""
        return kitty.row(self.number, row, self.width)


class Blank:
    """The place of a picture that is drawn over it."""

    def __init__(self, picture: Picture) -> None:
        self.width = picture.columns
        self.height = picture.rows

    def line(self, row: int) -> Strip:
        """Nothing."""
        return Strip([Segment(" " * self.width)], self.width)


class HalfBlocks:
    """A picture of two dots a character."""

    def __init__(self, picture: Picture) -> None:
        self._colours = picture.content
        self.width = picture.columns
        self.height = picture.rows

    def line(self, row: int) -> Strip:
        """A row of characters: the upper dots are their colour, the lower that of the paper below."""
        size = 3 * self.width
        upper = self._colours[2 * row * size : (2 * row + 1) * size]
        lower = self._colours[(2 * row + 1) * size : (2 * row + 2) * size]
        segments: list[Segment] = []
        start = 0
        for at in range(3, size + 1, 3):
            if (
                at == size
                or upper[at : at + 3] != upper[start : start + 3]
                or lower[at : at + 3] != lower[start : start + 3]
            ):
                style = _two_dots(upper[start : start + 3], lower[start : start + 3])
                segments.append(Segment("▀" * ((at - start) // 3), style))
                start = at
        return Strip(segments, self.width)


@lru_cache(maxsize=4096)
def _two_dots(upper: bytes, lower: bytes) -> Style:
    """The style of a character ▀ that shows two dots, three bytes each."""
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
