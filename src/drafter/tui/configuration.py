"""What the app makes of a config: whether its commands, keys and themes are any. ``main`` tells it to the doctor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.report.errors import DrafterError
from drafter.store.config import Config, ConfigFile, read_config
from drafter.store.faults import Faults
from drafter.store.wording import did_you_mean, quoted
from drafter.tui.commands.command import Command
from drafter.tui.commands.key_names import MODIFIERS, NAMES, SAME, TYPED, plain
from drafter.tui.commands.keys import Keys, shown


def check_config(found: ConfigFile) -> Config:
    """The config, with all that it names known to the app; UnreadableFile where something is not."""
    config, faults = found.config, found.faults
    if faults is not None:
        if config.theme:
            _check_theme(config.theme, faults)
        if config.keys:
            _check_keys(config.remapped, faults)
        faults.check()
    return config


def _check_theme(theme: str, faults: Faults) -> None:
    from drafter.tui.themes import all_names

    if theme not in all_names():
        faults.add(("theme",), f"There is no theme {quoted(theme)}.", did_you_mean(theme, all_names()), key=False)


def _check_keys(remapped: Mapping[str, tuple[str, ...]], faults: Faults) -> None:
    from drafter.tui.commands.screens import SCREENS

    known = sorted({command.id for commands in SCREENS.values() for command in commands})
    for id, keys in remapped.items():
        if id not in known:
            faults.add(("keys", id), f"There is no command {quoted(id)}.", did_you_mean(id, known))
        for key in map(plain, keys):
            if fault := _fault_of(key):
                faults.add(("keys", id), *fault, key=False)
    remapped = Keys(remapped).remapped
    for screen, commands in SCREENS.items():
        for id, message in _clashes(screen, commands, remapped):
            faults.add(("keys", id), message, "Give one of them another key.", key=False)


def _fault_of(key: str) -> tuple[str, str] | None:
    """What is wrong with a key, and the cure; None where it is one that can be pressed and is not typed."""
    *modifiers, name = key.split("+")
    for modifier in modifiers:
        if modifier not in MODIFIERS:
            return f"There is no key {quoted(key)}.", did_you_mean(modifier, MODIFIERS)
    if name not in NAMES and len(name) > 1:
        return f"There is no key {quoted(key)}.", did_you_mean(name, NAMES)
    if key in SAME:
        return f"In a terminal {quoted(key)} is the key {SAME[key]}.", "Take another key."
    if (name in TYPED or len(name) == 1) and set(modifiers) <= {"shift"}:
        return f"The key {quoted(key)} is typed, not pressed for a command.", f"Write, for example: ctrl+{name}"
    return None


def _clashes(
    screen: str, commands: Sequence[Command], remapped: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """The commands whose new key is that of another on the same screen, and the words for it."""
    taken: dict[str, Command] = {}
    own = [command for command in commands if command.id not in remapped]
    for command in [*own, *(command for command in commands if command.id in remapped)]:
        for key in remapped.get(command.id) or command.keys.split(","):
            other = taken.setdefault(key, command)
            if other is not command and key:
                yield command.id, f"{shown(key)} is the key of “{other.title}” too ({screen})."


def main() -> None:
    """Print what is wrong with the config of this person, as JSON: ``[[message, cure, location], …]``."""
    import json
    import sys

    faults: list[DrafterError] = []
    try:
        check_config(read_config())
    except DrafterError as error:
        faults = [error, *getattr(error, "others", [])]
    json.dump([[fault.message, fault.cure, fault.location] for fault in faults], sys.stdout)


if __name__ == "__main__":
    main()
