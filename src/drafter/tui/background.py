"""Work beside the keys."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, cast

from textual.dom import DOMNode

Work = Callable[[], Coroutine[Any, Any, None]]
"""What makes the coroutine: one that is called off before it began has then never been made."""


def in_background(node: DOMNode, work: Work, group: str, *, exclusive: bool = False) -> None:
    """Run work that posts messages to ``node`` and ends with it; an exclusive one ends those of its group."""
    node.run_worker(cast(Any, work), group=group, exclusive=exclusive)
