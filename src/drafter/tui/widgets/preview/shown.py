"""What the preview shows, as far as it is known: pages, where the blocks stand, and what of them is on the sheet."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from drafter.export.preview.orders import Answer, Picture, Reading, View
from drafter.export.preview.sight import Cell, Rows, Size, Spot, Whereabouts, rows_of

_A4 = (595.0, 842.0)


class Shown:
    """``reading`` is the text on the sheet, ``picture`` the page; one of them, or none yet."""

    def __init__(self) -> None:
        self.sizes: list[Size] = []
        self.spots: list[Spot] = []
        self.reading: Reading | None = None
        self.picture: Picture | None = None
        self.cell: Cell = (10, 20)
        """The pixels of a character, when the picture was asked for."""
        self._setting = 0
        self._held = 0
        self._where = Whereabouts(())

    def asking(self, view: View) -> View:
        """A view that says what is known already."""
        held = self._held if self.reading is not None else 0
        return replace(view, known=self._setting, held=held)

    def take(self, view: View, answer: Answer) -> None:
        """Know what an answer says."""
        if not answer.sizes:
            return
        self._setting, self.sizes = answer.setting, answer.sizes
        if answer.spots is not None:
            self.spots = answer.spots
            self._where = Whereabouts(answer.spots)
        if answer.reading is not None:
            self.reading, self.picture, self._held = answer.reading, None, view.columns
        elif answer.picture is not None:
            self.reading, self.picture, self.cell = None, answer.picture, view.cell

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self.sizes)

    def size_of(self, page: int) -> Size:
        """The size of a page in points; A4 where there is none yet."""
        return self.sizes[page - 1] if 0 < page <= len(self.sizes) else _A4

    def index_of(self, place: str, line: int) -> int:
        """The index of the block at a line (from 0) of a field, -1 where there is none."""
        return self._where.of(place, line) if self.spots else -1

    def page_of(self, index: int) -> int:
        """The page on which a block begins, 0 where it is not known."""
        return self.spots[index].page if 0 <= index < len(self.spots) else 0

    def rows(self, index: int) -> Rows | None:
        """The rows of the sheet that show a block; None where it is not on it."""
        if not 0 <= index < len(self.spots):
            return None
        if self.reading is not None:
            first, end = self.reading.rows[index]
            return Rows(first, end - 1) if end > first else None
        if self.picture is None:
            return None
        page = self.picture.page
        return rows_of(self.spots[index], page, self.size_of(page), self.picture.columns, self.cell)

    def page_at(self, row: int) -> int:
        """The page that is at a row of the sheet."""
        if self.reading is not None:
            return max(1, bisect_right(self.reading.pages, row))
        return 0 if self.picture is None else self.picture.page

    def spot_at(self, row: int) -> Spot | None:
        """The block at a row of the sheet, or the last one above it."""
        found = None
        for index, spot in enumerate(self.spots):
            rows = self.rows(index)
            if rows is not None and rows.first <= row:
                found = spot
        return found
