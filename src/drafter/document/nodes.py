"""The nodes of pandoc's tree that drafter makes: a whitelist, typed, encoded as pandoc's JSON.

The shapes are those of ``Text.Pandoc.Definition`` (pandoc-types 1.23): each node has its name in ``t`` and its
contents in ``c``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

API_VERSION = (1, 23, 1)
"""The version of pandoc-types that the shapes follow."""

KeyValue = tuple[str, str]


class Attr(msgspec.Struct, frozen=True, array_like=True):
    """What a node is called and classed by: an anchor, classes, and keys with values."""

    anchor: str = ""
    classes: tuple[str, ...] = ()
    keys: tuple[KeyValue, ...] = ()


NO_ATTR = Attr()


class _Node(msgspec.Struct, frozen=True, tag_field="t"):
    """A node with its contents in ``c``."""


class Str(_Node, frozen=True, tag="Str"):
    """Text. It may hold spaces: a run of words is one node."""

    c: str


class Emph(_Node, frozen=True, tag="Emph"):
    """Italic."""

    c: Inlines


class Strong(_Node, frozen=True, tag="Strong"):
    """Bold."""

    c: Inlines


class Superscript(_Node, frozen=True, tag="Superscript"):
    """Raised."""

    c: Inlines


class Subscript(_Node, frozen=True, tag="Subscript"):
    """Lowered."""

    c: Inlines


class Link(_Node, frozen=True, tag="Link"):
    """A link: attributes, words, and the target with a title, which is never used."""

    c: tuple[Attr, Inlines, tuple[str, str]]


class Span(_Node, frozen=True, tag="Span"):
    """Words with attributes."""

    c: tuple[Attr, Inlines]


class Image(_Node, frozen=True, tag="Image"):
    """A picture: attributes, what it shows, and where it is, with a title, which is never used."""

    c: tuple[Attr, Inlines, tuple[str, str]]


class RawInline(_Node, frozen=True, tag="RawInline"):
    """A piece of one format (``openxml``, ``typst``), which every other writer leaves out. Never of a user's making."""

    c: tuple[str, str]


class Note(_Node, frozen=True, tag="Note"):
    """A footnote."""

    c: Blocks


class Plain(_Node, frozen=True, tag="Plain"):
    """Words that are no paragraph: an entry of a tight list, a cell."""

    c: Inlines


class Para(_Node, frozen=True, tag="Para"):
    """A paragraph."""

    c: Inlines


class Header(_Node, frozen=True, tag="Header"):
    """A heading, its level counted from 1."""

    c: tuple[int, Attr, Inlines]


class BlockQuote(_Node, frozen=True, tag="BlockQuote"):
    """A quotation."""

    c: Blocks


class BulletList(_Node, frozen=True, tag="BulletList"):
    """A bulleted list."""

    c: tuple[Blocks, ...]


class _Name(msgspec.Struct, frozen=True):
    """One of a closed set of names, which pandoc writes as a node without contents."""

    t: str


class OrderedList(_Node, frozen=True, tag="OrderedList"):
    """A numbered list: the first number, style and delimiter, and the entries."""

    c: tuple[tuple[int, _Name, _Name], tuple[Blocks, ...]]


class Div(_Node, frozen=True, tag="Div"):
    """Blocks with attributes."""

    c: tuple[Attr, Blocks]


class RawBlock(_Node, frozen=True, tag="RawBlock"):
    """A piece of one format between blocks. Never of a user's making."""

    c: tuple[str, str]


class ColWidth(_Node, frozen=True, tag="ColWidth"):
    """The width of a column as a share of the text's width."""

    c: float


Alignment = Literal["AlignLeft", "AlignRight", "AlignCenter", "AlignDefault"]
Cell = tuple[Attr, _Name, int, int, tuple[Plain, ...]]
Row = tuple[Attr, tuple[Cell, ...]]
Body = tuple[Attr, int, tuple[Row, ...], tuple[Row, ...]]


class Table(_Node, frozen=True, tag="Table"):
    """A table: attributes, caption, columns, head, bodies, foot."""

    c: tuple[
        Attr,
        tuple[None, Blocks],
        tuple[tuple[_Name, ColWidth], ...],
        tuple[Attr, tuple[Row, ...]],
        tuple[Body, ...],
        tuple[Attr, tuple[Row, ...]],
    ]


Inline = Str | Emph | Strong | Superscript | Subscript | Link | Span | Image | RawInline | Note
Block = Para | Plain | Header | BlockQuote | BulletList | OrderedList | Div | RawBlock | Table
Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]


def ordered(entries: Iterable[Blocks]) -> OrderedList:
    """A list numbered ``1.``, ``2.``, …."""
    return OrderedList(((1, _Name("Decimal"), _Name("Period")), tuple(entries)))


def table(
    columns: Iterable[tuple[Alignment, float]],
    head: Iterable[Iterable[Inlines]],
    body: Iterable[Iterable[Inlines]],
    row_heads: int = 0,
    attr: Attr = NO_ATTR,
    foot: Iterable[Iterable[Inlines]] = (),
    caption: Blocks = (),
) -> Table:
    """A table; ``columns`` holds alignment and share of the width of each, ``row_heads`` how many head each row."""
    return Table(
        (
            attr,
            (None, caption),
            tuple((_Name(alignment), ColWidth(width)) for alignment, width in columns),
            (NO_ATTR, tuple(_row(cells) for cells in head)),
            ((NO_ATTR, row_heads, (), tuple(_row(cells) for cells in body)),),
            (NO_ATTR, tuple(_row(cells) for cells in foot)),
        )
    )


def _row(cells: Iterable[Inlines]) -> Row:
    return NO_ATTR, tuple((NO_ATTR, _Name("AlignDefault"), 1, 1, (Plain(words),)) for words in cells)


def encode(blocks: Iterable[Any], meta: dict[str, Any] | None = None) -> bytes:
    """The JSON of a whole tree; ``meta`` maps names to MetaValues as pandoc writes them."""
    return msgspec.json.encode({"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": list(blocks)})
