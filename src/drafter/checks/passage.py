"""Passages: the pieces of text that people wrote, each with the number it is cited by and its place in the file."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence

import msgspec

from drafter.checks.pattern import Pattern
from drafter.report.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Quote, Table
from drafter.report.draft import Entry
from drafter.report.outline import Item, ItemKind
from drafter.report.places import KeyPath
from drafter.report.report import Report
from drafter.report.template import Field, FieldKind, Section


class Kind(enum.Enum):
    """What a passage is, so that a rule can say what it reads."""

    TITLE = "title"
    META = "meta"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    LINE = "line"
    ENTRY = "entry"
    EXHIBIT = "exhibit"
    NOTE = "note"

    # The one of an enum is written in Python, and every passage of every rule asks for it.
    __hash__ = object.__hash__


PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE})
"""Sentences of the report's own."""
TEXT = PROSE | {Kind.HEADING}
"""Everything written in the fields of sections as numbered text, but tables and quotations."""
PLAIN = frozenset({Kind.TITLE, Kind.META, Kind.LINE, Kind.ENTRY, Kind.EXHIBIT})
"""What is published as it is typed, without a mark or a citation in it."""
EVERYTHING = frozenset(Kind)


class Passage(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A paragraph, heading, item, cell or line.

    ``text`` is joined to one line. ``path`` leads to its value in the file and ``start`` is the offset of its block
    there (the marks before its text included); a ``literal`` passage is its value itself. ``section`` is an id,
    ``role`` what the template says the section is for; both are empty outside sections. ``heading`` is the nearest
    heading above it in its field.
    """

    text: str
    kind: Kind
    path: KeyPath
    number: str | None = None
    section: str = ""
    role: str = ""
    heading: str = ""
    start: int = 0
    literal: bool = False
    exempt: tuple[int, ...] = ()

    def offsets(self, raw: str) -> Sequence[int]:
        """Where each character of the passage stands in ``raw``, the value at its path."""
        return range(len(self.text) + 1) if self.literal else _aligned(raw, self.start, self.kind, self.text)


_MARKS = {
    Kind.ITEM: Pattern(r"[ \t]*(?:-|\d{1,3}\.)[ \t]+"),
    Kind.HEADING: Pattern(r"#{2,3}[ \t]+"),
    Kind.PARAGRAPH: Pattern(r"(?:\.{1,3}|\.\[[^\]\n]*\]|~)[ \t]+|\\"),
}


def _aligned(raw: str, at: int, kind: Kind, text: str) -> Sequence[int]:
    """Joining lines changed only spaces, so the characters between them are met in the same order in ``raw``."""
    mark = _MARKS[kind].compiled.match(raw, at) if kind in _MARKS else None
    # A paragraph may begin with what only looks like a mark.
    if mark is not None and (kind is not Kind.PARAGRAPH or not text.startswith(mark[0])):
        at = mark.end()
    if raw.startswith(text, at):
        return range(at, at + len(text) + 1)
    offsets = []
    for character in text:
        if character not in " \t":
            at = max(at, raw.find(character, at))
        offsets.append(at)
        at += character not in " \t"
    return (*offsets, at)


def passages(report: Report) -> Iterator[Passage]:
    """Every passage of a report, in the order in which it is read."""
    draft = report.draft
    if draft.title:
        yield Passage(text=_line(draft.title), kind=Kind.TITLE, path=("title",), literal=True)
    for field in report.template.meta:
        answer = draft.meta.get(field.id)
        if isinstance(answer, str) and field.kind in _WRITTEN:
            yield Passage(text=_line(answer), kind=Kind.META, path=("meta", field.id), literal=True)
    yield from _Walk(report).run()
    yield from _exhibits(report)
    for name, note in draft.notes.items():
        yield Passage(text=_line(note.text), kind=Kind.NOTE, path=("notes", name, "text"), literal=True)


_WRITTEN = (FieldKind.TEXT, FieldKind.LINE, FieldKind.PERSON)


def _line(text: str) -> str:
    # One character for one: offsets stay true.
    return text.replace("\n", " ")


def _exhibits(report: Report) -> Iterator[Passage]:
    for name, figure in report.draft.figures.items():
        for key in ("label", "caption", "alt", "source"):
            text = getattr(figure, key)
            if text:
                yield Passage(text=_line(text), kind=Kind.EXHIBIT, path=("figures", name, key), literal=True)


class _Walk:
    """One pass over the outline; ``number`` is the nearest number above in the section."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sections = {section.id: section for section in report.template.sections}
        self.number: str | None = None
        self.section: Section | None = None
        self.field = ""
        self.heading = ""

    def run(self) -> Iterator[Passage]:
        for item in self.report.outline.items:
            section = self.sections[item.section]
            if section is not self.section:
                self.section, self.number = section, None
            if item.number is not None:
                self.number = item.number
            yield from self._item(item, section)

    def _item(self, item: Item, section: Section) -> Iterator[Passage]:
        if item.field != self.field:
            self.field, self.heading = item.field, ""
        if isinstance(item.block, Heading):
            self.heading = item.block.text
        if item.block is not None:
            yield from self._block(item.block, _path(item.field))
        elif item.kind is not ItemKind.SECTION:
            yield from self._literal(section, item.field)
        for part in item.body:
            if not part.literal:
                yield from self._block(part.block, _path(part.field))
            elif part.field != item.field:
                yield from self._literal(section, part.field)

    def _literal(self, section: Section, place: str) -> Iterator[Passage]:
        """The answer to a field that takes no numbered text, where it is in the author's own words."""
        field = _field(section, place)
        if field is None:
            return
        answer = self.report.draft.answer(section.id, field.id)
        path = ("sections", section.id, field.id)
        if isinstance(answer, str) and field.kind in (FieldKind.LINE, FieldKind.PERSON):
            yield self._passage(_line(answer), Kind.LINE, path, literal=True)
        elif isinstance(answer, tuple) and field.kind is FieldKind.LIST:
            for index, entry in enumerate(answer):
                if isinstance(entry, Entry):
                    yield self._passage(
                        _line(entry.text), Kind.ENTRY, (*path, index), literal=True, exempt=entry.exempt
                    )

    def _block(self, block: Block, path: KeyPath, kind: Kind | None = None) -> Iterator[Passage]:
        match block:
            case Heading():
                yield self._passage(block.text, Kind.HEADING, path, block.start, block.exempt)
            case Paragraph():
                yield self._passage(block.text, kind or Kind.PARAGRAPH, path, block.start, block.exempt)
            case ListBlock():
                yield from self._items(block.items, path, block.exempt, kind)
            case Table():
                yield from self._table(block, path)
            case Quote():
                for inner in block.blocks:
                    yield from self._block(inner, path, Kind.QUOTE)
            case _:
                return

    def _table(self, table: Table, path: KeyPath) -> Iterator[Passage]:
        raw = str(self.report.draft.answer(str(path[1]), str(path[2])))
        at = table.start
        for row in (table.header, *table.rows):
            for cell in filter(None, row):
                # A cell with an escaped bar is not found as it stands; it goes by the place of the cell before.
                at = max(at, raw.find(cell, at))
                yield self._passage(cell, Kind.CELL, path, at, table.exempt)

    def _items(
        self, items: tuple[ListItem, ...], path: KeyPath, exempt: tuple[int, ...], kind: Kind | None
    ) -> Iterator[Passage]:
        for item in items:
            yield self._passage(item.text, kind or Kind.ITEM, path, item.start, exempt)
            for block in item.blocks:
                # What stands inside an exempt list is exempt with it.
                yield from self._block(msgspec.structs.replace(block, exempt=exempt), path, kind)

    def _passage(
        self,
        text: str,
        kind: Kind,
        path: KeyPath,
        start: int = 0,
        exempt: tuple[int, ...] = (),
        *,
        literal: bool = False,
    ) -> Passage:
        section = self.section
        return Passage(
            text=text,
            kind=kind,
            path=path,
            number=self.number,
            section=section.id if section else "",
            role=(section.role if section else None) or "",
            heading=self.heading,
            start=start,
            literal=literal,
            exempt=exempt,
        )


def _path(place: str) -> KeyPath:
    return ("sections", *place.split("."))


def _field(section: Section, place: str) -> Field | None:
    return section.field(place.partition(".")[2])
