"""The last line: the keys of the screen, as many as there is room for. A click does what the key does."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.text import Text
from textual import events
from textual.reactive import reactive
from textual.widget import Widget


class KeyHint(msgspec.Struct, frozen=True):
    """A key as shown, what it does, and the action a click runs."""

    key: str
    words: str
    action: str
    allowed: bool = True
    """Whether it makes sense now."""
    kept: bool = False
    """Whether it is there however narrow the screen is: others give way to it."""


_GAP = 2


class KeyBar(Widget):
    """``hints`` in order of importance."""

    COMPONENT_CLASSES = {"key-bar--key", "key-bar--quiet"}

    hints: reactive[Sequence[KeyHint]] = reactive(())

    def render(self) -> Text:
        """The line."""
        key = self.get_component_rich_style("key-bar--key", partial=True)
        quiet = self.get_component_rich_style("key-bar--quiet", partial=True)
        line = Text(" ", end="", no_wrap=True)
        for hint, start in self._placed():
            line.append(" " * (start - line.cell_len))
            line.append(hint.key, key if hint.allowed else quiet)
            line.append(f" {hint.words}", None if hint.allowed else quiet)
        return line

    def _placed(self) -> list[tuple[KeyHint, int]]:
        """The hints there is room for, and where each starts."""
        placed = []
        start = 1
        owed = sum(_GAP + _cells(hint) for hint in self.hints if hint.kept)
        full = False
        for hint in self.hints:
            owed -= (_GAP + _cells(hint)) if hint.kept else 0
            end = start + _cells(hint)
            if end + owed > self.size.width:
                full = True
            elif hint.kept or not full:
                placed.append((hint, start))
                start = end + _GAP
        return placed

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for hint, start in self._placed():
            if start <= event.x < start + _cells(hint):
                await self.run_action(hint.action)


def _cells(hint: KeyHint) -> int:
    return len(hint.key) + 1 + len(hint.words)
