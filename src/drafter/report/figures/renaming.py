"""A figure under another name, with all that names it: citations, references, formulas."""

from __future__ import annotations

import re

import msgspec

from drafter.report.citations import Citation, CitationKind, citations
from drafter.report.completeness import fields
from drafter.report.draft import Draft, Figure
from drafter.report.figures.formula import FUNCTIONS, with_name
from drafter.report.figures.listing import Fault
from drafter.report.report import Report
from drafter.report.template import FieldKind

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MOST = 60
"""Characters of a name that still reads as one."""


def name_fault(report: Report, name: str) -> Fault | None:
    """Why a figure of the report cannot have that name; None where it can."""
    if not _NAME.fullmatch(name) or len(name) > _MOST:
        return Fault(
            "A name has letters, digits and underscores, and begins with a letter.", "Write it like open_plans."
        )
    if name in FUNCTIONS:
        return Fault(f"“{name}” means something in a formula.", "Choose another name.")
    if name in report.draft.figures:
        return Fault(f"There is a figure “{name}” already.", "Choose another name.")
    if name in _ids(report):
        return Fault(f"A paragraph has the name “{name}” already.", "Choose another name.")
    return None


def renamed(report: Report, old: str, new: str) -> Draft:
    """The draft with the figure ``old`` called ``new`` wherever it is named. The name must be free."""
    draft = report.draft
    # A reference leads to the paragraph of that name, where there is one.
    kinds = {CitationKind.FIGURE} if old in _ids(report) else {CitationKind.FIGURE, CitationKind.REFERENCE}
    figures = {new if name == old else name: _in_figure(figure, old, new) for name, figure in draft.figures.items()}
    notes = {
        name: msgspec.structs.replace(note, text=_in_text(note.text, old, new, kinds))
        for name, note in draft.notes.items()
    }
    changed = msgspec.structs.replace(draft, figures=figures, notes=notes)
    for ref in fields(report.template):
        text = draft.answer(ref.section.id, ref.field.id)
        if ref.field.kind is FieldKind.TEXT and isinstance(text, str) and old in text:
            changed = changed.with_answer(ref.section.id, ref.field.id, _in_text(text, old, new, kinds))
    return changed


def _ids(report: Report) -> set[str]:
    """The names of paragraphs and headings."""
    outline = report.outline
    return {name for name, label in outline.labels.items() if outline.exhibits.get(name) != label}


def _in_figure(figure: Figure, old: str, new: str) -> Figure:
    if figure.formula is None or old not in figure.formula:
        return figure
    return msgspec.structs.replace(figure, formula=with_name(figure.formula, old, new))


def _in_text(text: str, old: str, new: str, kinds: set[CitationKind]) -> str:
    pieces = []
    at = 0
    for citation in citations(text):
        if citation.name == old and citation.kind in kinds:
            pieces += [text[at : citation.start], _named(citation, new)]
            at = citation.end
    return "".join([*pieces, text[at:]])


def _named(citation: Citation, new: str) -> str:
    """The citation as it was typed, with another name: a figure's stands first, that of a reference last."""
    source, old = citation.source, citation.name
    at = source.find(old) if citation.kind is CitationKind.FIGURE else source.rfind(old)
    return source[:at] + new + source[at + len(old) :]
