"""All passages as one text, one a line, so that a pattern is looked for in one pass, and only where it can be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice, takewhile

import msgspec

from drafter.checks.passage import Kind, Passage
from drafter.checks.pattern import Pattern, Piece

_WORD = Pattern(r"[^\W_]+")
_LINES = 400


class Found(msgspec.Struct, frozen=True):
    """A pattern found in a passage; ``base`` is the offset of the passage in the text that was searched."""

    passage: Passage
    match: re.Match[str]
    base: int

    @property
    def start(self) -> int:
        """Where it begins in the passage."""
        return self.match.start() - self.base

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.match.end() - self.base

    def start_of(self, group: int) -> int:
        """Where a group begins in the passage."""
        return self.match.start(group) - self.base

    def end_of(self, group: int) -> int:
        """Where a group ends in the passage."""
        return self.match.end(group) - self.base

    @property
    def before(self) -> str:
        """What stands before it in the passage, at most some lines of it."""
        return self.passage.text[max(0, self.start - _LINES) : self.start]


class Text:
    """Passages, searched together."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.joined = "\n".join(passage.text for passage in passages)
        self._starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))

    @cached_property
    def lower(self) -> str:
        """All of it in small letters."""
        return self.joined.lower()

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Each word, in small letters, to the passages it is in, as indices in order; a passage may come twice."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for line, text in enumerate(self.lower.split("\n")):
            for word in _WORD.compiled.findall(text):
                index[word].append(line)
        return dict(index)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.index)

    @cached_property
    def _sorted_words(self) -> list[str]:
        return sorted(self.index)

    def has_beginning(self, beginning: str) -> bool:
        """Whether a word begins so; in small letters."""
        at = bisect_left(self._sorted_words, beginning)
        return at < len(self._sorted_words) and self._sorted_words[at].startswith(beginning)

    def may_hold(self, piece: Piece) -> bool:
        """Whether the words of a piece are there: they are looked up in no time, and a search of all text is not."""
        return all(map(self.index.__contains__, piece.words)) and all(map(self.has_beginning, piece.beginnings))

    def within(self, pattern: Pattern, kinds: frozenset[Kind]) -> Iterator[Found]:
        """Each place in the passages of those kinds where a pattern is found, in order."""
        if pattern.words or pattern.needs:
            lines = [line for line in self._lines_for(pattern) if self.passages[line].kind in kinds]
            if not lines:
                return
            expression = pattern.over(self.has_beginning)
            for line in lines:
                passage, start = self.passages[line], self._starts[line]
                for match in expression.finditer(self.joined, start, start + len(passage.text)):
                    yield Found(passage, match, start)
            return
        for match in pattern.compiled.finditer(self.joined):
            line = bisect_right(self._starts, match.start()) - 1
            if line < len(self.passages) and self.passages[line].kind in kinds:
                yield Found(self.passages[line], match, self._starts[line])

    def spans(self, start: int, end: int) -> Iterator[tuple[Passage, int]]:
        """The passage that ``start`` to ``end`` of all text lies in, and where it begins there; none across two."""
        line = bisect_right(self._starts, start) - 1
        if line < len(self.passages) and end <= self._starts[line] + len(self.passages[line].text):
            yield self.passages[line], start - self._starts[line]

    def _lines_for(self, pattern: Pattern) -> list[int]:
        lines: set[int] = set()
        for word in pattern.words & self._words:
            lines.update(self.index[word])
        for piece in pattern.pieces:
            if self.may_hold(piece):
                lines.update(self._lines_with(piece))
        if pattern.also:
            lines = {line for line in lines if pattern.also in self.passages[line].text}
        return sorted(lines)

    def _lines_with(self, piece: Piece) -> Iterator[int]:
        """The passages that a piece is in: only those are searched that have a word of it."""
        lines: Iterable[int]
        if piece.words:
            lines = self.index[min(piece.words, key=lambda word: len(self.index[word]))]
        elif piece.beginnings:
            lines = {line for word in self._words_from(piece.beginnings[0]) for line in self.index[word]}
        else:
            return self._searched(piece.text)
        return (line for line in lines if piece.text in self.passages[line].text)

    def _words_from(self, beginning: str) -> Iterator[str]:
        """The words that begin so."""
        first = bisect_left(self._sorted_words, beginning)
        return takewhile(lambda word: word.startswith(beginning), islice(self._sorted_words, first, None))

    def _searched(self, piece: str) -> Iterator[int]:
        at = self.joined.find(piece)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            at = self.joined.find(piece, self._starts[line + 1])
