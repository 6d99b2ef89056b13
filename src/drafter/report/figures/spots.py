"""Where a citation stands in the text that somebody wrote: field, line and column."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from drafter.report.citations import Citation, CitationKind, located
from drafter.report.completeness import fields
from drafter.report.figures.uses import uses
from drafter.report.report import Report
from drafter.report.template import FieldKind

_CITING = (CitationKind.FIGURE, CitationKind.REFERENCE)


class Spot(NamedTuple):
    """A citation in the text of ``field``; line and column count from 0, ``number`` is what a person cites it by.

    ``words`` is the line that it stands on.
    """

    field: str
    line: int
    column: int
    number: str
    words: str
    citation: Citation


def spots(report: Report) -> dict[str, tuple[Spot, ...]]:
    """The places of each figure that the texts cite, in the order of the report."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for use in uses(report.outline):
        numbers[use.field].append(use.number or "")
    found: dict[str, list[Spot]] = defaultdict(list)
    for ref in fields(report.template):
        text = report.draft.answer(ref.section.id, ref.field.id)
        if ref.field.kind is FieldKind.TEXT and isinstance(text, str):
            for at, (citation, line, column) in enumerate(located(text)):
                if citation.kind in _CITING:
                    # Both walks meet the citations of a field in the same order.
                    known = numbers.get(ref.place, [])
                    number = known[at] if at < len(known) else ""
                    words = _line(text, citation.start - column)
                    found[citation.name].append(Spot(ref.place, line, column, number, words, citation))
    return {name: tuple(each) for name, each in found.items()}


def _line(text: str, start: int) -> str:
    """The line of a text that starts at an offset."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None]
