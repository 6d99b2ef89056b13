"""``drafter template check``: whether a template is sound."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.printing import out


@click.group()
def template() -> None:
    """Work on templates."""


@template.command()
@click.argument("path", type=click.Path())
def check(path: str) -> int:
    """Say what is wrong in the template at PATH (its folder or its template.toml), with places.

    \b
    drafter template check templates/scrutiny-report
    """
    from drafter.checks.catalogue import template_faults
    from drafter.store.template_check import check_template

    checked = check_template(Path(path), template_faults)
    for fault in checked.faults:
        out(str(fault))
    if not checked.faults:
        out(f"{path}: the template is sound.")
    for note in checked.notes:
        out(f"Note: {note}")
    return 2 if checked.faults else 0
