"""Regular expressions that are compiled when they are first needed, and that know where to look."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")


class Piece(NamedTuple):
    """A piece of text with the whole words in it, and the beginnings of words, in small letters.

    ``in the near`` stands only where "the" does, and a word that begins with "near".
    """

    text: str
    words: tuple[str, ...]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Piece:
        """Take a piece apart; the first word may be the end of another, and the last one its beginning."""
        lower = text.lower()
        found = [match for match in _WORD.finditer(lower) if match.start()]
        last = len(lower)
        return cls(
            text,
            tuple(match[0] for match in found if match.end() < last),
            tuple(match[0] for match in found if match.end() == last),
        )


class Pattern:
    """A regular expression over passages, where ``^`` and ``$`` stand for the ends of one.

    ``words`` (in small letters) and ``needs`` (pieces of text, in the case given) say where it can match at all: only
    passages that hold one of them are searched, so that most patterns cost nothing on most reports. In a pattern a
    space is a space: ``\\s`` would run on into the next passage.
    """

    def __init__(
        self, source: str, *, words: frozenset[str] = frozenset(), needs: tuple[str, ...] = (), flags: int = 0
    ) -> None:
        self.source = source
        self.words = words
        self.needs = needs
        self.flags = flags | re.MULTILINE

    @classmethod
    def of(cls, compiled: re.Pattern[str]) -> Pattern:
        """One that is compiled already."""
        pattern = cls(compiled.pattern)
        pattern.compiled = compiled
        return pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.source, self.flags)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What it ``needs``, each with the words that tell at once where it cannot be."""
        return tuple(map(Piece.of, self.needs))

    def found(self, text: str) -> re.Match[str] | None:
        """The first place where it is found."""
        return self.compiled.search(text) if self.may_be_in(text) else None

    def may_be_in(self, text: str) -> bool:
        """Whether what it needs is there; where it is not, it need not even be compiled."""
        if not self.words and not self.needs:
            return True
        if any(piece in text for piece in self.needs):
            return True
        return bool(self.words) and not self.words.isdisjoint(_WORD.findall(text.lower()))

    def whole(self, text: str) -> re.Match[str] | None:
        """A match of all of ``text``."""
        return self.compiled.fullmatch(text)


def words(text: str) -> frozenset[str]:
    """The words of a line, for ``Pattern.words``."""
    return frozenset(text.split())


_APART = str.maketrans(dict.fromkeys('.,;:!?()[]{}“”‘"*–—/', " "))


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, punctuation left out; a set of words is cheaper than a pattern of them."""
    return set(text.lower().translate(_APART).split())
