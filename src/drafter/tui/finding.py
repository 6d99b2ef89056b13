"""Find and replace over all texts of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.report.template import FieldKind
from drafter.tui.session import Session

_AROUND = 40
MOST = 2000
"""Hits that are listed; more say nothing a person could read."""


class Hit(NamedTuple):
    """Where the words stand: offsets in the text at ``place``, line and column from 0, and what is around."""

    place: str
    number: str
    start: int
    end: int
    line: int
    column: int
    before: str
    found: str
    after: str


def hits(session: Session, words: str, *, exact: bool = False) -> tuple[Hit, ...]:
    """Every hit, in order. Small letters find capitals too, unless ``exact`` or one of the words has a capital."""
    if not words:
        return ()
    flags = 0 if exact or words != words.lower() else re.IGNORECASE
    pattern = re.compile(re.escape(words), flags)
    found: list[Hit] = []
    for at in session.places:
        if at.field.kind in (FieldKind.TEXT, FieldKind.LINE, FieldKind.PERSON):
            found.extend(_in_text(session, at.place, pattern))
            if len(found) > MOST:
                break
    return tuple(found[:MOST])


def _in_text(session: Session, place: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    text = session.text_of(place)
    numbers = session.outline.gutters.get(place, {})
    for found in pattern.finditer(text):
        start, end = found.span()
        line = text.count("\n", 0, start)
        column = start - (text.rfind("\n", 0, start) + 1)
        number = next((numbers[above] for above in range(line, -1, -1) if above in numbers), "")
        before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
        after = text[end : end + _AROUND].partition("\n")[0]
        yield Hit(place, number, start, end, line, column, before, found[0], after)


def replaced(text: str, chosen: list[Hit], by: str) -> str:
    """A text with its hits replaced."""
    pieces = []
    at = 0
    for hit in sorted(chosen, key=lambda each: each.start):
        pieces.append(text[at : hit.start])
        pieces.append(by)
        at = hit.end
    pieces.append(text[at:])
    return "".join(pieces)
