"""Rows out of a CSV file, whatever wrote it: delimiter and encoding are told from the content."""

from __future__ import annotations

import re

from drafter.report.attachments import AttachmentFault
from drafter.report.figures.csv_text import read_lines

MAX_ROWS = 2_000
MAX_COLUMNS = 50
_BREAK = re.compile(r"\s*[\r\n]\s*")


def csv_rows(content: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV file, empty ones left out; AttachmentFault where it is none, or too large for a table."""
    rows = []
    for line in read_lines(content):
        if not line.is_blank:
            rows.append(tuple(_BREAK.sub(" ", cell.text).strip() for cell in line.cells))
        if len(rows) > MAX_ROWS or len(line.cells) > MAX_COLUMNS:
            raise AttachmentFault(
                f"The data has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns.",
                "Put the whole of it in an appendix, and the rows that matter here.",
            )
    return tuple(rows)
