"""Which answers a report must have, and which of them it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from drafter.report.draft import Draft, Value
from drafter.report.template import Field, FieldKind, Section, Template


class FieldRef(NamedTuple):
    """A field of a section."""

    section: Section
    field: Field

    @property
    def place(self) -> str:
        """``reasons.summary``."""
        return f"{self.section.id}.{self.field.id}"


class Completeness(msgspec.Struct, frozen=True):
    """Counts over the required fields of sections (the header block does not count), and those without an answer."""

    answered: int
    required: int
    missing: tuple[FieldRef, ...]

    @property
    def complete(self) -> bool:
        """Whether every required field is answered."""
        return not self.missing


def fields(template: Template) -> Iterator[FieldRef]:
    """Every field of every section, in order."""
    for section in template.sections:
        for field in section.fields:
            yield FieldRef(section, field)


def is_required(draft: Draft, section: Section, field: Field) -> bool:
    """Whether the field must be answered, given the answers it depends on."""
    return field.required or draft.meets(section.id, field.required_if)


def is_answered(field: Field, answer: Value | None) -> bool:
    """Whether there is an answer. A list that is empty says "none"; a pick-list that is empty says nothing."""
    if answer is None:
        return False
    if isinstance(answer, str):
        return bool(answer.strip())
    if isinstance(answer, tuple):
        return field.kind is FieldKind.LIST or bool(answer)
    return True


def completeness(template: Template, draft: Draft) -> Completeness:
    """How far the report is answered."""
    required = [ref for ref in fields(template) if is_required(draft, ref.section, ref.field)]
    missing = tuple(ref for ref in required if not is_answered(ref.field, draft.answer(ref.section.id, ref.field.id)))
    return Completeness(len(required) - len(missing), len(required), missing)
