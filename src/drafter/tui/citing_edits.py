"""Edits that put a citation into a text, and a name to what it refers to. Pure functions of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import NamedTuple

from drafter.report.blocks import Heading, Paragraph
from drafter.report.split import split
from drafter.tui.block_edits import Replacement

_MOST_WORDS = 4
_LONGEST = 32
_CLOSED = re.compile(r"[{}]")
_REST = re.compile(r"[\w-]*(?:\([^(){}\n]*\)|[\"']?[ \t]*\))?[ \t]*(?:\|[ \t]*\w*(?:\([^(){}\n]*\))?[ \t]*)?\}\}")
"""What may follow the cursor in a citation that is closed already."""
_SMALL = frozenset(
    ("a", "an", "and", "are", "at", "by", "for", "from", "in", "is", "of", "on", "or", "our", "that", "the", "this")
    + ("to", "was", "were", "with")
)


class Opening(NamedTuple):
    """A citation being typed: columns of its ``{{`` and of where it ends, and what is typed up to the cursor."""

    start: int
    end: int
    typed: str


def opening(line: str, column: int) -> Opening | None:
    """The citation that is open at a column of a line; None where none is."""
    start = line.rfind("{{", 0, column)
    if start < 0 or _CLOSED.search(line, start + 2, column):
        return None
    rest = _REST.match(line, column)
    return Opening(start, column if rest is None else rest.end(), line[start + 2 : column])


def placed(text: str, at: int, source: str) -> Replacement:
    """An exhibit put on a line of its own at an offset: on the empty line there, else below the block of that line."""
    start, end = text.rfind("\n", 0, at) + 1, _line_end(text, at)
    if text[start:end].strip():
        block = next((each for each in split(text).blocks if each.start <= at <= each.end), None)
        start = end if block is None else max(end, block.end)
    head, tail = text[:start].rstrip("\n"), text[start:].lstrip("\n")
    put = ("\n\n" if head else "") + source
    if not tail.strip():
        gap, end = "\n" if text.endswith("\n") else "", len(text)
    else:
        gap, end = "\n\n", len(text) - len(tail)
    return Replacement(len(head), end, put + gap, len(head) + len(put))


def named(text: str, line: int, name: str) -> Replacement | None:
    """The name of a reference put at the end of the heading or paragraph that starts at a line (from 0).

    None where there is none, or one of so few characters (a dot) that it would become another.
    """
    block = _block_at(text, line)
    if block is None:
        return None
    end = block.start + len(text[block.start : block.end].rstrip())
    put = f" {{#{name}}}"
    after = _block_at(text[:end] + put + text[end:], line)
    if after is None or after.id != name or after.text != block.text:
        return None
    return Replacement(end, end, put, end + len(put))


def _block_at(text: str, line: int) -> Heading | Paragraph | None:
    block = next((each for each in split(text).blocks if each.line == line), None)
    return block if isinstance(block, Heading | Paragraph) else None


def both(text: str, first: Replacement, second: Replacement) -> Replacement:
    """Two edits of a text that do not touch, as one; the cursor is where the second puts it."""
    before, after = sorted((first, second), key=lambda each: (each.start, each.end))
    put = before.text + text[before.end : after.start] + after.text
    moved = len(first.text) - (first.end - first.start) if first is before else 0
    return Replacement(before.start, after.end, put, second.cursor + moved)


def name_of(words: str, taken: Collection[str]) -> str:
    """A name made of words: ``Child sexual exploitation`` gives ``child-sexual-exploitation``; taken ones get a number.

    Letters, digits and hyphens that start with a letter, as names are written.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"\{\{[^{}]*\}\}", " ", words).casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each) and each not in "'’")
    found = re.findall(r"[a-z0-9]+", letters)
    chosen = [word for word in found if word not in _SMALL][:_MOST_WORDS] or found[:_MOST_WORDS]
    while len(chosen) > 1 and len("-".join(chosen)) > _LONGEST:
        chosen.pop()
    name = "-".join(chosen)[:_LONGEST].strip("-")
    if not name[:1].isalpha():
        name = f"p-{name}" if name else "paragraph"
    number = 2
    free = name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
