"""All passages as one text, one a line, so that a pattern is looked for in one pass, and only where it can be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
        self._begun: dict[str, bool] = {}
        self._starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))

    @cached_property
    def lower(self) -> str:
        """All of it in small letters."""
        return self.joined.lower()

    @cached_property
    def tokens(self) -> dict[str, list[int]]:
        """What stands between spaces, as it is written, to the passages it is in; a passage may come twice."""
        tokens: defaultdict[str, list[int]] = defaultdict(list)
        for line, text in enumerate(self.joined.split("\n")):
            for token in text.split():
                tokens[token].append(line)
        return tokens

    @cached_property
    def _written(self) -> dict[str, list[int]]:
        """Each word as it is written to the passages it is in, as indices; a passage may come twice."""
        # Most are written many times, and are words as they stand: so few are taken apart.
        written = {token: lines for token, lines in self.tokens.items() if token.isalnum()}
        for token, lines in self.tokens.items():
            if not token.isalnum():
                for word in _WORD.compiled.findall(token):
                    written[word] = written[word] + lines if word in written else lines
        return written

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Each word, in small letters, to the passages it is in, as indices; a passage may come twice."""
        index = self._written.copy()
        for word, lines in self._written.items():
            lower = word.lower()
            if lower != word:
                del index[word]
                index[lower] = index[lower] + lines if lower in index else lines
        return index

    @cached_property
    def _marked(self) -> str:
        """What stands between spaces and is more than letters and digits, with a space before and after each."""
        return f" {' '.join(token for token in self.tokens if not token.isalnum())} "

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.index)

    @cached_property
    def _sorted_words(self) -> list[str]:
        return sorted(self.index)

    def has_beginning(self, beginning: str) -> bool:
        """Whether a word begins so; in small letters."""
        known = self._begun.get(beginning)
        if known is None:
            at = bisect_left(self._sorted_words, beginning)
            known = at < len(self._sorted_words) and self._sorted_words[at].startswith(beginning)
            self._begun[beginning] = known
        return known

    def may_hold(self, piece: Piece) -> bool:
        """Whether the words of a piece are there: they are looked up in no time, and a search of all text is not."""
        for word in piece.words:
            if word not in self.index:
                return False
        return not piece.beginnings or all(map(self.has_beginning, piece.beginnings))

    def within(self, pattern: Pattern, kinds: frozenset[Kind]) -> Iterator[Found]:
        """Each place in the passages of those kinds where a pattern is found, in order."""
        if pattern.begins and len(self.lower) == len(self.joined):
            yield from self._beginning(pattern, kinds)
            return
        if pattern.has_signs:
            lines = [line for line in self._lines_for(pattern) if self.passages[line].kind in kinds]
            if not lines:
                return
            search = pattern.over(self.has_beginning)
            lower = self.lower if pattern.flags & re.IGNORECASE else ""
            for line in lines:
                passage, start = self.passages[line], self._starts[line]
                for match in search.places(self.joined, lower, start, start + len(passage.text)):
                    yield Found(passage, match, start)
            return
        for match in pattern.search.places(self.joined, self.lower, 0, len(self.joined)):
            line = bisect_right(self._starts, match.start()) - 1
            if line < len(self.passages) and self.passages[line].kind in kinds:
                yield Found(self.passages[line], match, self._starts[line])

    def _beginning(self, pattern: Pattern, kinds: frozenset[Kind]) -> Iterator[Found]:
        """Where a pattern is found that begins with one of some words."""
        places = sorted(
            (at, line)
            for word in pattern.begins & self._words
            for line in set(self.index[word])
            for at in self._places_of(word, line)
        )
        if not places:
            return
        expression = pattern.over(self.has_beginning).whole
        done = 0
        for at, line in places:
            passage, start = self.passages[line], self._starts[line]
            if at < done or passage.kind not in kinds or pattern.also not in passage.text:
                continue
            match = expression.match(self.joined, at, start + len(passage.text))
            if match is not None:
                done = match.end()
                yield Found(passage, match, start)

    def _places_of(self, word: str, line: int) -> Iterator[int]:
        """Where a word begins in a passage, or another that begins so."""
        lower, end = self.lower, self._starts[line + 1]
        at = lower.find(word, self._starts[line], end)
        while at >= 0:
            yield at
            at = lower.find(word, at + 1, end)

    def spans(self, start: int, end: int) -> Iterator[tuple[Passage, int]]:
        """The passage that ``start`` to ``end`` of all text lies in, and where it begins there; none across two."""
        line = bisect_right(self._starts, start) - 1
        if line < len(self.passages) and end <= self._starts[line] + len(self.passages[line].text):
            yield self.passages[line], start - self._starts[line]

    def _lines_for(self, pattern: Pattern) -> list[int]:
        lines: set[int] = set()
        for word in pattern.words & self._words:
            lines.update(self.index[word])
        if pattern.written:
            for word in self._written.keys() & pattern.written:
                lines.update(self._written[word])
        for piece in pattern.pieces:
            if (not piece.is_marked or piece.text in self._marked) and self.may_hold(piece):
                lines.update(self._lines_with(piece))
        for beginning in filter(self.has_beginning, pattern.beginnings):
            for word in self._words_from(beginning):
                lines.update(self.index[word])
        if lines and pattern.also:
            lines = {line for line in lines if pattern.also in self.passages[line].text}
        return sorted(lines)

    def _lines_with(self, piece: Piece) -> Iterator[int]:
        """The passages that a piece is in: only those are searched that have a word of it."""
        if not piece.words and not piece.beginnings:
            return self._searched(piece.text)
        if piece.words:
            lines = set(self.index[piece.words[0]])
            for word in piece.words[1:]:
                lines = lines.intersection(self.index[word])
        else:
            lines = {line for word in self._words_from(piece.beginnings[0]) for line in self.index[word]}
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
