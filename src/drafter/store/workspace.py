"""The workspace: the folder that holds the reports of a council, their templates and its settings."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drafter.report.errors import InputError
from drafter.report.page_design import PageDesign
from drafter.report.template import Level, WrittenRule
from drafter.report.visible import one_line
from drafter.store.design import DesignSettings, design_faults, page_design
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.paths import is_file, is_folder, is_taken
from drafter.store.structs import to_struct
from drafter.store.wording import did_you_mean, shown

SETTINGS_FILE = "drafter.toml"
REPORT_FILE = "report.toml"
DRAFTS = "drafts"
_MOST_FOLDERS = 20_000


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[spelling]``: dictionaries by their names, further folders that they are in, and files of the council's words.

    Folders and files are named from the folder of the workspace; a file of words has one a line.
    """

    languages: tuple[str, ...] = ("en_GB",)
    folders: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``drafter.toml``. ``waiver_roles`` may waive what guards exempt text; ``levels`` move rules.

    ``templates`` are further folders of templates, from the folder of the workspace. ``closed`` are days on which the
    council is closed, whatever the template. Without ``spelling`` no spelling is checked. ``design`` is what published
    reports look like.
    """

    system_fonts: bool = False
    templates: tuple[str, ...] = ()
    levels: dict[str, Level] = {}
    rules: tuple[WrittenRule, ...] = ()
    waiver_roles: tuple[str, ...] = ()
    closed: tuple[datetime.date, ...] = ()
    spelling: Spelling | None = None
    design: DesignSettings = DesignSettings()


class Workspace(msgspec.Struct, frozen=True):
    """A folder with ``drafter.toml`` or ``drafts/`` in it; where there is none, the folder one stands in."""

    root: Path
    settings: Settings

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The nearest one upwards from ``start``; InputError where its settings cannot be read."""
        start = start.absolute()
        for folder in (start, *start.parents):
            if is_file(folder / SETTINGS_FILE):
                return cls(folder, _settings(folder / SETTINGS_FILE))
            if is_folder(folder / DRAFTS):
                return cls(folder, Settings())
        return cls(start, Settings())

    @property
    def is_made(self) -> bool:
        """Whether it is a workspace already, and not only the folder one stands in."""
        return is_file(self.root / SETTINGS_FILE) or is_folder(self.drafts)

    @property
    def drafts(self) -> Path:
        """Where its reports are: ``drafts``, or a folder itself that is no workspace yet and has reports in it."""
        folder = self.root / DRAFTS
        if is_folder(folder) or is_file(self.root / SETTINGS_FILE) or not report_files(self.root):
            return folder
        return self.root

    @property
    def templates(self) -> Path:
        """Where its own templates are."""
        return self.root / "templates"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The folders of all templates of its own; what comes first wins."""
        return (self.templates, *(self.root / folder for folder in self.settings.templates))

    def page_design(self) -> PageDesign:
        """What its published reports look like; InputError where the crest cannot be used."""
        return page_design(self.settings.design, self.root, self.root / SETTINGS_FILE)

    def reports(self) -> list[Path]:
        """The files of its reports, by slug."""
        return report_files(self.drafts)

    def resolve(self, argument: str) -> Path:
        """The file of the report that a slug, a folder or a file names; InputError where there is none."""
        path = Path(argument)
        if is_folder(path) and is_taken(path / REPORT_FILE):
            return path / REPORT_FILE
        if is_taken(path) and not is_folder(path):
            return path
        if _is_name(argument) and is_taken(self.drafts / argument / REPORT_FILE):
            return self.drafts / argument / REPORT_FILE
        if is_folder(path):
            raise InputError("There is no report.toml in this folder.", path=one_line(argument))
        slugs = [file.parent.name for file in self.reports()]
        raise InputError(f"There is no report {shown(argument)}.", cure=did_you_mean(argument, slugs))

    def reports_of(self, argument: str | None) -> list[Path]:
        """The report that an argument names, or every one below a folder; the workspace's own for None.

        A folder without any is an InputError.
        """
        folder = self.root if argument is None else Path(argument)
        is_report = argument is not None and is_taken(folder / REPORT_FILE)
        if is_report or not is_folder(folder):
            return [self.resolve(argument or "")]
        found = self.reports() if argument is None else sorted(_below(folder))
        if not found:
            raise InputError(
                "There is no report here.",
                cure="Make one with: drafter new SLUG --template scrutiny-report",
                path=one_line(str(folder)),
            )
        return found


def report_files(folder: Path) -> list[Path]:
    """The files of the reports in a folder, each in one of its own, by slug; hidden folders are left out."""
    return sorted(file for file in folder.glob(f"*/{REPORT_FILE}") if not file.parent.name.startswith("."))


def _below(folder: Path) -> Iterator[Path]:
    """Every report below a folder; hidden folders are left out, links to folders are not followed."""

    def unreadable(error: OSError) -> None:
        raise InputError(f"The folder cannot be read: {error.strerror}.", path=one_line(str(error.filename))) from error

    for seen, (here, folders, files) in enumerate(os.walk(folder, onerror=unreadable)):
        if seen > _MOST_FOLDERS:
            message = f"There are more than {_MOST_FOLDERS:,} folders here."
            raise InputError(message, cure="Name a folder further in.", path=one_line(str(folder)))
        folders[:] = [name for name in folders if not name.startswith(".")]
        if REPORT_FILE in files:
            yield Path(here) / REPORT_FILE


def _is_name(argument: str) -> bool:
    return bool(argument) and "/" not in argument and argument not in (".", "..") and "\0" not in argument


_kept: dict[tuple[str, int, int], Settings] = {}


def _settings(file: Path) -> Settings:
    """The settings, kept for as long as the file is the same: a batch reads it once."""
    status = file.stat()
    key = (str(file), status.st_mtime_ns, status.st_size)
    if key not in _kept:
        _kept[key] = _read_settings(file)
    return _kept[key]


def _read_settings(file: Path) -> Settings:
    # Imported here: most workspaces have no settings.
    from drafter.store.reading import read_toml

    source = read_toml(file)
    faults = Faults(source.shown, source.places)
    settings = to_struct(Settings, source.data, (), faults)
    if settings is not None and settings.rules:
        from drafter.report.rule_faults import rule_faults

        for fault in rule_faults(settings.rules):
            faults.add(fault.path, one_line(fault.message), one_line(fault.cure))
    if settings is not None:
        for path, message, cure in design_faults(settings.design):
            faults.add(path, one_line(message), one_line(cure), key=False)
    if settings is None or faults.found:
        raise UnreadableFile(faults.found)
    return settings
