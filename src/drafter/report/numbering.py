"""The one walk that numbers a report: template and blocks once, in order. Numbers come from nowhere else."""

from __future__ import annotations

import datetime
import re

import msgspec

from drafter.report.blocks import Block, FenceFault, Heading, ListBlock, ListItem, NumberedText, Paragraph, Placement
from drafter.report.dates import long_date
from drafter.report.draft import Draft, Entry, Value
from drafter.report.outline import Item, ItemKind, Outline, Part
from drafter.report.split import split
from drafter.report.template import Field, FieldKind, Section, Template

_LABEL = re.compile(r"(\d+)\.(\d+)[a-z]?\Z")
_EXHIBITS = {"table": "Table", "chart": "Figure", "image": "Figure"}
"""What each kind of exhibit is called; charts and images are counted together."""


class Splits:
    """The last split of each field, so that a keystroke splits again only the field it changed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, NumberedText]] = {}

    def of(self, place: str, text: str) -> NumberedText:
        """The blocks of ``text``, which stands at ``place``."""
        kept = self._kept.get(place)
        if kept is not None and kept[0] == text:
            return kept[1]
        numbered = split(text)
        self._kept[place] = (text, numbered)
        return numbered


def number(template: Template, draft: Draft, splits: Splits | None = None) -> Outline:
    """The outline of a report. Pure; ``splits`` makes the next call cheaper."""
    walk = _Walk(template, draft, splits or Splits())
    for section in template.sections:
        walk.section(section)
    return walk.outline()


def section_numbers(template: Template) -> dict[str, str | None]:
    """The number of each section's heading ("5.0"), None for unnumbered blocks."""
    shape = template.numbering.section
    return {id: None if prefix is None else shape.replace("{n}", prefix) for id, prefix in _prefixes(template).items()}


def _prefixes(template: Template) -> dict[str, str | None]:
    prefixes: dict[str, str | None] = {}
    last = 0
    for section in template.sections:
        if section.number is False:
            prefixes[section.id] = None
            continue
        last = last + 1 if section.number is None else section.number
        prefixes[section.id] = _letters(last) if template.numbering.style == "letter" else str(last)
    return prefixes


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Row(msgspec.Struct):
    """An item while things are still put below it."""

    item: Item
    body: list[Part] = []

    def frozen(self) -> Item:
        return msgspec.structs.replace(self.item, body=tuple(self.body)) if self.body else self.item


