"""Lists against the words that introduce them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.calendar import MONTH_NAMES, MONTH_WORDS, MONTHS, YEAR, Written, month_of, written_dates
from drafter.checks.passage import PROSE, Kind
from drafter.checks.pattern import Pattern
from drafter.checks.quantities.counts import announced_by, named_counts
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentence_span
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.blocks import Block, ListBlock, Paragraph
from drafter.report.template import Level


@report_rule("F407", "count-of-list", Level.WARNING)
def count_of_list(reading: Reading) -> Iterator[Hit]:
    """A list has more or fewer items than the words before it announce.

    "The following three" before a list of four is meant, "Four causes came together:" before a list of three, and "six
    trustees, who are" before five names; "two of the following four" is not, nor "three members asked for:".

    Why:
        Either an item was added and not counted, or one is missing.
    Bad:
        The following three actions are complete:

        - a front door;
        - a scheme;
        - a check;
        - a protocol.
    Bad:
        Four causes came together:

        - heavy rain;
        - a blocked screen;
        - a late warning.
    Bad:
        The trust has six trustees, who are Ann Ray, Roy Tin, Kit Marlow, Sunil Rao and Hester Vane.
    Good:
        Two of the following four actions are complete:

        - a front door;
        - a scheme;
        - a check;
        - a protocol.
    Good:
        Two members asked for:

        - longer hours;
        - lower prices;
        - a café.
    Cure:
        Count again.
    """
    for item in reading.outline.items:
        before: tuple[str, Block | None] = (item.text, item.block)
        for part in item.body:
            block = part.block
            if isinstance(block, ListBlock) and not part.literal:
                announced = announced_by(before[0])
                if announced is not None and announced.value != len(block.items):
                    yield Hit(
                        f"The text announces {announced.text.lower()}, and the list has {len(block.items)}.",
                        "Count again.",
                        path=("sections", *part.field.split(".")),
                        start=before[1].start if before[1] is not None else block.start,
                        number=item.number,
                    )
            before = (block.text, block) if isinstance(block, Paragraph) else ("", None)
    for passage in reading.passages:
        if passage.kind in PROSE:
            for found in named_counts(passage.text):
                yield Hit(
                    f"The text says {quoted(found.said.text)} and names {found.names}.",
                    "Count again.",
                    passage,
                    found.said.start,
                    found.end,
                )


_MONTHS = Pattern(rf"\b([A-Z][a-z]+)(?: ({YEAR}))? ?(?:–|-|—|to|and) ?([A-Z][a-z]+) ({YEAR})\b", words=MONTH_WORDS)
_FEWEST = 3


@report_rule("F408", "months-of-list", Level.ADVICE)
def months_of_list(reading: Reading) -> Iterator[Hit]:
    """A heading or a sentence names months, and the dates that follow begin later, end earlier, or lie outside.

    Looked at are two months with a year, in a heading or before a colon, and at least three dates below.

    Why:
        The reader takes it that there was nothing in the other months. Perhaps the period is last quarter's.
    Bad:
        ## Inspections (March to June 2026)

        - Priory: 10 April 2026.
        - Harbour: 11 May 2026.
        - Northmoor: 4 June 2026.
    Bad:
        The works run from March to July 2027 as follows: drains on 19 April, kerbs on 24 May and paving on 5 July 2027.
    Good:
        ## Inspections (April to June 2026)

        - Priory: 10 April 2026.
        - Harbour: 11 May 2026.
        - Northmoor: 4 June 2026.
    Cure:
        Correct the period, or add what is missing.
    """
    firsts: dict[int, Found] = {}
    for found in reading.search(_MONTHS, _ANNOUNCING):
        firsts.setdefault(id(found.passage), found)
    for index, passage in enumerate(reading.passages if firsts else ()):
        if id(passage) not in firsts:
            continue
        found = firsts[id(passage)]
        match = found.match
        if not {match[1], match[3]} <= MONTH_NAMES:
            continue
        last = int(match[4]) * 12 + month_of(match[3])
        first = int(match[2] or match[4]) * 12 + month_of(match[1])
        dated = [(date.year or int(match[4])) * 12 + date.month for date in _dates_after(reading, index, found.end)]
        if len(dated) >= _FEWEST and (min(dated), max(dated)) != (first, last):
            begins, ends = _month(min(dated)), _month(max(dated))
            yield Hit(
                f"{quoted(match[0])}: the dates below run from {begins} to {ends}.",
                "Correct the period, or add what is missing.",
                passage,
                found.start,
                found.end,
            )


_ANNOUNCING = PROSE | {Kind.HEADING}


def _dates_after(reading: Reading, index: int, end: int) -> list[Written]:
    """The dates that a period announces: those below a heading, or behind a colon and in the list that follows it."""
    passage = reading.passages[index]
    dates = written_dates(reading)
    if passage.kind is Kind.HEADING:
        return [
            date
            for date in dates
            if date.year is not None
            and date.day is not None
            and date.passage.heading == passage.text
            and date.passage.path == passage.path
            and date.passage is not passage
        ]
    colon = passage.text.find(":", end)
    _, stop = sentence_span(passage.text, end)
    if not end <= colon < stop:
        return []
    listed = {id(passage)}
    if colon == len(passage.text.rstrip()) - 1:
        for following in reading.passages[index + 1 :]:
            if following.kind is not Kind.ITEM or following.path != passage.path:
                break
            listed.add(id(following))
    return [
        date
        for date in dates
        if id(date.passage) in listed and (date.passage is not passage or colon < date.start < stop)
    ]


def _month(count: int) -> str:
    return f"{MONTHS[(count - 1) % 12]} {(count - 1) // 12}"
