"""The marks inside a line of text, as places: what is bold, italic, a link, raised or lowered, and a citation."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.report.citations import Citation, citations

_RAISED = re.compile(r"(?<!\^)\^([^\s^{}]+)\^(?!\^)|(?<!~)~([^\s~{}]+)~(?!~)")
_NAME = re.compile(r"\{#[A-Za-z][\w-]*\}[ \t]*\Z")
_STARS = re.compile(r"\*+")


class MarkKind(enum.Enum):
    """What a place in a line is."""

    SIGN = "sign"
    """A mark itself: it is not printed."""
    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"


class Mark(NamedTuple):
    """Columns ``start`` to ``end`` of a line."""

    start: int
    end: int
    kind: MarkKind


def marks(line: str) -> Iterator[Mark]:
    """The marks of a line but for its citations, the words before the signs around them.

    They are those that are printed as such; a pair of them on two lines of a paragraph is not seen.
    """
    cited = list(citations(line))
    # Marks inside a citation are none.
    bare = _without(line, cited)
    if "*" in bare:
        yield from _emphasis(bare)
    if "](" in bare:
        yield from _links(bare)
    if "^" in bare or "~" in bare:
        for found in _RAISED.finditer(bare):
            yield Mark(found.start(), found.start() + 1, MarkKind.SIGN)
            yield Mark(found.end() - 1, found.end(), MarkKind.SIGN)
    if "{#" in bare and (name := _NAME.search(bare)):
        yield Mark(*name.span(), MarkKind.SIGN)


def _without(line: str, cited: list[Citation]) -> str:
    for citation in cited:
        line = line[: citation.start] + "x" * (citation.end - citation.start) + line[citation.end :]
    return line


def _emphasis(line: str) -> Iterator[Mark]:
    # Imported for lines that have such marks.
    from drafter.document.emphasis import Emphasis

    reading = Emphasis()
    for run in _STARS.finditer(line):
        start, end = run.span()
        reading.run(start, end - start, line[start - 1 : start], line[end : end + 1])
    for pair in reading.pairs:
        kind = MarkKind.BOLD if pair.length == 2 else MarkKind.ITALIC
        yield Mark(pair.opens + pair.length, pair.closes, kind)
        yield Mark(pair.opens, pair.opens + pair.length, MarkKind.SIGN)
        yield Mark(pair.closes, pair.closes + pair.length, MarkKind.SIGN)


def _links(line: str) -> Iterator[Mark]:
    from drafter.document.links import find_links

    for start, link in find_links(line).items():
        yield Mark(start + 1, link.close, MarkKind.LINK)
        yield Mark(start, start + 1, MarkKind.SIGN)
        yield Mark(link.close, link.end, MarkKind.SIGN)
