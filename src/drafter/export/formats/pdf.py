"""PDF: pandoc writes Typst, Typst sets the pages, and the heads of rows are marked. PDF/A-2a and PDF/UA-1 in one."""

from __future__ import annotations

import shutil
from pathlib import Path

from drafter.document.pieces import Document
from drafter.document.parts import part_file
from drafter.document.tree import tree
from drafter.export import pandoc, typst
from drafter.export.formats.typst_dress import TypstDress, quoted
from drafter.export.job import Job, Made
from drafter.export.row_heads import mark_row_heads
from drafter.export.verify.pdf import said, verify_pdf
from drafter.report.errors import InputError

DESIGN_FILE = "report.typ"
BASE_FILE = Path(__file__).parent.parent / "design" / "base.typ"


class Pdf:
    """The format; see the module."""

    name = "pdf"

    def make(self, job: Job) -> Made:
        """The PDF, verified."""
        import pikepdf  # noqa: F401  # loaded while pandoc runs would be better still

        source = write_source(job)
        raw = typst.to_pdf(source, job.stamp, job.stop)
        file = job.folder / "report.pdf"
        _finish(raw, file)
        return Made(file, said(verify_pdf(file, job.document)))


def write_source(job: Job) -> Path:
    """The report as a Typst file, in a folder of its own with the design of its pages."""
    body = pandoc.write(
        tree(job.layout, job.shape, TypstDress(job.document), job.template_folder), "typst", (), stop=job.stop
    )
    folder = job.folder / "typst"
    folder.mkdir()
    design = part_file(job.template_folder, DESIGN_FILE)
    try:
        shutil.copyfile(design, folder / DESIGN_FILE)
    except OSError as fault:
        raise InputError(
            f"The page design cannot be read: {fault.strerror}.",
            cure="It is a file of Typst, in UTF-8.",
            path=str(design),
        ) from fault
    shutil.copyfile(BASE_FILE, folder / BASE_FILE.name)
    source = folder / "main.typ"
    source.write_bytes(_preamble(job.document).encode() + body)
    return source


def _preamble(document: Document) -> str:
    when = document.meeting
    date = "auto" if when is None else f"datetime(year: {when.year}, month: {when.month}, day: {when.day})"
    settings = {
        "title": quoted(document.title),
        "subject": quoted(document.subject),
        "author": quoted(document.author),
        "date": date,
        "draft": str(document.draft).lower(),
        "confidential": str(document.confidential).lower(),
    }
    said_so = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return f'#import "{DESIGN_FILE}": *\n#show: report.with({said_so})\n'


def _finish(raw: bytes, file: Path) -> None:
    import io

    from pikepdf import ObjectStreamMode
    from pikepdf import open as open_pdf

    with open_pdf(io.BytesIO(raw)) as pdf:
        mark_row_heads(pdf)
        pdf.save(file, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


FORMAT = Pdf()
