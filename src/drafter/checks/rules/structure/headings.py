"""Headings: what stands below them, and whether they are written alike."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import Kind, Passage
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Paragraph
from drafter.report.outline import Item, ItemKind
from drafter.report.places import KeyPath
from drafter.report.template import Level


@report_rule("N204", "empty-heading", Level.WARNING, draft=Level.ADVICE)
def empty_heading(reading: Reading) -> Iterator[Hit]:
    """There is nothing below a heading.

    Why:
        It promises a subject that the report does not treat, or one that was cut.
    Bad:
        Three libraries stay open late.

        ## Costs
    Bad:
        ## Costs

        ## Risks

        The new hours may not be noticed.
    Good:
        ## Costs and risks

        ### Costs

        The change costs nothing.

        ### Risks

        The new hours may not be noticed.
    Cure:
        Write what belongs there, or take the heading out.
    """
    items = reading.outline.items
    for index, item in enumerate(items):
        if item.kind is ItemKind.HEADING and not item.body:
            below = items[index + 1] if index + 1 < len(items) else None
            if below is None or below.field != item.field or _closes(item, below):
                yield _hit(item, f"There is nothing below {quoted(item.text)}.", "Write it, or take the heading out.")


def _closes(item: Item, below: Item) -> bool:
    """Whether the next item stands beside the heading and not below it; a paragraph can by its own mark (". text")."""
    return below.kind in (ItemKind.HEADING, ItemKind.PARAGRAPH) and below.depth <= item.depth


@report_rule("N205", "lone-part", Level.ADVICE)
def lone_part(reading: Reading) -> Iterator[Hit]:
    """A sub-heading stands alone below its heading, or a numbered paragraph alone below another.

    Why:
        Nothing can be divided into one. Either there is a second part that nobody has written, or the division only
        makes the numbers longer.
    Bad:
        ## Costs

        The change costs nothing.

        ### Savings

        It saves £400 a year.

        ## Risks

        The new hours may not be noticed.
    Bad:
        . The change costs nothing.

        .. It saves £400 a year.
    Good:
        ## Costs

        ### Staff

        The change costs nothing.

        ### Buildings

        Heating costs £400 a year less.
    Cure:
        Merge it with what stands above, or divide the rest too.
    """
    items = reading.outline.items
    for index, item in enumerate(items):
        if item.kind not in (ItemKind.HEADING, ItemKind.PARAGRAPH):
            continue
        children = list(_children(items, index))
        headings = [child for child in children if child.kind is ItemKind.HEADING]
        if item.kind is ItemKind.HEADING and len(headings) == 1 and _is_alone_in_level(headings[0], children):
            yield _hit(
                headings[0],
                f"{quoted(headings[0].text)} is the only sub-heading below {quoted(item.text)}.",
                "Merge it with what stands above, or divide the rest too.",
            )
        if item.kind is ItemKind.PARAGRAPH and len(children) == 1 and _is_by_mark(children[0]):
            yield _hit(
                children[0],
                f"{children[0].number} is the only paragraph below {item.number}.",
                "Merge it with the paragraph above, or give it the same depth.",
            )


def _is_by_mark(item: Item) -> bool:
    """Whether a paragraph stands where it does by a mark of its own, and not because of what stands above."""
    return not isinstance(item.block, Paragraph) or item.block.depth is not None


def _children(items: tuple[Item, ...], index: int) -> Iterator[Item]:
    """The items one level below the one at ``index``."""
    parent = items[index]
    for item in items[index + 1 :]:
        if item.field != parent.field or item.depth <= parent.depth:
            return
        if item.depth == parent.depth + 1:
            yield item


def _is_alone_in_level(heading: Item, children: list[Item]) -> bool:
    """Whether the heading begins the level, so that nothing else of it is divided from the heading's own part."""
    return children[-1] is heading or all(child.kind is ItemKind.HEADING for child in children)


@report_rule("N207", "skipped-depth", Level.WARNING)
def skipped_depth(reading: Reading) -> Iterator[Hit]:
    """A paragraph is two levels below what stands above it.

    The missing level is numbered as if it were there. Headings have a rule of their own (P913).

    Why:
        There is no 5.1 to cite.
    Bad:
        .. The change costs nothing.
    Good:
        . The change costs nothing.
    Cure:
        Raise it by a level, or write what is missing above it.
    """
    for item in reading.outline.skipped:
        if item.kind is not ItemKind.HEADING:
            yield _hit(
                item, f"{item.number} has nothing one level above it.", "Raise it by a level, or add what is missing."
            )


@report_rule("N208", "heading-colon", Level.ADVICE)
def heading_colon(reading: Reading) -> Iterator[Hit]:
    """Some headings of a section end with a colon, and others do not.

    Why:
        In the contents, in bookmarks and to a screen reader the difference looks as if it meant something.
    Bad:
        ## Costs

        It costs nothing.

        ## Risks:

        There may be rain.

        ## Staff

        Nobody is affected.
    Good:
        ## Costs:

        It costs nothing.

        ## Risks:

        There may be rain.
    Cure:
        Leave the colon out.
    """
    for headings in headings_by_field(reading):
        ending = [passage for passage in headings if passage.text.rstrip("* ").endswith(":")]
        if ending and len(ending) < len(headings):
            for passage in ending:
                yield Hit(
                    f"{quoted(passage.text)} ends with a colon; {len(headings) - len(ending)} of the"
                    f" {len(headings)} headings of this section do not.",
                    "Leave the colon out.",
                    passage,
                    len(passage.text) - 1,
                    len(passage.text),
                )


def headings_by_field(reading: Reading) -> Iterator[list[Passage]]:
    """The headings of each field that has at least two."""
    fields: dict[KeyPath, list[Passage]] = {}
    for passage in reading.passages:
        if passage.kind is Kind.HEADING:
            fields.setdefault(passage.path, []).append(passage)
    return (headings for headings in fields.values() if len(headings) > 1)


def _hit(item: Item, message: str, cure: str) -> Hit:
    start = item.block.start if item.block is not None else 0
    return Hit(message, cure, path=("sections", *item.field.split(".")), start=start, number=item.number)
