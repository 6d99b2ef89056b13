"""Where pieces stand on their pages, and what of a page is in sight: points of paper as rows of a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Size = tuple[float, float]
"""A page in points, across and down."""
Cell = tuple[int, int]
"""A character of the terminal in pixels, across and down."""


class Spot(NamedTuple):
    """Where a piece stands: from ``top`` on page ``page`` to ``bottom`` on page ``last``; pages count from 1.

    ``top`` and ``bottom`` are points from the upper edge of the paper.
    """

    field: str
    line: int
    page: int
    top: float
    last: int
    bottom: float

    def on(self, page: int, height: float) -> tuple[float, float] | None:
        """The part of a page, which is ``height`` points high, that the piece takes; None where it is not on it."""
        if not self.page <= page <= self.last:
            return None
        bottom = self.bottom if page == self.last else height
        return self.top if page == self.page else 0.0, min(bottom, height)


class Rows(NamedTuple):
    """The first row of a piece, and its last."""

    first: int
    last: int


def height_of(size: Size, columns: int, cell: Cell) -> int:
    """The rows that a page takes that is ``columns`` cells wide."""
    return max(1, math.ceil(columns * cell[0] * size[1] / size[0] / cell[1]))


def rows_of(spot: Spot, page: int, size: Size, columns: int, cell: Cell) -> Rows | None:
    """The rows that a piece takes of a page ``columns`` cells wide; None where it stands on another page."""
    part = spot.on(page, size[1])
    if part is None:
        return None
    points = size[0] / (columns * cell[0]) * cell[1]
    first = int(part[0] / points)
    return Rows(first, max(first, math.ceil(part[1] / points) - 1))


def in_sight(rows: Rows, top: int, height: int, total: int) -> int:
    """The row to begin with so that ``rows`` are seen: ``top`` where they are seen already.

    ``height`` rows of ``total`` are in sight. Of a piece that is higher, the beginning is seen.
    """
    seen = top <= rows.first and (rows.last < top + height or rows.first < top + height // 2)
    wanted = top if seen else rows.first - height // 4
    return max(0, min(wanted, total - height))


class Whereabouts:
    """Finds the spot of a place in the report."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._by_field: dict[str, list[tuple[int, int]]] = {}
        for index, spot in enumerate(spots):
            self._by_field.setdefault(spot.field, []).append((spot.line, index))
        for found in self._by_field.values():
            found.sort()

    def of(self, place: str, line: int) -> int:
        """The index of the spot of a line of a field; of what is not printed, that of what stands nearest above it."""
        section, _, field = place.partition(".")
        for lines in self._candidates(place, section, field):
            before = [index for start, index in lines if start <= line]
            return before[-1] if before else lines[0][1]
        return 0

    def _candidates(self, place: str, section: str, field: str) -> Iterator[list[tuple[int, int]]]:
        if place in self._by_field:
            yield self._by_field[place]
        if section in self._by_field:
            yield self._by_field[section]
        for name, lines in self._by_field.items():
            if field and name.startswith(f"{section}."):
                yield lines
