"""``drafter [PATH]``: the app."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.report.errors import InputError
from drafter.store.workspace import Workspace


@click.command()
@click.argument("path", required=False)
def app(path: str | None) -> None:
    """Open the app on a workspace or a report."""
    if path is None:
        workspace, report = Workspace.find(Path.cwd()), None
    else:
        workspace, report = _opened(path)
    from drafter.tui import run

    run(workspace, report)


def _opened(path: str) -> tuple[Workspace, Path | None]:
    """The workspace of a path, and the report where it names one."""
    here = Workspace.find(Path.cwd())
    named = Path(path)
    if named.is_dir() and not (named / "report.toml").exists():
        return Workspace.find(named), None
    try:
        report = here.resolve(path)
    except InputError as error:
        command = _command_near(path)
        if command is None:
            raise
        raise InputError(error.message, cure=f"If you meant the command, write: drafter {command}") from error
    return Workspace.find(report.parent), report


def _command_near(word: str) -> str | None:
    # Imported for the error alone.
    from difflib import get_close_matches

    from drafter.cli.commands import COMMANDS

    near = get_close_matches(word, COMMANDS, n=1, cutoff=0.7)
    return near[0] if near else None
