"""The list of contents: from which length on a report has one, and what is in it. Every format asks here."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from drafter.document.nodes import Attr, Header, RawBlock
from drafter.document.opened import anchor_of, opened, unlinked
from drafter.report.blocks import Placement, texts
from drafter.report.outline import Item

TITLE = "Contents"
FEWEST = 6
"""Headings: a list of fewer is no help."""
DEEPEST = 2
"""The level of the deepest headings that are listed: sections, and what stands right below them."""
PLACE = RawBlock(("drafter-contents", ""))
"""Stands in a tree where the list goes, until all headings are known."""
_WORD = re.compile(r"\S+")


class Contents(enum.Enum):
    """Where a report has a list of contents.

    ``BESIDE``: only on a web page, of which nobody sees how long it is and through which nobody can leaf. ``PRINTED``:
    in every format.
    """

    NONE = "none"
    BESIDE = "beside"
    PRINTED = "printed"


class ContentsEntry(NamedTuple):
    """A heading as it is listed: ``level`` 1 is that of a section; ``words`` have no links and no footnotes."""

    level: int
    anchor: str
    words: tuple[Any, ...]


def contents_of(items: Iterable[Item], words: int | Literal[False]) -> Contents:
    """Where a report of these items has a list; it is printed from so many ``words`` on, which the template sets."""
    if words is False:
        return Contents.NONE
    return Contents.PRINTED if sum(map(_length, items)) >= words else Contents.BESIDE


def _length(item: Item) -> int:
    """The words of an item and of what stands below it. Exhibits are looked at, not read: they do not count."""
    blocks = (part.block for part in item.body if not isinstance(part.block, Placement))
    said = [item.text, item.given or "", *(text for block in blocks for text in texts(block))]
    return sum(len(_WORD.findall(text)) for text in said)


def named(blocks: Iterable[Any]) -> list[Any]:
    """The blocks, every heading among them with an anchor."""
    return [_named(block, number) for number, block in enumerate(blocks)]


def _named(block: Any, number: int) -> Any:
    name, contents = opened(block)
    if name != "Header" or anchor_of(contents[1]):
        return block
    return Header((contents[0], Attr(anchor=f"heading_{number}"), contents[2]))


def entries_of(blocks: Iterable[Any]) -> tuple[ContentsEntry, ...]:
    """What is listed of these blocks, whoever wrote the heading; nothing where that would be no help."""
    headings = [contents for name, contents in map(opened, blocks) if name == "Header"]
    found = tuple(
        ContentsEntry(level, anchor_of(attr), tuple(unlinked(words)))
        for level, attr, words in headings
        if 1 <= level <= DEEPEST
    )
    return found if len(found) >= FEWEST else ()


def nested(entries: Sequence[ContentsEntry]) -> list[tuple[ContentsEntry, tuple[ContentsEntry, ...]]]:
    """Sections, each with what is listed below it."""
    found: list[tuple[ContentsEntry, tuple[ContentsEntry, ...]]] = []
    for entry in entries:
        if entry.level == 1 or not found:
            found.append((entry, ()))
        else:
            section, below = found[-1]
            found[-1] = section, (*below, entry)
    return found
