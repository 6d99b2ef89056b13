"""The reference file of one export: the template's own, or one made for the page design of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.document.parts import part_file, plain_part
from drafter.export.archive import Part, write_archive
from drafter.export.reference.look import Look, look_of
from drafter.report.page_design import PLAIN, PageDesign


def reference_for(
    template_folder: Path,
    name: str,
    design: PageDesign,
    parts: Callable[[Look], list[Part]],
    folder: Path,
) -> tuple[Path, Look]:
    """The file ``name`` of the template, and its measures; made in ``folder`` where it follows the workspace.

    A file that somebody changed says itself what a report looks like. One that is as it came with drafter does not.
    """
    theirs = part_file(template_folder, name)
    if design == PLAIN or not _is_as_it_came(theirs, plain_part(name)):
        return theirs, look_of(PLAIN)
    look = look_of(design)
    made = folder / name
    write_archive(made, parts(look))
    return made, look


def _is_as_it_came(theirs: Path, ours: Path) -> bool:
    try:
        return theirs == ours or theirs.read_bytes() == ours.read_bytes()
    except OSError:
        # Whoever reads it for its styles says what is wrong with it.
        return False
