"""Reports as commands name them: by slug, folder or file."""

from __future__ import annotations

from pathlib import Path

from drafter.store.load import Loaded, load_report
from drafter.store.workspace import Workspace


def workspace(path: str | None = None) -> Workspace:
    """The workspace of a path, of the folder one stands in where there is none."""
    return Workspace.find(Path(path) if path is not None else Path.cwd())


def load(argument: str) -> Loaded:
    """The report that a slug, a folder or a file names; InputError where there is none, or where it cannot be read."""
    here = Workspace.find(Path.cwd())
    file = here.resolve(argument)
    return load_report(file, Workspace.find(file.parent))
