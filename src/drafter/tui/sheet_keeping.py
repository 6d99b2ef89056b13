"""Where the sheet on the screen is kept: in the report, or in a CSV file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from drafter.report.attachments import AttachmentFault
from drafter.report.errors import InputError
from drafter.report.figures.keeping import rows_of_sheet, sheet_of_csv, sheet_of_rows
from drafter.report.figures.sheet import Sheet

if TYPE_CHECKING:
    from drafter.store.data_files import DataFile
    from drafter.tui.figure_edits import Step
    from drafter.tui.session import Session

_EMPTY = (("", ""), ("", ""))


class SheetKeeper(Protocol):
    """What the grid asks of where its sheet is kept. Everything may raise DrafterError, told on the screen."""

    @property
    def name(self) -> str:
        """What it is called: a file, or "rows in the report"."""
        ...

    def load(self) -> Sheet:
        """The sheet as it is kept now."""
        ...

    def save(self, sheet: Sheet, *, in_place: bool = False) -> None:
        """Keep another sheet; ChangedOutside where somebody else has changed it since it was loaded."""
        ...

    @property
    def is_slow(self) -> bool:
        """Whether saving goes to a disk, and so into a worker."""
        ...

    def changed_outside(self) -> bool:
        """Whether somebody else has changed it since it was loaded or saved."""
        ...

    def take_over(self) -> str:
        """Let the next save write over what somebody else wrote; the name of the copy that is kept, if it needs one."""
        ...


class RowsInReport:
    """Rows of the report: every change goes into the draft at once, all of them as one step of the register."""

    is_slow = False

    def __init__(self, session: Session, figure: str) -> None:
        self._session = session
        self._figure = figure
        self._base = session.draft.figures[figure]
        self._kept = self._base.rows
        self._step: Step | None = None

    @property
    def name(self) -> str:
        """Where the rows are."""
        return "rows in the report"

    def load(self) -> Sheet:
        """The rows of the draft."""
        figure = self._session.draft.figures.get(self._figure)
        if figure is None:
            raise InputError(
                f"The figure {self._figure} is no longer in the register.", cure="Go back to the register."
            )
        self._base, self._kept, self._step = figure, figure.rows, None
        return sheet_of_rows(figure.rows or _EMPTY)

    def save(self, sheet: Sheet, *, in_place: bool = False) -> None:
        """Put the rows into the draft."""
        rows = rows_of_sheet(sheet)
        if rows == self._kept and repr(rows) == repr(self._kept):
            return
        if self.changed_outside():
            from drafter.store.atomic import ChangedOutside

            raise ChangedOutside("Somebody else has changed these rows since they were opened.")
        edits = self._session.figures
        figure = msgspec.structs.replace(self._base, rows=rows)
        edits.put(self._figure, figure, base=self._base, instead_of=self._step)
        self._step, self._kept = edits.last, rows

    def changed_outside(self) -> bool:
        """Whether the draft has other rows: it was read again from the disk."""
        figure = self._session.draft.figures.get(self._figure)
        return figure is None or figure.rows != self._kept

    def take_over(self) -> str:
        """Undoing brings the other rows back: no copy is needed."""
        figure = self._session.draft.figures.get(self._figure)
        if figure is not None:
            self._base, self._kept, self._step = figure, figure.rows, None
        return ""


class DataBesideReport:
    """A CSV file."""

    is_slow = True

    def __init__(self, session: Session, file: str) -> None:
        self._folder = session.loaded.file.parent
        self._file = file
        self._data: DataFile | None = None

    @property
    def name(self) -> str:
        """The file."""
        return self._file

    def load(self) -> Sheet:
        """The rows of the file."""
        self._data = self._read()
        return sheet_of_csv(self._data.text)

    def _read(self) -> DataFile:
        from drafter.store.data_files import load_data

        try:
            return load_data(self._folder, self._file)
        except AttachmentFault as fault:
            raise InputError(fault.message, cure=fault.cure) from fault

    def save(self, sheet: Sheet, *, in_place: bool = False) -> None:
        """Write the file."""
        from drafter.store.data_files import save_data

        if self._data is None:
            return
        try:
            self._data = save_data(self._data, sheet, in_place=in_place)
        except AttachmentFault as fault:
            raise InputError(fault.message, cure=fault.cure) from fault

    def changed_outside(self) -> bool:
        """Whether the file holds something else."""
        from drafter.store.data_files import changed_outside

        return self._data is not None and changed_outside(self._data)

    def take_over(self) -> str:
        """Keep a copy of what is there, and take its digest for the one to be replaced."""
        from drafter.tui.outside import keep_copy

        if self._data is None:
            return ""
        theirs = self._read()
        copy = keep_copy(theirs.file, "other", theirs.file.read_bytes())
        self._data = self._data._replace(digest=theirs.digest)
        return copy


def keeper_of(session: Session, figure: str) -> SheetKeeper:
    """Where the rows of a table or a chart are kept."""
    data = session.draft.figures[figure].data
    return RowsInReport(session, figure) if data is None else DataBesideReport(session, data)
