"""References by name, notes and links: whether they lead anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import EVERYTHING
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Heading, Paragraph
from drafter.report.template import Level


@report_rule("R306", "broken-reference", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def broken_reference(reading: Reading) -> Iterator[Hit]:
    """A reference by name leads nowhere: no paragraph, exhibit or note has that name.

    Why:
        It would be published as it is typed, braces and all.
    Bad:
        The costs are in {{ ref("costs") }}.
    Bad:
        It rained.{{ note("weather") }}
    Good:
        The costs are £400. {#costs}

        They are in {{ ref("costs") }}.
    Cure:
        Give the paragraph the name, with {#name} at its end, or correct the reference.
    """
    for passage, citation in reading.citations:
        if citation.kind.value not in ("ref", "note"):
            continue
        is_note = citation.kind.value == "note"
        if citation.name not in (reading.draft.notes if is_note else reading.outline.labels):
            yield Hit(
                f"No {'note' if is_note else 'paragraph or exhibit'} has the name {quoted(citation.name)}.",
                "Correct the name, or give it to what is meant.",
                passage,
                citation.start,
                citation.end,
            )


@report_rule("R307", "note-uncited", Level.WARNING, draft=Level.ADVICE)
def note_uncited(reading: Reading) -> Iterator[Hit]:
    """A footnote is written that the text never places.

    Why:
        It is not published, and its author believes that it is.
    Bad:
        [notes.sources]
        text = "Weekly extract of 15 June 2026."
    Good:
        [sections.background]
        text = 'There were 40 visits.{{ note("sources") }}'
        [notes.sources]
        text = "Weekly extract of 15 June 2026."
    Cure:
        Place it with {{ note("name") }}, or take it out.
    """
    cited = {citation.name for _, citation in reading.citations if citation.kind.value == "note"}
    for name in reading.draft.notes:
        if name not in cited:
            yield Hit(
                f"The note {quoted(name)} is placed nowhere.",
                f'Write {{{{ note("{name}") }}}} where it belongs.',
                path=("notes", name, "text"),
            )


_LINK = Pattern(r"\[([^\[\]\n]+)\]\(([^()\n]*)\)", needs=("](",))
_SCHEME = Pattern(r"(?:https?://|mailto:)[^\s.@]+[.@]\S+")


@report_rule("R308", "no-link", Level.WARNING)
def no_link(reading: Reading) -> Iterator[Hit]:
    """A link leads nowhere: its address is no web address and no e-mail address.

    Why:
        It is published as it is typed, brackets and all.
    Bad:
        See [the policy](policies/parking.docx).
    Good:
        See [the policy](https://www.example.org/parking) or write to [the team](mailto:parking@example.org).
    Cure:
        Give the whole address, with https://, or leave the link out.
    """
    for found in reading.search(_LINK, EVERYTHING):
        if _SCHEME.whole(found.match[2].strip()) is None:
            message = f"{quoted(found.match[2])} is no address that a link can lead to."
            cure = "Give the whole address, with “https://”, or leave the link out."
            yield Hit(message, cure, found.passage, found.start, found.end)


@report_rule("R309", "name-twice", Level.WARNING)
def name_twice(reading: Reading) -> Iterator[Hit]:
    """Two paragraphs or headings have the same name for references.

    Why:
        A reference prints the number of the first, and the author may mean the other.
    Bad:
        One. {#costs}

        Two. {#costs}
    Good:
        One. {#costs}

        Two. {#savings}
    Cure:
        Give one of them another name.
    """
    first: set[str] = set()
    for item in reading.outline.items:
        blocks = [(item.field, item.block), *((part.field, part.block) for part in item.body)]
        for place, block in blocks:
            id = block.id if isinstance(block, Heading | Paragraph) else None
            if id is not None and block is not None and id in first:
                path = ("sections", *place.split("."))
                message = f"The name {quoted(id)} is given twice."
                yield Hit(message, "Give one of them another name.", path=path, start=block.start, number=item.number)
            if id is not None:
                first.add(id)
