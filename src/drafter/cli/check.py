"""``drafter check``: the completeness check."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from drafter.checks.finding import Stage
from drafter.checks.reporters import FORMATS
from drafter.cli.check_run import Asked, run_check
from drafter.cli.options import today_option
from drafter.report.template import Level

_MOST_JOBS = 64


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
    asked = Asked(
        paths,
        layout,
        _codes("--select", select),
        _codes("--ignore", ignore),
        reader,
        Stage(stage),
        None if fail_on == "never" else Level(fail_on),
        fix,
        baseline,
        write_baseline,
        statistics,
        jobs,
        today,
    )
    return run_check(asked)


def _codes(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """``--select C1,C2`` is the same as ``--select C1 --select C2``."""
    codes = tuple(code.strip() for each in given for code in each.split(",") if code.strip())
    # An empty variable in a script is no wish for all rules.
    if given and not codes:
        raise click.UsageError(f"{option} names no rule.")
    return codes
