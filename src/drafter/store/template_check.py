"""Whether a template is sound: its file, what it says, and the files that belong beside it."""

from __future__ import annotations

from pathlib import Path

from drafter.report.errors import InputError
from drafter.report.template_faults import faults as faults_in
from drafter.report.visible import one_line
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.templates import TEMPLATE_FILE, read_template
from drafter.store.wording import shown

_BESIDE = {
    "report.md.j2": "the layout of the report",
    "report.typ": "the design of its pages in PDF",
    "reference.docx": "its styles in DOCX",
}


def check_template(path: Path) -> list[InputError]:
    """What is wrong in the template at ``path`` (its folder or its ``template.toml``), each fault with its place."""
    file = path / TEMPLATE_FILE if path.is_dir() else path
    try:
        template, source = read_template(file)
    except UnreadableFile as error:
        return [InputError(error.message, cure=error.cure, path=error.path, place=error.place), *error.others]
    except InputError as error:
        return [error]
    found = Faults(source.shown, source.places)
    folder = source.file.parent
    if template.name != folder.name:
        message = f"The template is called {shown(template.name)}, but its folder {shown(folder.name)}."
        found.add(("name",), message, "A report names its template by the folder.", key=False)
    for fault in faults_in(template):
        found.add(fault.path, one_line(fault.message), one_line(fault.cure))
    missing = [
        InputError(f"{name} is missing: {what}.", cure="Copy that of another template.", path=source.shown)
        for name, what in _BESIDE.items()
        if not (folder / name).is_file()
    ]
    return [*found.found, *missing]
