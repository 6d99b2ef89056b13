"""A changed text of several lines: only the lines that differ are written anew.

So hand-made escapes, and lines joined by a backslash, survive in all the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from drafter.store.changes import common
from drafter.store.splices import Splice
from drafter.store.strings import Inside, TextMap
from drafter.store.writing import inside_long

_JOINT = re.compile(r"\\[ \t]*\r?\n[ \t\r\n]*")
_TOUCHY = frozenset('"\r\n')
"""What may not be in, or beside, characters that are changed by themselves: two of them can mean something else."""
_MOST_MATCHED = 5_000
"""Lines up to which unchanged ones are looked for between the first and the last change."""


class _Run(NamedTuple):
    """Lines ``start`` to ``end`` of the old text, and what they become."""

    start: int
    end: int
    lines: list[str]


def text_splices(source: str, span: Inside, old: str, new: str, newline: str) -> list[Splice]:
    """The splices that make of the text ``old``, between triple quotes, the text ``new``.

    Between single quotes ``new`` must need no escapes (:func:`drafter.store.writing.fits_literal`).
    """
    return _LongText(source, span, old, newline).splices(new)


class _LongText:
    def __init__(self, source: str, span: Inside, old: str, newline: str) -> None:
        self.source = source
        self.span = span
        self.newline = newline
        self.lines = _lines(old)
        self.offsets = [0, *accumulate(map(len, self.lines))]
        self.text_map = TextMap(source, span)

    def splices(self, new: str) -> list[Splice]:
        splices = [self._splice(run) for run in self._runs(_lines(new))]
        return self._with_first_line_end(splices)

    def _runs(self, new: list[str]) -> Iterator[_Run]:
        head, tail = common(self.lines, new)
        whole = _Run(head, len(self.lines) - tail, new[head : len(new) - tail])
        old = self.lines[whole.start : whole.end]
        if self._raw(whole) == self._written("".join(old), at_end=False) or max(len(old), len(new)) > _MOST_MATCHED:
            # Written anew, the unchanged lines in between come out as they are.
            yield whole
            return
        for tag, start, end, first, last in SequenceMatcher(None, old, whole.lines).get_opcodes():
            if tag == "equal":
                continue
            changed = _Run(head + start, head + end, whole.lines[first:last])
            if end - start == last - first:
                # As many lines as before: each is the one that it was.
                yield from (
                    _Run(changed.start + at, changed.start + at + 1, [line]) for at, line in enumerate(changed.lines)
                )
            else:
                yield changed

    def _raw(self, run: _Run) -> str:
        return self.source[self.text_map.end(self.offsets[run.start]) : self.text_map.end(self.offsets[run.end])]

    def _written(self, text: str, *, at_end: bool) -> str:
        if self.span.quotes == "'''":
            return text.replace("\n", self.newline)
        return inside_long(text, newline=self.newline, at_end=at_end)

    def _splice(self, run: _Run) -> Splice:
        return self._within_line(run) or self._over_lines(run)

    def _within_line(self, run: _Run) -> Splice | None:
        """A splice of the characters that differ, in a line with escapes made by hand, which stay then.

        None where there are none, or where one character could change what another means.
        """
        if len(run.lines) != 1 or run.end - run.start != 1:
            return None
        raw, old, new = self._raw(run), self.lines[run.start], run.lines[0]
        if raw == self._written(old, at_end=False) or self.span.quotes == "'''":
            return None
        head, tail = common(old, new)
        offset = self.offsets[run.start]
        start, end = self.text_map.start(offset + head), self.text_map.end(offset + len(old) - tail)
        written = self._written(new[head : len(new) - tail], at_end=False)
        around = self.source[start - 1] + self.source[start:end] + written + self.source[end]
        first = self.text_map.end(offset)
        # What joins two lines swallows the spaces behind it.
        joints = (match.span() for match in _JOINT.finditer(raw))
        if any(first + begins <= end and start <= first + ends for begins, ends in joints):
            return None
        return None if end < start or not _TOUCHY.isdisjoint(around) else Splice(start, end, written)

    def _over_lines(self, run: _Run) -> Splice:
        written = self._written("".join(run.lines), at_end=run.end == len(self.lines))
        start = self.text_map.end(self.offsets[run.start])
        if run.start == 0 and not written.startswith((" ", "\t", "\r", "\n")):
            # A backslash may join the line of the quotes to the first; it would swallow spaces.
            start = self.text_map.start(0)
        return Splice(start, max(start, self.text_map.end(self.offsets[run.end])), written)

    def _with_first_line_end(self, splices: list[Splice]) -> list[Splice]:
        """A line end right behind the quotes is none of the text; one that is needs another before it."""
        if not splices or splices[0].start > self.span.start or self.source[self.span.start - 1] == "\n":
            return splices
        first = splices[0]
        follows = self.source[first.end : self.span.end]
        if (first.text or follows).startswith(("\r", "\n")):
            splices[0] = first._replace(text=self.newline + first.text)
        return splices


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [line + "\n" for line in lines] + ([last] if last else [])
