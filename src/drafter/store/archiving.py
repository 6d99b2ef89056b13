"""The archive: reports that are done with, in ``archive/`` beside ``drafts/``. A folder is moved, none deleted."""

from __future__ import annotations

from pathlib import Path

from drafter.report.errors import InputError, MachineError
from drafter.store.atomic import reason, sync_folder
from drafter.store.paths import is_file, is_taken
from drafter.store.wording import did_you_mean, shown
from drafter.store.workspace import REPORT_FILE, Workspace, report_files

ARCHIVE = "archive"


def archive(workspace: Workspace, slug: str) -> Path:
    """Move ``drafts/<slug>`` to ``archive/<slug>``, which must not be taken; the new folder."""
    return _moved(workspace.drafts, workspace.root / ARCHIVE, slug)


def bring_back(workspace: Workspace, slug: str) -> Path:
    """Move ``archive/<slug>`` to ``drafts/<slug>``, which must not be taken; the new folder."""
    return _moved(workspace.root / ARCHIVE, workspace.drafts, slug)


def archived(workspace: Workspace) -> list[Path]:
    """The files of the reports in the archive, by slug."""
    return report_files(workspace.root / ARCHIVE)


def _moved(source: Path, target: Path, slug: str) -> Path:
    folder, goal = source / slug, target / slug
    if folder.parent != source or not is_file(folder / REPORT_FILE):
        slugs = [file.parent.name for file in report_files(source)]
        raise InputError(f"There is no report {shown(slug)} in {source.name}.", cure=did_you_mean(slug, slugs))
    if is_taken(goal):
        raise InputError(f"There is a report {shown(slug)} in {target.name} already.", path=shown(str(goal)))
    try:
        target.mkdir(exist_ok=True)
        folder.rename(goal)
        sync_folder(target)
        sync_folder(source)
    except OSError as error:
        raise MachineError(f"The report was not moved: {reason(error)}.", path=shown(str(folder))) from error
    return goal
