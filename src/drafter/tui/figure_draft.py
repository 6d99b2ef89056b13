"""A figure while it is written in its form: read, tried out, and kept as one step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from drafter.report.draft import Figure
from drafter.report.figures.carrying import kept
from drafter.report.figures.listing import Fault, Made, made
from drafter.report.figures.renaming import name_fault
from drafter.tui.figure_edits import Step
from drafter.tui.figure_forms import FormKind, Read, blank, read_figure, texts_of

if TYPE_CHECKING:
    from drafter.tui.session import Session

_UNNAMED = "new figure"
"""Stands for one that has no name yet; no figure can be called so."""
_EMPTY = (("", ""), ("", ""))
_BLAMED = {
    FormKind.NUMBER: "value",
    FormKind.FORMULA: "formula",
    FormKind.TABLE: "data",
    FormKind.CHART: "data",
    FormKind.IMAGE: "file",
}


class FigureDraft:
    """``name`` is None for a new figure."""

    def __init__(self, session: Session, name: str | None, kind: FormKind) -> None:
        self._session = session
        self._name = name
        self._kind = kind
        self._base = blank(kind) if name is None else session.draft.figures[name]
        self._step: Step | None = None
        self._kept: Mapping[str, str] = {}
        self.texts = {"name": name or "", **texts_of(self._base, self._kind)}
        """What stands in the lines at first, by key."""

    @property
    def name(self) -> str | None:
        """What it is called in the register; None where it is not in it."""
        return self._name if self._step is None else self._step.name

    @property
    def base(self) -> Figure:
        """The figure as it was when the form was opened."""
        return self._base

    def read(self, texts: Mapping[str, str]) -> Read:
        """What was typed, and what of it is wrong."""
        read = read_figure(self._kind, dict(texts), self._base, self._session.today())
        name = texts.get("name", "").strip()
        if name != (self._name or ""):
            report = self._session.report
            fault = None if name == self.name else name_fault(report, name)
            if fault is not None:
                read.faults["name"] = fault
        elif self._name is None:
            read.faults["name"] = Fault("It has no name yet.", "Name it as it will be cited: open_plans.")
        return read

    def tried(self, read: Read) -> Made:
        """What would come of it. Files are read: that may take a moment."""
        name = self.name or _UNNAMED
        report = self._session.report
        figures = {**report.draft.figures, name: read.figure}
        return made(msgspec.structs.replace(report, draft=msgspec.structs.replace(report.draft, figures=figures)), name)

    def blamed(self, read: Read, found: Made) -> dict[str, Fault]:
        """The faults of the lines, and that of the whole at the line that it most often lies in."""
        if found.fault is None or read.faults:
            return read.faults
        return {_BLAMED[self._kind]: found.fault}

    def is_changed(self, texts: Mapping[str, str]) -> bool:
        """Whether anything stands in the lines that did not at first."""
        return any(texts.get(key, "").strip() != text.strip() for key, text in self.texts.items())

    def keep(self, texts: Mapping[str, str]) -> frozenset[str] | None:
        """Put what was typed into the register, if it can be read; gives the places of the texts that it changed.

        Each time takes the place of the one before: it is one step in the end. None where there is nothing to keep.
        """
        read = self.read(texts)
        if read.faults or texts == self._kept or not (self.is_changed(texts) or self._step):
            return None
        self._kept = dict(texts)
        figure = read.figure
        if self._base.is_stale and not figure.is_stale:
            figure = kept(figure)
        if figure.kind in ("table", "chart") and figure.data is None and figure.rows is None:
            figure = msgspec.structs.replace(figure, rows=_EMPTY)
        edits, name = self._session.figures, texts["name"].strip()
        if self._name is None:
            changed = edits.put(name, figure, instead_of=self._step)
        else:
            changed = edits.put(self._name, figure, base=self._base, called=name, instead_of=self._step)
        self._step = edits.last
        return changed

    def still_right(self) -> frozenset[str]:
        """The figure as it was when the form was opened, no longer marked as carried over."""
        if self._name is None:
            return frozenset()
        changed = self._session.figures.put(self._name, kept(self._base), base=self._base, instead_of=self._step)
        self._step = self._session.figures.last
        return changed

    def withdraw(self) -> frozenset[str]:
        """Take it all back, as if the form had never been opened."""
        changed = self._session.figures.withdraw(self._step)
        self._step = None
        return changed
