"""The templates there are: those of the workspace, then those that come with drafter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from drafter.report.errors import InputError
from drafter.report.template import Template
from drafter.store.decode import check_format
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.paths import is_file
from drafter.store.reading import Source, read_toml
from drafter.store.structs import to_struct
from drafter.store.wording import did_you_mean, shown
from drafter.store.workspace import Workspace

TEMPLATE_FILE = "template.toml"
_PACKAGE = Path(__file__).resolve().parents[1]


class Found(msgspec.Struct, frozen=True):
    """A template, the folder it stands in, and whether it comes with drafter."""

    template: Template
    folder: Path
    builtin: bool


@cache
def built_in_folder() -> Path:
    """Where the templates that come with drafter are: inside the wheel, or in the project in development."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "templates"


def template_names(workspace: Workspace) -> list[str]:
    """The names of all templates."""
    found = {file.parent.name for folder in _folders(workspace) for file in folder.glob(f"*/{TEMPLATE_FILE}")}
    return sorted(found)


def list_templates(workspace: Workspace) -> tuple[list[Found], list[InputError]]:
    """All templates that can be read, by name, and what is wrong with the others."""
    found, broken = [], []
    for name in template_names(workspace):
        try:
            found.append(load_template(name, workspace))
        except InputError as error:
            broken.append(error)
    return found, broken


def load_template(name: str, workspace: Workspace) -> Found:
    """The template of that name; InputError where there is none, or where it cannot be read."""
    found = find_template(name, workspace)
    if found is not None:
        return found
    raise InputError(f"There is no template {shown(name)}.", cure=did_you_mean(name, template_names(workspace)))


def find_template(name: str, workspace: Workspace) -> Found | None:
    """The same, None where there is none."""
    for folder in _folders(workspace):
        file = folder / name / TEMPLATE_FILE
        if _is_name(name) and is_file(file):
            return Found(_load(file), file.parent, folder == built_in_folder())
    return None


def read_template(file: Path) -> tuple[Template, Source]:
    """A template and its source; UnreadableFile where a key or a value is wrong."""
    source = read_toml(file)
    faults = Faults(source.shown, source.places)
    check_format(source.data, faults)
    template = to_struct(Template, source.data, (), faults)
    if template is None or faults.found:
        raise UnreadableFile(faults.found)
    return template, source


def _folders(workspace: Workspace) -> tuple[Path, ...]:
    return (*workspace.template_folders, built_in_folder())


def _is_name(name: str) -> bool:
    return bool(name) and "/" not in name and not name.startswith(".") and "\0" not in name


_kept: dict[tuple[str, int, int], Template] = {}


def _load(file: Path) -> Template:
    """The template, kept for as long as the file is the same: a batch reads it once."""
    status = file.stat()
    key = (str(file), status.st_mtime_ns, status.st_size)
    if key not in _kept:
        _kept[key] = read_template(file)[0]
    return _kept[key]
