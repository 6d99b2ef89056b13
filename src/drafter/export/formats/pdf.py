"""PDF: pandoc writes Typst, Typst sets the pages, and the heads of rows are marked. PDF/A-2a and PDF/UA-1 in one."""

from __future__ import annotations

from pathlib import Path

from drafter.document.parts import part_file
from drafter.document.pieces import Document
from drafter.document.tree import tree
from drafter.export import pandoc
from drafter.export.formats.typst_dress import TypstDress, quoted
from drafter.export.job import Job, Made
from drafter.export.typesetter import Typesetter
from drafter.export.typesetting import Work
from drafter.export.typst import pdf_order, refusal
from drafter.export.verify.pdf import promised
from drafter.report.errors import InputError, MachineError

DESIGN_FILE = "report.typ"
BASE_FILE = Path(__file__).parent.parent / "design" / "base.typ"


class Pdf:
    """The format; see the module."""

    name = "pdf"

    def make(self, job: Job) -> Made:
        """The PDF, verified."""
        with job.typesetter or Typesetter() as typesetter:
            source = write_source(job)
            file = job.folder / "report.pdf"
            work = Work(pdf_order(source, job.stamp), str(file), promised(job.document))
            answer = typesetter.carry_out(work, job.stop)
        if not answer.message:
            return Made(file, answer.said)
        if answer.cure:
            raise MachineError(answer.message, cure=answer.cure)
        raise refusal(answer.message, answer.diagnostic)


def write_source(job: Job) -> Path:
    """The report as a Typst file, in a folder of its own with the design of its pages."""
    body = pandoc.write(
        tree(job.layout, job.shape, TypstDress(job.document), job.template_folder),
        "typst",
        (),
        stop=job.stop,
    )
    folder = job.folder / "typst"
    folder.mkdir()
    design = part_file(job.template_folder, DESIGN_FILE)
    try:
        (folder / DESIGN_FILE).write_bytes(design.read_bytes())
    except OSError as fault:
        raise InputError(
            f"The page design cannot be read: {fault.strerror}.",
            cure="It is a file of Typst, in UTF-8.",
            path=str(design),
        ) from fault
    (folder / BASE_FILE.name).write_bytes(BASE_FILE.read_bytes())
    source = folder / "main.typ"
    source.write_bytes(_preamble(job.document).encode() + body)
    return source


def _preamble(document: Document) -> str:
    settings = {
        "title": quoted(document.title),
        "subject": quoted(document.subject),
        "author": quoted(document.author),
        "draft": str(document.draft).lower(),
        "confidential": str(document.confidential).lower(),
    }
    said_so = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return f'#import "{DESIGN_FILE}": *\n#show: report.with({said_so})\n'


FORMAT = Pdf()
