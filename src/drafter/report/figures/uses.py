"""Where figures, references and notes are cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.report.blocks import Block, Placement, texts
from drafter.report.citations import Citation, CitationKind, citations
from drafter.report.figures.formula import names
from drafter.report.outline import Outline
from drafter.report.report import Report


class Use(NamedTuple):
    """A citation in the text, with the number that a person would cite it by and the place it was written at.

    An exhibit that is placed is cited by its placement.
    """

    citation: Citation
    number: str | None
    field: str


def uses(outline: Outline) -> Iterator[Use]:
    """Every citation and placement, in the order in which they are read."""
    number: str | None = None
    for item in outline.items:
        number = item.number if item.number is not None else number
        if item.block is not None:
            yield from _in_block(item.block, number, item.field)
        for part in item.body:
            if not part.literal:
                yield from _in_block(part.block, number, part.field)


def cited(report: Report) -> dict[str, tuple[str, ...]]:
    """The numbers at which each figure of the register is cited or placed, each once."""
    found: dict[str, dict[str, None]] = {name: {} for name in report.draft.figures}
    for use in uses(report.outline):
        cites_figure = use.citation.kind in (CitationKind.FIGURE, CitationKind.REFERENCE)
        if cites_figure and use.citation.name in found and use.number is not None:
            found[use.citation.name][use.number] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


def used(report: Report) -> frozenset[str]:
    """The figures that the text cites, or that a formula of another figure names."""
    in_formulas = [names(figure.formula) for figure in report.draft.figures.values() if figure.formula is not None]
    return frozenset(name for name, numbers in cited(report).items() if numbers).union(*in_formulas)


def _in_block(block: Block, number: str | None, field: str) -> Iterator[Use]:
    if isinstance(block, Placement):
        yield Use(Citation(CitationKind.FIGURE, 0, len(block.text), block.text, block.name), number, field)
        return
    for text in texts(block):
        for citation in citations(text):
            yield Use(citation, number, field)
