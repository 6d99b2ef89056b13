"""Lists: how their items end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import listed, quoted
from drafter.report.blocks import Block, ListBlock, ListItem, Quote
from drafter.report.outline import Item, Part
from drafter.report.template import Level

_FEWEST = 3
_CLOSING = " *_’”\"')"
_NAMES = {".": "with a full stop", ";": "with a semicolon", ",": "with a comma", "": "with nothing"}


@report_rule("L809", "list-endings", Level.ADVICE)
def list_endings(reading: Reading) -> Iterator[Hit]:
    """The items of a list end in different ways: some with a full stop, some with nothing.

    Even are: all with a stop; all with nothing; semicolons or commas with a stop at the end; nothing with a stop at the
    end. Items that introduce a list of their own do not count.

    Why:
        An item that ends otherwise looks as if it had been cut short.
    Bad:
        The following were bought:

        - 40 desks.
        - 80 chairs
        - 20 lamps.
    Good:
        The following were bought:

        - 40 desks;
        - 80 chairs;
        - 20 lamps.
    Good:
        The following were bought:

        - 40 desks
        - 80 chairs
        - 20 lamps
    Cure:
        End all items alike.
    """
    for item in reading.outline.items:
        for part in item.body:
            if not part.literal:
                yield from _uneven(item, part, part.block, reading)


def _uneven(item: Item, part: Part, block: Block, reading: Reading) -> Iterator[Hit]:
    if isinstance(block, Quote) or not isinstance(block, ListBlock):
        return
    for entry in block.items:
        for inner in entry.blocks:
            yield from _uneven(item, part, inner, reading)
    ends = [(entry, _end(entry)) for entry in block.items if not entry.text.rstrip().endswith(":") and not entry.blocks]
    odd = _odd([end for _, end in ends])
    if odd is not None:
        entry, end = ends[odd]
        counts = Counter(each for _, each in ends)
        shares = listed([f"{count} {_NAMES[each]}" for each, count in counts.most_common()])
        yield Hit(
            f"The items of this list end {shares}; {quoted(entry.text, 40)} ends {_NAMES[end]}.",
            "End all items alike.",
            path=("sections", *part.field.split(".")),
            start=entry.start,
            number=item.number or reading.number_of(("sections", *part.field.split("."))),
        )


def _odd(ends: list[str]) -> int | None:
    """The first item that ends otherwise than the list does; None where the list is even."""
    if len(ends) < _FEWEST:
        return None
    *body, last = ends
    times = Counter(body)
    usual = max(times, key=lambda end: times[end])
    for index, end in enumerate(body):
        if end != usual:
            return index
    expected = {".": (".",), "": ("", "."), ";": (".",), ",": (".",)}[usual]
    return None if last in expected else len(body)


def _end(entry: ListItem) -> str:
    text = entry.text.rstrip(_CLOSING)
    while text.endswith("}}") and "{{" in text:
        text = text[: text.rindex("{{")].rstrip(_CLOSING)
    text = text.removesuffix(" and").removesuffix(" or").rstrip()
    return text[-1] if text[-1:] in (".", ";", ",") else "." if text[-1:] in ("!", "?") else ""
