"""``drafter [PATH]``: the app."""

from __future__ import annotations

import click

from drafter.cli.opening import open_app


@click.command()
@click.argument("path", required=False)
def app(path: str | None) -> None:
    """Open the app on a workspace or a report."""
    open_app(path)
