"""The places of a widget that can be gone to by a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, runtime_checkable

import msgspec


class JumpPoint(msgspec.Struct, frozen=True):
    """A cell of the widget, from its content's top left, and what going there does."""

    x: int
    y: int
    go: Callable[[], object]


@runtime_checkable
class Jumpable(Protocol):
    """A widget that has more to go to than itself."""

    def jump_points(self) -> Iterator[JumpPoint]:
        """The places that are on the screen now; those outside of it are left out by whoever asks."""
        ...
