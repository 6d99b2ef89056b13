"""A DOCX opened again: every part of it, its properties, its words in order, and what a screen reader needs."""

from __future__ import annotations

import datetime
from pathlib import Path

from drafter.document.pieces import Document
from drafter.export.verify.docx_file import opened
from drafter.export.verify.docx_package import PACKAGE_CHECKS
from drafter.export.verify.docx_words import WORD_CHECKS
from drafter.export.verify.point import Point, UnsoundError, counted, verified

_OPENS = "every part opens and is well-formed XML"
_OPENS_SOURCE = "ECMA-376, part 2, 7"


def verify_docx(file: Path, document: Document, stamp: datetime.datetime) -> tuple[Point, ...]:
    """Every point of a DOCX, compared with the document it was made from; ``stamp`` is the time it bears."""
    try:
        docx = opened(file, document, stamp)
    except UnsoundError as fault:
        return (Point(_OPENS, _OPENS_SOURCE, False, str(fault)),)
    opens = Point(_OPENS, _OPENS_SOURCE, True, counted(len(docx.parts), "part"))
    return (opens, *verified(PACKAGE_CHECKS, docx), *verified(WORD_CHECKS, docx))
