"""What a published report is made of, in the trade's words and before any format: the document and its pieces."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from drafter.document.contents import Contents
from drafter.document.nodes import Inlines, Str
from drafter.document.short import is_short_table

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture

DRAFT_NOTICE = "DRAFT: this report is not finished and has not been published."

Alignment = Literal["left", "right", "center", ""]


class Origin(NamedTuple):
    """Where something was written: the place of a field ("background.text"), and a line (from 0) of its text."""

    field: str
    line: int = 0


class _Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a section by itself. Nobody wrote what has no origin, and neither has what is inside a piece."""

    origin: Origin | None = None


class Heading(_Piece, frozen=True):
    """A heading; ``level`` 1 is that of a section, 2 and 3 stand below it."""

    level: int
    label: str | None
    anchor: str
    words: Inlines


class Numbered(_Piece, frozen=True):
    """A paragraph in the column of numbered text, with its label if it has one.

    ``leads`` is set where what follows (a list, a table) must not be torn from it.
    """

    label: str | None
    anchor: str
    words: Inlines
    leads: bool = False


class Prompt(_Piece, frozen=True):
    """A question of the template, with the answer that stands on its line, empty where that is below or missing.

    ``opens`` is set where it is the first of a section that has no heading.
    """

    label: str | None
    anchor: str
    words: Inlines
    answer: Inlines
    leads: bool = False
    opens: bool = False


class Marking(_Piece, frozen=True):
    """A line of the full edition that says where exempt text begins or ends."""

    words: Inlines
    begins: bool


class Unnumbered(_Piece, frozen=True):
    """A paragraph below an item."""

    words: Inlines
    anchor: str = ""


class Entry(msgspec.Struct, frozen=True):
    """An entry of a list: its words, and what stands below them."""

    words: Inlines
    below: tuple[Piece, ...] = ()


class Listing(_Piece, frozen=True):
    """A list. ``short`` ones are kept on one page."""

    entries: tuple[Entry, ...]
    ordered: bool = False
    short: bool = False


class Grid(_Piece, frozen=True):
    """A table: header row, body rows, and for each column its alignment and its share of the width (sum 1).

    ``totals`` is set where the last row adds up the others; ``short`` ones are kept on one page.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    columns: tuple[tuple[Alignment, float], ...]
    totals: bool = False
    short: bool = False


class Quotation(_Piece, frozen=True):
    """A quotation."""

    pieces: tuple[Piece, ...]


class Caption(msgspec.Struct, frozen=True):
    """What an exhibit says of itself: its number ("Table 1"), its words, and the note with source and date below it."""

    number: str
    anchor: str
    words: str
    note: str

    @property
    def line(self) -> str:
        """What follows the number."""
        return f": {self.words}" if self.words else ""


class Tabular(_Piece, frozen=True):
    """A table of the register. ``landscape`` gives it a page of its own, turned."""

    caption: Caption
    grid: Grid
    landscape: bool = False


class Series(msgspec.Struct, frozen=True):
    """One line, or one set of bars, of a chart: its values, and each as it is printed."""

    name: str
    values: tuple[float, ...]
    printed: tuple[str, ...]


class Chart(msgspec.Struct, frozen=True):
    """A chart of a kind that the register knows; ``ticks`` are the marks of its axis, in order.

    ``heading`` says what the labels are.
    """

    kind: str
    heading: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[tuple[float, str], ...]
    unit: str

    @property
    def grid(self) -> Grid:
        """Its numbers as a table, for those who would rather read them."""
        names = [_measured(each.name, self.unit) for each in self.series]
        rows = tuple(zip(self.labels, *(each.printed for each in self.series), strict=True))
        share = round(1 / (1 + len(names)), 4)
        return Grid(
            header=tuple((Str(name),) for name in (self.heading, *names)),
            rows=tuple(tuple((Str(cell),) for cell in row) for row in rows),
            columns=(("left", share), *((("right", share),) * len(names))),
            short=is_short_table(((self.heading, *names), *rows)),
        )


def _measured(name: str, unit: str) -> str:
    """The head of a column of numbers: "2026 (notices)", but "Share of voters" where the name says no more."""
    if name.casefold() in unit.casefold():
        return unit
    return f"{name} ({unit})" if unit else name


class Illustration(_Piece, frozen=True):
    """A picture or a chart of the register; ``alt`` says what it shows, and is empty where it only decorates.

    ``numbers`` is the table that stands below a chart on paper, where the template wants one.
    """

    caption: Caption
    alt: str
    content: Picture | Chart
    landscape: bool = False
    numbers: Grid | None = None


Exhibit = Tabular | Illustration
Piece = Heading | Numbered | Prompt | Marking | Unnumbered | Listing | Grid | Quotation | Exhibit


class HeaderRow(msgspec.Struct, frozen=True):
    """A line of the header block: "Report to", and whom."""

    id: str
    label: Inlines
    words: Inlines


class Letterhead(NamedTuple):
    """What a report begins with: the lines of an address, of which the first names the council, and its crest.

    The crest decorates: what it says to those who see it, the first line says to everybody.
    """

    lines: tuple[str, ...]
    crest: Picture | None = None


class Document(msgspec.Struct, frozen=True):
    """A report of one edition, ready to be dressed for a format. Nothing exempt is left in one for the public.

    ``title``, ``subject`` and ``author`` are plain text, for the properties of the file. ``labels`` are all that the
    text prints, in order. ``sections`` holds the pieces of each section by its id, in order; ``lists`` are those of
    its exhibits, where the template asks for them, ``contents`` where it has a list of its headings.
    ``not_for_publication`` is what a copy with exempt text says of itself; empty where there is none in it.
    ``letterhead`` is that of the page design, where it has one.
    """

    title: str
    subject: str
    author: str
    language: str
    meeting: datetime.date | None
    draft: bool
    not_for_publication: str
    header: tuple[HeaderRow, ...]
    sections: dict[str, tuple[Piece, ...]]
    labels: tuple[str, ...]
    lists: tuple[Piece, ...] = ()
    contents: Contents = Contents.NONE
    letterhead: Letterhead | None = None

    @property
    def confidential(self) -> bool:
        """Whether exempt text is in it."""
        return bool(self.not_for_publication)

    @property
    def notices(self) -> tuple[str, ...]:
        """The first paragraphs: that it is a draft, and that it is not for publication."""
        return tuple(filter(None, (DRAFT_NOTICE if self.draft else "", self.not_for_publication)))

    @property
    def warning(self) -> str:
        """What the head of every page has to say; empty where there is nothing."""
        words = []
        if self.draft:
            words.append("DRAFT")
        if self.confidential:
            words.append("NOT FOR PUBLICATION: CONTAINS EXEMPT INFORMATION")
        return " · ".join(words)

    @property
    def described(self) -> tuple[str, ...]:
        """What its pictures and charts show, in order; those that only decorate are left out."""
        return tuple(
            piece.alt
            for pieces in self.sections.values()
            for piece in pieces
            if isinstance(piece, Illustration) and piece.alt
        )
