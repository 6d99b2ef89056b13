"""What must be answered, and what counts as an answer."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from drafter.report.completeness import completeness, is_answered
from drafter.report.draft import Draft, Value
from drafter.report.template import Field, FieldKind, Template

TEMPLATE: Any = {
    "format": 1,
    "name": "t",
    "title": "T",
    "meta": [{"id": "to", "label": "To", "required": True}],
    "sections": [
        {
            "id": "s",
            "fields": [
                {"id": "ask", "kind": "yes-no", "required": True},
                {"id": "note", "required_if": {"ask": "yes"}},
                {"id": "free"},
            ],
        }
    ],
}


def counted(**answers: Value) -> tuple[int, int, list[str]]:
    found = completeness(msgspec.convert(TEMPLATE, Template), Draft(template="t", sections={"s": answers}))
    return found.answered, found.required, [ref.place for ref in found.missing]


def test_only_required_fields_of_sections_count() -> None:
    assert counted() == (0, 1, ["s.ask"])
    assert counted(ask="no") == (1, 1, [])


def test_an_answer_can_make_another_field_required() -> None:
    assert counted(ask="yes") == (1, 2, ["s.note"])
    assert counted(ask="yes", note="Because.") == (2, 2, [])


@pytest.mark.parametrize(
    ("kind", "answer", "answered"),
    [
        (FieldKind.TEXT, None, False),
        (FieldKind.TEXT, " \n", False),
        (FieldKind.TEXT, "None", True),
        (FieldKind.CHOICES, (), False),
        (FieldKind.CHOICES, (1,), True),
        (FieldKind.LIST, (), True),
        (FieldKind.LIST, None, False),
    ],
)
def test_what_counts_as_an_answer(kind: FieldKind, answer: Value | None, answered: bool) -> None:
    assert is_answered(Field(id="x", kind=kind), answer) is answered
