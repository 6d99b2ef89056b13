"""A PDF opened again: what PDF/UA-1 and PDF/A-2a ask for and a machine can tell, point by point.

What they ask for and no machine can tell is in the hands of those who write: whether a description describes, whether
a heading heads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pikepdf import PasswordError, PdfError
from pikepdf import open as open_pdf

from drafter.export.verify.pdf_archive import ARCHIVE_CHECKS
from drafter.export.verify.pdf_contrast import CONTRAST_CHECKS
from drafter.export.verify.pdf_file import PdfFile
from drafter.export.verify.pdf_fonts import FONT_CHECKS
from drafter.export.verify.pdf_promise import PdfPromise
from drafter.export.verify.pdf_reading import READING_CHECKS
from drafter.export.verify.point import Point, counted, verified

_OPENS = "it opens, and nobody needs a password"
_OPENS_SOURCE = "PDF/A-2, 6.1.3; PDF/UA-1, 7.16"


def verify_pdf(file: Path, promise: PdfPromise) -> tuple[Point, ...]:
    """Every point of a PDF, compared with what it has to be."""
    with opened_pdf(file, promise) as opened:
        return (opened,) if isinstance(opened, Point) else pdf_points(opened)


@contextmanager
def opened_pdf(file: Path, promise: PdfPromise) -> Iterator[PdfFile | Point]:
    """A PDF, opened again; a point that does not hold where it cannot be."""
    try:
        pdf = open_pdf(file)
    except PasswordError:
        yield Point(_OPENS, _OPENS_SOURCE, False, "it is encrypted")
        return
    except PdfError as fault:
        yield Point(_OPENS, _OPENS_SOURCE, False, f"it cannot be opened again: {fault}")
        return
    with pdf:
        if pdf.is_encrypted:
            yield Point(_OPENS, _OPENS_SOURCE, False, "it is encrypted")
        else:
            yield PdfFile(pdf, file.read_bytes(), promise)


def pdf_points(made: PdfFile) -> tuple[Point, ...]:
    """Every point of an opened PDF."""
    opens = Point(_OPENS, _OPENS_SOURCE, True, counted(len(made.pdf.pages), "page"))
    checks = (*ARCHIVE_CHECKS, *FONT_CHECKS, *READING_CHECKS, *CONTRAST_CHECKS)
    return (opens, *verified(checks, made))
