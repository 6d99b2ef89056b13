"""A CSV file as it was written: its cells, and all that a change of some of them must leave as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from drafter.report.attachments import AttachmentFault

MAX_CELLS = 100_000
"""Of a file that is edited: more than any table may print, so that what is too large can still be made smaller."""

_MOST_CELLS = 5_000
"""Of one line."""
_DELIMITERS = ",;\t|"
_LOOKED_AT = 100_000
_MOST_LINES = 20
"""Characters and lines in which the delimiter is looked for."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_LINE_END = re.compile(r"\r\n|\n|\r")


class Cell(NamedTuple):
    """What a cell says, and how it is written; None where it is to be written anew."""

    text: str
    raw: str | None = None


class Line(NamedTuple):
    """A row of cells with the end of its line, empty at the end of the file; a blank line has one empty cell."""

    cells: tuple[Cell, ...]
    end: str

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not any(cell.text.strip() for cell in self.cells)


class Manner(NamedTuple):
    """How a file is written: the mark it begins with, encoding, delimiter, line ends, and whether all is quoted."""

    mark: bytes
    encoding: str
    delimiter: str
    newline: str
    quotes_all: bool


class CsvText(NamedTuple):
    """A CSV file, read."""

    manner: Manner
    lines: tuple[Line, ...]


def read_csv(content: bytes) -> CsvText:
    """A whole CSV file; AttachmentFault where it is none."""
    mark, encoding, text = _decoded(content)
    delimiter = _delimiter(text)
    lines = []
    cells = 0
    for line in _lines(text, delimiter):
        lines.append(line)
        cells += len(line.cells)
        if cells > MAX_CELLS:
            raise AttachmentFault(
                f"The data has more than {MAX_CELLS:,} cells.", "Keep the whole of it elsewhere, and here what matters."
            )
    said = [cell for line in lines for cell in line.cells if cell.raw]
    quotes_all = bool(said) and all(cell.raw is not None and cell.raw.startswith('"') for cell in said)
    newline = next((line.end for line in lines if line.end), "\n")
    return CsvText(Manner(mark, encoding, delimiter, newline, quotes_all), tuple(lines))


def read_lines(content: bytes) -> Iterator[Line]:
    """The lines of a CSV file, one after the other: who has enough of them can stop. Raises AttachmentFault."""
    _, _, text = _decoded(content)
    return _lines(text, _delimiter(text))


def written(manner: Manner, lines: Iterable[Line]) -> bytes:
    """The lines as a file of that manner. AttachmentFault for a character that its encoding does not have."""
    pieces = []
    for line in lines:
        pieces.append(manner.delimiter.join(_raw(cell, manner) for cell in line.cells))
        pieces.append(line.end)
    try:
        return manner.mark + "".join(pieces).encode(manner.encoding)
    except UnicodeEncodeError as error:
        raise AttachmentFault(
            f"The file is in the letters of Windows ({manner.encoding}), which have no “{error.object[error.start]}”.",
            "Write it another way, or save the file as UTF-8 first.",
        ) from error


def _raw(cell: Cell, manner: Manner) -> str:
    if cell.raw is not None:
        return cell.raw
    text = cell.text
    needs_quotes = any(each in text for each in (manner.delimiter, '"', "\n", "\r")) or text != text.strip()
    if not (needs_quotes or (manner.quotes_all and text)):
        return text
    return '"' + text.replace('"', '""') + '"'


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    at, number = 0, 1
    while at < len(text):
        cells = []
        while True:
            start = at
            quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
            if quoted is not None:
                at, said = quoted.end(), quoted[1].replace('""', '"')
            elif text.startswith('"', at):
                raise _broken(number, "a cell is quoted and never closed")
            else:
                found = plain.match(text, at)
                at = at if found is None else found.end()
                said = text[start:at]
            cells.append(Cell(said, text[start:at]))
            if len(cells) > _MOST_CELLS:
                raise _broken(number, f"it has more than {_MOST_CELLS:,} cells")
            if not text.startswith(delimiter, at):
                break
            at += len(delimiter)
        end = _LINE_END.match(text, at)
        if end is None and at < len(text):
            raise _broken(number, "something stands behind a cell that is quoted")
        ending = "" if end is None else end[0]
        yield Line(tuple(cells), ending)
        at += len(ending)
        number += 1


def _broken(line: int, why: str) -> AttachmentFault:
    return AttachmentFault(f"Line {line} of the data cannot be read: {why}.", "Save the file as CSV again.")


def _no_text() -> AttachmentFault:
    return AttachmentFault("The data file is no text.", "Save it as CSV.")


def _decoded(content: bytes) -> tuple[bytes, str, str]:
    """The mark that the content begins with, its encoding, and the text."""
    mark, encoding = next((each for each in _MARKS if content.startswith(each[0])), (b"", "utf-8"))
    body = content[len(mark) :]
    if b"\0" in body and not encoding.startswith("utf-16"):
        raise _no_text()
    try:
        return mark, encoding, body.decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            raise _no_text() from error
    # What spreadsheets write on Windows; the few bytes that mean nothing there are taken for Latin-1.
    try:
        return mark, "cp1252", body.decode("cp1252")
    except UnicodeDecodeError:
        return mark, "latin-1", body.decode("latin-1")


def _delimiter(text: str) -> str:
    """The delimiter that splits the first lines most evenly; a comma where none does."""
    best, most = "", 1
    for delimiter in _DELIMITERS:
        counts = _counts(text, delimiter)
        if len(counts) == 1 and (count := counts.pop()) > most:
            best, most = delimiter, count
    if best:
        return best
    header = next((line for line in text[:_LOOKED_AT].splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=header.count) if any(each in header for each in _DELIMITERS) else ","


def _counts(text: str, delimiter: str) -> set[int]:
    """The numbers of cells in the first lines; none where they cannot be read with that delimiter."""
    counts = set()
    try:
        for line in islice(_lines(text[:_LOOKED_AT], delimiter), _MOST_LINES):
            if not line.is_blank:
                counts.add(len(line.cells))
    except AttachmentFault:
        # What is looked at may end in the middle of a cell.
        return counts if len(text) > _LOOKED_AT else set()
    return counts
