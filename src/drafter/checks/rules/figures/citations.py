"""Citations of figures in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.checks.passage import Kind
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.citations import Citation, CitationKind
from drafter.report.template import Level

_GRAMMAR = 'Write {{ name }}, {{ name | percent(1) }}, {{ ref("name") }} or {{ note("name") }}.'


@report_rule("F401", "broken-citation", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def broken_citation(reading: Reading) -> Iterator[Hit]:
    """A citation prints as it was typed, braces and all.

    It names no figure of the register, asks for a form that there is not, puts a table, chart or image into the middle
    of a sentence, or stands where citations have no meaning.

    Why:
        What the reader gets is a pair of braces where a number should be.
    Bad:
        There are {{ plans }} children on a plan.
    Bad:
        [sections.background]
        text = "The visits, {{ visits }}, went well."
        [figures.visits]
        kind = "table"
        rows = [["School", "Date"], ["Northmoor", "3 May 2026"]]
    Bad:
        [sections.background]
        text = "There are {{ plans | loudly }} plans."
        [figures.plans]
        value = 358
    Good:
        [sections.background]
        text = "There are {{ plans }} plans, {{ plans | words }} in all."
        [figures.plans]
        value = 358
    Cure:
        Correct the name, or add the figure to the register.
    """
    for passage, citation in reading.citations:
        if passage.literal and passage.kind is not Kind.NOTE:
            if citation.kind is not CitationKind.UNKNOWN:
                yield Hit(
                    f"{quoted(citation.source)} is printed as it stands: citations have no meaning here.",
                    "Write out what it should say.",
                    passage,
                    citation.start,
                    citation.end,
                )
            continue
        trouble = _trouble(reading, citation, in_note=passage.kind is Kind.NOTE)
        if trouble is not None:
            message, cure = trouble
            yield Hit(message, cure, passage, citation.start, citation.end)


def _trouble(reading: Reading, citation: Citation, *, in_note: bool) -> tuple[str, str] | None:
    """What is wrong with a citation, and its cure; None where nothing is, or another rule says it."""
    if citation.kind is CitationKind.UNKNOWN:
        return f"{quoted(citation.source)} is no citation, and is printed as it stands.", _GRAMMAR
    if citation.kind is CitationKind.NOTE and in_note:
        return "A footnote has no footnotes; this is printed as it stands.", "Write it into the footnote."
    if citation.kind is not CitationKind.FIGURE:
        return None
    figure = reading.draft.figures.get(citation.name)
    if figure is None:
        return f"No figure has the name {quoted(citation.name)}.", _nearest(citation.name, reading.draft.figures)
    if figure.kind != "number":
        place, reference = f"{{{{ {citation.name} }}}}", f'{{{{ ref("{citation.name}") }}}}'
        what = {"image": "an image", "chart": "a chart"}.get(figure.kind, "a table")
        return (
            f"{quoted(citation.name)} is {what}, which cannot stand in a sentence.",
            f"Write {reference} here, and {place} on a line of its own where it belongs.",
        )
    return _form_trouble(citation)


def _form_trouble(citation: Citation) -> tuple[str, str] | None:
    if citation.filter is None:
        return None
    # Imported where a citation asks for a form: exact arithmetic takes its time to load.
    from drafter.report.figures.form import read_form

    text = citation.filter if citation.argument is None else f"{citation.filter}:{citation.argument}"
    if read_form(text) is not None:
        return None
    return (
        f"There is no form “{citation.filter}({citation.argument})”.",
        "Forms are integer, decimal(2), percent(1), money, money(million), words, ordinal and year.",
    )


def _nearest(name: str, known: Iterable[str]) -> str:
    # Imported for a message alone.
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else "Correct the name, or add it to the register of figures."
