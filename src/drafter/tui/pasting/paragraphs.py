"""Lines put together again: what a page has broken is joined, what an author has ended stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.tui.pasting.lines import Kind, Line
from drafter.tui.pasting.tables import pipe_table

_NARROWEST = 30
"""Characters of a usual line, below which no page has broken the lines."""
_WIDEST = 140
"""Characters that no page has on a line: a text with longer ones has a line for each paragraph."""
_FULL = 0.9
"""How much of a usual line a broken one fills, with the word that found no room: letters differ in width."""
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_GOES_ON = re.compile(r"(?:[–—] )?(?=[^\W\d_])[^A-Z]")
"""A sentence that began on the line above: a small letter, perhaps behind a dash."""
_HYPHEN = re.compile(r"[^\W\d_]-\Z")
_COMPOUNDS = frozenset(
    ("all", "anti", "co", "cross", "ex", "full", "half", "high", "inter", "left", "long", "low", "mid", "multi", "near")
    + ("non", "off", "on", "one", "over", "part", "post", "pre", "re", "right", "self", "semi", "short", "sub", "ten")
    + ("third", "three", "two", "under", "up", "vice", "well", "year", "four", "five", "six", "seven", "eight", "nine")
    + ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "follow", "decision", "face")
)
"""First halves of words that keep their hyphen."""


class LaidOut(NamedTuple):
    """The text, and what was changed, in words."""

    text: str
    changes: tuple[str, ...]


def laid_out(lines: Sequence[Line]) -> LaidOut:
    """The lines as numbered text."""
    return _Laying(lines).run()


class _Laying:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        broken = self._broken()
        # A text with a line for each paragraph has more lines that no page can hold.
        self.long_lines = sum(len(line.text) > _WIDEST for line in lines) > len(broken)
        usual = sorted(broken)[len(broken) // 2] if broken else 0
        self.page = 0 if self.long_lines or usual < _NARROWEST else usual
        self.words = frozenset(re.findall(r"[\w-]+", " ".join(line.text for line in lines).casefold()))
        self.out: list[str] = []
        self.joined = self.parted = False

    def _broken(self) -> list[int]:
        """The widths of the lines that a page has surely broken: their sentence goes on."""
        return [
            len(last.text)
            for last, line in pairwise(self.lines)
            if last.kind in (Kind.PROSE, Kind.ITEM)
            and line.kind is Kind.PROSE
            and not line.starts
            and _GOES_ON.match(line.text)
            and not _ENDS.search(last.text)
            and len(last.text) <= _WIDEST
        ]

    def run(self) -> LaidOut:
        at = 0
        before = Kind.BLANK
        while at < len(self.lines):
            line = self.lines[at]
            end = at + 1
            while end < len(self.lines) and self._belongs(at, end):
                end += 1
            self._part(before, line)
            before = self._put(self.lines[at:end])
            at = end
        changes = [
            *(["lines of a page joined"] if self.joined else []),
            *(["paragraphs set apart"] if self.parted else []),
        ]
        return LaidOut("\n".join(self.out), tuple(changes))

    def _belongs(self, at: int, end: int) -> bool:
        """Whether a line is of the same run as the one before it: of prose, of an item that goes on, of a table."""
        first, line = self.lines[at], self.lines[end]
        if first.kind is Kind.ROW:
            return line.kind is Kind.ROW and len(line.cells) == len(first.cells)
        return first.kind in (Kind.PROSE, Kind.ITEM) and line.kind is Kind.PROSE and not line.starts

    def _part(self, before: Kind, line: Line) -> None:
        """An empty line where two lines that touched must not."""
        if before is Kind.BLANK or line.kind is Kind.BLANK or before is line.kind is Kind.MARKED:
            return
        last = self.out[-1] if self.out else ""
        follows_colon = line.kind is Kind.ITEM and last.endswith(":")
        if before is line.kind is Kind.ITEM or follows_colon or (Kind.MARKED in (before, line.kind) and not line.sign):
            return
        self._blank()

    def _blank(self) -> None:
        self.out.append("")
        self.parted = True

    def _put(self, run: Sequence[Line]) -> Kind:
        """Put a run of lines out; what stands last then."""
        first = run[0]
        match first.kind:
            case Kind.ROW:
                self.out += pipe_table([line.cells for line in run])
            case Kind.ITEM:
                alone = self._put_prose(run, f"{'  ' * first.level}{first.mark} ")
                return Kind.ITEM if alone else Kind.PROSE
            case Kind.PROSE:
                self._put_prose(run, "")
            case Kind.HEADING:
                self.out.append(f"{first.mark} {first.text}")
            case _:
                self.out.append(first.text)
        return first.kind

    # --- prose

    def _put_prose(self, run: Sequence[Line], mark: str) -> bool:
        """Put the paragraphs of a run out, the first behind a mark; whether there is only that."""
        first, *others = self._paragraphs([line.text for line in run])
        self.out.append(mark + first)
        for paragraph in others:
            self._blank()
            self.out.append(paragraph)
        return not others

    def _paragraphs(self, texts: Sequence[str]) -> Iterator[str]:
        """The paragraphs that lines, one directly below the other, are broken from."""
        pieces = [texts[0]]
        for last, text in pairwise(texts):
            if self._goes_on(last, text):
                pieces[-1] = self._before(pieces[-1], text)
                pieces.append(text)
                self.joined = True
            else:
                yield "".join(pieces)
                pieces = [text]
        yield "".join(pieces)

    def _goes_on(self, last: str, text: str) -> bool:
        """Whether a page has broken the line, and not its author: its sentence goes on, or the next had no room."""
        if _GOES_ON.match(text) and not _ENDS.search(last):
            return not self.long_lines or text[0] in "–—" or _HYPHEN.search(last) is not None
        return self.page > 0 and len(last) + 1 + len(text.split(" ", 1)[0]) >= self.page * _FULL

    def _before(self, line: str, following: str) -> str:
        """A line as it stands before the one that follows it: with a space, or without the hyphen of a broken word."""
        if not _HYPHEN.search(line) or not following[:1].islower():
            return line if line.endswith(("—", "/")) else f"{line} "
        half = re.findall(r"[^\W\d_]+", line)[-1].casefold()
        found = re.match(r"\w*", following)
        rest = "" if found is None else found[0].casefold()
        keeps = f"{half}-{rest}" in self.words or (half in _COMPOUNDS and half + rest not in self.words)
        return line if keeps else line[:-1]
