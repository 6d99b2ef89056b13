"""The preview while it is written: one order at a time; of those that wait, the newest counts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from drafter.export.preview.previewer import Previewer, Wanted
from drafter.export.process import Cancelled
from drafter.report.errors import DrafterError
from drafter.tui.background import in_background
from drafter.tui.session import Session

if TYPE_CHECKING:
    from drafter.export.preview.orders import Answer, View
    from drafter.tui.app import DrafterApp

PAUSE = 0.05
"""Seconds after the last key until the pages are set."""


@dataclass
class PreviewAnswered(Message):
    """The pages are set, or why not."""

    view: View
    """What was asked for."""
    answer: Answer
    """What came of it."""


@dataclass
class PreviewFailed(Message):
    """There was no answer."""

    error: DrafterError
    """Why."""


class Previewing:
    """The pages of a session, for whoever shows them: the pane beside the text, or the whole screen."""

    def __init__(self, session: Session, app: DrafterApp) -> None:
        self._session = session
        self._previewer = Previewer()
        self._next: tuple[Widget, View] | None = None
        self._running = False
        self._wanted: tuple[object, Wanted] | None = None
        self.graphics = app.graphics
        self.edition = "full"
        self.draft = False

    @property
    def pid(self) -> int | None:
        """The process that sets the pages."""
        return self._previewer.pid

    def ask(self, asker: Widget, view: View) -> None:
        """Have the report of this moment set, and shown to ``asker``."""
        self._next = (asker, view)
        if not self._running:
            self._running = True
            in_background(asker, self._run, "preview")

    def close(self) -> None:
        """End the process. Nothing can be asked any more."""
        self._next = None
        self._previewer.close()

    def place_of(self, field: str) -> str:
        """The field that can be written in for what stands on a page: the first of a section for its heading."""
        for at in self._session.places:
            if at.place == field or at.place.startswith(f"{field}."):
                return at.place
        return field

    async def _run(self) -> None:
        try:
            while self._next is not None:
                (asker, view), self._next = self._next, None
                try:
                    answer = await asyncio.to_thread(self._previewer.ask, self._report(), view)
                except Cancelled:
                    return
                except DrafterError as error:
                    asker.post_message(PreviewFailed(error))
                else:
                    asker.post_message(PreviewAnswered(view, answer))
        finally:
            self._running = False

    def _report(self) -> Wanted:
        """The report of this moment; the very same object as long as it is the same report."""
        session = self._session
        moment = (session.revision, session.template, self.edition, self.draft)
        if self._wanted is None or self._wanted[0] != moment:
            design = session.workspace.page_design()
            wanted = Wanted(session.report, session.loaded.template_folder, self.edition, self.draft, design)
            self._wanted = (moment, wanted)
        return self._wanted[1]
