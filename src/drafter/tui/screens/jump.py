"""Jump mode: a letter on every place of the screen that can be gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Static

from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import JUMPING
from drafter.tui.screens.dialog import DialogScreen
from drafter.tui.widgets.jump_point import Jumpable

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In the order in which fingers find them."""


class Jump(NamedTuple):
    """A place on the screen, and what going there does."""

    at: Offset
    go: Callable[[], object]


def jumps(screen: Screen[Any]) -> list[Jump]:
    """Every place of a screen, from the top left to the bottom right."""
    found: dict[Offset, Jump] = {}
    for widget, (region, clip) in screen._compositor.visible_widgets.items():
        seen = region.intersection(clip)
        if isinstance(widget, Jumpable):
            corner = region.shrink(widget.gutter).offset
            points = [Jump(corner + Offset(point.x, point.y), point.go) for point in widget.jump_points()]
        elif widget.can_focus and not widget.disabled:
            points = [Jump(seen.offset, widget.focus)]
        else:
            continue
        for jump in points:
            if seen.contains_point(jump.at):
                found.setdefault(jump.at, jump)
    return sorted(found.values(), key=lambda jump: (jump.at.y, jump.at.x))


def names(count: int) -> list[str]:
    """So many names of one or two letters, none of them the start of another, the short ones first."""
    every = len(LETTERS)
    # As few letters as possible stand before a second one; more places than two letters name go without.
    before = next((few for few in range(every + 1) if every - few + few * every >= count), every)
    single, double = LETTERS[: every - before], LETTERS[every - before :]
    return [*single, *(f"{one}{other}" for one in double for other in LETTERS)][:count]


class _Name(Static):
    """One or two letters over a place."""


class JumpScreen(DialogScreen["Jump | None"]):
    """Gives the place whose letters were typed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(JUMPING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = JUMPING
    ABOUT = "Going to a place by a letter"
    AUTO_FOCUS = None

    def __init__(self, places: Sequence[Jump]) -> None:
        super().__init__(classes="jump")
        self._by_name = dict(zip(names(len(places)), places, strict=False))
        self._typed = ""
        self._seen_at = Offset(0, 0)

    def compose(self) -> ComposeResult:
        """The names, where they lead."""
        for name, jump in self._by_name.items():
            label = _Name(name, markup=False, name=name)
            label.styles.offset = jump.at
            yield label

    def on_key(self, event: events.Key) -> None:
        """Another letter."""
        if event.character is None or not event.is_printable:
            return
        event.stop()
        typed = self._typed + event.character.casefold()
        left = [name for name in self._by_name if name.startswith(typed)]
        if typed in self._by_name:
            self.dismiss(self._by_name[typed])
        elif left:
            self._typed = typed
            for label in self.query(_Name):
                label.display = label.name in left
        else:
            self.app.bell()

    def on_resize(self, event: events.Resize) -> None:
        """The places are no longer where the letters are."""
        size = Offset(*event.size)
        if self._seen_at not in (Offset(0, 0), size):
            self.leave()
        self._seen_at = size
