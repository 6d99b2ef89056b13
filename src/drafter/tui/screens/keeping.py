"""Keeping: what is saved, what somebody else wrote meanwhile, and whose text stands."""

from __future__ import annotations

import asyncio

from textual import on

from drafter.report.errors import DrafterError
from drafter.tui.background import in_background
from drafter.tui.commands import report as commands
from drafter.tui.commands.command import Need
from drafter.tui.messages import SaveMoved
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.status_line import StatusLine


class KeepingScreen(WritingScreen, part=True):
    """Nothing is ever overwritten that the author has not seen."""

    def meets(self, need: Need) -> bool:
        """Whether the file on the disk asks for a decision."""
        if need is Need.CONFLICT:
            return self.saving is not None and self.saving.conflict
        if need is Need.SHARED:
            return self.saving is not None and self.saving.shared
        return super().meets(need)

    @on(commands.SaveNow)
    def save_now(self) -> None:
        """Save what is not saved."""
        if self.saving is None:
            return
        if self.session.dirty:
            self.saving.now()
        else:
            self.query_one(StatusLine).save_state = SaveState.SAVED

    @on(SaveMoved)
    def _save_moved(self, event: SaveMoved) -> None:
        status = self.query_one(StatusLine)
        status.reason = event.reason
        if event.state is SaveState.SAVED and self.session.dirty:
            status.save_state = SaveState.UNSAVED
            return
        status.save_state = event.state
        self.show_keys()
        if self.saving is not None and self.saving.shared:
            self.notify(
                self.told("To write it in place all the same: {palette}, Save in place."),
                title="Not saved",
                markup=False,
            )
        if event.conflict:
            self.notify(
                self.told(
                    "The file was changed elsewhere and not overwritten. Reload it, or keep your text: {palette}."
                ),
                title="Not saved",
                severity="warning",
                timeout=10,
                markup=False,
            )

    @on(commands.Reload)
    async def _reload(self) -> None:
        from drafter.tui.outside import take_theirs

        template = self.session.template
        try:
            kept = take_theirs(self.session)
        except DrafterError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        await self._begin_again(template != self.session.template)
        self.notify(f"Read again. Your text was kept as {kept}." if kept else "Read again.", timeout=8, markup=False)

    @on(commands.KeepMine)
    def _keep_mine(self) -> None:
        from drafter.tui.outside import keep_mine

        try:
            kept = keep_mine(self.session)
        except DrafterError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        if self.saving is not None:
            self.saving.conflict = False
            self.saving.now()
        self.notify(f"Your text is being saved. The other was kept as {kept}.", timeout=8, markup=False)

    async def _begin_again(self, other_template: bool) -> None:
        """Show the draft of the session everywhere; what differs in a field is a step that can be undone."""
        if self.saving is not None:
            self.saving.conflict = False
        if other_template:
            await self.fields.forget()
        revision = self.session.revision
        for at in self.session.places:
            page = self.fields.opened(at.place)
            if page is not None:
                page.control.show_answer(self.session.answer(at))
        if self.session.revision == revision:
            self.post_message(SaveMoved(SaveState.SAVED))
        self.refresh_outline()
        self.open_place(self.place if self.at is not None else self.session.places[0].place)
        if self.checking is not None:
            self.checking.now()

    def look_outside(self) -> None:
        """See whether somebody has changed the file."""
        if self.saving is not None:
            in_background(self, self._look_outside, "outside", exclusive=True)

    async def _look_outside(self) -> None:
        from drafter.tui.outside import changed_outside

        if self.saving is None or not await asyncio.to_thread(changed_outside, self.session):
            return
        if not self.session.dirty:
            self.post_message(commands.Reload())
        else:
            self.saving.now()
