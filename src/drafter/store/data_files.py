"""Data files beside a report, edited: saved atomically, in their own manner, never over what somebody else wrote."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.report.attachments import AttachmentFault
from drafter.report.errors import MachineError
from drafter.report.figures.csv_text import CsvText, read_csv
from drafter.report.figures.keeping import csv_of_sheet
from drafter.report.figures.sheet import Sheet
from drafter.store.atomic import replace, replace_in_place
from drafter.store.attachments import FolderAttachments
from drafter.store.home import state_folder
from drafter.store.reading import digest


class DataFile(NamedTuple):
    """A data file as it was read; ``digest`` is that of its content."""

    folder: Path
    name: str
    digest: str
    text: CsvText

    @property
    def file(self) -> Path:
        """Where it is."""
        return self.folder / self.name


def load_data(folder: Path, name: str) -> DataFile:
    """The data file that a report in ``folder`` calls ``name``; AttachmentFault where it cannot be used."""
    content = FolderAttachments(folder).read(name)
    return DataFile(folder, name, digest(content), read_csv(content))


def save_data(data: DataFile, sheet: Sheet, *, in_place: bool = False) -> DataFile:
    """Put the sheet into the file; what was saved, read.

    Raises ChangedOutside, NeedsInPlaceSave, MachineError, or AttachmentFault for what its encoding cannot say; the
    file is then as it was.
    """
    content = csv_of_sheet(sheet, data.text)
    again = _read_again(data, content)
    try:
        if in_place:
            replace_in_place(data.file, data.digest, content, state_folder() / "copies")
        else:
            replace(data.file, data.digest, content)
    except MachineError as error:
        message = error.message.replace("The report", "The data file", 1)
        raise MachineError(message, cure=error.cure, path=error.path) from error
    return data._replace(digest=digest(content), text=again)


def _read_again(data: DataFile, content: bytes) -> CsvText:
    """What would be written, read; AttachmentFault where it would say something else."""
    try:
        again = read_csv(content)
    except AttachmentFault:
        again = None
    if again is None or again.manner.delimiter != data.text.manner.delimiter:
        raise AttachmentFault(
            "The file could not be read again: nothing tells any more what separates its cells.",
            "Give the cells of the first row words of their own.",
        )
    return again


def changed_outside(data: DataFile) -> bool:
    """Whether the file no longer holds what was read, or is gone."""
    try:
        return digest(data.file.read_bytes()) != data.digest
    except OSError:
        return True
