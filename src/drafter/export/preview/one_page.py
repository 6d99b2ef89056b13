"""One page as a picture, as it would be published: for the command line, which needs no process that stays."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from drafter.document.edition import Edition
from drafter.document.layout import read_layout
from drafter.document.tree import make_document, shape_of
from drafter.export import typst
from drafter.export.cache import cache_folder
from drafter.export.formats.pdf import write_source
from drafter.export.job import Job, stamp_of
from drafter.export.letterhead import letterhead_of
from drafter.export.pandoc import layout_reader
from drafter.export.preview.picture import PageSet
from drafter.export.process import Stop
from drafter.report.errors import InputError
from drafter.report.page_design import PLAIN, PageDesign
from drafter.report.report import Report

_SCREEN = 110.0
"""Dots to an inch: a page of A4 is 910 wide."""
_INCH = 72
"""Points of one."""


class PageImage(NamedTuple):
    """A page as PNG, which page it is, and how many there are."""

    png: bytes
    page: int
    pages: int


def page_image(
    report: Report,
    template_folder: Path,
    page: int = 1,
    edition: Edition = Edition.FULL,
    ppi: float = _SCREEN,
    *,
    cancel: Stop | None = None,
    system_fonts: bool = False,
    design: PageDesign = PLAIN,
) -> PageImage:
    """Page ``page``, counted from 1. Raises InputError where there is none, and whatever publishing raises.

    ``cancel`` stops it from another thread; ``system_fonts`` lets the page have the fonts of the machine too;
    ``design`` is its look.
    """
    stop = cancel or Stop()
    document = make_document(report, edition, draft=False, letterhead=letterhead_of(design, stop))
    shape = shape_of(report, document, edition)
    layout = read_layout(template_folder, shape, layout_reader(stop), cache_folder())
    with TemporaryDirectory(prefix="drafter-") as folder:
        job = Job(
            document, layout, shape, template_folder, Path(folder), stamp_of(document.meeting), stop, design=design
        )
        pages = PageSet(typst.to_plain_pdf(write_source(job), stop, system_fonts=system_fonts))
    count = len(pages.sizes)
    if not 1 <= page <= count:
        several = "1 page" if count == 1 else f"{count} pages"
        raise InputError(f"There is no page {page}: the report has {several}.", path=report.path)
    made = io.BytesIO()
    pages.draw(page, round(pages.sizes[page - 1][0] * ppi / _INCH)).save(made, "PNG")
    return PageImage(made.getvalue(), page, count)
