"""Strings of TOML: which characters of the source a character of the text comes from."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

_FOLDED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*+\r?\n[ \t\r\n]*+|.)|\r\n", re.DOTALL)
_LINE_END = re.compile(r"\r\n")


class Inside(msgspec.Struct, frozen=True):
    """The inside of a string: its quotes, and offsets of its first character and behind its last."""

    quotes: str
    start: int
    end: int


def inside(source: str, start: int, end: int) -> Inside | None:
    """The inside of the string whose value stands there; None for any other value."""
    quote = source[start : start + 1]
    if quote not in ('"', "'") or end == start:
        return None
    if end - start < 6 or not source.startswith(quote * 3, start):
        return Inside(quote, start + 1, end - 1)
    first = start + 3
    # A line end right behind the quotes is none of the text.
    if source.startswith("\r\n", first):
        first += 2
    elif source.startswith("\n", first):
        first += 1
    return Inside(quote * 3, first, end - 3)


class TextMap:
    """From offsets in a decoded text to offsets in its source.

    Between two folds (an escape, a joined line, a line end of two characters) both run in step.
    """

    def __init__(self, source: str, span: Inside) -> None:
        self._first = span.start
        self._end = span.end
        # For each run: the offset in the text at which it begins, where that is in the source, and where the
        # character before it ends: what joins two lines stands between the two.
        self._texts = [0]
        self._starts = [span.start]
        self._ends = [span.start]
        decoded, at = 0, span.start
        for fold in (_FOLDED if span.quotes[0] == '"' else _LINE_END).finditer(source, at, span.end):
            decoded += fold.start() - at
            at = fold.end()
            is_joint = fold[0][0] == "\\" and fold[0][-1] in " \t\n"
            if not is_joint:
                self._add(decoded, fold.start(), fold.start())
                decoded += 1
            self._add(decoded, at, fold.start() if is_joint else at)

    def _add(self, text: int, start: int, end: int) -> None:
        if self._texts[-1] == text:
            # Nothing stands between this fold and the one before.
            self._starts[-1] = start
        else:
            self._texts.append(text)
            self._starts.append(start)
            self._ends.append(end)

    def start(self, offset: int) -> int:
        """Where the character ``offset`` begins; the end of the string behind its last character."""
        run = bisect_right(self._texts, offset) - 1
        return min(self._starts[run] + offset - self._texts[run], self._end)

    def end(self, offset: int) -> int:
        """Where the character before ``offset`` ends: in front of what joins two lines there."""
        run = bisect_right(self._texts, offset) - 1
        if offset == self._texts[run]:
            return self._ends[run]
        return min(self._starts[run] + offset - self._texts[run], self._end)
