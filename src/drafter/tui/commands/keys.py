"""The keys by which the commands are run here: their own or those of the config, those that arrive first."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.tui.commands.key_names import plain

if TYPE_CHECKING:
    from drafter.tui.commands.command import Command

_SIGNS = {"ctrl": "^", "shift": "⇧", "alt": "alt+"}
_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "−",
}
_PLACE = re.compile(r"\{([a-z][a-z-]*)\}")

# What a program around the terminal keeps for itself, by a variable that it sets: its keys as they are by default.
_SWALLOWED = {
    "TMUX": {"ctrl+b"},
    "STY": {"ctrl+a"},
    "BYOBU_BACKEND": {f"{shift}f{number}" for number in range(2, 13) for shift in ("", "shift+")},
    "ZELLIJ": {f"ctrl+{letter}" for letter in "bghnopqst"},
    "GNOME_TERMINAL_SCREEN": {"f1", "f10", "f11"},
}


def swallowed(environ: Mapping[str, str] = os.environ) -> frozenset[str]:
    """The keys that do not come through where we are."""
    return frozenset(key for variable, keys in _SWALLOWED.items() if environ.get(variable) for key in keys)


def shown(key: str) -> str:
    """A key as a person reads it: ``^s``, ``f2``, ``alt+→``."""
    *modifiers, name = key.strip().split("+")
    return "".join(_SIGNS.get(each, f"{each}+") for each in modifiers) + _NAMES.get(name, name)


class Keys:
    """``remapped`` has the keys of commands that were given others, by the id of the command."""

    def __init__(
        self, remapped: Mapping[str, Sequence[str]] | None = None, swallowed: frozenset[str] = frozenset()
    ) -> None:
        self.remapped = {id: tuple(map(plain, keys)) for id, keys in (remapped or {}).items()}
        self.swallowed = swallowed

    @property
    def keymap(self) -> dict[str, str]:
        """What was remapped, as Textual wants it."""
        return {id: ",".join(keys) for id, keys in self.remapped.items()}

    def of(self, command: Command) -> tuple[str, ...]:
        """All keys of a command, those that come through first."""
        keys = self.remapped.get(command.id) or tuple(key for key in command.keys.split(",") if key)
        return tuple(sorted(keys, key=lambda key: key in self.swallowed))

    def shown(self, command: Command) -> str:
        """The key to tell a person, empty where there is none."""
        keys = self.of(command)
        return shown(keys[0]) if keys else ""

    def told(self, words: str, commands: Iterable[Command]) -> str:
        """Words with ``{id}`` for the key of a command; "the palette" where it has none."""
        known = {command.id: self.shown(command) for command in commands}
        return _PLACE.sub(lambda found: known.get(found[1]) or "the palette", words)
