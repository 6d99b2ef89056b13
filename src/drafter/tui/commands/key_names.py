"""What keys are called."""

from __future__ import annotations

import string

from textual.keys import KEY_ALIASES, Keys, _character_to_key

MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
TYPED = frozenset(_character_to_key(each) for each in string.printable if each.isprintable())
"""The keys that write a character."""
NAMES = tuple(sorted({each.value for each in Keys if each.value.isalnum()} | TYPED))
SAME = {alias: key for key in ("tab", "enter", "escape") for alias in KEY_ALIASES[key]}
"""Keys that no terminal tells from another."""


def plain(key: str) -> str:
    """The one name of a key: ``ctrl+slash`` for ``Ctrl+/``."""
    *modifiers, name = key.strip().replace("++", "+plus").split("+")
    modifiers = [each.casefold() for each in modifiers]
    if len(name) > 1 or "ctrl" in modifiers:
        # With ctrl, a terminal knows no capitals.
        name = name.casefold()
    return "+".join([*modifiers, _character_to_key(name) if len(name) == 1 else name])
