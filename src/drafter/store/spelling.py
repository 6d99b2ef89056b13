"""Dictionaries: where they are on this machine, and the words that a council adds to them."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from drafter.report.visible import one_line

if TYPE_CHECKING:
    from drafter.store.workspace import Spelling, Workspace

_PLACES = {
    "linux": ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"),
    "darwin": ("~/Library/Spelling", "/Library/Spelling", "/opt/homebrew/share/hunspell", "/usr/local/share/hunspell"),
}
_MOST_WORDS = 200_000


class Dictionary(msgspec.Struct, frozen=True):
    """A dictionary of Hunspell: ``folder`` holds ``<name>.aff`` and ``<name>.dic``."""

    name: str
    folder: Path


class Dictionaries:
    """A speller by the dictionaries and the words of a workspace."""

    def __init__(self, dictionaries: tuple[Dictionary, ...], words: frozenset[str]) -> None:
        # Imported here: it is an extra.
        from hunspell import Hunspell  # type: ignore[import-untyped]

        self.trouble = ""
        self.cure = ""
        self._words = words
        self._hunspells: list[Any] = [Hunspell(each.name, hunspell_data_dir=str(each.folder)) for each in dictionaries]
        self._known: dict[str, bool] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Whether any of them has a word, or the council does."""
        known = self._known.get(word)
        if known is None:
            known = word in self._words or any(each.spell(word) for each in self._hunspells)
            self._known[word] = known
        return known

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What the first of them suggests."""
        if word not in self._suggested:
            self._suggested[word] = tuple(self._hunspells[0].suggest(word)) if self._hunspells else ()
        return self._suggested[word]


class NoDictionaries(msgspec.Struct, frozen=True):
    """A speller that says why it knows nothing."""

    trouble: str
    cure: str

    def knows(self, word: str) -> bool:
        """Nobody is accused where nothing is known."""
        return True

    def suggestions(self, word: str) -> tuple[str, ...]:
        """None."""
        return ()


def speller_of(workspace: Workspace) -> Dictionaries | NoDictionaries | None:
    """The speller that a workspace asks for; None where it asks for none."""
    asked = workspace.settings.spelling
    if asked is None:
        return None
    stamps = tuple(_stamp(workspace.root / name) for name in asked.words)
    return _speller(workspace.root, asked, stamps)


@lru_cache(maxsize=8)
def _speller(root: Path, asked: Spelling, _stamps: tuple[int, ...]) -> Dictionaries | NoDictionaries:
    folders = (*(root / folder for folder in asked.folders), *places())
    found = []
    for name in asked.languages:
        folder = next((each for each in folders if (each / f"{name}.aff").is_file()), None)
        if folder is None:
            where = f"hunspell-{name.lower().replace('_', '-')}"
            return NoDictionaries(
                f"there is no dictionary {one_line(name)}.",
                f"Install one (on Debian: {one_line(where)}), or name its folder in drafter.toml: [spelling] folders.",
            )
        found.append(Dictionary(name, folder))
    words: set[str] = set()
    for name in asked.words:
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return NoDictionaries(f"{one_line(name)} cannot be read.", "It is a file of words, one a line, in UTF-8.")
        words.update(line.strip() for line in lines[:_MOST_WORDS] if line.strip() and not line.startswith("#"))
    try:
        return Dictionaries(tuple(found), frozenset(words))
    except ImportError:
        return NoDictionaries("it needs an extra that is not installed.", 'Install it: pip install "drafter[spelling]"')


def places() -> tuple[Path, ...]:
    """Where this machine keeps dictionaries."""
    return tuple(Path(place).expanduser() for place in _PLACES.get(sys.platform, _PLACES["linux"]))


def _stamp(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
