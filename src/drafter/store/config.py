"""``config.toml``: how one person wants the app, on every workspace. Decoded strictly; what is wrong has its place."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from drafter.report.errors import DrafterError
from drafter.store.faults import Faults, UnreadableFile
from drafter.store.home import config_folder
from drafter.store.paths import is_taken
from drafter.store.structs import to_struct

CONFIG_FILE = "config.toml"
SECONDS = (0.2, 600.0)
"""The least and the most that a change may wait to be saved."""


class Autosave(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whether what is written is saved by itself, and how many seconds after it was."""

    on: bool = True
    seconds: float = 0.8


class Preview(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How pages are shown: by themselves as pictures where the terminal has any, or always in one way."""

    show: Literal["auto", "text", "blocks", "sixel", "kitty"] = "auto"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was set; everything may be absent.

    ``keys`` gives commands other keys, by the id of the command. ``workspace`` is opened where there is none;
    ``editor`` comes before $VISUAL and $EDITOR.
    """

    theme: str = ""
    editor: str = ""
    workspace: str = ""
    autosave: Autosave = Autosave()
    preview: Preview = Preview()
    keys: dict[str, str | tuple[str, ...]] = {}

    @property
    def remapped(self) -> dict[str, tuple[str, ...]]:
        """The keys of each command that was given others, the first of them the one to be shown."""
        return {id: (keys,) if isinstance(keys, str) else keys for id, keys in self.keys.items()}


DEFAULTS = Config()


class ConfigFile(msgspec.Struct, frozen=True):
    """A config and the file it was read from; ``faults`` takes further faults, None where there is no file."""

    file: Path
    config: Config
    faults: Faults | None = None


def config_file() -> Path:
    """Where the config is, or would be."""
    return config_folder() / CONFIG_FILE


def read_config() -> ConfigFile:
    """The config of this person, all defaults where there is none; InputError where it cannot be read."""
    file = config_file()
    if not is_taken(file):
        return ConfigFile(file, DEFAULTS)
    # Imported here: most people have none.
    from drafter.store.reading import read_toml

    source = read_toml(file)
    faults = Faults(source.shown, source.places)
    config = to_struct(Config, source.data, (), faults)
    if config is not None:
        _check(config, faults)
    faults.check()
    return ConfigFile(file, config or DEFAULTS, faults)


def what_is_wrong(error: DrafterError) -> str:
    """What is wrong with a config, in one sentence; the doctor tells what else is."""
    others = len(error.others) if isinstance(error, UnreadableFile) else 0
    more = f" {others} more like this: see drafter doctor." if others else ""
    return f"{DrafterError.__str__(error)}{more}"


def _check(config: Config, faults: Faults) -> None:
    least, most = SECONDS
    if not least <= config.autosave.seconds <= most:
        wanted = f"a number from {least:g} to {most:g}"
        faults.wrong(("autosave", "seconds"), config.autosave.seconds, wanted, "To save only by a key: on = false.")
    for id, keys in config.remapped.items():
        if not keys or not all(key.strip() for key in keys):
            faults.wrong(("keys", id), "", "a key such as ctrl+s, or a list of keys")
