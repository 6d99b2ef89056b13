"""Numbers that were typed, or printed, before paragraphs: told from amounts and dates by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = re.compile(r"[ \t]*(\d{1,3}(?:\.\d{1,3}){0,3})([a-z]?)([.)]?)(\t[ \t]*| +)(?=\S)")
_SENTENCE = re.compile(r"[\"“'‘(\[]?[A-Z](?:[a-z’']|\s)")
"""How a paragraph begins, and an amount (3.5 FTE, 2.5 million) does not go on."""
_LONGEST_HEADING = 100
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d\d\Z")


class _Typed(NamedTuple):
    """A number at the start of a line: its parts, and where the text behind it begins."""

    line: int
    parts: tuple[int, ...]
    letter: str
    end: int
    tab: bool
    sure: bool
    """Whether it is one even without others around it."""


class Number(NamedTuple):
    """A number before a paragraph: where the text behind it begins, and the depth of a heading, 0 for none."""

    end: int
    heading: int


def typed_numbers(lines: Sequence[str]) -> dict[int, Number]:
    """The lines that begin with the number of a paragraph or heading.

    A number is one where a tab stands behind it (Word's own numbering), where the number before or after it is its
    neighbour, or where it has the shape of one and a sentence follows. A line is a heading where the next number is
    the first below its own.
    """
    found = [each for index, line in enumerate(lines) if (each := _read(index, line)) is not None]
    numbers = {}
    for index, each in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        near = (before is not None and _follows(before, each)) or (after is not None and _follows(each, after))
        if each.tab or each.sure or near:
            opens = after is not None and after.parts == (*each.parts, 1)
            numbers[each.line] = Number(each.end, _heading(each, lines[each.line]) if opens else 0)
    return numbers


def _heading(number: _Typed, line: str) -> int:
    """The depth of a heading with that number: 5.1 has depth 1, 5.1.1 depth 2; a sentence is none."""
    depth = len(number.parts) - 1
    words = line[number.end :].strip()
    return depth if depth in (1, 2) and len(words) <= _LONGEST_HEADING and words[-1:] not in ".;:" else 0


def _read(index: int, line: str) -> _Typed | None:
    found = _NUMBER.match(line)
    if found is None:
        return None
    parts = tuple(map(int, found[1].split(".")))
    tab = "\t" in found[4]
    sentence = _SENTENCE.match(line, found.end()) is not None
    if len(parts) == 1:
        # 2015 was dry; 12 officers left: a number without a stop behind it is a number, and in a table it is a cell.
        if found[2] or not sentence or not (found[3] or (tab and len(line) > _LONGEST_HEADING)):
            return None
        return _Typed(index, parts, found[2], found.end(), tab, sure=False)
    if not (tab or sentence):
        return None
    sure = sentence and _DATE.match(found[1]) is None
    return _Typed(index, parts, found[2], found.end(), tab, sure)


def _follows(first: _Typed, second: _Typed) -> bool:
    """Whether one number is the next after another: 5.4 and 5.5, 5.4 and 5.4.1, 5.4.1 and 5.5, 3.2a and 3.2b."""
    one, two = first.parts, second.parts
    if one == two:
        return bool(second.letter) and ord(second.letter) - ord(first.letter or "`") == 1
    if two == (*one, 1):
        return True
    return len(two) <= len(one) and two[:-1] == one[: len(two) - 1] and two[-1] == one[len(two) - 1] + 1
