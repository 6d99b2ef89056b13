"""A report, read once for all rules."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from drafter.checks.passage import PLAIN, Kind, Passage, passages
from drafter.checks.pattern import Pattern
from drafter.checks.speller import Speller
from drafter.checks.substance import is_blank, is_placeholder
from drafter.checks.text import Found, Text
from drafter.report.completeness import FieldRef, fields, is_answered, is_required
from drafter.report.draft import Value
from drafter.report.numbering import section_numbers
from drafter.report.places import KeyPath
from drafter.report.report import Report
from drafter.report.template import Field, Section

if TYPE_CHECKING:
    from drafter.report.citations import Citation

T = TypeVar("T")


class Answer(msgspec.Struct, frozen=True):
    """A field of a section with what was answered."""

    section: Section
    field: Field
    value: Value

    @property
    def path(self) -> KeyPath:
        """Where it stands in the file."""
        return ("sections", self.section.id, self.field.id)

    @property
    def text(self) -> str:
        """The answer, where it is text; else nothing."""
        return self.value if isinstance(self.value, str) else ""


class Reading:
    """What rules look at. Everything in it is made when it is first asked for."""

    def __init__(
        self, report: Report, today: datetime.date, speller: Speller | None = None, *, any_font: bool = False
    ) -> None:
        self.report = report
        self.template = report.template
        self.draft = report.draft
        self.outline = report.outline
        self.meeting = report.meeting
        self.today = today
        self.speller = speller
        self.any_font = any_font
        """Whether pages may have the fonts of the machine, which nobody knows here."""
        self._once: dict[object, Any] = {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage, in the order in which it is read."""
        return tuple(passages(self.report))

    def once(self, read: Callable[[Reading], T]) -> T:
        """What ``read`` makes of the report, made once for all rules that ask."""
        if read not in self._once:
            self._once[read] = read(self)
        known: T = self._once[read]
        return known

    @cached_property
    def text(self) -> Text:
        """All passages, to be searched together."""
        return Text(self.passages)

    @cached_property
    def by_path(self) -> dict[KeyPath, list[Passage]]:
        """The passages of each value."""
        found: dict[KeyPath, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.path, []).append(passage)
        return found

    def search(self, pattern: Pattern, kinds: frozenset[Kind]) -> Iterator[Found]:
        """Each place in the passages of those kinds where a pattern is found."""
        return self.text.within(pattern, kinds)

    @cached_property
    def citations(self) -> tuple[tuple[Passage, Citation], ...]:
        """What is cited in double braces, and where."""
        if "{{" not in self.text.joined:
            return ()
        # Imported here: most reports cite nothing.
        from drafter.report.citations import citations

        return tuple(
            (passage, citation)
            for passage in self.passages
            if passage.kind not in PLAIN
            for citation in citations(passage.text)
        )

    def answers(self) -> Iterator[Answer]:
        """Every answer of every section that there is, in the order of the template."""
        return iter(self._answers)

    @cached_property
    def _answers(self) -> tuple[Answer, ...]:
        given = ((section, field, self.draft.answer(section.id, field.id)) for section, field in fields(self.template))
        return tuple(Answer(section, field, value) for section, field, value in given if value is not None)

    @cached_property
    def missing(self) -> tuple[FieldRef, ...]:
        """The required fields without a word of an answer."""
        return tuple(
            ref
            for ref in fields(self.template)
            if is_required(self.draft, ref.section, ref.field) and self._is_missing(ref)
        )

    def _is_missing(self, ref: FieldRef) -> bool:
        answer = self.draft.answer(ref.section.id, ref.field.id)
        return not is_answered(ref.field, answer) or (isinstance(answer, str) and is_blank(answer))

    @cached_property
    def placeholders(self) -> tuple[Answer, ...]:
        """The answers that hold the place of one still to be written."""
        return tuple(answer for answer in self.answers() if answer.text and is_placeholder(answer.text))

    @cached_property
    def counts(self) -> tuple[int, int]:
        """How many required fields are answered, and how many there are."""
        required = [ref.place for ref in fields(self.template) if is_required(self.draft, ref.section, ref.field)]
        unanswered = {ref.place for ref in self.missing}
        unanswered.update(f"{answer.section.id}.{answer.field.id}" for answer in self.placeholders)
        return sum(place not in unanswered for place in required), len(required)

    @cached_property
    def numbers(self) -> dict[str, str | None]:
        """Section id to the number of its heading."""
        return section_numbers(self.template)

    @cached_property
    def _numbers_of_fields(self) -> dict[str, str | None]:
        """The number of the first item of each field; of an item without one, the nearest above in its section."""
        found: dict[str, str | None] = {}
        section, number = "", None
        for item in self.outline.items:
            if item.section != section:
                section, number = item.section, None
            number = item.number or number
            for place in (item.field, *(part.field for part in item.body)):
                found.setdefault(place, number)
        return found

    def number_of(self, path: KeyPath) -> str | None:
        """What a person would cite for the value at ``path``; None where nothing numbered is near."""
        if len(path) < 2 or path[0] != "sections":
            return None
        section = self.template.section(str(path[1]))
        if section is None:
            return None
        field = section.field(str(path[2])) if len(path) > 2 else None
        if field is None:
            return self.numbers[section.id]
        place = f"{section.id}.{field.id}"
        if place in self._numbers_of_fields:
            return self._numbers_of_fields[place]
        if field.label is not None:
            return field.label
        if field.note_for is not None:
            return self.number_of(("sections", section.id, field.note_for))
        return self.numbers[section.id]

    @cached_property
    def _order(self) -> dict[KeyPath, int]:
        order: dict[KeyPath, int] = {("title",): 0}
        for meta in self.template.meta:
            order["meta", meta.id] = len(order)
        for section, field in fields(self.template):
            order.setdefault(("sections", section.id), len(order))
            order["sections", section.id, field.id] = len(order)
        return order

    def order_of(self, path: KeyPath) -> int:
        """Where the value at ``path`` comes in the document; what is not printed in its order comes last."""
        order = self._order.get(path[:3], self._order.get(path[:2]))
        if order is not None:
            return order
        index = path[1] if len(path) > 1 else 0
        return len(self._order) + (index if isinstance(index, int) else 0)


def called(section: Section, field: Field) -> str:
    """What a person would call a field: its prompt, or its name, or its section's."""
    named = field.prompt or field.name or section.name or section.heading or field.id
    return named.strip().rstrip(":").rstrip()
