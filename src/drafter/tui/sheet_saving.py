"""Saving the sheet on the screen where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.tui.saving import AutoSave
from drafter.tui.sheet_edits import SheetEdits
from drafter.tui.sheet_keeping import SheetKeeper

if TYPE_CHECKING:
    from drafter.tui.screens.commanding import CommandScreen


class SheetSaving(AutoSave):
    """Saves to a file a moment after a change."""

    def __init__(self, screen: CommandScreen[Any], keeper: SheetKeeper, edits: SheetEdits) -> None:
        super().__init__(screen)
        self._keeper = keeper
        self._edits = edits
        self._saved = edits.sheet

    @property
    def dirty(self) -> bool:
        """Whether the sheet is another than the one that is kept."""
        return self._edits.sheet is not self._saved

    def write(self) -> None:
        """Save the sheet of this moment; raises what the store raises."""
        with self._lock:
            if self.dirty:
                sheet = self._edits.sheet
                self._keeper.save(sheet, in_place=self.in_place)
                self._saved = sheet

    def begin_again(self) -> None:
        """The sheet is the one that is kept: it was read again."""
        self._saved = self._edits.sheet
        self.conflict = self.shared = False
