"""Previewing: the published pages beside the text, following the cursor, or over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from drafter.tui.commands import preview as pages
from drafter.tui.commands import report as commands
from drafter.tui.commands.command import Command, hints
from drafter.tui.messages import FieldEdited, OpenPlace
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from drafter.tui.previewing import Previewing
    from drafter.tui.widgets.preview.pane import PreviewPane

_ROOMY = 150
"""Columns from which on there is room for outline, text and pages beside each other."""
_SIDE = "preview"


class PreviewingScreen(WritingScreen, part=True):
    """What shows pages is made when it is first asked for. ``preview_pane`` is None until then."""

    previewing: Previewing | None = None
    preview_pane: PreviewPane | None = None
    _previewed = -1
    """The revision of the session that the pages were last asked for."""

    # --- beside the text

    @on(commands.ShowPreview)
    def _show_preview(self) -> None:
        if self.side == _SIDE and (self.pane == "side" or not self.narrow):
            self.side = ""
            self.pane = "text"
            self._enter(None, 0)
        else:
            self.action_side(_SIDE)

    def watch_side(self, side: str) -> None:
        """Make the pane before it is shown for the first time."""
        if side == _SIDE and self.side_pane is not None and self.preview_pane is None:
            from drafter.tui.widgets.preview.pane import PreviewPane

            self.preview_pane = PreviewPane(self._pages(), id=_SIDE)
            self.side_pane.add(_SIDE, self.preview_pane)
        super().watch_side(side)
        self.set_class(side == _SIDE, "-preview")
        if side == _SIDE:
            self._previewed = -1
            self._follow_with_preview()

    def _pages(self) -> Previewing:
        if self.previewing is None:
            from drafter.tui.previewing import Previewing

            self.previewing = Previewing(self.session, self.app)
        return self.previewing

    def on_resize(self, event: events.Resize) -> None:
        """Two panes where there is no room for three."""
        self.set_class(event.size.width < _ROOMY, "-crowded")

    # --- following

    def edited(self) -> None:
        """The pages are set anew."""
        super().edited()
        self._follow_with_preview()

    def follow(self) -> None:
        """The preview follows to another field, and to what was read from the disk."""
        super().follow()
        self._follow_with_preview()

    @on(FieldEdited)
    def _follow_with_preview(self) -> None:
        pane = self.preview_pane
        if self.side != _SIDE or pane is None:
            return
        pane.follow(self.place, self._line())
        if self.session.revision != self._previewed:
            self._previewed = self.session.revision
            pane.changed()

    def _line(self) -> int:
        page = self.fields.page
        return 0 if page is None or page.editor is None else page.editor.cursor_location[0]

    # --- over the whole screen

    @on(commands.ReadPages)
    def _read_pages(self) -> None:
        from drafter.tui.screens.reading import ReadingScreen

        def left(place: OpenPlace | None) -> None:
            if place is not None:
                self.open_place(place.place, place.line, place.column)
            if self.side == _SIDE and self.preview_pane is not None:
                self.preview_pane.ask()

        self.app.push_screen(ReadingScreen(self._pages(), self.place, self._line()), left)

    # --- keys

    def show_keys(self) -> None:
        """While the preview has the cursor, its keys."""
        if self.preview_pane is not None and self.preview_pane.has_focus_within:
            self.query_one(KeyBar).hints = hints(pages.PAGES, self.app.keys, lambda _: True)
        else:
            super().show_keys()

    def _command(self, id: str) -> Command | None:
        """The preview's commands too: its keys are in the key bar, which can be clicked."""
        found = super()._command(id)
        if found is None and self.preview_pane is not None:
            found = next((command for command in pages.PAGES if command.id == id), None)
        return found

    @on(pages.PreviewCommand)
    async def _passed_on(self, event: pages.PreviewCommand) -> None:
        if self.preview_pane is not None:
            await self.preview_pane.carry_out(event)

    @on(events.DescendantFocus)
    def _other_keys(self) -> None:
        if self.preview_pane is not None:
            self.call_after_refresh(self.show_keys)

    def on_unmount(self) -> None:
        """End the process that sets the pages."""
        if self.previewing is not None:
            self.previewing.close()
