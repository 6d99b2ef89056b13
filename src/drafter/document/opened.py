"""A node looked at alike, whether drafter made it or pandoc read it out of a layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from drafter.document.nodes import Link

_MARKS = ("Emph", "Strong", "Superscript", "Subscript", "Underline", "Strikeout", "SmallCaps")


def opened(node: Any) -> tuple[str, Any]:
    """The name and the contents of a node."""
    if isinstance(node, dict):
        return node["t"], node.get("c")
    return type(node).__name__, node.c


def name_of(node: Any) -> str:
    """The name of a node that has no contents: an alignment, a kind of quotation mark."""
    return str(node["t"] if isinstance(node, dict) else node.t)


def anchor_of(attr: Any) -> str:
    """The anchor among the attributes of a node; empty where it has none."""
    return str(attr[0]) if isinstance(attr, list) else str(attr.anchor)


def unlinked(nodes: Iterable[Any]) -> Iterator[Any]:
    """Inlines without their links, anchors and footnotes, to stand in a link themselves."""
    for node in nodes:
        name, contents = opened(node)
        if name in ("Link", "Span"):
            yield from unlinked(contents[1])
        elif name in _MARKS:
            inside = tuple(unlinked(contents))
            yield {"t": name, "c": list(inside)} if isinstance(node, dict) else type(node)(inside)
        elif name != "Note":
            yield node


def targets(node: Any) -> Iterator[str]:
    """The target of every link in some nodes."""
    if isinstance(node, list | tuple):
        for each in node:
            yield from targets(each)
    elif isinstance(node, Link) or (isinstance(node, dict) and node.get("t") == "Link"):
        _, (_, words, (target, _)) = opened(node)
        yield target
        yield from targets(words)
    else:
        yield from targets(node.get("c", ()) if isinstance(node, dict) else getattr(node, "c", ()))


class OpenedCell(NamedTuple):
    """A cell: over how many rows and columns it goes, and its blocks."""

    rows: int
    columns: int
    blocks: Any


Rows = tuple[tuple[OpenedCell, ...], ...]


class OpenedTable(NamedTuple):
    """A table: the alignment ("AlignLeft") and the share of the width of each column, None where it has none.

    The first ``row_heads`` cells of a row of the body are heads of it. ``caption`` are blocks.
    """

    columns: tuple[tuple[str, float | None], ...]
    head: Rows
    body: Rows
    foot: Rows
    row_heads: int
    caption: Any = ()


def opened_table(contents: Any) -> OpenedTable:
    """The contents of a Table, as one table: pandoc's several bodies after each other."""
    _, (_, caption), columns, (_, head), bodies, (_, foot) = contents
    return OpenedTable(
        tuple((name_of(alignment), _share(width)) for alignment, width in columns),
        tuple(_rows(head)),
        tuple(row for _, _, subheads, rows in bodies for part in (subheads, rows) for row in _rows(part)),
        tuple(_rows(foot)),
        max((row_heads for _, row_heads, _, _ in bodies), default=0),
        caption,
    )


def _rows(rows: Iterable[Any]) -> Iterator[tuple[OpenedCell, ...]]:
    for _, cells in rows:
        yield tuple(OpenedCell(rows, columns, blocks) for _, _, rows, columns, blocks in cells)


def _share(width: Any) -> float | None:
    share = width.get("c") if isinstance(width, dict) else width.c
    return None if share is None else float(share)
