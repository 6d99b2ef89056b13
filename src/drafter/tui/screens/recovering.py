"""Recovering: what a journal was left with is offered when its report is opened, and never lost by the offer."""

from __future__ import annotations

import asyncio
import datetime
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on

from drafter.report.dates import weekday
from drafter.report.template import FieldKind
from drafter.tui.background import in_background
from drafter.tui.messages import JournalMoved
from drafter.tui.screens.writing import WritingScreen
from drafter.tui.status_words import short_date
from drafter.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from drafter.store.journal_files import LeftJournal
    from drafter.store.journal_lines import Recording
    from drafter.store.recovery import Lost
    from drafter.tui.screens.recover import Shown


class RecoveringScreen(WritingScreen, part=True):
    """A journal goes only when its words are in one of the report that is on the disk, or when it was discarded."""

    def settled(self) -> None:
        """Look for journals of this report that nobody writes any more."""
        # Imported here: the first picture does not wait for it.
        from drafter.store.journal_files import journals

        super().settled()
        if journals(self.session.loaded.file):
            in_background(self, self._recover, "recover")

    def on_unmount(self) -> None:
        """What is not saved is left behind, on disk."""
        self.session.close()

    @on(JournalMoved)
    def _journal_moved(self, event: JournalMoved) -> None:
        self.query_one(StatusLine).journal = event.trouble
        if event.trouble:
            self.notify(
                f"What you write cannot be written down before it is saved: {event.trouble}. Save often.",
                title="No journal",
                severity="warning",
                timeout=12,
                markup=False,
            )

    async def _recover(self) -> None:
        from drafter.store.journal_files import left_behind

        for left in left_behind(self.session.loaded.file):
            try:
                await self._offer(left)
            finally:
                left.let_go()

    async def _offer(self, left: LeftJournal) -> None:
        from drafter.store.journal_lines import NotAJournal
        from drafter.store.recovery import lost
        from drafter.tui.screens.confirm import ConfirmScreen
        from drafter.tui.screens.recover import Decision, RecoverScreen

        try:
            recording = await asyncio.to_thread(left.read)
        except (OSError, NotAJournal):
            self.notify(f"It stays where it is: {left.path}", title="A journal cannot be read", markup=False)
            return
        found = lost(recording, self.session.draft)
        if not found:
            # All of it was saved, and then the program was killed.
            self._done_with(left, recording)
            return
        shown = [self._shown(each) for each in found]
        decision = await self.app.push_screen_wait(RecoverScreen(_about(recording.at, self.session.today()), shown))
        if decision is Decision.BRING_BACK:
            await self._bring_back(left, recording, shown)
        elif decision is Decision.DISCARD:
            question = "Discard what was not saved? It cannot be brought back after that."
            if await self.app.push_screen_wait(ConfirmScreen(question, "Discard it")):
                self._done_with(left, recording)
        else:
            words = "It stays in the journal, and is offered when the report is opened again."
            self.notify(words, timeout=5, markup=False)

    def _shown(self, part: Lost) -> Shown:
        from drafter.tui.screens.recover import Shown

        at = self.session.at(part.place)
        return Shown(part.place if at is None else at.name, part)

    async def _bring_back(self, left: LeftJournal, recording: Recording, shown: list[Shown]) -> None:
        from drafter.store.recovery import brought_back, lost

        wanted, stays = [], 0
        for each in shown:
            part, decided = await self._decided(each) if each.part.is_contested else (each.part, True)
            stays += not decided
            wanted += [] if part is None else [part]
        # The file may have been changed, and read again, while the person was asked.
        now = {each.path: each.theirs for each in lost(recording, self.session.draft)}
        safe = [each for each in wanted if each.path in now and now[each.path] == each.theirs]
        placed = brought_back(self.session.draft, self.session.template, safe)
        self.show_changed(self.session.put(placed.draft))
        journal = self.session.journal
        if journal is not None:
            await asyncio.to_thread(journal.flush)
        stays += len(wanted) - len(safe) + len(placed.unplaced)
        if not stays and journal is not None and not journal.trouble:
            self._done_with(left, recording)
        self._tell_recovered(len(safe) - len(placed.unplaced), stays)

    async def _decided(self, shown: Shown) -> tuple[Lost | None, bool]:
        """What comes in where both have changed, None for nothing; and whether that was decided."""
        from drafter.store.recovery import both
        from drafter.tui.screens.recover import ContestedScreen, Side

        at = self.session.at(shown.part.place)
        is_text = at is not None and at.field.kind is FieldKind.TEXT
        sides = [side for side in Side if is_text or side is not Side.BOTH]
        side = await self.app.push_screen_wait(ContestedScreen(shown, sides))
        if side is Side.JOURNAL:
            return shown.part, True
        return (both(shown.part), True) if side is Side.BOTH else (None, side is Side.REPORT)

    def _done_with(self, left: LeftJournal, recording: Recording) -> None:
        # One that cannot be removed is offered again; that does no harm.
        with suppress(OSError):
            kept = left.done_with(broken=recording.broken)
            if kept is not None:
                words = f"Part of it cannot be read. It is kept as it is: {kept}"
                self.notify(words, title="A journal is damaged", severity="warning", timeout=12, markup=False)

    def _tell_recovered(self, back: int, stays: int) -> None:
        words = [f"{back} {'answer was' if back == 1 else 'answers were'} brought back."] if back else []
        if stays:
            words.append(f"{stays} {'stays' if stays == 1 else 'stay'} in the journal; drafter recover shows it.")
        if words:
            self.notify(" ".join(words), timeout=8, markup=False)


def _about(written: datetime.datetime | None, today: datetime.date) -> str:
    """``Written Wed 25 Nov at 23:50, not saved: …``."""
    when = ""
    if written is not None:
        here = written.astimezone()
        when = f" {weekday(here.date())[:3]} {short_date(here.date(), today)} at {here:%H:%M}"
    return f"Written{when}, not saved: + comes back, - is in the report."
