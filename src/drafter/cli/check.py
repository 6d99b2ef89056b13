"""``drafter check``: the completeness check."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from drafter.checks.catalogue import built_in
from drafter.checks.finding import Stage
from drafter.checks.reporters import FORMATS, writer
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited, mended
from drafter.checks.reporters.writer import Writer
from drafter.cli.batch import worst
from drafter.cli.checking import Outcome, Wanted, outcomes
from drafter.cli.options import today_option
from drafter.cli.printing import Progress, coloured, out_as_it_is, say, width
from drafter.cli.reports import files_of_each
from drafter.report.template import Level

_MOST_JOBS = 64
_FIXES_SHOWN = ("text", "concise", "json", "markdown")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--format", "layout", type=click.Choice(FORMATS), default="text", show_default=True, help="The output.")
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--select", multiple=True, metavar="CODE", help="Only rules of this code, e.g. C101 or C.")
@click.option("--ignore", multiple=True, metavar="CODE", help="No rules of this code.")
@click.option(
    "--for", "reader", metavar="READER", help="What concerns one reader: finance, legal, staff, equalities, …"
)
@click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    default=Stage.FINAL.value,
    show_default=True,
    help="How far the reports have come; it moves levels, never rules.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    show_default=True,
    help="The least level of finding that makes the exit code 1.",
)
@click.option("--fix", is_flag=True, help="Make the fixes that are safe, save, and show what is left.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Show only what is not in this file.")
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what is found to this file; from now on it is known.",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule and level (text and JSON).")
@click.option(
    "--jobs", type=click.IntRange(1, _MOST_JOBS), default=1, show_default=True, metavar="N", help="Reports at a time."
)
@today_option
def check(
    paths: tuple[str, ...],
    layout: str,
    as_json: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    reader: str | None,
    stage: str,
    fail_on: str,
    fix: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    statistics: bool,
    jobs: int,
    today: datetime.date,
) -> int:
    """Check reports for what is missing, contradictory or unsafe.

    A PATH is a report or a folder, which means every report below it; without one, the workspace.

    \b
    drafter check parking-2027
    drafter check --stage review --format json drafts
    drafter check --fix parking-2027
    """
    layout = "json" if as_json else layout
    if statistics and layout not in ("text", "json"):
        raise click.UsageError(f"--statistics is for the formats text and json, not {layout}.")
    if reader is not None:
        from drafter.checks.concerns import concern

        concern(reader)
    wanted = Wanted(today, Stage(stage), _codes(select), _codes(ignore), fix, reader)
    least = None if fail_on == "never" else Level(fail_on)
    unread, files = files_of_each(paths)
    if wanted.select or wanted.ignore:
        # Imported here: it reads every template.
        from drafter.cli.rulebook import require

        require((*wanted.select, *wanted.ignore), files)
    # Now, so that what cannot be loaded of it is told once, before anything is checked.
    built_in()
    found = outcomes(files, wanted, jobs)
    if baseline is not None or write_baseline is not None:
        from drafter.cli.baselines import against

        found = against(found, baseline, write_baseline)
    style = Style(coloured(), width(), least, several=len(files) > 1, statistics=statistics)
    return worst({unread, *_printed(found, layout, style, len(files))})


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


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """``--select C1,C2`` is the same as ``--select C1 --select C2``."""
    return tuple(code.strip() for each in given for code in each.split(",") if code.strip())
