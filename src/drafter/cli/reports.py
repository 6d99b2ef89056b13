"""Reports as commands name them: by slug, folder or file."""

from __future__ import annotations

from pathlib import Path

from drafter.cli.batch import each
from drafter.store.load import Loaded, load_report
from drafter.store.workspace import Workspace


def workspace() -> Workspace:
    """The workspace of the folder one stands in."""
    return Workspace.find(Path.cwd())


def load(argument: str) -> Loaded:
    """The report that a slug, a folder or a file names; InputError where there is none, or where it cannot be read."""
    file = workspace().resolve(argument)
    return load_report(file, Workspace.find(file.parent))


def named(argument: str | None) -> list[str]:
    """The reports that an argument means: one report, or every one below a folder; without one, the workspace's."""
    return [str(file) for file in workspace().reports_of(argument)]


def named_each(arguments: tuple[str, ...]) -> tuple[int, list[str]]:
    """The reports that arguments mean, the workspace's for none; and the exit code of those that mean nothing."""
    code, files = files_of_each(arguments)
    return code, [str(file) for file in files]


def files_of_each(arguments: tuple[str, ...]) -> tuple[int, list[Path]]:
    """The files of the same, each of them once."""
    if not arguments:
        return 0, workspace().reports_of(None)
    files: dict[Path, Path] = {}

    def one(argument: str) -> int:
        for file in workspace().reports_of(argument):
            files.setdefault(file.absolute(), file)
        return 0

    return each(arguments, one), list(files.values())
