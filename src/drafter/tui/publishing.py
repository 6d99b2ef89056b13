"""Publishing from the app: in a thread, step by step, and it can be stopped."""

from __future__ import annotations

import asyncio
import datetime
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from drafter.report.errors import DrafterError, Refused
from drafter.tui.background import in_background
from drafter.tui.session import Session

if TYPE_CHECKING:
    from textual.screen import Screen

    from drafter.checks.finding import CheckResult
    from drafter.export.making import Progress
    from drafter.export.process import Stop
    from drafter.export.publish import Published
    from drafter.store.load import Loaded


class Wanted(NamedTuple):
    """What is to be published: formats by name, "public" or "full", a draft or not, the folder."""

    formats: tuple[str, ...]
    edition: str
    draft: bool
    folder: Path


@dataclass
class PublishMoved(Message):
    """A format has come a step further."""

    format: str
    """``docx``"""
    stage: str
    """``started``, ``verified``, ``in place``"""


@dataclass
class PublishEnded(Message):
    """It is published, or why not."""

    published: Published | None
    """What was made."""
    error: DrafterError | None = None
    """Why nothing was."""


class Publishing:
    """One export at a time."""

    def __init__(self, screen: Screen[Any], session: Session) -> None:
        from drafter.export.process import Stop

        self._screen = screen
        self._session = session
        self._stop = Stop()
        self.running = False

    def start(self, wanted: Wanted) -> None:
        """Begin."""
        from drafter.export.process import Stop

        if self.running:
            return
        self.running = True
        self._stop = Stop()
        in_background(self._screen, partial(self._run, wanted), "publish")

    def stop(self) -> None:
        """Stop as soon as possible; nothing is then written."""
        self._stop.set()

    async def _run(self, wanted: Wanted) -> None:
        try:
            published = await asyncio.to_thread(self._publish, wanted)
        except DrafterError as error:
            self._screen.post_message(PublishEnded(None, error))
        except asyncio.CancelledError:
            self._stop.set()
            raise
        else:
            self._screen.post_message(PublishEnded(published))
        finally:
            self.running = False

    def _publish(self, wanted: Wanted) -> Published:
        from drafter.export.making import Stage

        def progress(format: str, stage: Stage) -> None:
            self._screen.post_message(PublishMoved(format, stage.value))

        session = self._session
        loaded = session.loaded._replace(report=session.report)
        return publish_loaded(loaded, wanted, session.today(), self._stop, progress)


def publish_loaded(
    loaded: Loaded, wanted: Wanted, today: datetime.date, stop: Stop, progress: Progress | None = None
) -> Published:
    """Publish a report as its workspace wants it; Refused where the check forbids that it leaves. For a thread."""
    from drafter.document.edition import Edition
    from drafter.export.proof.behind import Behind
    from drafter.export.publish import publish
    from drafter.tui.check_here import check_here

    def permit() -> CheckResult:
        result = check_here(loaded.report, loaded.workspace, today)
        if result.unpublishable:
            raise Refused("Not even a draft may leave while it is unclear what is exempt.")
        if result.blocking and not wanted.draft:
            count = len(result.blocking)
            raise Refused(
                f"{count} error{' stands' if count == 1 else 's stand'} in the way.", cure="A draft may leave."
            )
        return result

    return publish(
        loaded.report,
        loaded.template_folder,
        wanted.formats,
        Edition(wanted.edition),
        wanted.folder,
        wanted.draft,
        progress,
        stop,
        permit=permit,
        behind=Behind(loaded.comments, loaded.folders),
        system_fonts=loaded.workspace.settings.system_fonts,
        design=loaded.workspace.settings.design,
    )
