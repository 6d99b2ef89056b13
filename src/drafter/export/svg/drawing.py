"""A drawing: shapes and words at their places, in pixels from the top left. Its colours are classes of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.export.markup import attribute, escaped
from drafter.export.svg.letters import LINE, SIZE

COLOURS = 8
Point = tuple[float, float]


class Drawing:
    """A drawing of a fixed width; ``height`` grows with what is put on it by :meth:`grow`."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.height = 0.0
        self._parts: list[str] = []

    def grow(self, by: float) -> float:
        """Make room below; where the room begins."""
        top = self.height
        self.height += by
        return top

    def words(self, x: float, y: float, words: str, style: str = "", anchor: str = "start") -> None:
        """A line of words whose middle is at the height ``y``. ``anchor`` is what of it is at ``x``."""
        where = "" if anchor == "start" else f' text-anchor="{anchor}"'
        looks = f' class="{style}"' if style else ""
        # The middle of small letters is a third of their size above the line they stand on.
        self._parts.append(f'<text x="{_n(x)}" y="{_n(y + SIZE * 0.35)}"{where}{looks}>{escaped(words)}</text>')

    def lines(self, x: float, top: float, lines: Iterable[str], style: str = "", anchor: str = "start") -> None:
        """Lines of words below each other, the first of them from ``top`` on."""
        for number, line in enumerate(lines):
            self.words(x, top + LINE * (number + 0.5), line, style, anchor)

    def box(self, x: float, y: float, width: float, height: float, style: str) -> None:
        """A rectangle."""
        self._parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 0))}" height="{_n(max(height, 0))}" class="{style}"/>'
        )

    def stroke(self, points: Sequence[Point], style: str) -> None:
        """A line through points."""
        through = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(f'<polyline points="{through}" class="{style}"/>')

    def shape(self, points: Sequence[Point], style: str) -> None:
        """A closed shape."""
        around = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(f'<polygon points="{around}" class="{style}"/>')

    def dot(self, x: float, y: float, radius: float, style: str) -> None:
        """A circle."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" class="{style}"/>')

    def slice(self, centre: Point, radius: float, start: Point, end: Point, large: bool, style: str) -> None:
        """A part of a circle, clockwise from ``start`` to ``end``."""
        to = f"A{_n(radius)} {_n(radius)} 0 {int(large)} 1 {_n(end[0])} {_n(end[1])}"
        path = f"M{_n(centre[0])} {_n(centre[1])}L{_n(start[0])} {_n(start[1])}{to}Z"
        self._parts.append(f'<path d="{path}" class="{style}"/>')

    def svg(self, name: str, style: str) -> str:
        """The whole as SVG, with a name for those who do not see it; without one it only decorates."""
        said = f'role="img" aria-label="{attribute(name)}"' if name else 'aria-hidden="true"'
        size = f'viewBox="0 0 {_n(self.width)} {_n(self.height)}" width="{_n(self.width)}" height="{_n(self.height)}"'
        return f'<svg class="{style}" {said} {size}>{"".join(self._parts)}</svg>'


def colour(number: int) -> int:
    """The colour of a series or a part, counted from 0; that of the page, counted from 1."""
    return number % COLOURS + 1


def _n(value: float) -> str:
    """A number with at most one decimal place."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def spread(
    wanted: Sequence[float], heights: Sequence[float], *, gap: float, top: float = 0.0, bottom: float
) -> list[float]:
    """Where things of some heights stand, each as near as can be to where it is wanted, none over another."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = list(wanted)
    free = top
    for index in order:
        places[index] = max(wanted[index], free)
        free = places[index] + heights[index] + gap
    free = bottom
    for index in reversed(order):
        places[index] = min(places[index], free - heights[index])
        free = places[index] - gap
    return places
