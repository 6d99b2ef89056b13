"""Levels of headings, as a screen reader announces them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.outline import ItemKind
from drafter.report.template import Level


@report_rule("P913", "heading-skipped", Level.WARNING)
def heading_skipped(reading: Reading) -> Iterator[Hit]:
    """A sub-heading has no heading above it.

    The missing level is numbered as if it were there: a sub-heading before any heading is 5.1.1.

    Why:
        There is no 5.1 to cite, and a screen reader announces a level that does not exist (WCAG 2.2, technique G141).
    Bad:
        ### Costs

        The change costs nothing.
    Good:
        ## Costs

        The change costs nothing.
    Cure:
        Raise it by a level, or write the heading above it.
    """
    for item in reading.outline.skipped:
        if item.kind is ItemKind.HEADING and item.block is not None:
            yield Hit(
                f"{quoted(item.text)} is a sub-heading with no heading above it.",
                "Raise it by a level, or write the heading above it.",
                path=("sections", *item.field.split(".")),
                start=item.block.start,
                number=item.number,
            )
