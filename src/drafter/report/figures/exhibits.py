"""Tables, charts and images of the register, made of their rows, data files and pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

from drafter.report.attachments import AttachmentFault, Attachments
from drafter.report.draft import Draft, Figure
from drafter.report.figures.csv_rows import csv_rows
from drafter.report.figures.pictures import Picture, read_picture

Rows = tuple[tuple[str, ...], ...]
_NUMBER = re.compile(r"[-–−+]?\s*[£$€]?\s*\d[\d,]*(?:\.\d+)?\s*(?:%|p|k|m|bn|million|thousand)?\Z")
_NOTHING = ("", "-", "–", "—", "n/a")
_NARROWEST, _WIDEST = 8, 40
_EDGES = 3
"""Characters of a column, where nobody says how wide it is, and what its edges take."""
_MOST_CELLS = 20_000
"""Of a table: some two hundred pages."""
_MOST_DRAWN = {"bar": 30, "column": 40, "line": 400, "stacked": 120, "pie": 8}
"""Values that a chart of each kind has room for."""
_MOST_SERIES = 8
_LARGEST = Decimal(10) ** 15
_FINEST = 12
"""Decimal places."""
_TOTAL = re.compile(r"(?:grand )?totals?\b|all\Z", re.IGNORECASE)


class TableExhibit(NamedTuple):
    """A table: header, body, the alignment of each column by its content, and whether the last row is a total.

    ``widths`` are shares of the whole that sum to 1.
    """

    figure: Figure
    header: tuple[str, ...]
    rows: Rows
    alignment: tuple[Literal["left", "right"], ...]
    widths: tuple[float, ...]
    has_total: bool


class Series(NamedTuple):
    """One line, or one set of bars, of a chart."""

    name: str
    values: tuple[Decimal, ...]


class ChartExhibit(NamedTuple):
    """A chart: the words along its axis, and its series; ``table`` is the same data to read."""

    figure: Figure
    chart: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    table: TableExhibit


class ImageExhibit(NamedTuple):
    """A picture."""

    figure: Figure
    picture: Picture


Exhibit = TableExhibit | ChartExhibit | ImageExhibit


class Exhibits:
    """The exhibits of one report, each made when it is first asked for and then kept."""

    def __init__(self, draft: Draft, attachments: Attachments) -> None:
        self._figures = draft.figures
        self._attachments = attachments
        self._known: dict[str, Exhibit | AttachmentFault] = {}

    def exhibit(self, name: str) -> Exhibit:
        """The exhibit of that name, which is one of the register; AttachmentFault where it cannot be made."""
        if name not in self._known:
            try:
                self._known[name] = self._made(self._figures[name])
            except AttachmentFault as fault:
                self._known[name] = fault
        known = self._known[name]
        if isinstance(known, AttachmentFault):
            raise known
        return known

    def _made(self, figure: Figure) -> Exhibit:
        if figure.kind == "image":
            return self._image(figure)
        table = _table(figure, self._rows(figure))
        return _chart(figure, table) if figure.kind == "chart" else table

    def _rows(self, figure: Figure) -> Rows:
        if figure.rows is not None:
            return tuple(tuple(str(cell).strip() for cell in row) for row in figure.rows)
        if figure.data is None:
            raise AttachmentFault("It has no data.", "Give it rows, or a data file.")
        return csv_rows(self._attachments.read(figure.data))

    def _image(self, figure: Figure) -> ImageExhibit:
        if figure.file is None:
            raise AttachmentFault("It names no picture.", "Give it a file.")
        return ImageExhibit(figure, read_picture(self._attachments.read(figure.file)))


def _table(figure: Figure, rows: Rows) -> TableExhibit:
    if len(rows) < 2:
        raise AttachmentFault("It has no rows below the header.", "The first row is the header; add the others.")
    header, *body = rows
    if not header:
        raise AttachmentFault("Its header has no cells.", "The first row names the columns.")
    for number, row in enumerate(body, 2):
        if len(row) != len(header):
            raise AttachmentFault(
                f"Row {number} has {_cells(len(row))}, the header has {len(header)}.", "Give every row the same cells."
            )
    if len(rows) * len(header) > _MOST_CELLS:
        raise AttachmentFault(f"It has more than {_MOST_CELLS:,} cells.", "Print what the report needs of it.")
    columns = list(zip(*body, strict=True))
    return TableExhibit(
        figure,
        header,
        tuple(body),
        tuple("right" if is_numeric(column) else "left" for column in columns),
        _widths(figure, (header, *body)),
        has_total=is_total(body),
    )


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def is_numeric(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, and so stands to the right."""
    said = [cell for cell in cells if cell.lower() not in _NOTHING]
    return bool(said) and all(_NUMBER.match(cell) for cell in said)


