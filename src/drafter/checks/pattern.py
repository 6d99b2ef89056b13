"""Regular expressions that are compiled when they are first needed, and that know where to look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import msgspec

from drafter.checks.expressions import expression, is_kept
from drafter.checks.search import Search

_WORD = re.compile(r"[^\W_]+")
_STEM = re.compile(r"[A-Za-z]*(?![?*{])")
_NOWHERE = "(?!)"


class Piece(msgspec.Struct, frozen=True):
    """A piece of text with the whole words in it, and the beginnings of words, in small letters.

    ``in the near`` stands only where "the" does, and a word that begins with "near".
    """

    text: str
    words: tuple[str, ...]
    beginnings: tuple[str, ...]
    is_marked: bool
    """Whether it has no space inside and a mark of punctuation, so that few words are written as it is."""

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
            text.split() == [plain := text.strip(" ")] and not plain.isalnum(),
        )


class OneOf:
    """Alternatives of a pattern, each of which begins a word; in its source they stand as ``(?:one|another)``."""

    def __init__(self, *alternatives: str) -> None:
        self._alternatives = alternatives
        # What has no letters at its beginning, or a group, has an empty stem, and every text has that.
        self._stems = [found[0].lower() for each in alternatives if (found := _STEM.match(each)) is not None]

    def __str__(self) -> str:
        return self._joined(self._alternatives)

    def within(self, has_beginning: Callable[[str], bool]) -> str:
        """Those of them, as they stand in a source, that begin like a word of a text."""
        stems = zip(self._alternatives, self._stems, strict=True)
        return self._joined([each for each, stem in stems if has_beginning(stem)])

    def _joined(self, alternatives: Sequence[str]) -> str:
        return f"(?:{'|'.join(alternatives)})" if alternatives else _NOWHERE


class Pattern:
    """A regular expression over passages, where ``^`` and ``$`` stand for the ends of one.

    ``words`` (in small letters), ``written`` (words as they are written, capitals and all) and ``needs`` (pieces of
    text, in the case given) say where it can match at all: only passages that hold one of them are searched, so that
    most patterns cost nothing on most reports. ``begins`` are words, in small letters, with one of which each match
    begins: it is tried where they stand and nowhere else. ``also`` is a piece of text that must be there besides.
    ``choices`` are those of its alternatives that are left out where a text has none of their words, for most of the
    time that a short check takes would go into compiling them. In a pattern a space is a space: ``\\s`` would run on
    into the next passage.
    """

    def __init__(
        self,
        source: str,
        *,
        words: frozenset[str] = frozenset(),
        begins: frozenset[str] = frozenset(),
        written: frozenset[str] = frozenset(),
        needs: tuple[str, ...] = (),
        also: str = "",
        choices: tuple[OneOf, ...] = (),
        flags: int = 0,
    ) -> None:
        self.source = source
        self.words = words | begins
        self.begins = begins
        self.written = written
        self.needs = needs
        self.also = also
        self.choices = choices
        self.flags = flags | re.MULTILINE
        self._was_shortened = False

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return expression(self.source, self.flags)

    @cached_property
    def search(self) -> Search:
        """How it is looked for in a long text."""
        return Search(self.source, self.flags)

    def over(self, has_beginning: Callable[[str], bool]) -> Search:
        """The search of a text whose beginnings of words are known; what it finds there is the same.

        The first text is searched without the alternatives that it cannot hold; for the next, all are compiled.
        """
        if not self.choices or self._was_shortened or is_kept(self.source, self.flags):
            return self.search
        self._was_shortened = True
        source = self.source
        for choice in self.choices:
            source = source.replace(str(choice), choice.within(has_beginning))
        return Search(source, self.flags)

    @cached_property
    def has_signs(self) -> bool:
        """Whether it says where it can be at all."""
        return bool(self.words or self.written or self.needs or self.beginnings)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """How the first word of a match begins, in small letters, where a pattern without signs is one of words."""
        return () if self.words or self.written or self.needs else self.search.beginnings

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What it ``needs``, each with the words that tell at once where it cannot be."""
        return tuple(map(Piece.of, self.needs))

    def found(self, text: str) -> re.Match[str] | None:
        """The first place where it is found."""
        if not self.may_be_in(text):
            return None
        if not self.choices:
            return self.compiled.search(text)
        return next(self.over(_beginnings(text)).places(text, "", 0, len(text)), None)

    def may_be_in(self, text: str) -> bool:
        """Whether what it needs is there; where it is not, it need not even be compiled."""
        if self.also not in text:
            return False
        if not self.has_signs:
            return True
        if any(piece in text for piece in self.needs):
            return True
        if self.written and not self.written.isdisjoint(_WORD.findall(text)):
            return True
        if self.beginnings and any(map(text.lower().__contains__, self.beginnings)):
            return True
        return bool(self.words) and not self.words.isdisjoint(_WORD.findall(text.lower()))

    def whole(self, text: str) -> re.Match[str] | None:
        """A match of all of ``text``."""
        return self.compiled.fullmatch(text) if self.may_be_in(text) else None


def _beginnings(text: str) -> Callable[[str], bool]:
    """Whether a word of a short text begins so, in small letters."""
    found = _WORD.findall(text.lower())
    return lambda beginning: any(word.startswith(beginning) for word in found)


def words(text: str) -> frozenset[str]:
    """The words of a line, for ``Pattern.words``."""
    return frozenset(text.split())


def pieces(before: str, middle: str, after: str = "") -> tuple[str, ...]:
    """A piece of text for each word of a line, for ``Pattern.needs``."""
    return tuple(f"{before}{word}{after}" for word in middle.split())


_APART = '.,;:!?()[]{}“”‘"*–—/'


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, punctuation left out; a set of words is cheaper than a pattern of them."""
    text = text.lower()
    # One mark after the other: a table of all takes each character in hand.
    for mark in _APART:
        if mark in text:
            text = text.replace(mark, " ")
    return set(text.split())
