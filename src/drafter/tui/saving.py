"""Saving: a moment after a change, on request and on leaving, off the path of the keys, and never twice at once."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from textual.timer import Timer

from drafter.report.errors import DrafterError
from drafter.tui.background import in_background
from drafter.tui.messages import SaveMoved
from drafter.tui.session import Session
from drafter.tui.states import SaveState

if TYPE_CHECKING:
    from drafter.tui.screens.commanding import CommandScreen
    from drafter.tui.screens.writing import WritingScreen

RETRY = 5.0
"""Seconds until a save that failed is tried again."""


class AutoSave:
    """Failure keeps what is on the screen, says why and tries again; a change made elsewhere waits for a word.

    What is saved, and where, is for subclasses to say.
    """

    def __init__(self, screen: CommandScreen[Any]) -> None:
        self._screen = screen
        self._timer: Timer | None = None
        self._lock = threading.Lock()
        self._running = False
        self.conflict = False
        self.shared = False
        """Whether the file can only be written in place, which the author must ask for."""
        self.in_place = False

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        raise NotImplementedError

    def write(self) -> None:
        """Save what there is at this moment, here and now; raises what the store raises."""
        raise NotImplementedError

    def soon(self) -> None:
        """Save in a moment, unless by hand. Further keys do not put it off: who never pauses is saved too."""
        autosave = self._screen.app.config.autosave
        if autosave.on and self._timer is None:
            self._later(autosave.seconds)

    def _later(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None if self.conflict else self._screen.set_timer(seconds, self.now)

    def now(self) -> None:
        """Save at once."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.dirty and not self._running:
            self._running = True
            in_background(self._screen, self._run, "save")

    async def _run(self) -> None:
        try:
            self._screen.post_message(SaveMoved(SaveState.SAVING))
            await asyncio.to_thread(self.write)
        except DrafterError as error:
            self.failed(error)
        else:
            self.conflict = self.shared = False
            self._screen.post_message(SaveMoved(SaveState.SAVED))
            if self.dirty:
                self.soon()
        finally:
            self._running = False

    def failed(self, error: DrafterError) -> None:
        """Say why it is not saved, and try again later."""
        from drafter.store.atomic import ChangedOutside, NeedsInPlaceSave

        self.conflict = isinstance(error, ChangedOutside)
        self.shared = isinstance(error, NeedsInPlaceSave)
        self._screen.post_message(SaveMoved(SaveState.FAILED, error.message, self.conflict))
        self._later(RETRY)


class Saving(AutoSave):
    """Saves the draft of a report."""

    def __init__(self, screen: WritingScreen) -> None:
        super().__init__(screen)
        self._session: Session = screen.session

    @property
    def dirty(self) -> bool:
        """Whether something of the draft is not saved."""
        return self._session.dirty

    def write(self) -> None:
        """Write the draft of this moment, here and now; raises what the store raises."""
        from drafter.store.save import save

        session = self._session
        with self._lock:
            if session.dirty:
                revision = session.revision
                session.saved(save(session.loaded, session.draft, in_place=self.in_place), revision)
