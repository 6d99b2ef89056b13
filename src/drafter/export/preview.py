"""One page as a picture, as it would be published."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from drafter.document.edition import Edition
from drafter.document.layout import read_layout
from drafter.document.tree import make_document, shape_of
from drafter.export import typst
from drafter.export.formats.pdf import write_source
from drafter.export.job import Job, stamp_of
from drafter.export.pandoc import layout_reader
from drafter.export.process import Stop
from drafter.export.publish import cache_folder
from drafter.report.errors import InputError
from drafter.report.report import Report

_SCREEN = 110.0
"""Points to an inch: a page of A4 is 910 wide."""


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
    aside: bool = False,
) -> PageImage:
    """Page ``page``, counted from 1. Raises InputError where there is none, and whatever publishing raises.

    ``cancel`` stops it from another thread; ``aside`` sets the page in a process that then dies with it.
    """
    stop = cancel or Stop()
    document = make_document(report, edition, draft=False)
    shape = shape_of(report, document, edition)
    layout = read_layout(template_folder, shape, layout_reader(stop), cache_folder())
    with TemporaryDirectory(prefix="drafter-") as folder:
        job = Job(document, layout, shape, template_folder, Path(folder), stamp_of(document.meeting), stop)
        pictures = typst.to_pictures(write_source(job), ppi, stop, aside=aside)
    if not 1 <= page <= len(pictures):
        several = "1 page" if len(pictures) == 1 else f"{len(pictures)} pages"
        raise InputError(f"There is no page {page}: the report has {several}.", path=report.path)
    return PageImage(pictures[page - 1], page, len(pictures))
