"""``drafter pack``: several reports in one PDF."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.options import json_option, today_option
from drafter.cli.printing import out, out_json, say
from drafter.cli.reports import files_of_each

if TYPE_CHECKING:
    from drafter.store.load import Loaded


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT…")
@click.option(
    "--out", "target", type=click.Path(path_type=Path), default=Path("agenda.pdf"), show_default=True, metavar="FILE"
)
@click.option("--title", default="Agenda pack", show_default=True, help="What stands on the contents page.")
@click.option("--edition", type=click.Choice(["public", "full"]), default="public", show_default=True)
@click.option("--draft", is_flag=True, help="Bind in spite of errors, with DRAFT on every page.")
@today_option
@json_option
def pack(
    reports: tuple[str, ...],
    target: Path,
    title: str,
    edition: str,
    draft: bool,
    today: datetime.date,
    as_json: bool,
) -> int:
    """Bind REPORTS into one PDF: a contents page, page numbers that go on, bookmarks and tags.

    They come in the order in which they are named. While errors stand in one it is refused, unless as a draft.

    \b
    drafter pack budget parking libraries --title "Scrutiny, 4 March 2027" --out agenda.pdf
    """
    from drafter.document.edition import Edition
    from drafter.export.pack import PackReport
    from drafter.export.pack import pack as bound
    from drafter.export.proof.behind import Behind
    from drafter.store.load import load_report
    from drafter.store.workspace import Workspace

    unread, files = files_of_each(reports)
    loaded = [load_report(file, Workspace.find(file.parent)) for file in files]
    if unread or not _are_fit(loaded, today, draft):
        return unread or 1
    from drafter.cli.interrupting import stoppable

    with stoppable() as stop:
        made = bound(
            [PackReport(each.report, each.template_folder, Behind(each.comments, each.folders)) for each in loaded],
            Edition(edition),
            target,
            title=title,
            draft=draft,
            cancel=stop,
            system_fonts=any(each.workspace.settings.system_fonts for each in loaded),
            design=loaded[0].workspace.page_design(),
        )
    if as_json:
        found = {"path": str(made.path), "reports": made.reports, "size": made.size, "sha256": made.sha256}
        out_json({"format": 1, "edition": edition, "draft": draft, **found, "verified": made.verified})
    else:
        out(f"{made.path}  {made.size:,} bytes  {made.verified}")
    return 0


def _are_fit(loaded: list[Loaded], today: datetime.date, draft: bool) -> bool:
    """Whether all of them may be published; what keeps one from it is said."""
    from drafter.cli.exporting import refusal
    from drafter.cli.fitness import check_fitness
    from drafter.export.permission import may_leave

    fit = True
    for each in loaded:
        result = check_fitness(each, today)
        if not may_leave(result, draft=draft):
            fit = False
            for line in refusal(result):
                say(line)
    return fit
