"""Lists of numbered text: bulleted and ordered, nested by indent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from drafter.report.blocks import Block, ListBlock, ListItem, Paragraph

_MARKER = re.compile(r"([ \t]*)(?:(-)|(\d{1,3})\.)[ \t]+(?=\S)")
_NESTED = 2
"""Columns that a marker, or a further paragraph, stands further in than the marker it belongs to."""


class Line(msgspec.Struct, frozen=True):
    """A line without its end, where it starts in the text of the field, and its number there (from 0)."""

    text: str
    start: int
    number: int

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text or self.text.isspace()


class Listed(msgspec.Struct, frozen=True):
    """A list that was read: the index of its last line, and of the line to go on with."""

    items: tuple[ListItem, ...]
    ordered: bool
    last: int
    next: int


class _Pieces(msgspec.Struct):
    """The lines of one paragraph inside a list."""

    start: int
    texts: list[str]

    def joined(self) -> str:
        return " ".join(self.texts)


class _Item(msgspec.Struct):
    first: _Pieces
    below: list[_List | _Pieces] = []


class _List(msgspec.Struct):
    indent: int
    ordered: bool
    line: Line
    items: list[_Item] = []


def starts_list(line: str) -> bool:
    """Whether a list may start with this line: a dash, or ``1.`` and no other number ("2015. The …" is a sentence)."""
    marker = _MARKER.match(line)
    return marker is not None and (marker[2] is not None or marker[3] == "1")


def read_list(lines: Sequence[Line], at: int, depth: int, ends: Callable[[int], bool]) -> Listed:
    """The list that starts at line ``at``; it nests ``depth`` deep at most and ``ends`` says which lines end it."""
    reader = _Reader(lines, at, depth, ends)
    reader.read()
    top = reader.open[0]
    return Listed(_frozen_items(top), top.ordered, reader.last, reader.at)


class _Reader:
    """``open`` holds the lists the line at hand is in, outermost first; ``tail`` the paragraph it may go on."""

    def __init__(self, lines: Sequence[Line], at: int, depth: int, ends: Callable[[int], bool]) -> None:
        self.lines = lines
        self.at = self.last = at
        self.depth = depth
        self.ends = ends
        self.open: list[_List] = []
        self.tail = _Pieces(0, [])

    def read(self) -> None:
        after_blank = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.blank:
                after_blank = True
                self.at += 1
                continue
            if self.ends(self.at):
                return
            if not (self._marker(line) or self._further(line, after_blank)):
                return
            self.last = self.at
            self.at += 1
            after_blank = False

    def _marker(self, line: Line) -> bool:
        """Take ``line`` as an item, if it is one of these lists."""
        marker = _MARKER.match(line.text)
        if marker is None:
            return False
        ordered = marker[3] is not None
        indent = _indent(line.text)
        item = _Item(_Pieces(line.start, [line.text[marker.end() :].strip(" \t")]))
        depth = self._depth(indent)
        if depth < len(self.open) and self.open[depth].ordered == ordered:
            del self.open[depth + 1 :]
        elif (depth > 0 or not self.open) and starts_list(line.text):
            del self.open[depth:]
            nested = _List(indent, ordered, line)
            if self.open:
                self.open[-1].items[-1].below.append(nested)
            self.open.append(nested)
        else:
            return False
        self.open[-1].items.append(item)
        self.tail = item.first
        return True

    def _depth(self, indent: int) -> int:
        """The depth of the list that a marker at ``indent`` belongs to; the number of open lists for one deeper."""
        depth = 0
        while depth < len(self.open) and indent >= self.open[depth].indent + _NESTED:
            depth += 1
        return min(depth, self.depth - 1)

    def _further(self, line: Line, after_blank: bool) -> bool:
        """Take ``line`` as more of an item, if it can be; a list of the other kind beside this one cannot."""
        indent = _indent(line.text)
        if indent < self.open[0].indent + _NESTED:
            if after_blank or starts_list(line.text):
                return False
        elif after_blank:
            del self.open[max(1, self._depth(indent)) :]
            self.tail = _Pieces(line.start, [])
            self.open[-1].items[-1].below.append(self.tail)
        self.tail.texts.append(line.text.strip(" \t"))
        return True


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _frozen_items(listed: _List) -> tuple[ListItem, ...]:
    return tuple(
        ListItem(text=item.first.joined(), start=item.first.start, blocks=tuple(map(_frozen, item.below)))
        for item in listed.items
    )


def _frozen(below: _List | _Pieces) -> Block:
    if isinstance(below, _Pieces):
        return Paragraph(start=below.start, text=below.joined(), numbered=False)
    line = below.line
    return ListBlock(start=line.start, line=line.number, items=_frozen_items(below), ordered=below.ordered)
