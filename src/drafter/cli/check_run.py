"""One run of the check: what is asked, and what is printed of each report as it comes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drafter.checks.catalogue import built_in
from drafter.checks.expressions import is_written
from drafter.checks.finding import Stage
from drafter.checks.reporters import writer
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, mended
from drafter.checks.reporters.writer import Writer
from drafter.cli.batch import worst
from drafter.cli.checking import Outcome, Wanted, outcomes
from drafter.cli.printing import Progress, coloured, out_as_it_is, say, width
from drafter.cli.reports import files_of_each
from drafter.report.template import Level

_FIXES_SHOWN = ("text", "concise", "json", "markdown")


class Asked(msgspec.Struct, frozen=True):
    """What a run is asked: as the options of ``drafter check``, with their defaults. ``today`` None is the clock's."""

    paths: tuple[str, ...] = ()
    layout: str = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    reader: str | None = None
    stage: Stage = Stage.FINAL
    fail_on: Level | None = Level.ERROR
    fix: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    statistics: bool = False
    jobs: int = 1
    today: datetime.date | None = None


def run_check(asked: Asked) -> int:
    """Check the reports, print what is found, and return the exit code."""
    if asked.reader is not None:
        from drafter.checks.concerns import concern

        concern(asked.reader)
    wanted = Wanted(asked.today or _clock_date(), asked.stage, asked.select, asked.ignore, asked.fix, asked.reader)
    unread, files = files_of_each(asked.paths)
    if wanted.select or wanted.ignore:
        # Imported here: it reads every template.
        from drafter.cli.rulebook import require

        require((*wanted.select, *wanted.ignore), files)
    # Now, so that what cannot be loaded of it is told once, before anything is checked.
    built_in()
    if not is_written():
        from drafter.checks.keeping import keep_once

        keep_once()
    found = outcomes(files, wanted, asked.jobs)
    if asked.baseline is not None or asked.write_baseline is not None:
        from drafter.cli.baselines import against

        found = against(found, asked.baseline, asked.write_baseline)
    style = Style(coloured(), width(), asked.fail_on, several=len(files) > 1, statistics=asked.statistics)
    return worst({unread, *_printed(found, asked.layout, style, len(files))})


def _clock_date() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def _printed(found: Iterator[Outcome], layout: str, style: Style, count: int) -> set[int]:
    """Print each outcome as it comes; the exit codes that they ask for."""
    codes: set[int] = set()
    said: set[str] = set()
    write = writer(layout, style)
    out_as_it_is(write.begin())
    progress = Progress(count, "reports")
    for outcome in found:
        # What is wrong in a template or in settings is wrong for every report, and said once.
        if outcome.told and outcome.told not in said:
            said.add(outcome.told)
            progress.clear()
            say(outcome.told)
        piece = _piece(write, outcome, shows_fixes=layout in _FIXES_SHOWN)
        if piece:
            progress.clear()
            out_as_it_is(piece)
        failed = style.fail_on is not None and outcome.result is not None and outcome.result.fails(style.fail_on)
        codes.add(outcome.code or int(failed))
        progress.step()
    progress.clear()
    out_as_it_is(write.end())
    return codes


def _piece(write: Writer, outcome: Outcome, *, shows_fixes: bool) -> str:
    result = outcome.result
    if result is None:
        return "" if outcome.unread is None else write.unread(outcome.unread)
    if not shows_fixes:
        for finding in result.fixed or ():
            say(f"{result.path}:{finding.place.line}: {finding.code} {cited(finding)}: {mended(finding)}")
    return write.report(result)
