"""Numbered text into blocks, as the table of the format says. Everything that is no mark comes out as typed."""

from __future__ import annotations

import re

from drafter.report.blocks import (
    Block,
    FenceFault,
    Heading,
    ListBlock,
    NumberedText,
    Paragraph,
    Placement,
    Quote,
    Table,
)
from drafter.report.lists import Line, read_list, starts_list

MAX_NESTING = 50
"""Lists and quotations nest no deeper; what would is read as text of the deepest level."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_FENCE_OPEN = re.compile(r"::: +exempt((?: +\d{1,2})+)[ \t]*\Z")
_FENCE_CLOSE = re.compile(r":::[ \t]*\Z")
_HEADING = re.compile(r"(##|###)[ \t]+(?=\S)")
_DOTS = re.compile(r"(\.{1,3})[ \t]+(?=\S)")
_PINNED = re.compile(r"\.\[(\d+(?:\.\d+)*[a-z]?)\][ \t]+(?=\S)")
_UNNUMBERED = re.compile(r"~ [ \t]*(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_DELIMITER = re.compile(r":?-+:?\Z")
_CELL_END = re.compile(r"(?<!\\)\|")
_CITED_FORM = re.compile(r"(\{\{[ \t]*[A-Za-z_][A-Za-z0-9_-]*[ \t]*)\|([^{}|]*\}\})")
"""A citation with a form, whose bar is no edge of a cell."""
_PLACEMENT = re.compile(r"\{\{[ \t]*([A-Za-z_][A-Za-z0-9_-]*)[ \t]*\}\}\Z")
_ID = re.compile(r"\{#([A-Za-z][A-Za-z0-9_-]*)\}\Z")
_PLAIN_START = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\"'(“‘£*[")


def split(text: str) -> NumberedText:
    """The blocks of a field's text, and the malformed fences in it."""
    return _Splitter(_lines(text), marks=True, depth=0).run()


def _lines(text: str) -> list[Line]:
    lines = []
    start = 0
    # Not splitlines: only a line feed ends a line here; form feeds and the like are characters of the text.
    for number, line in enumerate(text.split("\n")):
        lines.append(Line(line, start, number))
        start += len(line) + 1
    return lines


def _looks_like_fence(line: str) -> bool:
    if ":::" not in line:
        return False
    return line.lstrip().lstrip(_INVISIBLE + " \t").startswith(":::")


def _always_starts(line: str) -> bool:
    """Whether the line starts a block wherever it stands."""
    first = line[:1]
    if first in _PLAIN_START:
        return False
    if first == "#":
        return line.startswith("##")
    if first == ".":
        return _DOTS.match(line) is not None or _PINNED.match(line) is not None
    if first == "~":
        return line.startswith("~ ")
    return _looks_like_fence(line)


def _is_mark(line: str) -> bool:
    """Whether the line would mean something else than a paragraph: what a backslash before it takes away."""
    return (
        _HEADING.match(line) is not None
        or _DOTS.match(line) is not None
        or _PINNED.match(line) is not None
        or _UNNUMBERED.match(line) is not None
        or (not line[:1].isspace() and starts_list(line))
        or line.startswith((">", "|", ":::"))
        or _PLACEMENT.match(line.rstrip(" \t")) is not None
    )


def _cells(row: str) -> list[str]:
    row = row.strip(" \t")
    row = row.removeprefix("|")
    if "{{" in row:
        row = _CITED_FORM.sub(r"\1\\|\2", row)
    cells = _CELL_END.split(row)
    if len(cells) > 1 and not cells[-1].strip(" \t"):
        cells.pop()
    return [cell.strip(" \t").replace("\\|", "|") for cell in cells]


