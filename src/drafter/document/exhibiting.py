"""The exhibits of the register as pieces of a document: tables, pictures and charts with their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.inline import Words, printed
from drafter.document.pieces import Alignment, Caption, Exhibit, Grid, Illustration, Tabular
from drafter.document.short import is_short_table
from drafter.report.attachments import AttachmentFault
from drafter.report.blocks import Placement
from drafter.report.dates import long_date
from drafter.report.draft import Figure
from drafter.report.report import Report

if TYPE_CHECKING:
    from drafter.report.figures.exhibits import TableExhibit


class Exhibiting:
    """Makes the exhibits of one report."""

    def __init__(self, report: Report, words: Words) -> None:
        self._report = report
        self._words = words

    def piece(self, placement: Placement, anchor: str) -> Exhibit | None:
        """The exhibit that is placed there; None where it cannot be made."""
        # Imported when a report places an exhibit: exact arithmetic takes its time to load.
        from drafter.document.charting import chart
        from drafter.report.figures.exhibits import ChartExhibit, TableExhibit

        try:
            exhibit = self._report.exhibits.exhibit(placement.name)
        except AttachmentFault:
            return None
        figure = exhibit.figure
        caption = self._caption(placement, figure, anchor)
        if isinstance(exhibit, TableExhibit):
            return Tabular(caption, self._grid(exhibit), figure.landscape)
        alt = self._alt(figure, caption.number)
        if isinstance(exhibit, ChartExhibit):
            template = self._report.template
            drawn = chart(exhibit, template.house_style)
            numbers = drawn.grid if template.figures.chart_numbers else None
            return Illustration(caption, alt, drawn, figure.landscape, numbers)
        return Illustration(caption, alt, exhibit.picture, figure.landscape)

    def _caption(self, placement: Placement, figure: Figure, anchor: str) -> Caption:
        number = self._report.outline.exhibits[placement.name]
        return Caption(number, anchor, printed((figure.caption or "").strip()), self._note(figure))

    def _note(self, figure: Figure) -> str:
        """``Source: Weekly extract, as at 15 June 2015``, as much of it as is known."""
        source = (figure.source or "").strip().rstrip(".")
        when = "" if figure.as_at is None else f"s at {long_date(figure.as_at)}"
        if source:
            return printed(f"Source: {source}{', a' + when if when else ''}.")
        return f"A{when}." if when else ""

    def _grid(self, exhibit: TableExhibit) -> Grid:
        alignment: tuple[Alignment, ...] = exhibit.alignment
        return Grid(
            header=tuple(map(self._words.plain, exhibit.header)),
            rows=tuple(tuple(map(self._words.plain, row)) for row in exhibit.rows),
            columns=tuple(zip(alignment, exhibit.widths, strict=True)),
            totals=exhibit.has_total,
            short=is_short_table((exhibit.header, *exhibit.rows)),
        )

    @staticmethod
    def _alt(figure: Figure, number: str) -> str:
        """A draft may be made before anyone has described its pictures: then their caption stands in."""
        if figure.decorative:
            return ""
        return printed((figure.alt or "").strip() or (figure.caption or "").strip() or number)
