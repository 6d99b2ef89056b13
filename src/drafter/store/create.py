"""Making, carrying over and copying reports: each a folder that is there whole, or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from drafter.report.completeness import fields, is_answered
from drafter.report.draft import Draft, Value
from drafter.report.errors import InputError, MachineError
from drafter.report.figures.carrying import carried_over
from drafter.report.template import Field, FieldKind, Template
from drafter.store.atomic import TEMPORARY, reason, sync_folder, write_new
from drafter.store.edit import edited
from drafter.store.load import Loaded
from drafter.store.skeleton import skeleton
from drafter.store.templates import load_template
from drafter.store.wording import shown
from drafter.store.workspace import REPORT_FILE, Workspace

FIGURES = "figures"
_STALE_AFTER = 3600
"""Seconds after which a folder that was never finished is swept."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


class Created(NamedTuple):
    """A new report: its file, and the places of what was carried over from another, and of what was not.

    ``stale`` are those of the figures that were carried over and must be renewed.
    """

    path: Path
    carried: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


class _Answer(NamedTuple):
    """An answer by its place; ``section`` is None in the header block."""

    section: str | None
    field: Field
    value: Value

    @property
    def place(self) -> str:
        return f"{self.section or 'meta'}.{self.field.id}"

    @property
    def is_fresh(self) -> bool:
        """Whether it belongs to one report only: what the template says, and dates of the header block."""
        return self.field.fresh or (self.section is None and self.field.kind is FieldKind.DATE)


def new_report(
    workspace: Workspace, slug: str, *, template: str | None, title: str | None, carry_from: Loaded | None
) -> Created:
    """Make ``drafts/<slug>/report.toml``, from a template or out of a previous report.

    InputError for a slug that is taken or cannot be one, an unknown template, or one that is not that of
    ``carry_from``; MachineError where it cannot be written. Nothing is left behind then.
    """
    folder = _free(workspace.drafts, slug)
    if carry_from is not None:
        return _carried_over(folder, carry_from, template, title)
    if template is None:
        raise InputError("A new report needs a template.")
    text = skeleton(load_template(template, workspace).template, title or "")
    return Created(_made(folder, text, None))


def duplicate(loaded: Loaded, slug: str) -> Created:
    """Copy a report as it is in its file, figures and all, to ``drafts/<slug>``; errors as in :func:`new_report`."""
    return Created(_made(_free(loaded.workspace.drafts, slug), loaded.source.text, loaded.file.parent))


def _free(parent: Path, slug: str) -> Path:
    """The folder of that name, which must not be there yet."""
    if not _SLUG.fullmatch(slug):
        raise InputError(
            f"{shown(slug) or 'Nothing'} cannot be the name of a report.",
            cure="Use small letters, digits and hyphens, such as parking-2027.",
        )
    folder = parent / slug
    if os.path.lexists(folder):
        raise InputError(
            f"The name {shown(slug)} is taken already.", cure="Choose another name.", path=shown(str(folder))
        )
    return folder


def _carried_over(folder: Path, loaded: Loaded, template: str | None, title: str | None) -> Created:
    report = loaded.report
    if template is not None and template != report.template.name:
        raise InputError(
            f"{shown(report.slug)} follows the template {shown(report.template.name)}, not {shown(template)}.",
            cure="Leave --template out.",
            path=report.path,
        )
    draft = report.draft
    answers = list(_answers(report.template, draft))
    for answer in answers:
        if answer.is_fresh:
            draft = (
                draft.with_meta(answer.field.id, None)
                if answer.section is None
                else draft.with_answer(answer.section, answer.field.id, None)
            )
    title = draft.title if title is None else title
    draft = msgspec.structs.replace(draft, waivers=(), title=title, figures=carried_over(draft.figures))
    text = edited(loaded.source.text, report.template, report.draft, draft)
    given = [answer for answer in answers if is_answered(answer.field, answer.value)]
    carried = [answer.place for answer in given if not answer.is_fresh]
    carried += [f"figures.{name}" for name in draft.figures]
    carried += [f"notes.{name}" for name in draft.notes]
    cleared = [answer.place for answer in given if answer.is_fresh]
    cleared += [f"waivers.{number}" for number, _ in enumerate(report.draft.waivers, 1)]
    stale = tuple(f"figures.{name}" for name, figure in draft.figures.items() if figure.is_stale)
    return Created(_made(folder, text, loaded.file.parent), tuple(carried), tuple(cleared), stale)


def _answers(template: Template, draft: Draft) -> Iterator[_Answer]:
    for meta in template.meta:
        value = draft.meta.get(meta.id)
        if value is not None:
            yield _Answer(None, meta, value)
    for ref in fields(template):
        value = draft.answer(ref.section.id, ref.field.id)
        if value is not None:
            yield _Answer(ref.section.id, ref.field, value)


def _made(folder: Path, text: str, source: Path | None) -> Path:
    """Make the folder of a report beside where it goes, with the figures of another, and move it there."""
    temporary = folder.with_name(f".{folder.name}.{secrets.token_hex(6)}{TEMPORARY}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        temporary.mkdir()
        try:
            if source is not None and (source / FIGURES).is_dir():
                _copy_figures(source / FIGURES, temporary / FIGURES)
            write_new(temporary / REPORT_FILE, text.encode(), 0o666)
            sync_folder(temporary)
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        sync_folder(folder.parent)
    except OSError as error:
        raise MachineError(f"The report was not made: {reason(error)}.", path=shown(str(folder))) from error
    return folder / REPORT_FILE


def _sweep(parent: Path) -> None:
    """Remove what was left where the machine stopped while a report was made."""
    for stale in parent.glob(f".*{TEMPORARY}"):
        with suppress(OSError):
            if time.time() - stale.lstat().st_mtime > _STALE_AFTER:
                shutil.rmtree(stale)


def _copy_figures(source: Path, target: Path) -> None:
    """Copy regular files; links and devices have no place among figures."""

    def failed(error: OSError) -> None:
        raise error

    for here, _, files in os.walk(source, onerror=failed):
        below = target / Path(here).relative_to(source)
        below.mkdir()
        for name in files:
            file = Path(here, name)
            if stat.S_ISREG(file.lstat().st_mode):
                shutil.copyfile(file, below / name, follow_symlinks=False)
