"""The tables of a report, those written in its text and those of its register, as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit
from drafter.report.blocks import Table
from drafter.report.draft import Figure
from drafter.report.places import KeyPath

_TOTAL = Pattern(r"(?i)\**(?:grand )?totals?\b.*|\**(?:all|sum)\W*")
_CELL = Pattern(
    r"\**([-–−]?)£?([-–−]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?) ?(%|per cent|million|m|bn|k|thousand)?\**"
    r"|\**\(£?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?) ?(%|per cent|million|m|bn|k|thousand)?\)\**"
)


class Grid(msgspec.Struct, frozen=True):
    """A table: where it stands, as in :class:`Hit`, and its cells."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    path: KeyPath
    start: int = 0
    number: str | None = None

    def hit(self, message: str, cure: str) -> Hit:
        """What is wrong with it."""
        return Hit(message, cure, path=self.path, start=self.start, number=self.number)


def grids(reading: Reading) -> tuple[Grid, ...]:
    """Every table of a report."""
    return (*_written(reading), *_registered(reading))


def _written(reading: Reading) -> Iterator[Grid]:
    for item in reading.outline.items:
        for part in item.body:
            if isinstance(part.block, Table):
                path = ("sections", *part.field.split("."))
                yield Grid(part.block.header, part.block.rows, path, part.block.start, item.number)


def _registered(reading: Reading) -> Iterator[Grid]:
    for name, figure in reading.draft.figures.items():
        if figure.kind == "table":
            header, rows = _table(reading, name, figure)
            yield Grid(header, rows, ("figures", name, "rows" if figure.data is None else "data"))


def _table(reading: Reading, name: str, figure: Figure) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Header and rows; those of a data file only where the table is placed, for then it is read in any case."""
    if figure.rows:
        header, *rows = (tuple(str(cell) for cell in row) for row in figure.rows)
        return header, rows
    if figure.data is not None and name in reading.outline.exhibits:
        from drafter.report.attachments import AttachmentFault
        from drafter.report.figures.exhibits import TableExhibit

        try:
            exhibit = reading.report.exhibits.exhibit(name)
        except AttachmentFault:
            # Another rule says why (F413).
            return (), ()
        if isinstance(exhibit, TableExhibit):
            return exhibit.header, exhibit.rows
    return (), ()


def is_total(cell: str) -> bool:
    """Whether a row that begins so is the total of those above it."""
    return _TOTAL.whole(cell.strip()) is not None


def cell_number(cell: str) -> tuple[Decimal, str, int] | None:
    """The value of a cell, its unit and its decimal places; None where it is no number.

    Below nothing are -£400, £-400 and (£400), as accountants write it.
    """
    match = _CELL.whole(cell.strip())
    if match is None:
        return None
    digits, unit = match[3] or match[5], match[4] or match[6] or ""
    value = Decimal(digits.replace(",", ""))
    below = match[1] or match[2] or match[5]
    return (-value if below else value), unit, len(digits.partition(".")[2])
