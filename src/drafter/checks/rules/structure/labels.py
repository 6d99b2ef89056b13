"""Pinned labels and typed numbers: whether each number is there once, in its row, and not typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.passage import Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import listed, quoted
from drafter.report.blocks import ListBlock, Paragraph
from drafter.report.outline import Item
from drafter.report.places import KeyPath
from drafter.report.template import Level


@report_rule("N201", "duplicate-number", Level.WARNING)
def duplicate_number(reading: Reading) -> Iterator[Hit]:
    """Two things have the same number.

    Numbers that are computed never meet; a pinned label can repeat one.

    Why:
        A resolution that quotes 5.2 must mean one paragraph.
    Bad:
        The survey was held in May 2026.

        .[5.1] It was answered by 310 readers.
    Good:
        The survey was held in May 2026.

        .[5.1a] It was answered by 310 readers.
    Cure:
        Pin another label, or leave the pin out.
    """
    first: dict[str, Item] = {}
    for item in reading.outline.items:
        if item.number is None or first.setdefault(item.number, item) is item:
            continue
        pinned = item if _pin(item) is not None else first[item.number]
        if _pin(pinned) is not None:
            yield _hit(pinned, f"The number {item.number} is given twice.", "Pin another label, or leave the pin out.")


@report_rule("N202", "number-gap", Level.WARNING)
def number_gap(reading: Reading) -> Iterator[Hit]:
    """A pinned label leaves a gap in the numbers before it, or belongs to another section.

    3.2a and 3.2b are no gap, and neither is a label that continues the row: 5.4 after 5.3. Letters are a row too: 5.2c
    wants 5.2b. A row that is pinned from its first label on begins where its author lets it.

    Why:
        Whoever misses 5.3 will ask what was taken out.
    Bad:
        The survey was held in May 2026.

        .[5.4] It was answered by 310 readers.
    Bad:
        .[8.1] The survey was held in May 2026.
    Bad:
        .[5.1a] The survey was held in May 2026.

        .[5.1c] It was answered by 310 readers.
    Good:
        .[5.1] The survey was held in May 2026.

        .[5.2a] It was answered by 310 readers.

        .[5.2b] It was answered on paper by 45 of them.
    Cure:
        Pin the next free number.
    """
    all_numbers = {item.number for item in reading.outline.items}
    numbers = {_bare(item.number) for item in reading.outline.items if item.number is not None}
    for item in reading.outline.items:
        pin = _pin(item)
        if pin is None:
            continue
        parent, _, last = _bare(pin).rpartition(".")
        own = reading.numbers.get(item.section)
        section = re.match(r"\d+", own) if own is not None else None
        if section is not None and reading.template.numbering.scope == "section" and pin.split(".")[0] != section[0]:
            yield _hit(item, f"{pin} stands in section {section[0]}.", "Pin a label of this section.")
            continue
        earlier = _letter_before(pin)
        if earlier is not None and earlier not in all_numbers:
            yield _hit(item, f"{pin} is here, and {earlier} is not.", "Pin the next free letter.")
            continue
        if pin[-1].isalpha():
            continue
        missing = [number for n in range(1, int(last)) if (number := f"{parent}.{n}".lstrip(".")) not in numbers]
        if parent and missing:
            yield _hit(
                item, f"{pin} is here, and {listed(missing[:3])} {_is(missing)} not.", "Pin the next free number."
            )


def _letter_before(pin: str) -> str | None:
    """5.2b for 5.2c; None for a label that begins a row of letters, or has none."""
    return f"{pin[:-1]}{chr(ord(pin[-1]) - 1)}" if pin[-1].isalpha() and pin[-1] != "a" else None


def _is(missing: list[str]) -> str:
    return "is" if len(missing) == 1 else "are"


def _pin(item: Item) -> str | None:
    return item.block.label if isinstance(item.block, Paragraph) else None


def _bare(number: str) -> str:
    """5.2a and 5.2b are both 5.2."""
    return number.rstrip("abcdefghijklmnopqrstuvwxyz")


def _hit(item: Item, message: str, cure: str) -> Hit:
    path: KeyPath = ("sections", *item.field.split("."))
    start = item.block.start if item.block is not None else 0
    return Hit(message, cure, path=path, start=start, number=item.number)


_TYPED = Pattern(r"^(\d+(?:\.\d+)+)\.?\)? +(?=[A-Z][a-z]|A |I |“)")
_CODE = Pattern(r"(?:\d{1,2}\.){2}\d{2}(?:\d\d)?")


@report_rule("N203", "typed-number", Level.WARNING)
def typed_number(reading: Reading) -> Iterator[Hit]:
    """A paragraph or heading begins with a number typed by hand.

    Only numbers are meant that look like those of its section, or that stand in a row (1.1, 1.2); dates (10.4.15) and
    amounts (1.5 million) are not.

    Why:
        The paragraph already gets a number: it would be printed twice, and the typed one stays behind when the others
        move.
    Bad:
        5.1 The survey was held in May 2026.
    Bad:
        1.1 The survey was held in May 2026.

        1.2 It was answered by 310 readers.
    Good:
        5.4 per cent of readers answered the survey of May 2026.
    Good:
        2026 was the year of the survey.
    Cure:
        Take the number out; where it must be kept, pin it: ".[5.4.2a] text".
    """
    typed = list(reading.search(_TYPED, frozenset({Kind.PARAGRAPH, Kind.HEADING})))
    for index, found in enumerate(typed):
        number = found.match[1]
        if _CODE.whole(number) is None and (_is_own(reading, found.passage, number) or _is_in_row(typed, index)):
            yield Hit(
                f"{quoted(number)} is typed by hand; the number of this text is {found.passage.number}.",
                f"Take it out, or pin it: “.[{number}] …”.",
                found.passage,
                found.start,
                found.start + len(number),
            )


def _is_in_row(typed: list[Found], index: int) -> bool:
    """Whether the one before or behind it in the field goes by the number before or behind: 1.1, 1.2."""
    found = typed[index]
    head, _, last = found.match[1].rpartition(".")
    return found.passage.number is not None and any(
        other.passage.path == found.passage.path and other.match[1] == f"{head}.{int(last) + step}"
        for step, near in ((-1, typed[max(0, index - 1) : index]), (1, typed[index + 1 : index + 2]))
        for other in near
    )


def _is_own(reading: Reading, passage: Passage, number: str) -> bool:
    """Whether the typed number begins like those of its section."""
    if reading.numbers.get(passage.section) is None or passage.number is None:
        return False
    return number.partition(".")[0] == passage.number.partition(".")[0]


_LONGEST_HEADING = 60


@report_rule("N211", "typed-heading", Level.ADVICE)
def typed_heading(reading: Reading) -> Iterator[Hit]:
    """A heading was typed as the first item of a list: "1. Introduction", and nothing after it in the list.

    Why:
        It is printed as a list of one, has no number of the report and is in no contents.
    Bad:
        1. Introduction

        The service answers 48,000 calls a year.
    Good:
        ## Introduction

        The service answers 48,000 calls a year, in two ways:

        1. by telephone;
        2. at the desk.
    Cure:
        Write it as a heading, with "##".
    """
    for item in reading.outline.items:
        for part in item.body:
            block = part.block
            if isinstance(block, ListBlock) and block.ordered and len(block.items) == 1 and not part.literal:
                text = block.items[0].text
                if len(text) <= _LONGEST_HEADING and not text.rstrip().endswith((".", ";", ":", ",")):
                    yield Hit(
                        f"{quoted(f'1. {text}')} is a list of one item; it was meant as a heading.",
                        "Write it as a heading: “## …”.",
                        path=("sections", *part.field.split(".")),
                        start=block.start,
                        number=item.number,
                    )
