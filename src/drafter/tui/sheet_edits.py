"""The sheet on the screen with its steps, each of which can be taken back."""

from __future__ import annotations

from typing import NamedTuple

from drafter.report.figures.sheet import Sheet

_MOST = 500
"""Steps that are kept."""

At = tuple[int, int]
"""A row and a column, from 0."""


class _Step(NamedTuple):
    sheet: Sheet
    at: At


class SheetEdits:
    """``sheet`` is the one of this moment; sheets share what they have in common, so that steps cost little."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def change(self, sheet: Sheet, at: At) -> bool:
        """Go on with another sheet; ``at`` is where the cursor was. Says whether anything changed."""
        if sheet == self.sheet:
            return False
        self._done = [*self._done[1 - _MOST :], _Step(self.sheet, at)]
        self._undone.clear()
        self.sheet = sheet
        return True

    def undo(self, at: At) -> At | None:
        """Take the last step back; where the cursor was then. None where there is none."""
        return self._back(self._done, self._undone, at)

    def redo(self, at: At) -> At | None:
        """Do again what was taken back."""
        return self._back(self._undone, self._done, at)

    def _back(self, steps: list[_Step], others: list[_Step], at: At) -> At | None:
        if not steps:
            return None
        step = steps.pop()
        others.append(_Step(self.sheet, at))
        self.sheet = step.sheet
        return step.at
