"""Editing: the commands that change the text under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from drafter.report.errors import DrafterError
from drafter.store.answers import MAX_FIELD
from drafter.tui.commands import report as commands
from drafter.tui.commands.command import Need
from drafter.tui.messages import PasteCleaned, PasteRefused
from drafter.tui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from drafter.tui.widgets.controls.text import TextControl


class EditingScreen(WritingScreen, part=True):
    """``editor`` is the text on the screen, None where the field is no text."""

    def meets(self, need: Need) -> bool:
        """Whether there is a text under the cursor."""
        return self.editor is not None if need is Need.TEXT else super().meets(need)

    @property
    def editor(self) -> TextControl | None:
        """The editor of the field on the screen."""
        page = self.fields.page
        return None if page is None else page.editor

    @on(commands.DeeperBlock)
    def _deeper(self) -> None:
        self._done_or_said(self.editor is not None and self.editor.change_level(1), "It cannot go deeper.")

    @on(commands.HigherBlock)
    def _higher(self) -> None:
        self._done_or_said(self.editor is not None and self.editor.change_level(-1), "It cannot go higher.")

    @on(commands.MoveBlockUp)
    def _block_up(self) -> None:
        self._done_or_said(self.editor is not None and self.editor.move_block(-1), "It cannot move up from here.")

    @on(commands.MoveBlockDown)
    def _block_down(self) -> None:
        self._done_or_said(self.editor is not None and self.editor.move_block(1), "It cannot move down from here.")

    def _done_or_said(self, done: bool, words: str) -> None:
        if not done:
            self.notify(words, timeout=2, markup=False)

    @on(PasteCleaned)
    def _pasted(self, event: PasteCleaned) -> None:
        self.notify(
            f"{'; '.join(event.changes)}. ^z brings it back as it was.", title="Pasted and cleaned", markup=False
        )

    @on(PasteRefused)
    def _not_pasted(self, event: PasteRefused) -> None:
        self.notify(
            f"It had {event.characters:,} characters; a field has {MAX_FIELD:,} at most. Put it in an appendix.",
            title="Nothing was pasted",
            severity="warning",
            markup=False,
        )

    @on(commands.EditElsewhere)
    def _elsewhere(self) -> None:
        from textual.app import SuspendNotSupported

        from drafter.tui.elsewhere import edited_elsewhere, editor

        field = self.editor
        if field is None:
            self.notify("Only texts can be edited elsewhere.", timeout=3, markup=False)
            return
        try:
            command = editor(self.app.config.editor)
            with self.app.suspend():
                edited = edited_elsewhere(field.text, command)
        except DrafterError as error:
            self.notify(f"{error.message} {error.cure}", severity="warning", timeout=12, markup=False)
            return
        except SuspendNotSupported:
            self.notify("This terminal cannot be lent to another editor.", severity="warning", markup=False)
            return
        field.replace_all(edited.text)
        if edited.at_once:
            words = "The editor came back at once. One with a window of its own must be told to wait for it."
            self.notify(words, timeout=8, markup=False)
