"""The app, opened on a workspace or a report."""

from __future__ import annotations

from pathlib import Path

from drafter.cli.commands import COMMANDS
from drafter.report.errors import DrafterError, InputError
from drafter.report.visible import one_line
from drafter.store.config import DEFAULTS, ConfigFile, config_file, read_config, what_is_wrong
from drafter.store.paths import is_folder
from drafter.store.workspace import Workspace


def open_app(path: str | None = None) -> None:
    """Open the app on what ``path`` names; on the workspace one stands in, or that of the config, for None.

    Raises InputError where the path names nothing.
    """
    config, trouble = _config()
    here, note = _here(config.config.workspace)
    workspace, report = (here, None) if path is None else _opened(path, here)
    from drafter.tui import run

    run(workspace, report, config, trouble or note)


def _config() -> tuple[ConfigFile, str]:
    """The config, and what is wrong with it in one sentence; it is then all defaults."""
    try:
        return read_config(), ""
    except DrafterError as error:
        return ConfigFile(config_file(), DEFAULTS), what_is_wrong(error)


def _here(default: str) -> tuple[Workspace, str]:
    """The workspace one stands in, else the one of the config; and a word where that one is not there."""
    here = Workspace.find(Path.cwd())
    if not default or here.is_made:
        return here, ""
    folder = Path.home() / default.removeprefix("~/") if default.startswith("~/") else Path(default)
    if not is_folder(folder):
        return here, f"The workspace of your configuration is not there: {one_line(str(folder))}."
    return Workspace.find(folder), ""


def _opened(path: str, here: Workspace) -> tuple[Workspace, Path | None]:
    """The workspace of a path, and the report where it names one."""
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

    near = get_close_matches(word, COMMANDS, n=1, cutoff=0.7)
    return near[0] if near else None
