"""What a command is, and how a screen runs its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.message import Message

from drafter.tui.widgets.key_bar import KeyHint

_SIGNS = {"ctrl": "^", "shift": "⇧", "alt": "alt+"}
_KEYS = {"up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc", "slash": "/", "question_mark": "?"}


class Command(NamedTuple):
    """``keys`` are alternatives separated by commas, the first is shown; ``footer`` is empty where it is not listed.

    ``id`` never changes: it is what people remap keys by.
    """

    id: str
    keys: str
    title: str
    help: str
    message: type[Message]
    footer: str = ""
    pair: str = ""
    """A key that does the opposite, shown before this one."""
    first: bool = True
    """Whether it comes before what the widget under the cursor would do with the key."""

    def key_shown(self, keymap: dict[str, str]) -> str:
        """The key as a person reads it: ``^s``, ``f2``, ``alt+→``."""
        keys = keymap.get(self.id, self.keys)
        return shown(keys.split(",")[0])


def shown(key: str) -> str:
    """A key as a person reads it."""
    *modifiers, name = key.strip().split("+")
    return "".join(_SIGNS.get(each, f"{each}+") for each in modifiers) + _KEYS.get(name, name)


def bindings(commands: Sequence[Command]) -> list[Binding]:
    """The bindings of a screen's commands; they come before those of its widgets."""
    return [
        Binding(
            command.keys,
            f"command('{command.id}')",
            command.title,
            show=bool(command.footer),
            priority=command.first,
            id=command.id,
        )
        for command in commands
        if command.keys
    ]


def hints(commands: Sequence[Command], keymap: dict[str, str]) -> tuple[KeyHint, ...]:
    """What the key bar shows."""
    shown_ones = [command for command in commands if command.footer]
    return tuple(
        KeyHint(f"{each.pair} {each.key_shown(keymap)}".strip(), each.footer, f"screen.command('{each.id}')")
        for each in shown_ones
    )