def is_total(body: Sequence[Sequence[str]]) -> bool:
    """Whether the last of the rows below the header adds up the others."""
    return len(body) > 1 and bool(body[-1]) and _TOTAL.match(body[-1][0]) is not None


def _widths(figure: Figure, rows: Rows) -> tuple[float, ...]:
    """As the figure says, else by the longest cell of each column, within bounds, and so that no number is broken."""
    if figure.widths is not None:
        if len(figure.widths) != len(rows[0]):
            raise AttachmentFault(
                f"It has {len(figure.widths)} widths for {len(rows[0])} columns.", "Give each column a width."
            )
        if min(figure.widths) < 1:
            raise AttachmentFault(
                f"A column cannot have the width {min(figure.widths)}.", "Give each column a width above 0."
            )
        wanted: Sequence[float] = figure.widths
    else:
        wanted = [_wanted(column) for column in zip(*rows, strict=True)]
    return tuple(width / sum(wanted) for width in wanted)


def _wanted(cells: Sequence[str]) -> int:
    """In characters. A page may have wider letters than ours, and a cell has an edge on both sides."""
    longest = max(map(len, cells))
    word = max(len(word) for cell in cells for word in cell.split() or ("",))
    return max(_NARROWEST, min(word, _WIDEST) + _EDGES, min(longest, _WIDEST))


def _chart(figure: Figure, table: TableExhibit) -> ChartExhibit:
    if figure.chart is None:
        raise AttachmentFault("It does not say which chart it is.", "Choose bar, column, line, stacked or pie.")
    x = _column(table, figure.x or table.header[0])
    names = figure.y if figure.y is not None else tuple(name for name in table.header if name != table.header[x])
    series = tuple(Series(name, _values(table, _column(table, name))) for name in names)
    if not series:
        raise AttachmentFault("It has no values to draw.", "Name their column in y.")
    if figure.chart == "pie" and (len(series) > 1 or any(value < 0 for value in series[0].values)):
        raise AttachmentFault("A pie shows the parts of one whole.", "Give it one column of values above 0.")
    _fit_to_draw(figure.chart, series)
    return ChartExhibit(figure, figure.chart, tuple(row[x] for row in table.rows), series, table)


def _fit_to_draw(chart: str, series: tuple[Series, ...]) -> None:
    """AttachmentFault for more than fits on a page, or what the kind of chart cannot show."""
    values = [value for each in series for value in each.values]
    # Sets of bars have a line each for what they are of.
    lines = len(values) + (len(series[0].values) if chart == "bar" and len(series) > 1 else 0)
    if lines > _MOST_DRAWN[chart] or len(series) > _MOST_SERIES:
        raise AttachmentFault(
            f"It has {len(values)} values in {len(series)} columns, more than fit into a {chart} chart.",
            "Draw the few that matter, put the small ones together, or make it a table.",
        )
    if chart in ("stacked", "pie") and (min(values) < 0 or not any(values)):
        raise AttachmentFault("Its parts must be 0 or more, and not all 0.", "Draw it as columns.")


def _column(table: TableExhibit, name: str) -> int:
    if name not in table.header:
        raise AttachmentFault(f"Its data has no column “{name}”.", f"Columns are {', '.join(table.header)}.")
    return table.header.index(name)


def _values(table: TableExhibit, column: int) -> tuple[Decimal, ...]:
    return tuple(_value(row[column], number, table.header[column]) for number, row in enumerate(table.rows, 2))


def _value(cell: str, row: int, column: str) -> Decimal:
    plain = re.sub(r"[£$€,%\s]", "", cell).replace("–", "-").replace("−", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise AttachmentFault(
            f"“{cell}” in row {row}, column “{column}”, is no number.", "A chart draws numbers only."
        ) from error
    if value.is_finite() and (abs(value) >= _LARGEST or int(value.as_tuple().exponent) < -_FINEST):
        raise AttachmentFault(
            f"“{cell}” in row {row}, column “{column}”, is too large or too fine to draw.", "Give it in a larger unit."
        )
    if not value.is_finite():
        raise AttachmentFault(f"“{cell}” in row {row}, column “{column}”, is no number.", "A chart draws numbers only.")
    return value