class _Splitter:
    """One pass over the lines of a field, or of a quotation (``marks`` false: nothing is numbered there)."""

    def __init__(self, lines: list[Line], *, marks: bool, depth: int) -> None:
        self.lines = lines
        self.marks = marks
        self.depth = depth
        self.at = 0
        self.blocks: list[Block] = []
        self.faults: list[FenceFault] = []
        self.fence: Line | None = None
        self.exempt: tuple[int, ...] = ()

    def run(self) -> NumberedText:
        lines = self.lines
        while self.at < len(lines):
            line = lines[self.at]
            if line.blank:
                self.at += 1
            elif self.marks and _looks_like_fence(line.text):
                self._fence(line)
            else:
                self.blocks.append(self._block(line))
        if self.fence is not None:
            self._fault(self.fence, "This exempt block is never closed.")
        self.faults.sort(key=lambda fault: fault.start)
        return NumberedText(blocks=tuple(self.blocks), faults=tuple(self.faults))

    def _fault(self, line: Line, reason: str) -> None:
        self.faults.append(FenceFault(start=line.start, line=line.number, text=line.text, reason=reason))

    def _fence(self, line: Line) -> None:
        opening = _FENCE_OPEN.match(line.text)
        if opening is not None and self.fence is None:
            self.fence = line
            self.exempt = tuple(int(number) for number in opening[1].split())
            self.at += 1
            return
        if _FENCE_CLOSE.match(line.text) and self.fence is not None:
            self.fence = None
            self.exempt = ()
            self.at += 1
            return
        if opening is not None:
            self._fault(line, "An exempt block cannot start inside another.")
        elif _FENCE_CLOSE.match(line.text):
            self._fault(line, "This closes an exempt block that was never opened.")
        else:
            self._fault(line, "This line looks like the start or end of an exempt block and is neither.")
        self.at += 1
        # The line stays in sight as the text it is.
        text = line.text.strip(" \t")
        self.blocks.append(
            Paragraph(start=line.start, end=line.end, line=line.number, exempt=self.exempt, text=text, numbered=False)
        )

    def _block(self, line: Line) -> Block:
        text = line.text
        if text[0] not in _PLAIN_START:
            if self.marks:
                marked = self._marked(line)
                if marked is not None:
                    return marked
            if starts_list(text) and self.depth < MAX_NESTING:
                return self._list()
            if _QUOTE.match(text) and self.depth < MAX_NESTING:
                return self._quote()
        if self._table_starts(self.at):
            return self._table()
        return self._paragraph(line, 0)

    def _marked(self, line: Line) -> Block | None:
        text = line.text
        if found := _HEADING.match(text):
            self.at += 1
            title, id = _named(text[found.end() :].rstrip(" \t"))
            return Heading(
                start=line.start,
                end=line.end,
                line=line.number,
                exempt=self.exempt,
                depth=len(found[1]) - 1,
                text=title,
                id=id,
            )
        if found := _DOTS.match(text):
            return self._paragraph(line, found.end(), depth=len(found[1]))
        if found := _PINNED.match(text):
            return self._paragraph(line, found.end(), label=found[1])
        if found := _UNNUMBERED.match(text):
            return self._paragraph(line, found.end(), numbered=False)
        if text[0] == "\\" and _is_mark(text[1:]):
            return self._paragraph(line, 1)
        alone = text.strip(" \t")
        if alone[0] == "{" and self._alone() and (found := _PLACEMENT.match(alone)):
            self.at += 1
            return Placement(
                start=line.start, end=line.end, line=line.number, exempt=self.exempt, name=found[1], text=found[0]
            )
        return None

    def _alone(self) -> bool:
        """Whether the line at hand is a block by itself."""
        after = self.at + 1
        return after >= len(self.lines) or self.lines[after].blank or _always_starts(self.lines[after].text)

    def _paragraph(
        self, line: Line, skip: int, *, depth: int | None = None, label: str | None = None, numbered: bool = True
    ) -> Paragraph:
        pieces = [line.text[skip:].strip(" \t")]
        last = line
        self.at += 1
        while self.at < len(self.lines):
            following = self.lines[self.at]
            if following.blank or self._interrupts(following, last):
                break
            pieces.append(following.text.strip(" \t"))
            last = following
            self.at += 1
        text, id = _named(" ".join(pieces))
        return Paragraph(
            start=line.start,
            end=last.end,
            line=line.number,
            exempt=self.exempt,
            text=text,
            depth=depth,
            label=label,
            numbered=numbered,
            id=id,
        )

    def _interrupts(self, line: Line, before: Line) -> bool:
        """Whether ``line``, directly after a line of a paragraph, starts a block of its own."""
        text = line.text
        if text[0] not in _PLAIN_START:
            if self.marks and _always_starts(text):
                return True
            if _QUOTE.match(text) and self.depth < MAX_NESTING:
                return True
            if before.text.rstrip().endswith(":") and starts_list(text) and self.depth < MAX_NESTING:
                return True
        return self._table_starts(self.at)

    def _table_starts(self, at: int) -> bool:
        if at + 1 >= len(self.lines):
            return False
        below = self.lines[at + 1].text
        if "-" not in below or below.strip("|-: \t"):
            return False
        header = self.lines[at].text
        if "|" not in header and "|" not in below:
            return False
        delimiters = _cells(below)
        return all(map(_DELIMITER.match, delimiters)) and len(_cells(header)) == len(delimiters)

    def _table(self) -> Table:
        first = self.lines[self.at]
        header = _cells(first.text)
        alignment = [_alignment(cell) for cell in _cells(self.lines[self.at + 1].text)]
        last = self.lines[self.at + 1]
        self.at += 2
        rows = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.blank or (self.marks and _always_starts(line.text)) or _QUOTE.match(line.text):
                break
            rows.append(_cells(line.text))
            last = line
            self.at += 1
        # A row with more cells than the header widens the table: no cell is dropped.
        width = max(len(header), *(len(row) for row in rows)) if rows else len(header)
        return Table(
            start=first.start,
            end=last.end,
            line=first.number,
            exempt=self.exempt,
            header=_padded(header, width),
            alignment=_padded(alignment, width),
            rows=tuple(_padded(row, width) for row in rows),
        )

    def _quote(self) -> Quote:
        first = last = self.lines[self.at]
        inner: list[Line] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            mark = _QUOTE.match(line.text)
            if mark is not None:
                skip = mark.end()
                inner.append(Line(line.text[skip:], line.start + skip, line.number))
            elif line.blank or inner[-1].blank or (self.marks and _always_starts(line.text)):
                break
            else:
                inner.append(line)
            last = line
            self.at += 1
        blocks = _Splitter(inner, marks=False, depth=self.depth + 1).run().blocks
        return Quote(start=first.start, end=last.end, line=first.number, exempt=self.exempt, blocks=blocks)

    def _list(self) -> ListBlock:
        first = self.lines[self.at]
        listed = read_list(self.lines, self.at, MAX_NESTING - self.depth, self._ends_list)
        self.at = listed.next
        return ListBlock(
            start=first.start,
            end=self.lines[listed.last].end,
            line=first.number,
            exempt=self.exempt,
            items=listed.items,
            ordered=listed.ordered,
        )

    def _ends_list(self, at: int) -> bool:
        line = self.lines[at].text
        if (self.marks and _always_starts(line)) or _QUOTE.match(line) is not None:
            return True
        # A line that starts a list is an item also above a line of dashes: "- a | b" is no head of a table.
        return self._table_starts(at) and not starts_list(line)


def _named(text: str) -> tuple[str, str | None]:
    """The text without the name at its end, and the name."""
    at = text.rfind("{#") if text.endswith("}") else -1
    found = _ID.match(text, at) if at > 0 else None
    return (text, None) if found is None else (text[:at].rstrip(" \t"), found[1])


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    if left and right:
        return "center"
    return "right" if right else "left" if left else ""


def _padded(cells: list[str], width: int) -> tuple[str, ...]:
    return (*cells, *([""] * (width - len(cells))))
