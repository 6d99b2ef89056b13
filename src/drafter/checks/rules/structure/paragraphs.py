"""Paragraphs that nobody can cite."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import counted
from drafter.report.blocks import Paragraph
from drafter.report.outline import ItemKind, Part
from drafter.report.template import Level


@report_rule("N206", "uncitable-paragraph", Level.ADVICE)
def uncitable_paragraph(reading: Reading) -> Iterator[Hit]:
    """Paragraphs below a sub-heading have no number, because they stand deeper than the template numbers.

    Paragraphs that were left without a number on purpose ("~ text"), and those of answers, are not meant.

    Why:
        A resolution cannot quote a paragraph without a number; of several, a member can only count.
    Bad:
        ## Hours

        ### Evenings

        Three libraries stay open late on Mondays.

        Readers asked for Thursdays in the survey of October 2026.
    Good:
        ## Hours

        ### Evenings

        ... Three libraries stay open late on Mondays.

        ... Readers asked for Thursdays in the survey of October 2026.
    Cure:
        Number them with "... text", or raise the heading by a level.
    """
    for item in reading.outline.items:
        if item.kind is not ItemKind.HEADING:
            continue
        deep = [part for part in item.body if _is_left_out(part)]
        if deep:
            one = len(deep) == 1
            goes = "goes by the number of its heading" if one else "go by the number of their heading"
            yield Hit(
                f"{counted(len(deep), 'paragraph')} {goes}, {item.number}.",
                f"Number {'it' if one else 'them'} with “... text”, or raise the heading by a level.",
                path=("sections", *deep[-1].field.split(".")),
                start=deep[-1].block.start,
                number=item.number,
            )


def _is_left_out(part: Part) -> bool:
    block = part.block
    return isinstance(block, Paragraph) and block.numbered and not part.literal and not _introduces(block)


def _introduces(block: Paragraph) -> bool:
    return block.text.rstrip().endswith(":")
