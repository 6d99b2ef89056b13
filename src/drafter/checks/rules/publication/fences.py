"""Fences of exempt text."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.finding import Waivable
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level


@report_rule("P901", "malformed-fence", Level.ERROR, waivable=Waivable.NOBODY)
def malformed_fence(reading: Reading) -> Iterator[Hit]:
    """A line looks like the start or the end of an exempt block and is neither.

    At every stage this is an error that nobody can waive: such a report is not published, not even as a draft.

    Why:
        Someone meant to keep text out of the public edition. If the line cannot be read, the text would be published.
    Bad:
        :::exempt 3
        The lowest bid is £1,742,000.
        :::
    Bad:
        ::: exempt 3
        The lowest bid is £1,742,000.
    Good:
        ::: exempt 3
        The lowest bid is £1,742,000.
        :::
    Cure:
        Start the block with a line "::: exempt" and the numbers of the paragraphs of Schedule 12A, for example
        "::: exempt 1 3", and end it with a line ":::".
    """
    for place, fault in reading.outline.fences:
        section, _, field = place.partition(".")
        yield Hit(
            f"{quoted(fault.text.strip())}: {fault.reason}",
            "Start with “::: exempt 3” (the paragraphs of Schedule 12A) on a line of its own, end with “:::”.",
            path=("sections", section, field),
            start=fault.start,
            number=_number_above(reading, place, fault.start),
        )


def _number_above(reading: Reading, place: str, start: int) -> str | None:
    """The number of the last item of a field that begins before a place in its text."""
    number = None
    for item in reading.outline.items:
        if item.field == place and item.number is not None and item.block is not None and item.block.start <= start:
            number = item.number
    return number
