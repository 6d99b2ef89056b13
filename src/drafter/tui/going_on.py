"""What Enter and Backspace mean beyond their characters: a list goes on and ends, a mark comes and goes.

Pure functions of text.
"""

from __future__ import annotations

import re

from drafter.report.blocks import ListBlock, Paragraph
from drafter.report.split import split
from drafter.tui.block_edits import ITEM, Replacement, block_at, line_end

_MARKED = re.compile(r"(\.{1,3}|~)[ \t]+")
BEGINNINGS = frozenset("|#-~>:")
"""What a table, a heading, a list, an unnumbered paragraph, a quotation and a block with a fence begin with."""


def entered(text: str, at: int) -> Replacement | None:
    """What Enter does at an offset beyond a line feed; None where that is all.

    A list goes on with another item, or with what is behind the cursor; an item without words ends it, or goes out
    of a nested one. Below a marked paragraph, on an empty line, another one of its kind begins.
    """
    start, end = text.rfind("\n", 0, at) + 1, line_end(text, at)
    line = text[start:end]
    item = ITEM.match(line)
    if item is not None and at >= start + item.end() and _is_item(text, item, at):
        if line[item.end() :].strip():
            return _next_item(text, at, item)
        return _left(text, start, end, item)
    if at != end:
        return None
    marked = _MARKED.match(line)
    if marked is not None and marked.end() == len(line):
        return Replacement(start, at, "", start)
    if line or start == 0:
        return None
    above = _mark_above(text, start)
    return None if above is None else _inserted(at, "\n" + above)


def erased(text: str, at: int) -> Replacement | None:
    """What Backspace does at an offset beyond taking a character: right behind a mark it takes it away."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start : line_end(text, at)]
    item = ITEM.match(line)
    if item is not None and at == start + item.end():
        parent = _parent(text, start, len(item[1])) if item[1] else None
        mark = "" if parent is None else _mark(parent, _number(parent) + 1)
        return Replacement(start, at, mark, start + len(mark))
    marked = _MARKED.match(line)
    return Replacement(start, at, "", start) if marked is not None and at == start + marked.end() else None


def begun_otherwise(text: str, at: int, typed: str) -> Replacement | None:
    """What a character does that begins a block of another kind right behind a mark without words: it replaces it."""
    start = text.rfind("\n", 0, at) + 1
    marked = _MARKED.match(line := text[start : line_end(text, at)])
    if typed not in BEGINNINGS or marked is None or marked.end() != len(line) or at != start + len(line):
        return None
    return Replacement(start, at, typed, start + len(typed))


def _is_item(text: str, item: re.Match[str], at: int) -> bool:
    """Whether a line is an item, and not a sentence that begins with a number."""
    return bool(item[2]) or isinstance(block_at(split(text).blocks, at), ListBlock) or not text[at:].strip()


def _next_item(text: str, at: int, item: re.Match[str]) -> Replacement:
    """Another item after this one, with the text behind the cursor; the numbers of those below go on from it."""
    mark = _mark(item, _number(item) + 1)
    moved = len(text[at:]) - len(text[at:].lstrip(" \t"))
    change = f"\n{mark}"
    if item[2]:
        return Replacement(at, at + moved, change, at + len(change))
    end, below = _renumbered(text, line_end(text, at), item)
    rest = text[at + moved : line_end(text, at)] + below
    return Replacement(at, end, change + rest, at + len(change))


def _renumbered(text: str, at: int, item: re.Match[str]) -> tuple[int, str]:
    """The items below a line end with numbers two after that of ``item`` and on; and where they end."""
    count = _number(item) + 1
    lines = []
    end = at
    while end < len(text):
        line = text[end + 1 : line_end(text, end + 1)]
        found = ITEM.match(line)
        if not line.strip() or (found is not None and len(found[1]) < len(item[1])):
            break
        if found is not None and found[3] and found[1] == item[1]:
            count += 1
            line = _mark(found, count) + line[found.end() :]
        lines.append(line)
        end = line_end(text, end + 1)
    return end, "".join(f"\n{line}" for line in lines)


def _left(text: str, start: int, end: int, item: re.Match[str]) -> Replacement:
    """Out of an item without words: one list further out, or out of the list, with empty lines around what comes."""
    parent = _parent(text, start, len(item[1])) if item[1] else None
    if parent is not None:
        mark = _mark(parent, _number(parent) + 1)
        return Replacement(start, end, mark, start + len(mark))
    before = "" if start == 0 or text[: start - 1].endswith("\n") else "\n"
    follows = end < len(text) and text[end + 1 : line_end(text, end + 1)].strip()
    return Replacement(start, end, before + ("\n" if follows else ""), start + len(before))


def _parent(text: str, start: int, indent: int) -> re.Match[str] | None:
    """The item that a nested one, on the line at ``start``, belongs to."""
    while start > 0:
        end, start = start - 1, text.rfind("\n", 0, start - 1) + 1
        found = ITEM.match(text[start:end])
        if found is not None and len(found[1]) < indent:
            return found
    return None


def _mark(item: re.Match[str], number: int) -> str:
    indent, dash, _, space = item.groups()
    return f"{indent}{dash or f'{number}.'}{space}"


def _number(item: re.Match[str]) -> int:
    return int(item[3] or 0)


def _mark_above(text: str, start: int) -> str | None:
    """The mark of the paragraph whose last line is directly above the empty line at ``start``."""
    block = block_at(split(text[:start]).blocks, start - 1)
    if not isinstance(block, Paragraph) or block.end != start - 1:
        return None
    mark = _MARKED.match(text, block.start)
    return None if mark is None else f"{mark[1]} "


def _inserted(at: int, text: str) -> Replacement:
    return Replacement(at, at, text, at + len(text))
