"""Where exhibits stand, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Block, ListBlock, Placement, Quote
from drafter.report.template import Level


@report_rule("F406", "exhibit-twice", Level.WARNING, draft=Level.ADVICE)
def exhibit_twice(reading: Reading) -> Iterator[Hit]:
    """A table, chart or image is placed a second time.

    Why:
        Two things of the same number: who is sent to "Table 1" cannot know which.
    Bad:
        [sections.background]
        text = '''
        {{ visits }}

        They went well.

        {{ visits }}
        '''
        [figures.visits]
        kind = "table"
        rows = [["School", "Date"], ["Northmoor", "3 May 2026"]]
    Good:
        [sections.background]
        text = '''
        {{ visits }}

        The visits of {{ ref("visits") }} went well.
        '''
        [figures.visits]
        kind = "table"
        rows = [["School", "Date"], ["Northmoor", "3 May 2026"]]
    Cure:
        Refer to it with {{ ref("name") }}.
    """
    seen: dict[str, str | None] = {}
    number: str | None = None
    for item in reading.outline.items:
        number = item.number or number
        for part in item.body:
            for placed in _placements(part.block):
                if placed.name not in seen:
                    seen[placed.name] = number
                    continue
                before = f" below {seen[placed.name]}" if seen[placed.name] else ""
                yield Hit(
                    f"{reading.outline.exhibits[placed.name]} ({quoted(placed.name)}) stands here again; "
                    f"it is already{before or ' placed'}.",
                    f'Write {{{{ ref("{placed.name}") }}}} in a sentence instead.',
                    path=("sections", *part.field.split(".")),
                    start=placed.start,
                    number=number,
                )


@report_rule("F407", "exhibit-unnamed", Level.WARNING, draft=Level.ADVICE)
def exhibit_unnamed(reading: Reading) -> Iterator[Hit]:
    """A table, chart or image is placed without a caption, or a column of its table without a heading.

    The first column may do without one, where it holds the names of the rows; an image that only decorates needs no
    caption.

    Why:
        A list of tables, a reference and a screen reader have nothing else to say of it.
    Bad:
        [sections.background]
        text = "{{ visits }}"
        [figures.visits]
        kind = "table"
        rows = [["School", "Date"], ["Northmoor", "3 May 2026"]]
    Bad:
        [sections.background]
        text = "{{ visits }}"
        [figures.visits]
        kind = "table"
        caption = "Visits to schools"
        rows = [["School", ""], ["Northmoor", "3 May 2026"]]
    Good:
        [sections.background]
        text = "{{ visits }}"
        [figures.visits]
        kind = "table"
        caption = "Visits to schools"
        rows = [["School", "Date"], ["Northmoor", "3 May 2026"]]
    Cure:
        Give it a caption that says what it shows, and each column a heading.
    """
    for name, called in reading.outline.exhibits.items():
        figure = reading.draft.figures[name]
        if not (figure.caption or "").strip() and not figure.decorative:
            yield Hit(
                f"{called} has no caption.", "Say in a few words what it shows (caption).", path=("figures", name)
            )
        if figure.kind == "table" and _has_bare_column(reading, name):
            yield Hit(f"A column of {called} has no heading.", "Write one into its first row.", path=("figures", name))


def _has_bare_column(reading: Reading, name: str) -> bool:
    from drafter.report.attachments import AttachmentFault
    from drafter.report.figures.exhibits import TableExhibit

    try:
        exhibit = reading.report.exhibits.exhibit(name)
    except AttachmentFault:
        # Another rule says why it cannot be made.
        return False
    return isinstance(exhibit, TableExhibit) and not all(cell.strip() for cell in exhibit.header[1:])


def _placements(block: Block) -> Iterator[Placement]:
    if isinstance(block, Placement):
        yield block
    elif isinstance(block, Quote):
        for inner in block.blocks:
            yield from _placements(inner)
    elif isinstance(block, ListBlock):
        for entry in block.items:
            for inner in entry.blocks:
                yield from _placements(inner)
