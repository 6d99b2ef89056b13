"""The texts of a report that are searched: answers, entries of lists, notes, and what figures say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from drafter.report.draft import Draft, Entry, Figure, Note, Value
from drafter.report.template import FieldKind
from drafter.tui.flow import FieldPlace, answer_at
from drafter.tui.session import Session

_WRITTEN = (FieldKind.TEXT, FieldKind.LINE, FieldKind.PERSON)
FIGURE_KEYS = ("label", "caption", "alt", "source")
"""What a figure says in words."""


class Source(NamedTuple):
    """A text. ``place`` is written as in findings: ``background.text``, ``appendices.items.2``, ``notes.survey.text``.

    ``field`` is the place of the field that shows it, empty for notes and figures; ``name`` is what it is called.
    """

    place: str
    field: str
    name: str
    text: str


def sources(session: Session) -> Iterator[Source]:
    """Every text, in order; notes and figures come last."""
    draft = session.draft
    for at in session.places:
        answer = answer_at(draft, at)
        if at.field.kind in _WRITTEN and isinstance(answer, str):
            yield Source(at.place, at.place, at.name, answer)
        elif at.field.kind is FieldKind.LIST:
            for number, entry in enumerate(_entries(answer), 1):
                yield Source(f"{at.place}.{number}", at.place, at.name, entry.text)
    for name, note in draft.notes.items():
        yield Source(f"notes.{name}.text", "", f"note {name}", note.text)
    for name, figure in draft.figures.items():
        for key in FIGURE_KEYS:
            text = getattr(figure, key)
            if text:
                yield Source(f"figures.{name}.{key}", "", name, text)


def with_texts(session: Session, texts: Mapping[str, str]) -> Draft:
    """The draft with other texts, by place."""
    draft = session.draft
    for at in session.places:
        changed = _changed(at, answer_at(draft, at), texts)
        if changed is not None:
            draft = _with_answer(draft, at, changed)
    notes = {name: Note(text=texts.get(f"notes.{name}.text", note.text)) for name, note in draft.notes.items()}
    figures = {name: _figure(name, figure, texts) for name, figure in draft.figures.items()}
    if notes != draft.notes:
        draft = msgspec.structs.replace(draft, notes=notes)
    return draft if figures == draft.figures else msgspec.structs.replace(draft, figures=figures)


def _changed(at: FieldPlace, answer: Value | None, texts: Mapping[str, str]) -> Value | None:
    """The answer at a place with other texts; None where none of them is its."""
    if at.place in texts:
        return texts[at.place]
    entries = _entries(answer) if at.field.kind is FieldKind.LIST else ()
    made = tuple(
        msgspec.structs.replace(entry, text=texts.get(f"{at.place}.{number}", entry.text))
        for number, entry in enumerate(entries, 1)
    )
    return None if made == entries else made


def _with_answer(draft: Draft, at: FieldPlace, answer: Value) -> Draft:
    if at.place == "title":
        return msgspec.structs.replace(draft, title=str(answer))
    if at.section is None:
        return draft.with_meta(at.field.id, answer)
    return draft.with_answer(at.section.id, at.field.id, answer)


def _figure(name: str, figure: Figure, texts: Mapping[str, str]) -> Figure:
    new = {key: texts[place] for key in FIGURE_KEYS if (place := f"figures.{name}.{key}") in texts}
    return msgspec.structs.replace(figure, **new) if new else figure


def _entries(answer: Value | None) -> tuple[Entry, ...]:
    return tuple(each for each in answer if isinstance(each, Entry)) if isinstance(answer, tuple) else ()
