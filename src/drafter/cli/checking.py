"""One report of a batch, checked: whatever happens to it comes back as a value, from this process or another."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from drafter.checks.engine import Memory, check
from drafter.checks.finding import CheckResult, Stage, Unread
from drafter.cli.edge import Failure, attempt
from drafter.report.errors import DrafterError, InputError
from drafter.report.report import Report
from drafter.report.template import Template
from drafter.report.visible import one_line
from drafter.store.load import load_report
from drafter.store.reading import shown_path
from drafter.store.spelling import speller_of
from drafter.store.workspace import Workspace
from drafter.typed import from_messagepack


class Wanted(msgspec.Struct, frozen=True):
    """What is asked of every report; ``fix`` is to make the safe fixes first, ``reader`` the id of a concern."""

    today: datetime.date
    stage: Stage
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    reader: str | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What came of one report: its result, or why there is none, with what is to be said and the exit code."""

    result: CheckResult | None
    unread: Unread | None = None
    told: str = ""
    code: int = 0


def outcomes(files: Sequence[Path], wanted: Wanted, jobs: int) -> Iterator[Outcome]:
    """The outcome of each report, in order, by as many processes as ``jobs``."""
    # The first is checked here, so that everything a check needs is there before the others are begun.
    yield from (outcome(file, wanted) for file in files[:1])
    rest = files[1:]
    if not rest:
        return
    with _many_to_come():
        if jobs == 1:
            memory = Memory()
            yield from (outcome(file, wanted, memory) for file in rest)
        else:
            yield from _at_once(rest, wanted, jobs)


def _at_once(files: Sequence[Path], wanted: Wanted, jobs: int) -> Iterator[Outcome]:
    from drafter.cli.crew import Tell, at_once

    memory = Memory()  # Of each process its own, from when it is begun.

    def do(task: int, _tell: Tell) -> bytes:
        return msgspec.msgpack.encode(outcome(files[task], wanted, memory))

    with closing(at_once(jobs, len(files), do)) as results:
        for file, raw in zip(files, results, strict=True):
            yield _died(file) if raw is None else from_messagepack(raw, Outcome)


@contextmanager
def _many_to_come() -> Iterator[None]:
    """Collect what reports leave behind before it is much. What is there by now will stay, and is not looked at."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_PACE)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


_PACE = (20_000, 10, 10)
"""Some fifty reports leave so many objects behind."""


def outcome(file: Path, wanted: Wanted, memory: Memory | None = None) -> Outcome:
    """Load and check one report. ``memory`` is of the one before, of which this may have been carried over."""
    done = attempt(lambda: _checked(file, wanted, memory))
    return Outcome(done) if isinstance(done, CheckResult) else _unread(file, done)


def _checked(file: Path, wanted: Wanted, memory: Memory | None) -> CheckResult:
    loaded = load_report(file, Workspace.find(file.parent))

    def checked(report: Report) -> CheckResult:
        result = check(
            report,
            today=wanted.today,
            stage=wanted.stage,
            select=wanted.select,
            ignore=wanted.ignore,
            policy=loaded.workspace.settings,
            speller=speller_of(loaded.workspace),
            known=(*wanted.select, *wanted.ignore),
            memory=memory,
        )
        return result if wanted.reader is None else _for(result, wanted.reader, report.template)

    if not wanted.fix:
        return checked(loaded.report)
    from drafter.cli.fixing import check_and_fix

    return check_and_fix(loaded, checked)


def _for(result: CheckResult, reader: str, template: Template) -> CheckResult:
    """The findings that concern one reader."""
    from drafter.checks.concerns import concern

    chosen = concern(reader)
    findings = tuple(each for each in result.findings if chosen.concerns(each, template))
    return msgspec.structs.replace(result, findings=findings)


def _unread(file: Path, failure: Failure) -> Outcome:
    error = failure.error
    path = shown_path(file)
    if not isinstance(error, DrafterError):
        return Outcome(None, Unread(path=path, message=failure.told), f"{path}: {failure.told}", failure.code)
    message = f"{error.message} {error.cure}".strip()
    # A place in another file, the template's above all, is no place in the report.
    own = error.place if error.path == path else None
    if error.path and error.path != path:
        message = f"{error.location}: {message}"
    # What is wrong in no file in particular is wrong in the rules of a workspace, and so for all its reports alike.
    told = failure.told if error.path or isinstance(error, InputError) else f"{path}: {failure.told}"
    return Outcome(None, Unread(path=path, message=one_line(message), place=own), told, failure.code)


def _died(file: Path) -> Outcome:
    path = shown_path(file)
    message = "The process that checked it died."
    return Outcome(None, Unread(path=path, message=message), f"{path}: {message}", 3)
