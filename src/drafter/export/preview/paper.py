"""The text of a report on its pages: where one ends and the next begins, as Typst has set them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.export.preview.lines import BLANK, Line, Style, width_of
from drafter.export.preview.orders import Reading
from drafter.export.preview.reading import Passage
from drafter.export.preview.sight import Spot
from drafter.export.preview.spots import Placed


class Paper:
    """Pages being filled: ``heights`` are those of the pages in points, ``head`` stands at the top of each."""

    def __init__(self, width: int, heights: Sequence[float], placed: Placed, head: str) -> None:
        self._width = width
        self._heights = heights
        self._placed = placed
        self._head = head
        self._notes: list[Line] = []
        self._start = 0
        self.lines: list[Line] = []
        self.pages: list[int] = []

    def reading(self, passages: Iterable[Passage], order: Sequence[int]) -> Reading:
        """Put the passages on their pages; ``order`` are the numbers of the spots as they are counted."""
        rows: dict[int, tuple[int, int]] = {}
        self._begin_page()
        for passage in passages:
            spot = None if passage.number is None else self._placed.spots.get(passage.number)
            if spot is not None:
                self._turn_to(spot.page)
            self._gap()
            start = len(self.lines)
            self._put(passage.lines, spot)
            self._notes += passage.notes
            if passage.number is not None:
                rows[passage.number] = (start, len(self.lines))
        self._turn_to(len(self._heights))
        self._end_page()
        return Reading(self.lines, [rows.get(number, (0, 0)) for number in order], self.pages)

    def _put(self, lines: list[Line], spot: Spot | None) -> None:
        """Lines, with the end of a page among them where the piece goes over it."""
        shares = [] if spot is None else self._shares(spot)
        done, so_far = 0, 0.0
        for share in shares[:-1]:
            so_far += share
            cut = round(len(lines) * so_far / sum(shares))
            self.lines += lines[done:cut]
            self._turn_to(len(self.pages) + 1)
            done = cut + (cut < len(lines) and lines[cut] == BLANK)
        self.lines += lines[done:]

    def _shares(self, spot: Spot) -> list[float]:
        """How much of a piece, in points, stands on each of its pages."""
        shares = []
        for page in range(spot.page, min(spot.last, len(self._heights)) + 1):
            top = spot.top if page == spot.page else self._placed.above
            whole = self._heights[page - 1] - self._placed.below
            bottom = min(whole, spot.bottom) if page == spot.last else whole
            shares.append(max(0.0, bottom - top))
        return shares if sum(shares) else [1.0]

    def _gap(self) -> None:
        if len(self.lines) > self._start:
            self.lines.append(BLANK)

    def _turn_to(self, page: int) -> None:
        while len(self.pages) < page:
            self._end_page()
            self._begin_page()

    def _begin_page(self) -> None:
        if self.lines:
            self.lines.append(BLANK)
        self.pages.append(len(self.lines))
        if self._head:
            room = max(0, self._width - len(self._head))
            self.lines += [((" " * room, 0), (self._head[: self._width], Style.WARNING | Style.BOLD)), BLANK]
        self._start = len(self.lines)

    def _end_page(self) -> None:
        while self.lines and self.lines[-1] == BLANK:
            self.lines.pop()
        if self._notes:
            self.lines += [BLANK, (("─" * min(12, self._width), Style.QUIET),), *self._notes]
            self._notes = []
        self.lines += [BLANK, self._foot()]

    def _foot(self) -> Line:
        words: Line = ((f" Page {len(self.pages)} of {len(self._heights)} ", Style.QUIET),)
        room = max(0, self._width - width_of(words))
        return (("─" * (room // 2), Style.QUIET), *words, ("─" * (room - room // 2), Style.QUIET))
