"""The items of an outline as pieces of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from drafter.document.anchors import Anchors
from drafter.document.columns import columns
from drafter.document.edition import paragraphs
from drafter.document.exhibiting import Exhibiting
from drafter.document.inline import Words
from drafter.document.nodes import Inlines
from drafter.document.pieces import (
    Entry,
    Grid,
    Heading,
    Listing,
    Marking,
    Numbered,
    Origin,
    Piece,
    Prompt,
    Quotation,
    Unnumbered,
)
from drafter.document.short import is_short_list, is_short_table
from drafter.report.blocks import Block, ListBlock, ListItem, Paragraph, Placement, Quote, Table
from drafter.report.outline import Item, ItemKind, Part

Exempt = tuple[int, ...]
"""Paragraphs of Part 1 of Schedule 12A; empty is public."""

_DEEPEST = 12
"""Lists in lists and quotations in quotations: what is deeper stands at that depth. Pages have no room for more."""


class Body:
    """Turns items and what stands below them into pieces.

    ``marks_exempt`` is set for the full edition, which says where exempt text begins and ends.
    """

    def __init__(self, words: Words, anchors: Anchors, exhibiting: Exhibiting, *, marks_exempt: bool) -> None:
        self._words = words
        self._anchors = anchors
        self._exhibiting = exhibiting
        self._marks_exempt = marks_exempt

    def sections(self, items: Iterable[Item]) -> dict[str, tuple[Piece, ...]]:
        """The pieces of each section by its id."""
        found: dict[str, list[tuple[Exempt, Piece]]] = {}
        level = 0
        for item in items:
            pieces = found.setdefault(item.section, [])
            opens = not pieces
            for exempt, piece in self._pieces(item):
                if isinstance(piece, Heading):
                    # A reader that goes from heading to heading must meet no gap (PDF/UA-1, clause 7.4.2).
                    level = min(piece.level, level + 1)
                    piece = msgspec.structs.replace(piece, level=level)
                elif isinstance(piece, Prompt):
                    piece = msgspec.structs.replace(piece, opens=opens)
                pieces.append((exempt, piece))
        return {section: tuple(self._marked(pieces)) for section, pieces in found.items()}

    def _pieces(self, item: Item) -> Iterator[tuple[Exempt, Piece]]:
        """An item and what stands below it, each with what it is exempt under."""
        if item.text or item.number is not None:
            line = 0 if item.block is None else item.block.line
            yield item.exempt, msgspec.structs.replace(self._item(item), origin=Origin(item.field, line))
        for part in item.body:
            origin = Origin(part.field, part.block.line)
            yield part.block.exempt, msgspec.structs.replace(self._part(part), origin=origin)

    def _marked(self, pieces: Iterable[tuple[Exempt, Piece]]) -> Iterator[Piece]:
        before: Exempt = ()
        for exempt, piece in pieces:
            yield from self._turn(before, exempt)
            yield piece
            before = exempt
        yield from self._turn(before, ())

    def _turn(self, before: Exempt, exempt: Exempt) -> Iterator[Piece]:
        """What is said between a piece and the next, where they are not exempt alike."""
        if self._marks_exempt and exempt != before:
            begins = f"Not for publication from here on (exempt under {paragraphs(exempt)})" if exempt else ""
            yield Marking(self._words.plain(begins or "End of the exempt text"), begins=bool(exempt))

    def _item(self, item: Item) -> Piece:
        # What no block was made of are the template's own words and literal answers, which have no marks.
        words = self._words.plain(item.text) if item.block is None else self._words.read(item.text)
        anchor = self._anchors.of(item)
        if item.kind is ItemKind.SECTION:
            return Heading(1, item.number, anchor, words)
        if item.kind is ItemKind.HEADING:
            return Heading(1 + item.depth, item.number, anchor, words)
        if item.kind is ItemKind.PROMPT:
            answer = () if item.given is None else self._words.plain(item.given)
            return Prompt(item.number, anchor, words, answer, leads=bool(item.body))
        leads = bool(item.body) and isinstance(item.body[0].block, ListBlock | Table | Quote)
        return Numbered(item.number, anchor, words, leads)

    def _part(self, part: Part) -> Piece:
        if isinstance(part.block, Paragraph):
            return Unnumbered(self._text(part.block.text, part.literal), self._anchors.of(part))
        if isinstance(part.block, Placement):
            exhibit = self._exhibiting.piece(part.block, self._anchors.of(part))
            if exhibit is not None:
                return exhibit
            # One that cannot be made prints as typed; the check says why. What refers to it still leads here.
            return Unnumbered(self._text(part.block.text, literal=True), self._anchors.of(part))
        return self._block(part.block, part.literal)

    def _text(self, text: str, literal: bool) -> Inlines:
        return self._words.plain(text) if literal else self._words.read(text)

    def _block(self, block: Block, literal: bool, depth: int = 1) -> Piece:
        if isinstance(block, ListBlock):
            entries = tuple(self._entry(entry, literal, depth) for entry in block.items)
            return Listing(entries, block.ordered, is_short_list(block))
        if isinstance(block, Table):
            return self._grid(block)
        if isinstance(block, Quote):
            return Quotation(tuple(self._inside(block.blocks, literal, depth)))
        return Unnumbered(self._text(block.text, literal or isinstance(block, Placement)))

    def _entry(self, entry: ListItem, literal: bool, depth: int) -> Entry:
        literal = literal or bool(entry.exempt)
        said = (
            f"{entry.text} (not for publication: exempt under {paragraphs(entry.exempt)})"
            if entry.exempt and self._marks_exempt
            else entry.text
        )
        return Entry(self._text(said, literal), tuple(self._inside(entry.blocks, literal, depth)))

    def _inside(self, blocks: Iterable[Block], literal: bool, depth: int) -> Iterator[Piece]:
        """What stands in a list or a quotation of that depth."""
        for block in blocks:
            if depth < _DEEPEST or not isinstance(block, ListBlock | Quote):
                yield self._block(block, literal, depth + 1)
            elif isinstance(block, Quote):
                yield from self._inside(block.blocks, literal, depth)
            else:
                for entry in block.items:
                    yield Unnumbered(self._text(entry.text, literal or bool(entry.exempt)))
                    yield from self._inside(entry.blocks, literal or bool(entry.exempt), depth)

    def _grid(self, table: Table) -> Grid:
        return Grid(
            header=tuple(map(self._words.read, table.header)),
            rows=tuple(tuple(map(self._words.read, row)) for row in table.rows),
            columns=columns(table),
            short=is_short_table((table.header, *table.rows)),
        )
