"""What of a page is in sight: points of paper as rows of a terminal."""

from __future__ import annotations

import math
from typing import NamedTuple

from drafter.export.preview.spots import LEADING, Spot

Size = tuple[float, float]
"""A page in points, across and down."""
Cell = tuple[int, int]
"""A character of the terminal in pixels, across and down."""


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
    return Rows(first, max(first, math.ceil((part[1] - LEADING) / points) - 1))


def in_sight(rows: Rows, top: int, height: int, total: int) -> int:
    """The row to begin with so that ``rows`` are seen: ``top`` where they are seen already.

    ``height`` rows of ``total`` are in sight. Of a piece that is higher, the beginning is seen.
    """
    seen = top <= rows.first and (rows.last < top + height or rows.first < top + height // 2)
    wanted = top if seen else rows.first - height // 4
    return max(0, min(wanted, total - height))
