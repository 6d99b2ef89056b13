"""Returning: a report opens where it was left, with what stood beside it."""

from __future__ import annotations

import msgspec

from drafter.store.remembered import ReportView, key_of, recall, remember
from drafter.tui.screens.writing import WritingScreen


class ReturningScreen(WritingScreen, part=True):
    """Field, cursor, rows scrolled, panes; where the report has changed meanwhile, as near to it as there is."""

    def beginning(self) -> ReportView:
        """Where the author was; another place where one was asked for, or where that one is no more."""
        fresh = super().beginning()
        left = recall(self._remembered_as, ReportView)
        asked = {at.place for at in self.session.asked()}
        if self.first_place or left.place not in asked:
            return msgspec.structs.replace(fresh, side=left.side, outline=left.outline)
        return left

    def settled(self) -> None:
        """The outline as it was left."""
        self.set_class(not self.begin.outline, "-no-outline")
        super().settled()

    @property
    def _remembered_as(self) -> str:
        return f"report-{key_of(self.session.loaded.file)}"

    def remember(self) -> None:
        """Keep where the author is."""
        if self.side_pane is None:
            # It was never seen whole.
            return
        page = self.fields.page
        editor = None if page is None else page.editor
        line, column = (0, 0) if editor is None else editor.cursor_location
        view = ReportView(
            place=self.place,
            line=line,
            column=column,
            above=0 if editor is None else max(0, editor.rows_above_cursor),
            side=self.side,
            outline=not self.has_class("-no-outline"),
        )
        remember(self._remembered_as, view)
