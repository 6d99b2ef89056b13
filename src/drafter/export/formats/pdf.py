"""PDF: Typst sets the pages, and the heads of rows are marked. PDF/A-2a and PDF/UA-1 in one file."""

from __future__ import annotations

from pathlib import Path

from drafter.document.parts import part_file
from drafter.document.pieces import Document
from drafter.document.tree import filled
from drafter.export.formats.typst_dress import TypstDress
from drafter.export.formats.typst_writer import quoted, typst_source
from drafter.export.job import Job, Made
from drafter.export.typesetter import Typesetter
from drafter.export.typesetting import Work
from drafter.export.typst import pdf_order, refusal
from drafter.export.verify.pdf_promise import promised
from drafter.report.errors import InputError, MachineError

DESIGN_FILE = "report.typ"
BASE_FILE = Path(__file__).parent.parent / "design" / "base.typ"
CHARTS_FILE = BASE_FILE.with_name("charts.typ")


class Pdf:
    """The format; see the module."""

    name = "pdf"

    def make(self, job: Job) -> Made:
        """The PDF, verified."""
        with job.typesetter or Typesetter() as typesetter:
            source = write_source(job)
            job.at_work()
            file = job.folder / "report.pdf"
            work = Work(pdf_order(source, job.stamp), str(file), promised(job.document, job.stamp), job.proof.secrets)
            answer = typesetter.carry_out(work, job.stop)
        if not answer.message:
            return Made(file, answer.points, answer.finds)
        if answer.cure:
            raise MachineError(answer.message, cure=answer.cure)
        raise refusal(answer.message, answer.diagnostic)


def write_source(job: Job) -> Path:
    """The report as a Typst file, in a folder of its own with the design of its pages."""
    dress = TypstDress(job.document)
    body = typst_source(filled(job.layout, job.shape, dress, job.template_folder))
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
    if dress.has_charts:
        (folder / CHARTS_FILE.name).write_bytes(CHARTS_FILE.read_bytes())
    for name, picture in dress.pictures.items():
        (folder / name).write_bytes(picture.content)
    source.write_text(_preamble(job.document, dress.has_charts) + body, encoding="utf-8")
    return source


def _preamble(document: Document, has_charts: bool) -> str:
    settings = {
        "title": quoted(document.title),
        "subject": quoted(document.subject),
        "author": quoted(document.author),
        "draft": str(document.draft).lower(),
        "confidential": str(document.confidential).lower(),
    }
    said_so = ", ".join(f"{name}: {value}" for name, value in settings.items())
    # A page design may bring exhibits and charts of its own; those that stand before it serve the others.
    charts = f'#import "{CHARTS_FILE.name}": chart\n' if has_charts else ""
    exhibits = f'#import "{BASE_FILE.name}": design\n#let (exhibit-table, exhibit-picture) = design()\n'
    return f'{charts}{exhibits}#import "{DESIGN_FILE}": *\n#show: report.with({said_so})\n'


FORMAT = Pdf()
