"""``drafter check``: the completeness check."""

from __future__ import annotations

import datetime

import click

from drafter.checks.engine import check as check_report
from drafter.checks.finding import CheckResult, Stage
from drafter.checks.reporters import FORMATS, render
from drafter.checks.reporters.style import Style
from drafter.cli.batch import each, worst
from drafter.cli.options import today_option
from drafter.cli.printing import coloured, out_written, width
from drafter.cli.reports import load, named_each
from drafter.report.template import Level
from drafter.store.workspace import Workspace


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--format", "layout", type=click.Choice(FORMATS), default="text", show_default=True, help="The output.")
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--select", multiple=True, metavar="CODE", help="Only rules of this code, e.g. C101 or C.")
@click.option("--ignore", multiple=True, metavar="CODE", help="No rules of this code.")
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
@today_option
def check(
    paths: tuple[str, ...],
    layout: str,
    as_json: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stage: str,
    fail_on: str,
    today: datetime.date,
) -> int:
    """Check reports for what is missing, contradictory or unsafe.

    A PATH is a report or a folder, which means every report below it; without one, the workspace.

    \b
    drafter check parking-2027
    drafter check --stage review --format json drafts
    """
    results: list[CheckResult] = []

    def one(name: str) -> int:
        loaded = load(name)
        settings = loaded.workspace.settings
        results.append(
            check_report(
                loaded.report,
                today=today,
                stage=Stage(stage),
                select=_codes(select),
                ignore=_codes(ignore),
                levels=settings.levels,
                patterns=settings.rules,
                roles=settings.waiver_roles,
                known=_codes_of_templates(loaded.workspace) if select or ignore else (),
            )
        )
        return 0 if fail_on == "never" else int(results[-1].fails(Level(fail_on)))

    unread, names = named_each(paths)
    code = each(names, one)
    style = Style(coloured(), width(), None if fail_on == "never" else Level(fail_on))
    out_written(render("json" if as_json else layout, results, style))
    return worst([unread, code])


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """``--select C1,C2`` is the same as ``--select C1 --select C2``."""
    return tuple(code.strip() for each in given for code in each.split(",") if code.strip())


def _codes_of_templates(workspace: Workspace) -> frozenset[str]:
    """The codes that templates bring, so that one selection serves reports of several templates."""
    # Only a selection needs them, and reading every template takes a moment.
    from drafter.store.templates import list_templates

    found, _ = list_templates(workspace)
    return frozenset(rule.code for each in found for rule in each.template.rules)
