"""Bold and italic: runs of ``*`` paired as CommonMark pairs them (0.31, "Emphasis and strong emphasis")."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from drafter.document.nodes import Emph, Inline, Inlines, Str, Strong

MAX_NESTING = 16
"""Bold in italic in bold …: marks around deeper ones print as typed. A tree has to be bounded for whoever reads it."""

_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Pair(NamedTuple):
    """Offsets of two marks of one or two ``*`` that belong together, and how long each is."""

    opens: int
    closes: int
    length: int


class _Run:
    """A run of ``*`` that is not used up: ``left`` of its ``length``, and whether it may open or close.

    ``at`` is its place among the nodes, ``start`` its offset in the text; ``closed`` of it have closed something.
    """

    __slots__ = ("at", "closed", "closes", "left", "length", "opens", "start")

    def __init__(self, at: int, start: int, length: int, opens: bool, closes: bool) -> None:
        self.at = at
        self.start = start
        self.closed = 0
        self.length = self.left = length
        self.opens = opens
        self.closes = closes

    def pairs_with(self, closer: _Run) -> bool:
        """Rule 9 and 10: lengths that make three do not pair where a run could be either end."""
        if not self.opens:
            return False
        if not (self.closes or closer.opens):
            return True
        return (self.length + closer.length) % 3 != 0 or (self.length % 3 == 0 and closer.length % 3 == 0)


class Emphasis:
    """A line of nodes being read from left to right; what is between a pair of runs becomes one node.

    ``pairs`` are the marks that were found, in the order in which they close.
    """

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        # A run holds its place among the nodes with an empty text, which becomes what is left of it.
        self._nodes: list[Inline] = []
        self._depths: list[int] = []
        self._open: list[_Run] = []
        self._floor: dict[tuple[bool, int], int] = {}

    def add(self, nodes: Inlines, depth: int = 0) -> None:
        """Nodes that are no runs; ``depth`` is how deep they go."""
        self._nodes += nodes
        self._depths += [depth] * len(nodes)

    def run(self, start: int, length: int, before: str, after: str) -> None:
        """A run of ``*`` at an offset of the text, between two characters, empty at an end."""
        left, right = flanks(before, after)
        closer = _Run(len(self._nodes), start, length, opens=left, closes=right)
        if right:
            self._close(closer)
        if closer.left:
            closer.at = len(self._nodes)
            self.add((Str("*" * closer.left),))
            if left:
                self._open.append(closer)

    def nodes(self) -> Inlines:
        """All of it; runs that found no partner are text."""
        return _joined(self._nodes)

    def _close(self, closer: _Run) -> None:
        while closer.left:
            kind = (closer.opens, closer.length % 3)
            floor = self._floor.get(kind, 0)
            found = next(
                (index for index in range(len(self._open) - 1, floor - 1, -1) if self._open[index].pairs_with(closer)),
                None,
            )
            if found is None:
                # Nobody below will do for a closer of this kind: never look there again.
                self._floor[kind] = len(self._open)
                return
            if not self._pair(found, closer):
                return

    def _pair(self, found: int, closer: _Run) -> bool:
        """Put what is between a run and its closer into a node; False where that would go too deep."""
        opener = self._open[found]
        depth = 1 + max(self._depths[opener.at + 1 :], default=0)
        if depth > MAX_NESTING:
            # Whatever opened before it would go as deep.
            self._open.clear()
            return False
        used = 2 if opener.left >= 2 and closer.left >= 2 else 1
        inside = _joined(self._nodes[opener.at + 1 :])
        del self._nodes[opener.at :], self._depths[opener.at :]
        opener.left -= used
        closer.left -= used
        self.pairs.append(Pair(opener.start + opener.closed + opener.left, closer.start + closer.closed, used))
        closer.closed += used
        if opener.left:
            self.add((Str("*" * opener.left),))
        self.add((Strong(inside) if used == 2 else Emph(inside),), depth)
        del self._open[found + bool(opener.left) :]
        for kind, floor in self._floor.items():
            self._floor[kind] = min(floor, len(self._open))
        return True


def _joined(nodes: list[Inline]) -> Inlines:
    """The nodes, with texts that touch made one."""
    joined: list[Inline] = []
    for texts, run in groupby(nodes, key=lambda node: isinstance(node, Str)):
        if texts:
            joined.append(Str("".join(node.c for node in run if isinstance(node, Str))))
        else:
            joined += run
    return tuple(joined)


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters is left-flanking (may open) and right-flanking (may close)."""
    gap_before, gap_after = not before or before.isspace(), not after or after.isspace()
    mark_before, mark_after = not gap_before and _is_punctuation(before), not gap_after and _is_punctuation(after)
    left = not gap_after and (not mark_after or gap_before or mark_before)
    right = not gap_before and (not mark_before or gap_after or mark_after)
    return left, right


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return character in _ASCII_PUNCTUATION
    # Imported for texts that have such a character next to a mark.
    from unicodedata import category

    return category(character)[0] in "PS"
