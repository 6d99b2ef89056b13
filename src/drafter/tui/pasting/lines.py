"""The lines of what was pasted, each known for what it is: an item of a list, a numbered paragraph, a row, prose."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.tui.pasting.numbers import typed_numbers


class Kind(enum.Enum):
    """What a line is."""

    BLANK = "blank"
    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    MARKED = "marked"
    """A line of numbered text already, which is left alone."""


class Line(NamedTuple):
    """A line without what its kind stands for.

    ``mark`` is that of a heading or an item, ``level`` how deep the item is nested. ``starts`` is set where a
    paragraph begins whatever stands above it; ``sign`` is what was taken away before the text, a bullet or a number.
    """

    kind: Kind
    text: str
    mark: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    starts: bool = False
    sign: str = ""


_SIGNS = "•▪◦‣●○■□·➢➤✓✔"
_BULLETS = rf"{_SIGNS}\uf000-\uf0ff"
# Word's own bullets come as characters of a symbol font, or as the letters that stand for them in it.
_BULLET = re.compile(rf"([ \t]*)([{_BULLETS}]|[o§Øü](?=\t))[ \t]*(?=\S)")
_ALONE = re.compile(rf"^([ \t]*[{_BULLETS}])[ \t]*\n(?=[ \t]*[^\s{_BULLETS}])", re.MULTILINE)
"""A bullet on a line of its own, as some pages have it."""
_DASH = re.compile(r"([ \t]*)([–—*])(?:\t[ \t]*| +)(?=\S)")
_ORDERED = re.compile(r"([ \t]*)(\d{1,3})(?:[.)]\t[ \t]*|\) +)(?=\S)")
_COUNTED = re.compile(r"[ \t]*(?:\(?(?:[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+[a-z]?[.)]?|\d{1,3}[.)])\t")
"""What looks like a row of two cells and is an item or a paragraph with its number."""
_MARKED = re.compile(
    r"#{2,3}\s|\.{1,3}\s|\.\[|~ |[ \t]*(?:-|\d{1,3}\.) +\S|\||>|[ \t]*:::|\\|[ \t]*\{\{[^{}]*\}\}[ \t]*\Z"
)


def read(text: str, *, at_start: bool) -> list[Line]:
    """The lines of a text; the first is prose where it does not begin a line."""
    return _Reader(_ALONE.sub(r"\1\t", text).split("\n"), at_start=at_start).lines()


class _Reader:
    """``signs`` are the bullets of the list at hand, each nested in those before it.

    ``count`` is the last number of a list that counts, ``outer`` how many bullets deep it stands.
    """

    def __init__(self, raw: Sequence[str], *, at_start: bool) -> None:
        self.raw = raw
        self.numbers = typed_numbers(raw)
        self.read: list[Line] = []
        if not at_start:
            self.read.append(Line(Kind.PROSE, raw[0]))
        self.signs: list[str] = []
        self.count = self.outer = 0

    def lines(self) -> list[Line]:
        while len(self.read) < len(self.raw):
            rows = self._rows()
            if rows:
                self.read += rows
                self._end_list()
            else:
                self.read.append(self._line(self.raw[len(self.read)]))
        return self.read

    def _line(self, raw: str) -> Line:
        if not raw.strip():
            return Line(Kind.BLANK, "")
        item = self._item(raw)
        if item is not None:
            return item
        number = self.numbers.get(len(self.read))
        if number is not None:
            self._end_list()
            kind, mark = (Kind.HEADING, "#" * (number.heading + 1)) if number.heading else (Kind.PROSE, "")
            return Line(kind, _words(raw[number.end :]), mark, starts=True, sign=raw[: number.end].strip())
        before = self.read[-1].kind if self.read else Kind.BLANK
        if _MARKED.match(raw) or (raw[0] in " \t" and before is Kind.MARKED):
            self._end_list()
            return Line(Kind.MARKED, raw)
        if before is Kind.BLANK:
            self._end_list()
        return Line(Kind.PROSE, _words(raw), starts=self._steps_in())

    def _end_list(self) -> None:
        self.signs.clear()
        self.count = 0

    def _steps_in(self) -> bool:
        """Whether the first line of a paragraph is set in: more than the line above it and the line below."""
        at = len(self.read)
        above, here, below = (
            _indent(self.raw[index]) if 0 < index < len(self.raw) else -1 for index in range(at - 1, at + 2)
        )
        return 0 <= above < here and 0 <= below < here

    # --- lists

    def _item(self, raw: str) -> Line | None:
        bullet = _BULLET.match(raw)
        if bullet is None and (raw[1:2] == "\t" or not self._is_broken_off(raw)):
            bullet = _DASH.match(raw)
        if bullet is not None:
            return Line(Kind.ITEM, _words(raw[bullet.end() :]), "-", self._level(bullet[1], bullet[2]), sign=bullet[2])
        ordered = _ORDERED.match(raw)
        if ordered is not None and int(ordered[2]) == self.count + 1:
            if self.count == 0:
                self.outer = len(self.signs)
            del self.signs[self.outer :]
            self.count += 1
            return Line(Kind.ITEM, _words(raw[ordered.end() :]), f"{self.count}.", self.outer, sign=ordered[2])
        return None

    def _is_broken_off(self, raw: str) -> bool:
        """Whether a dash at the start of a line is one inside a sentence, where a page has broken it."""
        before = self.read[-1] if self.read else None
        torn = before is not None and before.kind is Kind.PROSE and not before.text.endswith((".", ":", ";", "!", "?"))
        return torn and _DASH.sub("", raw)[:1].islower()

    def _level(self, indent: str, sign: str) -> int:
        """How deep a bullet is nested: a sign that is new stands below those before it."""
        if sign in self.signs:
            del self.signs[self.signs.index(sign) + 1 :]
        else:
            self.signs.append(sign)
        numbered = 1 if self.count else 0
        return max(len(self.signs) - 1 + numbered, len(indent.expandtabs(4)) // 4 if len(self.signs) > 1 else 0)

    # --- tables

    def _rows(self) -> list[Line]:
        """The rows of a table that begins here: two or more lines with as many tabs; none where there is none."""
        at = end = len(self.read)
        tabs = self.raw[at].strip(" ").count("\t")
        while tabs and end < len(self.raw) and self.raw[end].strip(" ").count("\t") == tabs:
            if tabs == 1 and _is_item(self.raw[end]):
                break
            end += 1
        cells = [tuple(cell.strip() for cell in line.split("\t")) for line in self.raw[at:end]]
        if len(cells) < 2 or not any(cells[0]):
            return []
        return [Line(Kind.ROW, "", cells=row) for row in cells]


def _indent(line: str) -> int:
    """The spaces before a line; -1 for an empty one."""
    return len(line) - len(line.lstrip()) if line.strip() else -1


def _words(text: str) -> str:
    """What a line says, without the tabs that set it out."""
    return text.replace("\t", " ").strip()


def _is_item(line: str) -> bool:
    return any(pattern.match(line) is not None for pattern in (_BULLET, _DASH, _COUNTED))
