"""Publishing from the app: one report after the other in a thread, each step by step, and it can be stopped."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from drafter.export.stage import Stage
from drafter.report.errors import DrafterError, Refused
from drafter.tui.background import in_background

if TYPE_CHECKING:
    from textual.screen import Screen

    from drafter.checks.finding import CheckResult
    from drafter.export.making import Progress
    from drafter.export.process import Stop
    from drafter.export.publish import Published
    from drafter.export.typesetter import Typesetter
    from drafter.report.page_design import PageDesign
    from drafter.tui.session import Session
    from drafter.tui.widgets.problems import Problem


class Wanted(NamedTuple):
    """What is to be published: formats by name, "public" or "full", a draft or not, the folder."""

    formats: tuple[str, ...]
    edition: str
    draft: bool
    folder: Path


@dataclass
class PublishBegun(Message):
    """A report is being published."""

    file: Path
    """Its file."""


@dataclass
class PublishMoved(Message):
    """A format of a report has come a step further."""

    file: Path
    """The file of the report."""
    format: str
    """``docx``"""
    stage: Stage
    """How far it is."""


@dataclass
class PublishEnded(Message):
    """A report is published, or why not."""

    file: Path
    """Its file."""
    published: Published | None
    """What was made."""
    error: DrafterError | None = None
    """Why nothing was."""


@dataclass
class AllPublished(Message):
    """Nothing is left to do."""

    stopped: bool
    """Whether it was stopped before that."""


class Unfit(Refused):
    """What stands in a report forbids that it leaves."""

    def __init__(self, message: str, cure: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message, cure=cure)
        self.problems = problems
        """What stands in the way."""


class Publishing:
    """One export at a time, of one report or of many. ``load`` gives the report of a file; it is called in a thread."""

    def __init__(self, screen: Screen[Any], load: Callable[[Path], Session]) -> None:
        from drafter.export.process import Stop

        self._screen = screen
        self._load = load
        self._stop = Stop()
        self._stopped = False
        self.running = False

    @property
    def stopping(self) -> bool:
        """Whether it was stopped and has not yet come to its end."""
        return self.running and self._stopped

    def start(self, files: Sequence[Path], wanted: Wanted) -> None:
        """Begin with the first."""
        from drafter.export.process import Stop

        if self.running:
            return
        self.running = True
        self._stopped = False
        self._stop = Stop()
        in_background(self._screen, partial(self._run, tuple(files), wanted), "publish")

    def stop(self) -> None:
        """Stop as soon as possible; of the report that is being made nothing is then written."""
        self._stopped = True
        self._stop.set()

    async def _run(self, files: tuple[Path, ...], wanted: Wanted) -> None:
        try:
            with _standing(files, wanted) as typesetter:
                for file in files:
                    if self._stopped:
                        break
                    self._screen.post_message(PublishBegun(file))
                    await self._one(file, wanted, typesetter)
        except asyncio.CancelledError:
            self.stop()
            raise
        finally:
            self.running = False
        self._screen.post_message(AllPublished(self._stopped))

    async def _one(self, file: Path, wanted: Wanted, typesetter: Typesetter | None) -> None:
        try:
            published = await asyncio.to_thread(self._publish, file, wanted, typesetter)
        except DrafterError as error:
            # What was stopped says nothing else of why it did not come to an end.
            if not self._stopped:
                self._screen.post_message(PublishEnded(file, None, error))
        else:
            self._screen.post_message(PublishEnded(file, published))

    def _publish(self, file: Path, wanted: Wanted, typesetter: Typesetter | None) -> Published:
        def progress(format: str, stage: Stage) -> None:
            self._screen.post_message(PublishMoved(file, format, stage))

        return publish_session(self._load(file), wanted, self._stop, progress, typesetter)


@contextmanager
def _standing(files: Sequence[Path], wanted: Wanted) -> Iterator[Typesetter | None]:
    """One typesetter for all, where there are several; None where each brings its own."""
    if len(files) == 1 or "pdf" not in wanted.formats:
        yield None
        return
    from drafter.export.standing import StandingTypesetter

    typesetter = StandingTypesetter()
    try:
        yield typesetter
    finally:
        typesetter.close()


def publish_session(
    session: Session, wanted: Wanted, stop: Stop, progress: Progress | None = None, typesetter: Typesetter | None = None
) -> Published:
    """Publish a report as it is on the screen; Unfit where the check forbids that it leaves. For a thread."""
    from drafter.document.edition import Edition
    from drafter.export.proof.behind import Behind
    from drafter.export.publish import publish

    loaded, report, edition = session.loaded, session.report, Edition(wanted.edition)
    design = loaded.workspace.page_design()

    def permit() -> CheckResult:
        return _permitted(session, session.today(), draft=wanted.draft)

    return publish(
        report,
        loaded.template_folder,
        wanted.formats,
        edition,
        wanted.folder,
        wanted.draft,
        progress,
        stop,
        permit=permit,
        typesetter=typesetter,
        behind=Behind(loaded.comments, loaded.folders),
        system_fonts=loaded.workspace.settings.system_fonts,
        design=design,
        made_from=_made_from(session, edition, design, draft=wanted.draft),
    )


def _permitted(session: Session, today: datetime.date, *, draft: bool) -> CheckResult:
    """What the check says of a report that may leave; Unfit of one that may not."""
    from drafter.export.permission import UNCLEAR, may_leave
    from drafter.tui.check_here import check_here
    from drafter.tui.checking import listed

    result = check_here(session.report, session.loaded.workspace, today)
    if may_leave(result, draft=draft):
        return result
    problems = listed(result.blocking, session.template)
    if result.unpublishable:
        raise Unfit(UNCLEAR, "", problems)
    count = len(problems)
    raise Unfit(f"{count} error{' stands' if count == 1 else 's stand'} in the way.", "A draft may leave.", problems)


def _made_from(session: Session, edition: Any, design: PageDesign, *, draft: bool) -> str:
    """What the receipt says of all that went into it: nothing where that is not what the file of the report says."""
    if session.dirty:
        return ""
    from drafter.export.made_from import made_from
    from drafter.store.workspace import SETTINGS_FILE

    loaded = session.loaded
    settings = loaded.workspace.root / SETTINGS_FILE
    source = loaded.source
    return made_from(
        session.report,
        source.file,
        source.raw,
        loaded.template_folder,
        settings,
        edition,
        draft=draft,
        crest=design.crest,
    )
