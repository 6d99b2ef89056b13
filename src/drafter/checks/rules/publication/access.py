"""Whether everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.blocks import Table
from drafter.report.template import Level

_FEWEST_WORDS = 2


@report_rule("P903", "alt-missing", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def alt_missing(reading: Reading) -> Iterator[Hit]:
    """A picture or chart is placed that has no alternative text and is not marked as decorative.

    Why:
        Who cannot see it learns nothing. The law asks for the text (Public Sector Bodies Accessibility Regulations
        2018), and an accessible PDF cannot be made without it.
    Bad:
        [sections.background]
        text = "{{ tower }}"
        [figures.tower]
        kind = "image"
        file = "figures/tower.jpg"
    Good:
        [sections.background]
        text = "{{ tower }}"
        [figures.tower]
        kind = "image"
        file = "figures/tower.jpg"
        alt = "The tower, lit in green"
    Cure:
        Say in a sentence what it shows (alt), or mark it as decorative.
    """
    for name in reading.outline.exhibits:
        figure = reading.draft.figures[name]
        if figure.kind in ("chart", "image") and not (figure.alt or "").strip() and not figure.decorative:
            yield Hit(
                f"{quoted(name)} has no alternative text.",
                "Say in a sentence what it shows (alt).",
                path=("figures", name),
            )


@report_rule("P904", "table-header-missing", Level.WARNING)
def table_header_missing(reading: Reading) -> Iterator[Hit]:
    """A table has an empty header row, or a column without a heading.

    The first column may do without one, where it holds the names of the rows.

    Why:
        A screen reader reads the heading before each cell.
    Bad:
        | | |
        |---|---|
        | Open | 40 |
    Bad:
        | Library | |
        |---|---|
        | Priory | 40 |
    Good:
        | | 2025 | 2026 |
        |---|---|---|
        | Open | 40 | 41 |
    Cure:
        Write a heading for each column.
    """
    for item in reading.outline.items:
        for part in item.body:
            if isinstance(part.block, Table) and not all(cell.strip() for cell in part.block.header[1:] or ("",)):
                yield Hit(
                    "A column of this table has no heading.",
                    "Write a heading for each column.",
                    path=("sections", *part.field.split(".")),
                    start=part.block.start,
                    number=item.number,
                )


@report_rule("P905", "title-in-capitals", Level.ADVICE)
def title_in_capitals(reading: Reading) -> Iterator[Hit]:
    """The title is written in capitals.

    Why:
        It stands in lists, in the file's properties and in bookmarks, where it shouts; some screen readers spell it.
        The page design may print it in capitals all the same.
    Bad:
        title = "LIBRARY OPENING HOURS"
    Good:
        title = "NHS and GP Services"
    Cure:
        Write it in small letters.
    """
    title = reading.draft.title
    if title.isupper() and len(title.split()) >= _FEWEST_WORDS:
        yield Hit("The title is in capitals.", f"Write {quoted(title.capitalize())}.", path=("title",))
