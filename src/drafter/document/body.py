"""The items of an outline as pieces of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.document.anchors import Anchors
from drafter.document.columns import columns
from drafter.document.inline import Words
from drafter.document.nodes import Inlines
from drafter.document.pieces import Entry, Grid, Heading, Listing, Numbered, Piece, Prompt, Quotation, Unnumbered
from drafter.report.blocks import Block, ListBlock, ListItem, Paragraph, Placement, Quote, Table
from drafter.report.outline import Item, ItemKind, Part


_SHORT_LIST = 900
"""Characters: about a fifth of a page."""


class Body:
    """Turns items and what stands below them into pieces."""

    def __init__(self, words: Words, anchors: Anchors) -> None:
        self._words = words
        self._anchors = anchors

    def sections(self, items: Iterable[Item]) -> dict[str, tuple[Piece, ...]]:
        """The pieces of each section by its id."""
        found: dict[str, list[Piece]] = {}
        level = 0
        for item in items:
            for piece in self.pieces(item):
                if isinstance(piece, Heading):
                    # A reader that goes from heading to heading must meet no gap (PDF/UA-1, clause 7.4.2).
                    level = min(piece.level, level + 1)
                    piece = piece._replace(level=level)
                found.setdefault(item.section, []).append(piece)
        return {section: tuple(pieces) for section, pieces in found.items()}

    def pieces(self, item: Item) -> Iterator[Piece]:
        """An item and what stands below it."""
        if item.text or item.number is not None:
            yield self._item(item)
        for part in item.body:
            yield self._part(part)

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
        return self._block(part.block, part.literal)

    def _text(self, text: str, literal: bool) -> Inlines:
        return self._words.plain(text) if literal else self._words.read(text)

    def _block(self, block: Block, literal: bool) -> Piece:
        if isinstance(block, ListBlock):
            entries = tuple(self._entry(entry, literal) for entry in block.items)
            return Listing(entries, block.ordered, _is_short(block))
        if isinstance(block, Table):
            return self._grid(block)
        if isinstance(block, Quote):
            return Quotation(tuple(self._block(inner, literal) for inner in block.blocks))
        # Exhibits of the register are not drawn yet: the place of one prints as typed.
        return Unnumbered(self._text(block.text, literal or isinstance(block, Placement)))

    def _entry(self, entry: ListItem, literal: bool) -> Entry:
        literal = literal or bool(entry.exempt)
        return Entry(self._text(entry.text, literal), tuple(self._block(block, literal) for block in entry.blocks))

    def _grid(self, table: Table) -> Grid:
        return Grid(
            header=tuple(map(self._words.read, table.header)),
            rows=tuple(tuple(map(self._words.read, row)) for row in table.rows),
            columns=columns(table),
        )


def _is_short(block: ListBlock) -> bool:
    """Whether a list may be kept on one page without leaving a hole in the one before."""
    return (
        all(not entry.blocks for entry in block.items) and sum(len(entry.text) for entry in block.items) < _SHORT_LIST
    )
