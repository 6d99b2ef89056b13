"""A sentence in words with a letter for each quantity: what a construction with words of its own is looked for in.

"rents will go up by M a week , from M to M": words are in small letters, so that a capital is a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.quantity import Quantity
from drafter.checks.quantities.sentence import Sentence


class Match:
    """A construction that was found, with the quantities of its groups."""

    def __init__(self, match: re.Match[str], quantities: dict[int, Quantity]) -> None:
        self._match = match
        self._quantities = quantities

    def __getitem__(self, group: str) -> Quantity:
        """The quantity of a group; LookupError where the group took no part."""
        return self._quantities[self._match.start(group)]

    def has(self, group: str) -> bool:
        """Whether a group took part."""
        return self._match[group] is not None

    def all_of(self, group: str) -> list[Quantity]:
        """The quantities within a group that spans several, in their order."""
        start, end = self._match.span(group)
        return [quantity for at, quantity in self._quantities.items() if start <= at < end]


class Worded:
    """A sentence in words."""

    def __init__(self, sentence: Sentence) -> None:
        self._pieces = sentence.pieces

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, without the quantities."""
        return frozenset(piece.word for piece in self._pieces if piece.quantity is None)

    @cached_property
    def quantities(self) -> dict[int, Quantity]:
        """The quantities by the place of their letter."""
        return self._read[1]

    @cached_property
    def text(self) -> str:
        """The sentence, one space between its pieces."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[str, dict[int, Quantity]]:
        text, quantities = [], {}
        at = 0
        for piece in self._pieces:
            word = piece.word
            if piece.quantity is not None:
                word = piece.letter
                quantities[at] = piece.quantity
            text.append(word)
            at += len(word) + 1
        return " ".join(text), quantities

    def found(self, pattern: Pattern) -> Iterator[Match]:
        """Where a construction is; its ``words`` are those of which a sentence has one."""
        if pattern.words and pattern.words.isdisjoint(self.words):
            return
        for match in pattern.compiled.finditer(self.text):
            yield Match(match, self.quantities)