class _Walk:
    """``counters`` holds the last number given at each depth (index 0 is not used)."""

    def __init__(self, template: Template, draft: Draft, splits: Splits) -> None:
        self.template = template
        self.draft = draft
        self.splits = splits
        self.prefixes = _prefixes(template)
        self.headings = section_numbers(template)
        self.rows: list[_Row] = []
        self.labels: dict[str, str] = {}
        self.skipped: list[int] = []
        self.exhibits: dict[str, str] = {}
        self.fences: list[tuple[str, FenceFault]] = []
        self.gutters: dict[str, dict[int, str]] = {}
        self.counters = [0, 0, 0, 0]
        self.prefix: str | None = None
        self.last_number: str | None = None
        self.section_start = 0
        self.answered: dict[str, _Row] = {}

    def outline(self) -> Outline:
        items = tuple(row.frozen() for row in self.rows)
        return Outline(
            items=items,
            labels={**self.exhibits, **self.labels},
            exhibits=self.exhibits,
            skipped=tuple(items[index] for index in self.skipped),
            fences=tuple(self.fences),
            gutters=self.gutters,
        )

    def section(self, section: Section) -> None:
        self.prefix = self.prefixes[section.id]
        self.section_start = len(self.rows)
        self.answered = {}
        if self.template.numbering.scope == "section":
            self.counters = [0, 0, 0, 0]
        if section.heading is not None:
            self._add(
                Item(
                    number=self.headings[section.id],
                    kind=ItemKind.SECTION,
                    text=section.heading,
                    depth=0,
                    section=section.id,
                    field=section.id,
                )
            )
        for each in section.fields:
            _FieldWalk(self, section, each).run()

    def _add(self, item: Item) -> _Row:
        row = _Row(item)
        self.rows.append(row)
        if item.number is not None:
            self.last_number = item.number
        return row

    def below(self, section: Section, place: str) -> _Row:
        """The item that something without a number belongs to: the last one of the section."""
        if len(self.rows) > self.section_start:
            return self.rows[-1]
        return self._add(Item(number=None, kind=ItemKind.PARAGRAPH, text="", depth=1, section=section.id, field=place))

    def count(self, depth: int) -> tuple[str | None, bool]:
        """The next label at ``depth``, and whether a level above it was skipped (a missing one counts as 1)."""
        skipped = False
        for above in range(1, depth):
            if self.counters[above] == 0:
                self.counters[above] = 1
                skipped = True
        self.counters[depth] += 1
        for deeper in range(depth + 1, len(self.counters)):
            self.counters[deeper] = 0
        if self.prefix is None:
            return None, skipped
        label = ".".join(str(count) for count in self.counters[1 : depth + 1])
        return (label if self.template.numbering.scope == "continuous" else f"{self.prefix}.{label}"), skipped

    def pass_label(self, label: str) -> None:
        """Numbers given after a label of the template go on from it, so that none is given twice."""
        found = _LABEL.match(label)
        if found is not None and found[1] == self.prefix and self.template.numbering.scope == "section":
            self.counters[1] = max(self.counters[1], int(found[2]))

    def place(self, name: str) -> None:
        """An exhibit gets its number where it is first placed."""
        if name not in self.exhibits:
            title = _EXHIBITS[self.draft.figures[name].kind]
            count = sum(number.startswith(title) for number in self.exhibits.values())
            self.exhibits[name] = f"{title} {count + 1}"

    def name(self, id: str | None) -> None:
        """A reference to ``id`` prints the last number given: its own, or the nearest above it."""
        if id is not None and self.last_number is not None:
            self.labels.setdefault(id, self.last_number)


