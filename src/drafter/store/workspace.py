"""The workspace: the folder that holds the reports of a council, their templates and its settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from drafter.report.errors import InputError
from drafter.report.template import Level, PatternRule
from drafter.report.visible import one_line
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.structs import to_struct
from drafter.store.wording import did_you_mean

SETTINGS_FILE = "drafter.toml"
REPORT_FILE = "report.toml"
DRAFTS = "drafts"
_MOST_FOLDERS = 20_000


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``drafter.toml``. ``waiver_roles`` may waive what guards exempt text; ``levels`` move rules."""

    system_fonts: bool = False
    levels: dict[str, Level] = {}
    rules: tuple[PatternRule, ...] = ()
    waiver_roles: tuple[str, ...] = ()


class Workspace(NamedTuple):
    """A folder with ``drafter.toml`` or ``drafts/`` in it; where there is none, the folder one stands in."""

    root: Path
    settings: Settings

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The nearest one upwards from ``start``; InputError where its settings cannot be read."""
        start = start.absolute()
        for folder in (start, *start.parents):
            if (folder / SETTINGS_FILE).is_file():
                return cls(folder, _settings(folder / SETTINGS_FILE))
            if (folder / DRAFTS).is_dir():
                return cls(folder, Settings())
        return cls(start, Settings())

    @property
    def drafts(self) -> Path:
        """Where its reports are."""
        return self.root / DRAFTS

    @property
    def templates(self) -> Path:
        """Where its own templates are."""
        return self.root / "templates"

    def reports(self) -> list[Path]:
        """The files of its reports, by slug."""
        found = self.drafts.glob(f"*/{REPORT_FILE}")
        return sorted(file for file in found if not file.parent.name.startswith("."))

    def resolve(self, argument: str) -> Path:
        """The file of the report that a slug, a folder or a file names; InputError where there is none."""
        path = Path(argument)
        if path.is_dir() and (path / REPORT_FILE).exists():
            return path / REPORT_FILE
        if path.exists() and not path.is_dir():
            return path
        if _is_name(argument) and (self.drafts / argument / REPORT_FILE).exists():
            return self.drafts / argument / REPORT_FILE
        if path.is_dir():
            raise InputError("There is no report.toml in this folder.", path=one_line(argument))
        slugs = [file.parent.name for file in self.reports()]
        raise InputError(f"There is no report {one_line(argument)}.", cure=did_you_mean(argument, slugs))

    def reports_of(self, argument: str | None) -> list[Path]:
        """The report that an argument names, or every one below a folder; the workspace's own for None.

        A folder without any is an InputError.
        """
        folder = self.root if argument is None else Path(argument)
        is_report = argument is not None and (folder / REPORT_FILE).exists()
        if is_report or not folder.is_dir():
            return [self.resolve(argument or "")]
        found = self.reports() if argument is None else sorted(_below(folder))
        if not found:
            raise InputError(
                "There is no report here.",
                cure="Make one with: drafter new SLUG --template scrutiny-report",
                path=one_line(str(folder)),
            )
        return found


def _below(folder: Path) -> Iterator[Path]:
    """Every report below a folder; hidden folders are left out, links to folders are not followed."""
    for seen, (here, folders, files) in enumerate(os.walk(folder)):
        if seen > _MOST_FOLDERS:
            raise InputError(
                f"There are more than {_MOST_FOLDERS:,} folders here.",
                cure="Name a folder further in.",
                path=str(folder),
            )
        folders[:] = [name for name in folders if not name.startswith(".")]
        if REPORT_FILE in files:
            yield Path(here) / REPORT_FILE


def _is_name(argument: str) -> bool:
    return bool(argument) and "/" not in argument and argument not in (".", "..") and "\0" not in argument


def _settings(file: Path) -> Settings:
    # Imported here: most workspaces have no settings.
    from drafter.store.reading import read_toml

    source = read_toml(file)
    faults = Faults(source.shown, source.places)
    settings = to_struct(Settings, source.data, (), faults)
    if settings is None:
        raise UnreadableFile(faults.found)
    return settings
