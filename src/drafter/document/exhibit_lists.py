"""Lists of the tables and the figures of a report, for templates that ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.document.nodes import Attr, Link, Str
from drafter.document.pieces import (
    Caption,
    Entry,
    Heading,
    Illustration,
    Listing,
    Numbered,
    Piece,
    Prompt,
    Tabular,
)

_TABLES, _FIGURES = "List of tables", "List of figures"


def exhibit_lists(sections: dict[str, tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """A heading and a list for the tables, and for the charts and images: each with the paragraph it stands below.

    Paragraphs and not pages, since those are what people cite, and are the same in every format.
    """
    found: dict[str, list[Entry]] = {_TABLES: [], _FIGURES: []}
    for kind, caption, label in _exhibits(sections.values()):
        found[kind].append(_entry(caption, label))
    pieces: list[Piece] = []
    for heading, entries in found.items():
        if entries:
            pieces += [Heading(1, None, "", (Str(heading),)), Listing(tuple(entries))]
    return tuple(pieces)


def _exhibits(sections: Iterable[tuple[Piece, ...]]) -> Iterator[tuple[str, Caption, str]]:
    label = ""
    for pieces in sections:
        for piece in pieces:
            if isinstance(piece, Heading | Numbered | Prompt):
                label = piece.label or label
            elif isinstance(piece, Tabular):
                yield _TABLES, piece.caption, label
            elif isinstance(piece, Illustration):
                yield _FIGURES, piece.caption, label


def _entry(caption: Caption, label: str) -> Entry:
    link = Link((Attr(), (Str(f"{caption.number}{caption.line}"),), (f"#{caption.anchor}", "")))
    return Entry((link, Str(f" ({label})")) if label else (link,))
