"""Citations in text: ``{{ name }}``, ``{{ name | words }}``, ``{{ ref("name") }}``, ``{{ note("name") }}``.

A closed grammar that only looks like a template language: what is anything else stays the text it is.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACES = re.compile(r"\{\{([^{}]*)\}\}")
_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
FILTERS = ("integer", "decimal", "percent", "money", "words", "ordinal", "year", "about", "nearly", "over")
_FIGURE = re.compile(rf"\s*({_NAME})\s*(?:\|\s*({'|'.join(FILTERS)})\s*(?:\(\s*([\"']?)([A-Za-z0-9]+)\3\s*\)\s*)?)?\Z")
_CALL = re.compile(rf"\s*(ref|note)\(\s*(?:\"({_NAME})\"|'({_NAME})')\s*\)\s*\Z")


class CitationKind(enum.Enum):
    """What is cited."""

    FIGURE = "figure"
    REFERENCE = "ref"
    NOTE = "note"
    UNKNOWN = "unknown"


class Citation(NamedTuple):
    """A pair of double braces in a text, from offset ``start`` to ``end``.

    ``name`` is what is cited; ``filter`` and ``argument`` the form asked for ("percent", "0"); of an unknown one
    only ``source`` means anything, and it prints as typed.
    """

    kind: CitationKind
    start: int
    end: int
    source: str
    name: str = ""
    filter: str | None = None
    argument: str | None = None


def citations(text: str) -> Iterator[Citation]:
    """The citations of a text, in order."""
    if "{{" not in text:
        return
    for braces in _BRACES.finditer(text):
        yield _read(braces)


class Located(NamedTuple):
    """A citation, and the line and column (from 0) of its text that it starts at."""

    citation: Citation
    line: int
    column: int


def located(text: str) -> Iterator[Located]:
    """The citations of a text, in order, and where they are."""
    line = at = 0
    for citation in citations(text):
        line += text.count("\n", at, citation.start)
        at = citation.start
        yield Located(citation, line, at - (text.rfind("\n", 0, at) + 1))


def _read(braces: re.Match[str]) -> Citation:
    inside = braces[1]
    if call := _CALL.match(inside):
        kind = CitationKind.REFERENCE if call[1] == "ref" else CitationKind.NOTE
        return Citation(kind, braces.start(), braces.end(), braces[0], call[2] or call[3])
    if figure := _FIGURE.match(inside):
        return Citation(CitationKind.FIGURE, braces.start(), braces.end(), braces[0], figure[1], figure[2], figure[4])
    return Citation(CitationKind.UNKNOWN, braces.start(), braces.end(), braces[0])
