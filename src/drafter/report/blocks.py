"""What numbered text is made of: blocks, in order, each with where it stands in the text of its field."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class _Block(msgspec.Struct, frozen=True, kw_only=True):
    """``start`` and ``end`` are character offsets, ``line`` a line (from 0), in the text of the field.

    ``exempt`` holds the paragraphs of Part 1 of Schedule 12A of the fence the block stands in; empty is public.
    """

    start: int = 0
    end: int = 0
    line: int = 0
    exempt: tuple[int, ...] = ()


class Heading(_Block, frozen=True, kw_only=True):
    """``## text`` (depth 1) or ``### text`` (depth 2)."""

    depth: int
    text: str
    id: str | None = None


class Paragraph(_Block, frozen=True, kw_only=True):
    """A paragraph, its lines joined by single spaces.

    ``depth`` is set by a dot mark (1 to 3), ``label`` by a pinned label; ``numbered`` is false for ``~ text``.
    """

    text: str
    depth: int | None = None
    label: str | None = None
    numbered: bool = True
    id: str | None = None


class ListItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a list: its first paragraph, and what stands below it (nested lists, further paragraphs).

    ``start`` is the offset of its first line in the text of the field. ``exempt`` is set on an entry of a list
    field that is exempt by itself.
    """

    text: str
    start: int = 0
    blocks: tuple[Block, ...] = ()
    exempt: tuple[int, ...] = ()


class ListBlock(_Block, frozen=True, kw_only=True):
    """A bulleted or ordered list; an ordered one starts at 1."""

    items: tuple[ListItem, ...]
    ordered: bool = False


class Table(_Block, frozen=True, kw_only=True):
    """A pipe table: the header row, the alignment of each column ("left", "right", "center" or ""), the body rows."""

    header: tuple[str, ...]
    alignment: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Quote(_Block, frozen=True, kw_only=True):
    """A quotation."""

    blocks: tuple[Block, ...]


class Placement(_Block, frozen=True, kw_only=True):
    """``{{ name }}`` alone: the place of a table, chart or image. ``text`` is the source as typed."""

    name: str
    text: str


Block = Heading | Paragraph | ListBlock | Table | Quote | Placement


class FenceFault(msgspec.Struct, frozen=True, kw_only=True):
    """A line that looks like a fence of exempt text and is none: nothing may be published while it stands."""

    start: int
    line: int
    text: str
    reason: str


class NumberedText(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one field, split."""

    blocks: tuple[Block, ...]
    faults: tuple[FenceFault, ...] = ()


def texts(block: Block) -> Iterator[str]:
    """Every text in a block, in reading order: paragraphs, items, cells."""
    match block:
        case Heading() | Paragraph() | Placement():
            yield block.text
        case Table():
            for row in (block.header, *block.rows):
                yield from row
        case Quote():
            for inner in block.blocks:
                yield from texts(inner)
        case ListBlock():
            for item in block.items:
                yield item.text
                for inner in item.blocks:
                    yield from texts(inner)
