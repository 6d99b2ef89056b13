"""The outline: every numbered thing of a report in order, and what stands below each."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import msgspec

from drafter.report.blocks import Block, FenceFault, Heading, ListBlock, ListItem, Paragraph, Placement, Quote, Table


class ItemKind(enum.Enum):
    """What an item is."""

    SECTION = "section"
    HEADING = "heading"
    PROMPT = "prompt"
    PARAGRAPH = "paragraph"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something without a number that stands below an item.

    ``field`` is the place it was written at ("background.text"). ``literal`` parts were made from answers that
    are no numbered text (options, entries of a list, lines): their words have no marks in them.
    """

    field: str
    block: Block
    literal: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the outline.

    ``number`` is its label ("5.4.2"), None where it has none; ``depth`` 0 for a section, 1 to 3 below it.
    ``field`` is its place ("background.text"; "background" for a section's heading). ``block`` is what it was
    made from, None for the template's own words (headings of sections, prompts) and for literal answers.
    ``given`` is an answer that stands on the line of its prompt (yes/no, choice, date, line, person, the word for
    nothing); ``body`` is what stands below, in order.
    """

    number: str | None
    kind: ItemKind
    text: str
    depth: int
    section: str
    field: str
    block: Heading | Paragraph | None = None
    given: str | None = None
    body: tuple[Part, ...] = ()

    @property
    def id(self) -> str | None:
        """The name that references use."""
        return self.block.id if self.block is not None else None

    @property
    def exempt(self) -> tuple[int, ...]:
        """Paragraphs of Part 1 of Schedule 12A that the item is exempt under."""
        return self.block.exempt if self.block is not None else ()

    @property
    def answer(self) -> str | None:
        """The first block of the answer to a prompt, as text."""
        if self.kind is not ItemKind.PROMPT:
            return None
        if self.given is not None:
            return self.given
        first = self.body[0].block if self.body else None
        return first.text if isinstance(first, Paragraph) else None

    @property
    def unnumbered(self) -> tuple[str, ...]:
        """The paragraphs without a number below it; the one that is the answer is left out."""
        texts = tuple(part.block.text for part in self.body if isinstance(part.block, Paragraph))
        is_answer = self.kind is ItemKind.PROMPT and self.given is None and self.answer is not None
        return texts[1:] if is_answer else texts

    @property
    def bullets(self) -> tuple[str, ...]:
        """The items of the lists below it, nested ones in their place."""
        return tuple(
            text for part in self.body if isinstance(part.block, ListBlock) for text in _flat(part.block.items)
        )

    @property
    def tables(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The pipe tables below it, each as rows with the header first."""
        return tuple((part.block.header, *part.block.rows) for part in self.body if isinstance(part.block, Table))

    @property
    def quotes(self) -> tuple[str, ...]:
        """The paragraphs and list items of the quotations below it."""
        return tuple(text for part in self.body if isinstance(part.block, Quote) for text in _quoted(part.block.blocks))

    @property
    def placed(self) -> tuple[str, ...]:
        """The names of the exhibits placed below it."""
        return tuple(part.block.name for part in self.body if isinstance(part.block, Placement))


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """The numbered report.

    ``labels`` gives the number that a reference to a block id or an exhibit prints; ``exhibits`` that of each exhibit
    that is placed ("Table 1"), in order; ``skipped`` are the items whose depth skips a
    level; ``fences`` the malformed fences with the field each stands in; ``gutters`` the number of each block by
    field and line (from 0) of the field's text.
    """

    items: tuple[Item, ...]
    labels: dict[str, str]
    exhibits: dict[str, str]
    skipped: tuple[Item, ...]
    fences: tuple[tuple[str, FenceFault], ...]
    gutters: dict[str, dict[int, str]]

    def find(self, number: str) -> Item | None:
        """The item with that number."""
        return next((item for item in self.items if item.number == number), None)


def _flat(items: tuple[ListItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.text
        for block in item.blocks:
            if isinstance(block, ListBlock):
                yield from _flat(block.items)
            elif isinstance(block, Paragraph):
                yield block.text


def _quoted(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, ListBlock):
            yield from _flat(block.items)
        elif isinstance(block, Quote):
            yield from _quoted(block.blocks)
