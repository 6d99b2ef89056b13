"""Whether a template is sound: its file, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.report.errors import InputError
from drafter.report.faults import Fault
from drafter.report.template import Template
from drafter.report.template_faults import faults as faults_in
from drafter.report.visible import one_line
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.templates import TEMPLATE_FILE, read_template
from drafter.store.wording import shown

_BESIDE = {
    "report.md.j2": "layout",
    "report.typ": "page design for PDF",
    "reference.docx": "styles for DOCX",
}


class TemplateCheck(NamedTuple):
    """``faults`` must be cured before a report can follow the template; ``notes`` are good to know."""

    faults: list[InputError]
    notes: list[str]


def check_template(path: Path, also: Callable[[Template], Iterable[Fault]] = lambda _: ()) -> TemplateCheck:
    """Look through the template at ``path`` (its folder or its ``template.toml``), each fault with its place.

    ``also`` says what further is wrong, with rooms that the store knows nothing of. Raises InputError where there is
    no file that could be a template.
    """
    file = path / TEMPLATE_FILE if path.is_dir() else path
    try:
        template, source = read_template(file)
    except UnreadableFile as error:
        first = InputError(error.message, cure=error.cure, path=error.path, place=error.place)
        return TemplateCheck([first, *error.others], [])
    except InputError as error:
        if error.place is None:
            raise
        return TemplateCheck([error], [])
    found = Faults(source.shown, source.places)
    for fault in (*faults_in(template), *also(template)):
        found.add(fault.path, one_line(fault.message), one_line(fault.cure))
    return TemplateCheck(found.found, list(_notes(template.name, source.file.parent)))


def _notes(name: str, folder: Path) -> list[str]:
    notes = []
    if name != folder.name:
        notes.append(f"Reports name it {shown(folder.name)}, after its folder; it calls itself {shown(name)}.")
    absent = [what for beside, what in _BESIDE.items() if not (folder / beside).exists()]
    if absent:
        notes.append(f"It brings no {' and no '.join(absent)} of its own; drafter's plain ones are used.")
    return notes
