"""Passages with their citations filled in, as they are published: that is what the arithmetic is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from drafter.checks.passage import PROSE, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.reader import NUMBER_WORDS
from drafter.checks.reading import Reading

_FIGURES = Pattern(r"\d+")


class Published:
    """A passage and its ``text`` as published."""

    def __init__(self, passage: Passage, pieces: list[tuple[int, int, str]]) -> None:
        self.passage = passage
        self._pieces = pieces
        self.text = passage.text
        self._shifts: list[tuple[int, int, int]] = []
        if pieces:
            self.text = self._filled()

    def _filled(self) -> str:
        text, filled, at = self.passage.text, "", 0
        for start, end, printed in self._pieces:
            filled += text[at:start]
            self._shifts.append((len(filled), start, end))
            filled += printed
            self._shifts.append((len(filled), end, end))
            at = end
        return filled + text[at:]

    def start(self, at: int) -> int:
        """Where a character of the published text stands in the passage; the whole citation where it is of one."""
        return self._place(at, end=False)

    def end(self, at: int) -> int:
        """Where what ends before the character ``at`` of the published text ends in the passage."""
        return self._place(at, end=True)

    def _place(self, at: int, *, end: bool) -> int:
        index = bisect_right(self._shifts, at - end, key=lambda shift: shift[0]) - 1
        if index < 0:
            return at
        filled, start, stop = self._shifts[index]
        if index % 2 == 0:
            return stop if end else start
        return stop + at - filled


def published(reading: Reading) -> tuple[Published, ...]:
    """Every passage of prose that has a number in it, as published."""
    pieces: dict[int, list[tuple[int, int, str]]] = {}
    for passage, citation in reading.citations:
        printed = reading.report.register.cited(citation) if citation.kind.value == "figure" else None
        if printed is not None:
            pieces.setdefault(id(passage), []).append((citation.start, citation.end, printed))
    return tuple(
        Published(passage, pieces.get(id(passage), []))
        for passage in reading.passages
        if passage.kind in PROSE and (id(passage) in pieces or may_hold_two(passage.text))
    )


@lru_cache(maxsize=4096)
def may_hold_two(text: str) -> bool:
    """Whether there can be two quantities in a text: figures, or number words."""
    figures = len(_FIGURES.compiled.findall(text))
    if figures > 1:
        return True
    words = _split(text)
    if NUMBER_WORDS.isdisjoint(words):
        return False
    return figures == 1 or sum(word in NUMBER_WORDS for word in words) > 1


def _split(text: str) -> list[str]:
    return text.lower().replace("-", " ").replace("(", " ").split()


def disagreements(
    reading: Reading, *finders: Callable[[str], Iterator[Disagreement]]
) -> Iterator[tuple[Published, int, int, Disagreement]]:
    """What does not come out in the report, each with its place in the passage; the same words are told of once."""
    for each in reading.once(published):
        told: list[tuple[int, int]] = []
        for find in finders:
            for found in _kept(find, each.text):
                if all(found.end <= start or end <= found.start for start, end in told):
                    told.append((found.start, found.end))
                    yield each, each.start(found.start), each.end(found.end), found


_MOST_KEPT = 4096
_known: dict[tuple[Callable[[str], Iterator[Disagreement]], str], tuple[Disagreement, ...]] = {}


def _kept(find: Callable[[str], Iterator[Disagreement]], text: str) -> tuple[Disagreement, ...]:
    """What is found in a text; kept, so that a keystroke works out one paragraph again and not all."""
    key = (find, text)
    if key not in _known:
        if len(_known) >= _MOST_KEPT:
            _known.clear()
        _known[key] = tuple(find(text))
    return _known[key]
