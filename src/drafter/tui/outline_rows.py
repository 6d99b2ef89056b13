"""What the outline shows: header, sections, fields and numbered headings, each with its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from drafter.report.numbering import section_numbers
from drafter.report.outline import Item, ItemKind
from drafter.report.template import Level, Section
from drafter.tui.flow import FieldPlace, answered, is_asked, required
from drafter.tui.session import Session
from drafter.tui.states import State


class Tally(msgspec.Struct, frozen=True):
    """The findings at a place, by level."""

    errors: int = 0
    warnings: int = 0
    advice: int = 0

    def __add__(self, other: object) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(self.errors + other.errors, self.warnings + other.warnings, self.advice + other.advice)

    def counting(self, level: Level) -> Tally:
        """With one finding more."""
        return self + Tally(level is Level.ERROR, level is Level.WARNING, level is Level.ADVICE)


class OutlineRow(msgspec.Struct, frozen=True):
    """One row. ``place`` is the field it leads to, ``line`` the line in its text."""

    place: str
    label: str
    text: str
    depth: int
    state: State | None = None
    line: int = 0
    tally: Tally = Tally()
    exempt: bool = False

    @property
    def key(self) -> tuple[str, int, int]:
        """What the row is known by when the outline is made anew."""
        return self.place, self.line, self.depth


def outline_rows(session: Session, tallies: Mapping[str, Tally]) -> tuple[OutlineRow, ...]:
    """The rows of the outline; ``tallies`` has the findings by place."""
    return tuple(_Maker(session, tallies).rows())


class _Maker:
    def __init__(self, session: Session, tallies: Mapping[str, Tally]) -> None:
        self.session = session
        self.tallies = tallies
        self.headings: dict[str, list[Item]] = {}
        for item in session.outline.items:
            if item.kind is ItemKind.HEADING:
                self.headings.setdefault(item.field, []).append(item)

    def rows(self) -> Iterator[OutlineRow]:
        header = [at for at in self.session.places if at.section is None]
        yield self._group(header, "", "Header")
        for at in header:
            yield self._field(at, 1)
        numbers = section_numbers(self.session.template)
        for section in self.session.template.sections:
            places = [at for at in self.session.places if at.section is section]
            asked = [at for at in places if is_asked(self.session.draft, at)]
            if not asked:
                continue
            yield self._group(asked, numbers[section.id] or "", _name(section))
            if len(asked) > 1:
                for at in asked:
                    yield self._field(at, 1)
                    yield from self._headings(at, 2)
            else:
                yield from self._headings(asked[0], 1)

    def _group(self, places: list[FieldPlace], label: str, text: str) -> OutlineRow:
        tally = Tally()
        for at in places:
            tally += self.tallies.get(at.place, Tally())
        return OutlineRow(places[0].place, label, text, 0, self._state_of_all(places, tally), 0, tally)

    def _state_of_all(self, places: list[FieldPlace], tally: Tally) -> State:
        states = [self._state(at) for at in places]
        asked = [state for state in states if state is not State.OPTIONAL]
        if not asked:
            return State.OPTIONAL
        if all(state is State.EMPTY for state in asked):
            return State.EMPTY
        if tally.errors:
            return State.PROBLEM
        return State.COMPLETE if all(state is State.COMPLETE for state in asked) else State.PROGRESS

    def _state(self, at: FieldPlace) -> State:
        draft = self.session.draft
        if not answered(draft, at):
            return State.EMPTY if required(draft, at) else State.OPTIONAL
        tally = self.tallies.get(at.place, Tally())
        if tally.errors:
            return State.PROBLEM
        return State.PROGRESS if tally.warnings else State.COMPLETE

    def _field(self, at: FieldPlace, depth: int) -> OutlineRow:
        label = at.field.label if at.section is not None and at.field.label else ""
        tally = self.tallies.get(at.place, Tally())
        return OutlineRow(at.place, label, at.name, depth, self._state(at), 0, tally)

    def _headings(self, at: FieldPlace, depth: int) -> Iterator[OutlineRow]:
        for item in self.headings.get(at.place, ()):
            line = item.block.line if item.block is not None else 0
            yield OutlineRow(
                at.place,
                item.number or "",
                item.text,
                depth + item.depth - 1,
                line=line,
                exempt=bool(item.exempt),
            )


def _name(section: Section) -> str:
    return section.name or (section.heading or section.id).rstrip(":")
