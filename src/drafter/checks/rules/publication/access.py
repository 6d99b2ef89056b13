"""Whether everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
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
    """A table has no header row, an empty one, or a column without a heading.

    The first column may do without one, where it holds the names of the rows. Lines between bars without the line of
    dashes are no table at all; sums in the header row are the first row of data.

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
    Bad:
        | Library | Visits |
        | Priory | 40 |
    Bad:
        | Priory | 1,240 |
        |---|---|
        | Harbour | 1,190 |
    Good:
        | | 2025 | 2026 |
        |---|---|---|
        | Open | 40 | 41 |
    Cure:
        Write a heading for each column, and a line of dashes below it.
    """
    for item in reading.outline.items:
        for part in item.body:
            trouble = _trouble(part.block.header) if isinstance(part.block, Table) else ""
            if trouble:
                yield Hit(
                    trouble,
                    "Write a heading for each column.",
                    path=("sections", *part.field.split(".")),
                    start=part.block.start,
                    number=item.number,
                )
    for found in reading.search(_BARS, PROSE):
        cure = "Write a line of dashes, “|---|---|”, below the row of headings."
        yield Hit("This is a table without a header row, and is printed as typed.", cure, found.passage, 0, found.end)


_BARS = Pattern(r"^\|[^|]+\|[^|]+\|(?: ?\|[^|]+\|[^|]+\|| ?[^|]+\|)* ?$", needs=("|",))
_DATA = Pattern(r"[£€]\d.*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+ ?%?|\d+(?:\.\d+)? ?%")


def _trouble(header: Sequence[str]) -> str:
    if not all(cell.strip() for cell in header[1:] or ("",)):
        return "A column of this table has no heading."
    data = next((cell for cell in header[1:] if _DATA.whole(cell.strip("* ")) is not None), None)
    return (
        "" if data is None else f"{quoted(data)} stands in the header row: the table begins with its first row of data."
    )


@prose_rule("P912", "heading-too-deep", Level.WARNING)
def heading_too_deep(prose: Prose) -> Iterator[Hit]:
    """A line begins with marks that make no heading: one mark, or more than three.

    There are headings of two levels, "##" and "###". Anything else is printed as it is typed.

    Why:
        It was meant to be a heading, and is a paragraph with marks before it; the text below hangs on the wrong number.
    Bad:
        #### Purchase of homes
    Bad:
        # Background
    Good:
        ### Purchase of homes

        Flat #4 is let, and #1 of the list is not.
    Cure:
        Write "##" or "###".
    """
    for found in prose.within(_MARKS):
        message = f"{quoted(found.match[1])} makes no heading, and is printed as typed."
        yield Hit(message, "Write “##” or “###”.", found.passage, 0, min(len(found.passage.text), _LONGEST))


_LONGEST = 60
_MARKS = Pattern(r"^(#|#{4,6}) +(?=[A-Z])", needs=("#",))


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
