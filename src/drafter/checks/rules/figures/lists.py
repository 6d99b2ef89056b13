"""Lists against the words that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.amounts import WORDS, number
from drafter.checks.calendar import MONTH_NAMES, MONTHS, YEAR, month_of, written_dates
from drafter.checks.passage import Kind
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Block, ListBlock, Paragraph
from drafter.report.template import Level

_FOLLOWING = Pattern(
    rf"\bfollowing ({'|'.join(WORDS)}|\d{{1,2}})\b(?! (?:days?|weeks?|months?|years?|per|%))[^.]*:$",
    words=frozenset({"following"}),
    flags=re.IGNORECASE,
)


@report_rule("F407", "count-of-list", Level.WARNING)
def count_of_list(reading: Reading) -> Iterator[Hit]:
    """A list has more or fewer items than the words before it announce.

    "The following three" before a list of four is meant; "two of the following four" is not.

    Why:
        Either an item was added and not counted, or one is missing.
    Bad:
        The following three actions are complete:

        - a front door;
        - a scheme;
        - a check;
        - a protocol.
    Good:
        Two of the following four actions are complete:

        - a front door;
        - a scheme;
        - a check;
        - a protocol.
    Cure:
        Count again.
    """
    for item in reading.outline.items:
        before: tuple[str, Block | None] = (item.text, item.block)
        for part in item.body:
            block = part.block
            if isinstance(block, ListBlock) and not part.literal:
                match = _FOLLOWING.found(before[0])
                if match is not None and number(match[1]) != len(block.items):
                    yield Hit(
                        f"The text announces {match[1].lower()}, and the list has {len(block.items)}.",
                        "Count again.",
                        path=("sections", *part.field.split(".")),
                        start=before[1].start if before[1] is not None else block.start,
                        number=item.number,
                    )
            before = (block.text, block) if isinstance(block, Paragraph) else ("", None)


_MONTHS = Pattern(rf"\b([A-Z][a-z]+)(?: ({YEAR}))? ?(?:–|-|—|to|and) ?([A-Z][a-z]+) ({YEAR})\b")
_FEWEST = 3


@report_rule("F408", "months-of-list", Level.ADVICE)
def months_of_list(reading: Reading) -> Iterator[Hit]:
    """A heading names months, and the dates below it begin later, end earlier, or lie outside.

    Looked at are headings with two months and a year, and at least three dates below.

    Why:
        The reader takes it that there was nothing in the other months. Perhaps the heading is last quarter's.
    Bad:
        ## Inspections (March to June 2026)

        - Priory: 10 April 2026.
        - Harbour: 11 May 2026.
        - Northmoor: 4 June 2026.
    Good:
        ## Inspections (April to June 2026)

        - Priory: 10 April 2026.
        - Harbour: 11 May 2026.
        - Northmoor: 4 June 2026.
    Cure:
        Correct the heading, or add what is missing.
    """
    for passage in reading.passages:
        match = _MONTHS.found(passage.text) if passage.kind is Kind.HEADING else None
        if match is None or not {match[1], match[3]} <= MONTH_NAMES:
            continue
        last = int(match[4]) * 12 + month_of(match[3])
        first = int(match[2] or match[4]) * 12 + month_of(match[1])
        dated = [
            date.year * 12 + date.month
            for date in written_dates(reading)
            if date.year is not None
            and date.day is not None
            and date.passage.heading == passage.text
            and date.passage.path == passage.path
            and date.passage is not passage
        ]
        if len(dated) >= _FEWEST and (min(dated), max(dated)) != (first, last):
            begins, ends = _month(min(dated)), _month(max(dated))
            yield Hit(
                f"{quoted(match[0])}: the dates below run from {begins} to {ends}.",
                "Correct the heading, or add what is missing.",
                passage,
                match.start(),
                match.end(),
            )


def _month(count: int) -> str:
    return f"{MONTHS[(count - 1) % 12]} {(count - 1) // 12}"
