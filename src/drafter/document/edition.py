"""The edition of a report: what is exempt is taken out of the model, and every label stays where it is.

Exempt means under a paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 (section 100I).
"""

from __future__ import annotations

import enum
from collections.abc import Iterator

import msgspec

from drafter.report.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Quote
from drafter.report.outline import Item, Outline, Part


class Edition(enum.Enum):
    """For whom the report is made: everyone, or those who may see what is exempt."""

    PUBLIC = "public"
    FULL = "full"


def items_of(outline: Outline, edition: Edition) -> tuple[Item, ...]:
    """The items that the edition prints. In the public one nothing is left of an exempt text but that it is one."""
    if edition is Edition.FULL:
        return outline.items
    return tuple(_public_item(item) for item in outline.items)


def has_exempt(outline: Outline) -> bool:
    """Whether anything in the report is exempt."""
    return any(item.exempt or any(_is_exempt(part.block) for part in item.body) for item in outline.items)


def statement(exempt: tuple[int, ...]) -> str:
    """The line that stands in the place of an exempt text."""
    return f"Exempt under {paragraphs(exempt)} of Part 1 of Schedule 12A, Local Government Act 1972."


def heading_statement(exempt: tuple[int, ...]) -> str:
    """The words that stand in the place of an exempt heading."""
    return f"Exempt information ({paragraphs(exempt)})"


def paragraphs(exempt: tuple[int, ...]) -> str:
    """``paragraphs 1 and 3``."""
    numbers = [str(number) for number in exempt]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def _public_item(item: Item) -> Item:
    body = tuple(_public_parts(item.body, item.exempt))
    if item.block is None or not item.exempt:
        return msgspec.structs.replace(item, body=body)
    words = heading_statement(item.exempt) if isinstance(item.block, Heading) else statement(item.exempt)
    block = msgspec.structs.replace(item.block, text=words)
    return msgspec.structs.replace(item, text=words, block=block, body=body)


def _public_parts(parts: tuple[Part, ...], said: tuple[int, ...]) -> Iterator[Part]:
    """The parts below an item; exempt ones in a row are one statement. ``said`` is what the item says already."""
    for part in parts:
        exempt = part.block.exempt
        if not exempt:
            yield msgspec.structs.replace(part, block=_public_block(part.block))
        elif exempt != said:
            id = part.block.id if isinstance(part.block, Paragraph) else None
            block = Paragraph(text=statement(exempt), exempt=exempt, numbered=False, id=id, line=part.block.line)
            yield Part(field=part.field, block=block, literal=True)
        said = exempt


def _public_block(block: Block) -> Block:
    """A block that is not exempt itself, without what is exempt inside it."""
    if isinstance(block, ListBlock):
        return msgspec.structs.replace(block, items=tuple(_public_entry(entry) for entry in block.items))
    if isinstance(block, Quote):
        return msgspec.structs.replace(block, blocks=_public_blocks(block.blocks))
    return block


def _public_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        Paragraph(text=statement(block.exempt), exempt=block.exempt) if block.exempt else _public_block(block)
        for block in blocks
    )


def _public_entry(entry: ListItem) -> ListItem:
    if entry.exempt:
        return ListItem(text=statement(entry.exempt), start=entry.start, exempt=entry.exempt)
    return msgspec.structs.replace(entry, blocks=_public_blocks(entry.blocks))


def _is_exempt(block: Block) -> bool:
    if block.exempt:
        return True
    if isinstance(block, ListBlock):
        return any(entry.exempt or any(map(_is_exempt, entry.blocks)) for entry in block.items)
    return isinstance(block, Quote) and any(map(_is_exempt, block.blocks))
