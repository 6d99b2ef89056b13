"""The fields of a report in the order in which they are written: title, header block, sections."""

from __future__ import annotations

import msgspec

from drafter.report.completeness import is_answered, is_required
from drafter.report.draft import Draft, Value
from drafter.report.template import Field, FieldKind, Section, Template

TITLE = Field(
    id="title",
    kind=FieldKind.LINE,
    name="Title",
    required=True,
    guidance="Name the subject in a few words that a resident would use, without initials. The agenda and the web "
    "page show nothing else. For example: “Libraries: annual report 2026/27”.",
)


class FieldPlace(msgspec.Struct, frozen=True):
    """A field and where its answer stands: ``title``, ``meta.report_to``, ``background.text``."""

    place: str
    field: Field
    section: Section | None = None
    """None for the title and the header block."""

    @property
    def name(self) -> str:
        """What the field is called where there is little room."""
        field = self.field
        if self.section is None:
            return field.name or field.label or field.id
        return field.name or field.prompt or self.section.name or self.section.heading or field.id

    @property
    def prompt(self) -> str:
        """The words above the answer."""
        field = self.field
        if self.section is None:
            return field.label or field.name or field.id
        return field.prompt or field.name or ""


def answer_at(draft: Draft, at: FieldPlace) -> Value | None:
    """The answer given at a place."""
    if at.place == "title":
        return draft.title or None
    if at.section is None:
        return draft.meta.get(at.field.id)
    return draft.answer(at.section.id, at.field.id)


def answered(draft: Draft, at: FieldPlace) -> bool:
    """Whether there is an answer."""
    return is_answered(at.field, answer_at(draft, at))


def required(draft: Draft, at: FieldPlace) -> bool:
    """Whether there must be an answer, given the others."""
    if at.section is None:
        return at.field.required
    return is_required(draft, at.section, at.field)


def every_place(template: Template) -> tuple[FieldPlace, ...]:
    """All fields of a template, asked for or not."""
    places = [FieldPlace("title", TITLE)]
    places.extend(FieldPlace(f"meta.{field.id}", field) for field in template.meta)
    for section in template.sections:
        places.extend(FieldPlace(f"{section.id}.{field.id}", field, section) for field in section.fields)
    return tuple(places)


def is_asked(draft: Draft, at: FieldPlace) -> bool:
    """Whether the author is asked for it: a conditional field only where its condition holds or it has an answer."""
    if at.section is None or not at.field.required_if or at.field.required:
        return True
    return draft.meets(at.section.id, at.field.required_if) or answered(draft, at)
