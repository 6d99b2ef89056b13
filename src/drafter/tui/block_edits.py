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

    None at the edges, and across the edge of a fence: a move must never make exempt text public.
    """
    blocks = split(text).blocks
    block = block_at(blocks, at)
    if block is None:
        return None
    other = blocks.index(block) + by
    if not 0 <= other < len(blocks):
        return None
    first, second = (block, blocks[other]) if by > 0 else (blocks[other], block)
    gap = text[first.end : second.start]
    if ":::" in gap or first.exempt != second.exempt:
        return None
    one, two = text[first.start : first.end], text[second.start : second.end]
    if not gap.strip(" \t\r") or "\n\n" not in gap.replace(" ", "").replace("\t", ""):
        gap = "\n\n"
    inside = at - block.start
    start = first.start if by < 0 else first.start + len(two) + len(gap)
    return Replacement(first.start, second.end, two + gap + one, start + inside)


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
