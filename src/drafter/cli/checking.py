"""One report of a batch, checked: whatever happens to it comes back as a value, from this process or another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from drafter.checks.engine import check
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


class Wanted(NamedTuple):
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
    if jobs == 1 or len(files) < 2:
        yield from (outcome(file, wanted) for file in files)
        return
    from drafter.cli.crew import Tell, at_once

    # The first is checked here, so that everything a check needs is there before the others are begun.
    first, *rest = files
    yield outcome(first, wanted)

    def do(task: int, _tell: Tell) -> bytes:
        return msgspec.msgpack.encode(outcome(rest[task], wanted))

    with closing(at_once(jobs, len(rest), do)) as results:
        for file, raw in zip(rest, results, strict=True):
            yield _died(file) if raw is None else from_messagepack(raw, Outcome)


def outcome(file: Path, wanted: Wanted) -> Outcome:
    """Load and check one report."""
    done = attempt(lambda: _checked(file, wanted))
    return Outcome(done) if isinstance(done, CheckResult) else _unread(file, done)


def _checked(file: Path, wanted: Wanted) -> CheckResult:
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