class _FieldWalk:
    """One field of a section."""

    def __init__(self, walk: _Walk, section: Section, field: Field) -> None:
        self.walk = walk
        self.section = section
        self.field = field
        self.place = f"{section.id}.{field.id}"
        # The label goes to the prompt where there is one, else to the first paragraph.
        self.label = field.label if field.prompt is None else None
        self.heading = 0

    def run(self) -> None:
        field, walk = self.field, self.walk
        answer = walk.draft.answer(self.section.id, field.id)
        if answer == "":
            answer = None
        if answer is None and field.required_if and not walk.draft.meets(self.section.id, field.required_if):
            return
        if field.label is not None:
            walk.pass_label(field.label)
        if field.prompt is not None:
            self._prompt(field.prompt, answer)
        elif answer is None:
            return
        if field.kind is FieldKind.TEXT:
            if answer is not None:
                self._text(str(answer))
        elif field.prompt is None and answer is not None:
            self._literal(answer)

    def _prompt(self, prompt: str, answer: Value | None) -> None:
        given, entries = (None, ()) if self.field.kind is FieldKind.TEXT or answer is None else self._print(answer)
        row = self.walk._add(
            Item(
                number=self.field.label,
                kind=ItemKind.PROMPT,
                text=prompt,
                depth=1,
                section=self.section.id,
                field=self.place,
                given=given,
            )
        )
        self.walk.answered[self.field.id] = row
        if entries:
            row.body.append(self._listed(entries))

    def _print(self, answer: Value) -> tuple[str | None, tuple[ListItem, ...]]:
        """An answer that is no numbered text: what stands on its line, or what is listed below it."""
        if isinstance(answer, datetime.date):
            return long_date(answer), ()
        if isinstance(answer, str):
            return self._option(answer), ()
        if not answer:
            return (self.walk.template.house_style.nothing if self.field.kind is FieldKind.LIST else None), ()
        return None, tuple(
            ListItem(text=each.text, exempt=each.exempt)
            if isinstance(each, Entry)
            else ListItem(text=self._option(each))
            for each in answer
        )

    def _option(self, id: str | int) -> str:
        if self.field.kind is FieldKind.YES_NO:
            return {"yes": "Yes", "no": "No"}.get(str(id), str(id))
        option = self.field.option(id)
        return str(id) if option is None else option.text

    def _listed(self, entries: tuple[ListItem, ...]) -> Part:
        return Part(field=self.place, block=ListBlock(items=entries), literal=True)

    def _literal(self, answer: Value) -> None:
        given, entries = self._print(answer)
        if entries:
            self.walk.below(self.section, self.place).body.append(self._listed(entries))
        elif given is not None:
            block = Paragraph(text=given)
            if self.field.note_for is not None:
                self._note(block, literal=True)
            else:
                self._numbered(block, ItemKind.PARAGRAPH, 1, literal=True)

    def _note(self, block: Block, *, literal: bool) -> None:
        row = self.walk.answered.get(self.field.note_for or "") or self.walk.below(self.section, self.place)
        row.body.append(Part(field=self.place, block=block, literal=literal))

    def _text(self, text: str) -> None:
        numbered = self.walk.splits.of(self.place, text)
        self.walk.fences.extend((self.place, fault) for fault in numbered.faults)
        gutter = self.walk.gutters.setdefault(self.place, {})
        for block in numbered.blocks:
            if isinstance(block, Placement) and not self._is_exhibit(block.name):
                block = Paragraph(
                    start=block.start, end=block.end, line=block.line, exempt=block.exempt, text=block.text
                )
            label = self._block(block)
            if label is not None:
                gutter[block.line] = label

    def _is_exhibit(self, name: str) -> bool:
        figure = self.walk.draft.figures.get(name)
        return figure is not None and figure.kind in _EXHIBITS

    def _block(self, block: Block) -> str | None:
        """Put one block in its place; its label, if it has one."""
        if isinstance(block, Placement):
            self.walk.place(block.name)
        if isinstance(block, Heading):
            self.heading = block.depth
            return self._numbered(block, ItemKind.HEADING, block.depth)
        if isinstance(block, Paragraph):
            if block.label is not None:
                return self._labelled(block, block.label)
            if block.depth is not None:
                return self._numbered(block, ItemKind.PARAGRAPH, block.depth)
            if block.numbered and self.field.note_for is None and self.field.prompt is None:
                return self._plain(block)
        if self.field.note_for is not None and self.heading == 0:
            self._note(block, literal=False)
        else:
            self._unnumbered(block)
        return None

    def _plain(self, block: Paragraph) -> str | None:
        """A paragraph that says nothing of its number."""
        if self.field.label is not None:
            if self.label is None:
                self._unnumbered(block)
                return None
            label, self.label = self.label, None
            return self._labelled(block, label)
        depth = self.heading + 1
        if depth > 1 and depth > self.walk.template.numbering.depth:
            self._unnumbered(block)
            return None
        return self._numbered(block, ItemKind.PARAGRAPH, depth)

    def _unnumbered(self, block: Block) -> None:
        walk = self.walk
        if isinstance(block, Paragraph) and len(walk.rows) == walk.section_start:
            self._row(None, ItemKind.PARAGRAPH, 1, block)
            return
        walk.below(self.section, self.place).body.append(Part(field=self.place, block=block))
        if isinstance(block, Paragraph):
            walk.name(block.id)

    def _numbered(self, block: Heading | Paragraph, kind: ItemKind, depth: int, *, literal: bool = False) -> str | None:
        if literal and self.label is not None:
            self._row(self.label, kind, _depth_of(self.label), block, literal=True)
            return self.label
        label, skipped = self.walk.count(depth)
        if skipped:
            self.walk.skipped.append(len(self.walk.rows))
        self._row(label, kind, depth, block, literal=literal)
        return label

    def _labelled(self, block: Paragraph, label: str) -> str:
        self._row(label, ItemKind.PARAGRAPH, _depth_of(label), block)
        return label

    def _row(
        self, label: str | None, kind: ItemKind, depth: int, block: Heading | Paragraph, *, literal: bool = False
    ) -> None:
        self.walk._add(
            Item(
                number=label,
                kind=kind,
                text=block.text,
                depth=depth,
                section=self.section.id,
                field=self.place,
                block=None if literal else block,
            )
        )
        self.walk.name(block.id)


def _depth_of(label: str) -> int:
    """5.4 stands at depth 1, 5.4.2a at depth 2."""
    return min(3, max(1, label.count(".")))
