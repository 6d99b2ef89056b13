"""What is looked for: passages of five words or of 25 characters, and how they are found in little time.

Every passage that must not be in a file is cut into all its windows: each run of 25 characters, and each run of five
words that is shorter (with the words after it where those five have fewer than 13 characters). A part of a passage
that leaks is found by the window in it. What is shorter than a window is proved by construction: it is taken out of
the model before anything is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

import msgspec

from drafter.document.secret import Kind, Secret
from drafter.export.proof.normal import normal

_WINDOW = 25
_WORDS = 5
LEAST = 13
_GRAM = 7
"""Every window of 13 characters holds one of the grams that stand at each seventh place of a text."""
_LEAST_LETTERS, _LEAST_LETTERS_IN_BYTES = 5, 8
"""Numbers alone are everywhere: in coordinates, in the axis of a chart."""
_SHORTEST_NAME = 12


class Find(msgspec.Struct, frozen=True):
    """A piece of a secret that is in a file, by the index of the secret; ``where`` is the part it was found in."""

    secret: int
    piece: str
    where: str


class Haystack(msgspec.Struct, frozen=True):
    """A text of a file, normal, and the part it comes from; ``is_raw`` where it holds more than words."""

    text: str
    where: str
    is_raw: bool = False


class Needles:
    """Everything that is looked for in one export."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._windows: dict[str, int] = {}
        self._grams: set[str] = set()
        self._names: list[tuple[str, int]] = []
        self._paths: list[tuple[bytes, int]] = []
        for index, secret in enumerate(secrets):
            if secret.kind is Kind.PATH:
                self._paths.append((secret.text.encode("utf-8", "surrogateescape"), index))
            elif secret.kind is Kind.NAME:
                self._name(normal(secret.text), index)
            else:
                self._passage(secret.text, index)
        self._lengths = sorted({len(window) for window in self._windows})

    def __bool__(self) -> bool:
        return bool(self._windows or self._names or self._paths)

    def _name(self, name: str, index: int) -> None:
        if len(name) >= _SHORTEST_NAME:
            self._names.append((name, index))

    def _passage(self, text: str, index: int) -> None:
        words = [word for word in map(normal, text.split()) if word]
        whole = "".join(words)
        letters = [0, *accumulate(map(str.isalpha, whole))]
        for start, end in windows(words):
            if letters[end] - letters[start] >= _LEAST_LETTERS:
                self._windows.setdefault(whole[start:end], index)
        self._grams.update(whole[at : at + _GRAM] for at in range(len(whole) - _GRAM + 1))

    def found_in(self, haystack: Haystack) -> Iterator[Find]:
        """Every window and name that is in a text, each as often as it is met."""
        text = haystack.text
        for name, index in self._names:
            if name in text:
                yield Find(index, name, haystack.where)
        grams, known = self._grams, self._windows
        if not known:
            return
        for at in range(0, len(text), _GRAM):
            if text[at : at + _GRAM] in grams:
                yield from self._around(haystack, at)

    def _around(self, haystack: Haystack, at: int) -> Iterator[Find]:
        """The windows whose first gram stands at ``at``."""
        text = haystack.text
        for start in range(max(0, at - _GRAM + 1), at + 1):
            for length in self._lengths:
                window = text[start : start + length]
                index = self._windows.get(window)
                if index is not None and not (haystack.is_raw and _letters(window) < _LEAST_LETTERS_IN_BYTES):
                    yield Find(index, window, haystack.where)

    def paths_in(self, content: bytes, where: str) -> Iterator[Find]:
        """Every path that is in some bytes exactly as it is written, in UTF-8 or in UTF-16."""
        without_zeros = content.replace(b"\0", b"") if self._paths else content
        for path, index in self._paths:
            if path in content or path in without_zeros:
                yield Find(index, "", where)


def windows(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where the windows of a passage begin and end, counted in its characters."""
    ends = list(accumulate(map(len, words)))
    length = ends[-1] if ends else 0
    yield from zip(range(length - _WINDOW + 1), range(_WINDOW, length + 1), strict=True)
    for first in range(len(words) - _WORDS + 1):
        start = ends[first] - len(words[first])
        last = first + _WORDS - 1
        while last < len(words) - 1 and ends[last] - start < LEAST:
            last += 1
        if LEAST <= ends[last] - start < _WINDOW:
            yield start, ends[last]


def _letters(window: str) -> int:
    return sum(map(str.isalpha, window))
