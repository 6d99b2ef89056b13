"""What is marked exempt against what the report says of it. Only a role that the workspace names may waive these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.finding import Waivable
from drafter.checks.passage import TEXT, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import listed, quoted
from drafter.report.draft import Entry
from drafter.report.places import KeyPath
from drafter.report.template import FieldKind, Level


@report_rule(
    "P906", "exempt-unannounced", Level.ERROR, review=Level.WARNING, draft=Level.WARNING, waivable=Waivable.ROLE
)
def exempt_unannounced(reading: Reading) -> Iterator[Hit]:
    """Something is marked exempt, and the report does not say that it contains exempt information.

    Why:
        The public edition leaves the passage out without the grounds that the law asks for.
    Bad:
        ::: exempt 3
        The lowest bid was £1,742,000.
        :::
    Good:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [3]
        public_interest = "The price will be published on award."
        [sections.background]
        text = "::: exempt 3\\nThe lowest bid was £1,742,000.\\n:::"
    Cure:
        Answer the question yes, with the paragraphs and the public interest, or take the marks away.
    """
    answer = _answer(reading)
    if answer is None or answer == "yes":
        return
    marked = [passage.number or "a line without a number" for passage in _first_of_each_block(reading)]
    question = next(path for path in _questions(reading))
    if marked:
        said = "says that it contains none" if answer == "no" else "does not say whether it contains any"
        where = f"{listed(list(dict.fromkeys(marked)))} {'is' if len(set(marked)) == 1 else 'are'}"
        yield Hit(
            f"{where} marked exempt, and the report {said}.",
            "Answer the question on exempt information yes, or take the marks away.",
            path=question,
        )


@report_rule("P910", "exempt-grounds", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE, waivable=Waivable.ROLE)
def exempt_grounds(reading: Reading) -> Iterator[Hit]:
    """The report says that it contains exempt information, and gives no paragraph or no reason of public interest.

    Why:
        They are the lawful ground for leaving something out (section 100A and Schedule 12A of the Local Government Act
        1972); without them the press may ask for all of it.
    Bad:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [3]
    Bad:
        [sections.exempt]
        contains_exempt = "yes"
        public_interest = "Disclosure would show who the child is."
    Good:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [1]
        public_interest = "Disclosure would show who the child is."
    Cure:
        Choose the paragraphs that apply, and say why the public interest in withholding weighs more.
    """
    for section, field in reading.missing:
        if section.role == "exempt" and not field.required:
            named = field.prompt or field.name or field.id
            yield Hit(
                f"The report contains exempt information, and {quoted(named.rstrip(': '))} is open.",
                "Choose at least one." if field.kind is FieldKind.CHOICES else "Write it.",
                path=("sections", section.id, field.id),
            )


@report_rule("P907", "exempt-paragraph", Level.WARNING, waivable=Waivable.ROLE)
def exempt_paragraph(reading: Reading) -> Iterator[Hit]:
    """Something is marked exempt under a paragraph of Schedule 12A that the report does not name.

    Why:
        The grounds must be given for all that is left out.
    Bad:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [1]
        public_interest = "Disclosure would show who the child is."
        [sections.background]
        text = "::: exempt 3\\nThe lowest bid was £1,742,000.\\n:::"
    Good:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [1, 3]
        public_interest = "Disclosure would show who the child is, and what was bid."
        [sections.background]
        text = "::: exempt 3\\nThe lowest bid was £1,742,000.\\n:::"
    Cure:
        Name the paragraph among the grounds, or mark the passage with the one that applies.
    """
    named = _named(reading)
    if not named:
        return
    for passage in _first_of_each_block(reading):
        other = [str(number) for number in passage.exempt if str(number) not in named]
        if other:
            yield Hit(
                f"This is exempt under paragraph {listed(other)}; the report names {listed(sorted(named))}.",
                "Name the paragraph among the grounds, or mark the passage with the right one.",
                passage,
            )


@report_rule("P908", "exempt-cited", Level.WARNING, waivable=Waivable.ROLE)
def exempt_cited(reading: Reading) -> Iterator[Hit]:
    """Public text refers to something that the public edition leaves out.

    Why:
        The reader of the public edition follows the reference to an empty place, and may guess from it what is missing.
    Bad:
        ::: exempt 3
        The lowest bid was £1,742,000. {#lowest}
        :::

        The bid in {{ ref("lowest") }} is recommended.
    Good:
        ::: exempt 3
        The lowest bid was £1,742,000. {#lowest}

        The bid in {{ ref("lowest") }} is recommended.
        :::
    Cure:
        Refer to the heading above it, or mark this text exempt too.
    """
    hidden = {item.block.id for item in reading.outline.items if item.block is not None and item.block.exempt}
    for passage, citation in reading.citations:
        if not passage.exempt and citation.kind.value == "ref" and citation.name in hidden:
            yield Hit(
                "The public edition leaves out what this refers to.",
                "Refer to the heading above it, or mark this text exempt too.",
                passage,
                citation.start,
                citation.end,
            )
    yield from _typed(reading)


_TYPED = Pattern(r"\b(?:paragraph|para|section)s?\.? (\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?)(?! of\b)", flags=re.IGNORECASE)


def _typed(reading: Reading) -> Iterator[Hit]:
    """The same, where the number was typed by hand."""
    hidden = {
        item.number
        for item in reading.outline.items
        if item.block is not None and item.block.exempt and item.number is not None
    }
    for found in reading.search(_TYPED, TEXT) if hidden else ():
        if not found.passage.exempt and found.match[1] in hidden:
            yield Hit(
                f"The public edition leaves out what {quoted(found.match[0])} says.",
                "Refer to the heading above it, or mark this text exempt too.",
                found.passage,
                found.start,
                found.end,
            )


@report_rule("P909", "exempt-unmarked", Level.ADVICE)
def exempt_unmarked(reading: Reading) -> Iterator[Hit]:
    """The report says that it contains exempt information, and nothing in it is marked exempt.

    Why:
        The public edition would hold all of it.
    Bad:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [1]
        public_interest = "Disclosure would show who the child is."
    Good:
        [sections.exempt]
        contains_exempt = "yes"
        paragraphs = [3]
        public_interest = "The price will be published on award."
        [sections.appendices]
        items = [{ text = "Appendix A: Bids", exempt = [3] }]
    Cure:
        Put what is exempt into an exempt block, or mark the appendix.
    """
    if any(_first_of_each_block(reading)) or _exempt_entries(reading):
        return
    for answer in reading.answers():
        if answer.section.role == "exempt" and answer.field.kind is FieldKind.YES_NO and answer.value == "yes":
            yield Hit(
                "Nothing in the report is marked exempt.",
                "Put it into an exempt block, or mark the appendix.",
                path=answer.path,
            )


def _questions(reading: Reading) -> Iterator[KeyPath]:
    """Where the question on exempt information is answered."""
    for section in reading.template.sections:
        for field in section.fields:
            if section.role == "exempt" and field.kind is FieldKind.YES_NO:
                yield ("sections", section.id, field.id)


def _answer(reading: Reading) -> str | None:
    """The answer to the question on exempt information, empty where it is open; None where the template asks none."""
    for section in reading.template.sections:
        for field in section.fields:
            if section.role == "exempt" and field.kind is FieldKind.YES_NO:
                return str(reading.draft.answer(section.id, field.id) or "")
    return None


def _named(reading: Reading) -> set[str]:
    """The paragraphs of Schedule 12A that the report names."""
    for answer in reading.answers():
        if (
            answer.section.role == "exempt"
            and answer.field.kind is FieldKind.CHOICES
            and isinstance(answer.value, tuple)
        ):
            return {str(each) for each in answer.value}
    return set()


def _first_of_each_block(reading: Reading) -> Iterator[Passage]:
    """The first passage of each run of exempt passages, and each exempt entry."""
    before: Passage | None = None
    for passage in reading.passages:
        if passage.exempt and (before is None or (before.exempt, before.path) != (passage.exempt, passage.path)):
            yield passage
        before = passage


def _exempt_entries(reading: Reading) -> bool:
    return any(
        isinstance(entry, Entry) and entry.exempt
        for answer in reading.answers()
        if isinstance(answer.value, tuple)
        for entry in answer.value
    )
