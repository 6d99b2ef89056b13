"""``drafter new``: a report from a template, or carried over from a previous one."""

from __future__ import annotations

import click

from drafter.cli.printing import out
from drafter.cli.reports import load, workspace


@click.command()
@click.argument("slug")
@click.option("--template", metavar="T", help="The template it follows; that of the report it is carried over from.")
@click.option("--from", "source", metavar="REPORT", help="Carry over a previous report.")
@click.option("--title", help="Its title.")
def new(slug: str, template: str | None, source: str | None, title: str | None) -> None:
    """Make the report SLUG in this workspace.

    \b
    drafter new parking-2028 --template scrutiny-report
    drafter new parking-2028 --from parking-2027
    """
    from drafter.store.create import new_report

    if template is None and source is None:
        raise click.UsageError("Say which template the report follows (--template), or carry one over (--from).")
    created = new_report(
        workspace(), slug, template=template, title=title, carry_from=None if source is None else load(source)
    )
    out(f"Made {created.path}.")
    said = (("Carried over", created.carried), ("Cleared", created.cleared), ("To be renewed", created.stale))
    for heading, places in said:
        if places:
            out(f"{heading}: {', '.join(places)}.")
