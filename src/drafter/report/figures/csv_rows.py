"""Rows out of a CSV file, whatever wrote it: delimiter and encoding are told from the content."""

from __future__ import annotations

import csv

from drafter.report.attachments import AttachmentFault

MAX_ROWS = 2_000
MAX_COLUMNS = 50
_DELIMITERS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def csv_rows(content: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV file, empty ones left out; AttachmentFault where it is none, or too large for a table."""
    text = _decoded(content)
    reader = csv.reader(text.splitlines(), delimiter=_delimiter(text), strict=True)
    rows = []
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                rows.append(cells)
            if len(rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise AttachmentFault(
                    f"The data has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns.",
                    "Put the whole of it in an appendix, and the rows that matter here.",
                )
    except csv.Error as error:
        raise AttachmentFault(
            f"Line {reader.line_num} of the data cannot be read: {error}.", "Save the file as CSV again."
        ) from error
    return tuple(rows)


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in content or encoding != "utf-8":
            raise AttachmentFault("The data file is no text.", "Save it as CSV.") from error
        # What spreadsheets write on Windows; every byte means something in Latin-1, few in Windows-1252 do not.
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The delimiter that splits the first lines most evenly; a comma where none does."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    best, most = ",", 0
    for delimiter in _DELIMITERS:
        counts = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        if len(counts) == 1 and (count := counts.pop()) > max(1, most):
            best, most = delimiter, count
    if most:
        return best
    header = lines[0] if lines else ""
    return max(_DELIMITERS, key=header.count) if any(each in header for each in _DELIMITERS) else ","
