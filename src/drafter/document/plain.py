"""The words of nodes, without what dresses them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.document.nodes import Link, Note, Str


def plain(nodes: Iterable[Any]) -> str:
    """The words of some nodes; a footnote among other words is left out."""
    several = tuple(nodes)
    alone = len(several) == 1
    return "".join(_plain(node, alone) for node in several)


def _plain(node: Any, alone: bool) -> str:
    if isinstance(node, Str):
        return node.c
    if isinstance(node, Link):
        return plain(node.c[1])
    if isinstance(node, Note):
        return " ".join(plain(block.c) for block in node.c) if alone else ""
    inner = getattr(node, "c", ())
    return plain(inner) if isinstance(inner, tuple) else ""
