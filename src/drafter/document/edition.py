"""The edition of a report: what is exempt is taken out of the model, and every label stays where it is.

Exempt means under a paragraph of the schedule that the law of the nation has for it; in England Part 1 of Schedule
12A to the Local Government Act 1972 (section 100I). Every copy of a report with exempt text in it is marked "Not for
publication", with a description of what is exempt in the terms of that schedule (section 100B(5)).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

import msgspec

from drafter.report.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Quote
from drafter.report.law import LAWS
from drafter.report.outline import Item, Outline, Part
from drafter.report.template import FieldKind, Template

_LABELLED = re.compile(r"(?:Appendix|Annexe?|Schedule|Enclosure)\s+(?:[A-Z]{1,2}|\d{1,3}|[IVX]{1,5})[a-z]?(?![\w.])")
"""The label of an entry in a list of appendices, which stays as every label does."""


class Edition(enum.Enum):
    """For whom the report is made: everyone, or those who may see what is exempt."""

    PUBLIC = "public"
    FULL = "full"


def items_of(outline: Outline, edition: Edition, schedule: str) -> tuple[Item, ...]:
    """The items that the edition prints. In the public one nothing is left of an exempt text but that it is one.

    ``schedule`` is where the law says what may be exempt.
    """
    if edition is Edition.FULL:
        return outline.items
    taking = _Taking(schedule)
    return tuple(taking.item(item) for item in outline.items)


def schedule_of(template: Template) -> str:
    """Where the law says what may be exempt."""
    return LAWS[template.deadline.calendar].schedule


def exempt_under(outline: Outline) -> tuple[int, ...]:
    """The paragraphs of the schedule that anything in the report is exempt under, in their order."""
    found: set[int] = set()
    for item in outline.items:
        found.update(item.exempt)
        for part in item.body:
            found.update(_paragraphs_in(part.block))
    return tuple(sorted(found))


def statement(exempt: tuple[int, ...], schedule: str) -> str:
    """The line that stands in the place of an exempt text."""
    return f"Exempt: not for publication by virtue of {paragraphs(exempt)} of {schedule}."


def heading_statement(exempt: tuple[int, ...]) -> str:
    """The words that stand in the place of an exempt heading."""
    return f"Exempt information ({paragraphs(exempt)})"


def entry_statement(text: str, exempt: tuple[int, ...], schedule: str) -> str:
    """The line that stands in the place of an exempt entry of a list; the label of an appendix stays before it."""
    label = _LABELLED.match(text)
    said = statement(exempt, schedule)
    return said if label is None else f"{label[0]}: {said[0].lower()}{said[1:]}"


def not_for_publication(template: Template, exempt: tuple[int, ...]) -> str:
    """What a copy with exempt text says of itself, with a description of each paragraph that it rests on."""
    law = LAWS[template.deadline.calendar]
    said = [f"Not for publication by virtue of {paragraphs(exempt)} of {law.schedule}."]
    for number in exempt:
        description = law.descriptions.get(number) or _described(template, number)
        if description:
            said.append(f"Paragraph {number}: {description.rstrip('.')}.")
    return " ".join(said)


def paragraphs(exempt: tuple[int, ...]) -> str:
    """``paragraphs 1 and 3``."""
    numbers = [str(number) for number in exempt]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def _described(template: Template, number: int) -> str:
    """What the template says of a paragraph where it asks for the grounds of exemption."""
    for section in template.sections:
        for field in section.fields if section.role == "exempt" else ():
            option = field.option(number) if field.kind is FieldKind.CHOICES else None
            if option is not None:
                return option.text.removeprefix(f"Paragraph {number}:").strip()
    return ""


def _paragraphs_in(block: Block) -> Iterator[int]:
    yield from block.exempt
    if isinstance(block, ListBlock):
        for entry in block.items:
            yield from entry.exempt
            for inner in entry.blocks:
                yield from _paragraphs_in(inner)
    elif isinstance(block, Quote):
        for inner in block.blocks:
            yield from _paragraphs_in(inner)


class _Taking:
    """What is exempt, taken out, with the statement of the law in its place."""

    def __init__(self, schedule: str) -> None:
        self._schedule = schedule

    def item(self, item: Item) -> Item:
        body = tuple(self._parts(item.body, item.exempt))
        if item.block is None or not item.exempt:
            return msgspec.structs.replace(item, body=body)
        words = heading_statement(item.exempt) if isinstance(item.block, Heading) else self._said(item.exempt)
        block = msgspec.structs.replace(item.block, text=words)
        return msgspec.structs.replace(item, text=words, block=block, body=body)

    def _said(self, exempt: tuple[int, ...]) -> str:
        return statement(exempt, self._schedule)

    def _parts(self, parts: tuple[Part, ...], said: tuple[int, ...]) -> Iterator[Part]:
        """The parts below an item; exempt ones in a row are one statement. ``said`` is what the item says already."""
        for part in parts:
            exempt = part.block.exempt
            if not exempt:
                yield msgspec.structs.replace(part, block=self._block(part.block))
            elif exempt != said:
                id = part.block.id if isinstance(part.block, Paragraph) else None
                block = Paragraph(text=self._said(exempt), exempt=exempt, numbered=False, id=id, line=part.block.line)
                yield Part(field=part.field, block=block, literal=True)
            said = exempt

    def _block(self, block: Block) -> Block:
        """A block that is not exempt itself, without what is exempt inside it."""
        if isinstance(block, ListBlock):
            return msgspec.structs.replace(block, items=tuple(self._entry(entry) for entry in block.items))
        if isinstance(block, Quote):
            return msgspec.structs.replace(block, blocks=self._blocks(block.blocks))
        return block

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            Paragraph(text=self._said(block.exempt), exempt=block.exempt) if block.exempt else self._block(block)
            for block in blocks
        )

    def _entry(self, entry: ListItem) -> ListItem:
        if entry.exempt:
            text = entry_statement(entry.text, entry.exempt, self._schedule)
            return ListItem(text=text, start=entry.start, exempt=entry.exempt)
        return msgspec.structs.replace(entry, blocks=self._blocks(entry.blocks))
