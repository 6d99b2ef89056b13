"""Lines of a terminal: words in their styles, broken at a width, beside and below one another."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len


class Style(enum.IntFlag):
    """How words look."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    LINK = 4
    LABEL = 8
    QUIET = 16
    WARNING = 32
    TITLE = 64
    STRUCK = 128


Span = tuple[str, int]
"""Words, and their styles as a number."""
Line = tuple[Span, ...]

BLANK: Line = ()
_PIECE = re.compile(r"\n| +|[^ \n]+")


def cells(text: str) -> int:
    """How wide a text is."""
    return len(text) if text.isascii() else cell_len(text)


def width_of(line: Line) -> int:
    """How wide a line is."""
    return sum(cells(text) for text, _ in line)


def wrapped(spans: Iterable[Span], width: int) -> list[Line]:
    """Words as lines of at most ``width`` cells, at least one; ``\\n`` begins another. What is too long is cut."""
    width = max(1, width)
    lines: list[Line] = []
    line: list[Span] = []
    used = 0
    for before, word in _words(spans):
        room = sum(cells(text) for text, _ in word)
        if before == "\n":
            lines.append(joined(line))
            line, used = [], 0
        elif line and used + 1 + room <= width:
            # A space between words that look alike looks like them.
            line.append((" ", line[-1][1] & word[0][1]))
            used += 1
        elif line:
            lines.append(joined(line))
            line, used = [], 0
        for text, style in word:
            while used + cells(text) > width:
                part, text = _cut(text, width - used)
                if not part and not line:
                    # A line of one cell still has to take a character of two.
                    part, text = text[:1], text[1:]
                line.append((part, style))
                lines.append(joined(line))
                line, used = [], 0
            line.append((text, style))
            used += cells(text)
    lines.append(joined(line))
    return lines


def _words(spans: Iterable[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Each word, of one span or of several, with the space or the line feed before it."""
    before = ""
    word: list[Span] = []
    for text, style in spans:
        for piece in _PIECE.findall(text):
            if piece[0] not in " \n":
                word.append((piece, style))
                continue
            if word:
                yield before, word
            elif before == "\n":
                yield before, []
            before, word = piece[0], []
    if word or before == "\n":
        yield before, word


def _cut(text: str, width: int) -> tuple[str, str]:
    """A text in two, the first part at most ``width`` cells."""
    used = 0
    for index, character in enumerate(text):
        used += cells(character)
        if used > width:
            return text[:index], text[index:]
    return text, ""


def joined(spans: Iterable[Span]) -> Line:
    """Neighbours of one style as one span."""
    joined: list[Span] = []
    for text, style in spans:
        if not text:
            continue
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return tuple(joined)


def beside(first: Line, rest: Line, lines: Sequence[Line]) -> list[Line]:
    """Lines with something before each: ``first`` before the first of them, ``rest`` before the others."""
    return [(first if index == 0 else rest) + line if line or index == 0 else BLANK for index, line in enumerate(lines)]


def indented(lines: Sequence[Line], by: int) -> list[Line]:
    """Lines moved to the right."""
    space: Line = ((" " * by, 0),) if by > 0 else BLANK
    return beside(space, space, lines)


def stacked(blocks: Iterable[Sequence[Line]]) -> list[Line]:
    """Blocks of lines below one another, each with a blank line before it."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [BLANK, *block] if lines else block
    return lines


def aligned(line: Line, width: int, alignment: str) -> Line:
    """A line made ``width`` cells wide, its words at the left, the right or in the middle."""
    space = max(0, width - width_of(line))
    before = {"right": space, "center": space // 2}.get(alignment, 0)
    left: Line = ((" " * before, 0),) if before else BLANK
    right: Line = ((" " * (space - before), 0),) if space - before else BLANK
    return left + line + right
