"""A sentence as pieces, and the shape that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from drafter.checks.pattern import Pattern
from drafter.checks.quantities.piece import Piece
from drafter.checks.quantities.quantity import Quantity
from drafter.checks.quantities.reader import NUMBER_WORDS, Reader
from drafter.checks.quantities.tokens import tokens
from drafter.checks.sentences import sentences

_MOST = 400
"""Pieces of a sentence that are looked at; nobody writes a longer one but a machine."""


_MOST_NUMBERS = 30
_FIGURE = Pattern(r"\d")
_WORD = Pattern(r"[a-z]+")
_AROUND = 6


class Sentence:
    """The pieces of a sentence; ``shape`` is a letter for each, so that a pattern of letters finds a construction."""

    def __init__(self, pieces: list[Piece], text: str) -> None:
        self.pieces = pieces
        self.text = text

    @cached_property
    def shape(self) -> str:
        """One letter a piece."""
        return "".join(piece.letter for piece in self.pieces)

    def quantity(self, at: int) -> Quantity:
        """The quantity that the piece ``at`` is; LookupError where it is none."""
        found = self.pieces[at].quantity
        if found is None:
            raise LookupError(at)
        return found

    def indices(self, units: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where quantities of these units (letters) stand."""
        last = len(self.pieces) if end is None else end
        return (at for at in range(max(start, 0), last) if self.pieces[at].letter in units and self.pieces[at].quantity)

    def word(self, at: int) -> str:
        """The word of a piece, in small letters; empty beyond the ends."""
        return self.pieces[at].word if 0 <= at < len(self.pieces) else ""


@lru_cache(maxsize=2048)
def read(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return tuple(Sentence(_pieces(text, start, end), text) for start, end in sentences(text))


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    # Asked first, for most sentences have none, and to take one apart costs ten times as much.
    words = () if _FIGURE.compiled.search(text, start, end) else _WORD.compiled.findall(text[start:end].lower())
    if words and NUMBER_WORDS.isdisjoint(words):
        return []
    found = tokens(text, start, end)[:_MOST]
    if not any(token.word in NUMBER_WORDS or token.is_number for token in found):
        return []
    pieces = Reader(found).read()
    # So many numbers are a list of data, and nobody works out each with each.
    return pieces if sum(piece.quantity is not None for piece in pieces) <= _MOST_NUMBERS else []


def around(sentences: Sequence[Sentence], index: int) -> Sequence[Sentence]:
    """The sentences within which a number may explain another."""
    return sentences[max(0, index - _AROUND) : index + _AROUND + 1]
