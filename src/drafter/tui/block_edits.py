"""Edits of whole blocks: one level deeper or higher, up and down. Pure functions of text."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.report.blocks import Block, Heading, ListBlock, Paragraph
from drafter.report.split import split

DEEPEST = 3
ITEM = re.compile(r"([ \t]*)(?:(-)|(\d{1,3})\.)([ \t]+)")
"""The mark of an item of a list: indent, dash or number, space."""
_DOTS = re.compile(r"\.{1,3}[ \t]+")


class Replacement(NamedTuple):
    """Put ``text`` in place of what is between two offsets, and the cursor at an offset of the new text."""

    start: int
    end: int
    text: str
    cursor: int


def level(text: str, at: int, by: int) -> Replacement | None:
    """The block at an offset one level deeper (``by`` 1) or higher (-1); None where that means nothing."""
    line_start = text.rfind("\n", 0, at) + 1
    end = line_end(text, at)
    line = text[line_start:end]
    blocks = split(text).blocks
    block = block_at(blocks, at)
    if isinstance(block, ListBlock) and ITEM.match(line):
        return _indented(line_start, line, at, by)
    if isinstance(block, Heading):
        depth = block.depth + by
        return _marked(block.start, block.depth + 2, "#" * (depth + 1) + " ", at, text) if depth in (1, 2) else None
    if not isinstance(block, Paragraph) or block.label is not None or not block.numbered:
        return None
    above = [each for each in blocks if isinstance(each, Heading) and each.start < block.start]
    usual = above[-1].depth + 1 if above else 1
    depth = (block.depth or usual) + by
    if not 1 <= depth <= DEEPEST:
        return None
    found = _DOTS.match(text, block.start)
    old = found.end() - block.start if found else 0
    return _marked(block.start, old, "" if depth == usual else "." * depth + " ", at, text)


def moved(text: str, at: int, by: int) -> Replacement | None:
    """The block at an offset changed places with the one before (``by`` -1) or after (1).

    What stands directly below a block, without an empty line, goes with it: a list below its sentence. None at the
    edges, where other blocks would come of it, and across the edge of a fence: a move must never make exempt text
    public.
    """
    groups = _groups(text)
    here = next((index for index in reversed(range(len(groups))) if groups[index].start <= at), None)
    if here is None or not 0 <= here + by < len(groups):
        return None
    first, second = (groups[here], groups[here + by]) if by > 0 else (groups[here + by], groups[here])
    gap = text[first.end : second.start]
    if ":::" in gap or first.exempt != second.exempt:
        return None
    one, two = text[first.start : first.end], text[second.start : second.end]
    inside = min(at, groups[here].end) - groups[here].start
    start = first.start if by < 0 else first.start + len(two) + len(gap)
    change = Replacement(first.start, second.end, two + gap + one, start + inside)
    after = text[: change.start] + change.text + text[change.end :]
    return change if _pieces(after) == _pieces(text) else None


class _Group(NamedTuple):
    """Blocks with no empty line between them, from one offset to another."""

    start: int
    end: int
    exempt: tuple[int, ...]


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for block in split(text).blocks:
        last = groups[-1] if groups else None
        if (
            last is not None
            and not text[last.end : block.start].strip(" \t\n")
            and (text.count("\n", last.end, block.start) < 2 and last.exempt == block.exempt)
        ):
            groups[-1] = last._replace(end=block.end)
        else:
            groups.append(_Group(block.start, block.end, block.exempt))
    return groups


def _pieces(text: str) -> list[tuple[str, str]]:
    """The blocks of a text, in no order."""
    return sorted((type(block).__name__, text[block.start : block.end]) for block in split(text).blocks)


def _indented(start: int, line: str, at: int, by: int) -> Replacement | None:
    if by > 0:
        return Replacement(start, start, "  ", at + 2)
    spaces = min(2, len(line) - len(line.lstrip(" ")))
    return Replacement(start, start + spaces, "", max(start, at - spaces)) if spaces else None


def _marked(start: int, old: int, mark: str, at: int, text: str) -> Replacement:
    return Replacement(start, start + old, mark, max(start + len(mark), at + len(mark) - old))


def line_end(text: str, at: int) -> int:
    """The offset of the end of the line that an offset is on."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def block_at(blocks: tuple[Block, ...], at: int) -> Block | None:
    """The block at an offset: the one around it, or that directly before it."""
    found = None
    for block in blocks:
        if block.start <= at:
            found = block
        else:
            break
    return found
