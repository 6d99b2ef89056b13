"""How large a page is shown."""

from __future__ import annotations

from drafter.export.preview.sight import Cell, Size, height_of

_STEPS = ("whole page", "page width", "text width", "150%", "200%")
_SHARES = (0.0, 1.0, 1.25, 1.5, 2.0)
"""How wide a page is as a share of the room: 1.25 leaves out the margins of the paper, 0 shows all of it."""
_WHOLE, _TEXT = 0, 2
_LINE = 13.0
"""Points of paper for a line of the terminal: the text of a page is then as large as that of the screen."""


class Magnitude:
    """One of some steps, to begin with so that the text can be read, or so that the ``whole`` page is seen."""

    def __init__(self, *, whole: bool) -> None:
        self._step = _WHOLE if whole else _TEXT

    def change(self, by: int) -> bool:
        """A step larger or smaller; whether there is one."""
        step = max(0, min(self._step + by, len(_STEPS) - 1))
        changed, self._step = step != self._step, step
        return changed

    @property
    def words(self) -> str:
        """What the step is called."""
        return _STEPS[self._step]

    def columns(self, size: Size, room: tuple[int, int], cell: Cell, most: int) -> int:
        """How wide a page is, in cells: ``room`` is what there is, ``most`` what neither side may be more than."""
        columns = max(1, min(self._wanted(size, room, cell), most))
        rows = height_of(size, columns, cell)
        return columns if rows <= most else max(1, columns * most // (rows + 1))

    def _wanted(self, size: Size, room: tuple[int, int], cell: Cell) -> int:
        width, height = room
        if self._step == _WHOLE:
            return min(width, int(height * cell[1] * size[0] / size[1] / cell[0]))
        wide = int(width * _SHARES[self._step])
        # On a wide screen no larger than the words around it.
        return min(wide, int(size[0] / _LINE * cell[1] / cell[0])) if self._step == _TEXT else wide
