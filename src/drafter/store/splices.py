"""Splices of a source: what is replaced where, so that all else stays as it is, to the byte."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from drafter.store.scanner import skip_blank


class Splice(NamedTuple):
    """``text`` for the characters from ``start`` to ``end`` of a source."""

    start: int
    end: int
    text: str


def spliced(source: str, splices: Iterable[Splice]) -> str:
    """The source with splices that do not overlap, or take away only; of two at one offset the first given is first."""
    parts = []
    at = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        parts += [source[at : splice.start], splice.text]
        at = max(at, splice.end)
    return "".join([*parts, source[at:]])


def line_start(source: str, at: int) -> int:
    """Offset of the first character of the line that ``at`` is on."""
    return source.rfind("\n", 0, at) + 1


def line_end(source: str, at: int) -> int:
    """Offset behind the line end of the line that ``at`` is on."""
    end = source.find("\n", at)
    return len(source) if end < 0 else end + 1


def indent(source: str, at: int) -> str | None:
    """What stands before ``at`` on its line, if it is only spaces."""
    before = source[line_start(source, at) : at]
    return None if before.strip(" \t") else before


def ends_line(source: str, at: int) -> bool:
    """Whether nothing but spaces and a comment stand on the line from ``at`` on."""
    rest = source[at : line_end(source, at)].strip()
    return not rest or rest.startswith("#")


def comma(source: str, at: int) -> int | None:
    """Offset of the comma that follows a value which ends at ``at``; None where none does."""
    at = skip_blank(source, at)
    return at if source.startswith(",", at) else None


def behind_comma(source: str, at: int) -> int:
    """Behind the comma at ``at`` and the spaces that follow it."""
    at += 1
    while source.startswith((" ", "\t"), at):
        at += 1
    return at
