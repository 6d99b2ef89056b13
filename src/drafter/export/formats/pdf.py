"""PDF: Typst sets the pages, and the heads of rows are marked. PDF/A-2a and PDF/UA-1 in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.document.parts import part_file
from drafter.document.pieces import Document
from drafter.document.tree import filled
from drafter.export.complaint import refusal
from drafter.export.formats.typst_dress import TypstDress
from drafter.export.formats.typst_writer import quoted, typst_source
from drafter.export.job import Job, Made
from drafter.export.measures import LEAST_SIZE, USUAL_SIZE, measures_of
from drafter.export.typesetter import Typesetter
from drafter.export.typesetting import Work
from drafter.export.typst import pdf_order
from drafter.export.verify.pdf_promise import promised
from drafter.report.errors import InputError, MachineError
from drafter.report.page_design import PLAIN, PageDesign

MAIN_FILE = "main.typ"
DESIGN_FILE = "report.typ"
BASE_FILE = Path(__file__).parent.parent / "design" / "base.typ"
CHARTS_FILE = BASE_FILE.with_name("charts.typ")

_LOOK_FILE = "look.typ"


class Pdf:
    """The format; see the module."""

    name = "pdf"

    def make(self, job: Job) -> Made:
        """The PDF, verified."""
        with job.typesetter or Typesetter() as typesetter:
            source = write_source(job)
            job.at_work()
            file = job.folder / "report.pdf"
            order = pdf_order(source, job.stamp, system_fonts=job.system_fonts)
            work = Work(order, str(file), promised(job.document, job.stamp), job.proof.secrets)
            answer = typesetter.carry_out(work, job.stop)
        if not answer.message:
            job.written()
            return Made(file, answer.points, answer.made_by, answer.finds, answer.pages)
        if answer.cure:
            raise MachineError(answer.message, cure=answer.cure)
        raise refusal(answer.message, answer.diagnostic, job.document, source.read_text(encoding="utf-8"))


def write_source(job: Job) -> Path:
    """The report as a Typst file, in a folder of its own with the design of its pages."""
    dress = TypstDress(job.document)
    blocks = filled(job.layout, job.shape, dress, job.template_folder)
    folder = job.folder / "typst"
    folder.mkdir()
    for name, content in page_files(job.document, blocks, dress, job.template_folder, design=job.design).items():
        (folder / name).write_bytes(content)
    return folder / MAIN_FILE


def page_files(
    document: Document,
    blocks: list[Any],
    dress: TypstDress,
    template_folder: Path,
    after: str = "",
    *,
    bound: bool = False,
    design: PageDesign = PLAIN,
) -> dict[str, bytes]:
    """The files that Typst sets a report from, by name: ``main.typ``, the design, and what it shows.

    ``blocks`` is the layout filled by ``dress``; ``after`` stands after it. A report that is ``bound`` is one of
    several in a file. Raises InputError.
    """
    body = typst_source(blocks, dress.prefix, int(bound))
    page = part_file(template_folder, DESIGN_FILE)
    try:
        files = {DESIGN_FILE: page.read_bytes()}
    except OSError as fault:
        raise InputError(
            f"The page design cannot be read: {fault.strerror}.",
            cure="It is a file of Typst, in UTF-8.",
            path=str(page),
        ) from fault
    files |= base_files(design)
    if dress.has_charts:
        files[CHARTS_FILE.name] = CHARTS_FILE.read_bytes()
    files |= {name: picture.content for name, picture in dress.pictures.items()}
    files[MAIN_FILE] = (_preamble(document, dress.has_charts, bound=bound) + body + after).encode()
    return files


def base_files(design: PageDesign) -> dict[str, bytes]:
    """What every page design builds on, and what the workspace says of it."""
    return {BASE_FILE.name: BASE_FILE.read_bytes(), _LOOK_FILE: _look(design).encode()}


def _look(design: PageDesign) -> str:
    """The colours and measures that a template's design has unless it says others, in the words of Typst."""
    measures = measures_of(design.name)
    said = {
        "accent": f"rgb({quoted(design.colour)})",
        **{name: f"rgb({quoted(getattr(measures, name))})" for name in ("rule", "quiet", "tint", "warning")},
        "font": quoted(measures.font),
        "size": f"{measures.size:g}pt",
        "usual-size": f"{USUAL_SIZE:g}pt",
        "least-size": f"{LEAST_SIZE:g}pt",
        "label-width": f"{measures.label:g}cm",
        "margin": f"(top: {measures.top:g}cm, bottom: {measures.bottom:g}cm, x: {measures.side:g}cm)",
        "leading": f"{measures.leading:g}em",
        "spacing": f"{measures.spacing:g}em",
    }
    return f"#let look = ({', '.join(f'{name}: {value}' for name, value in said.items())})\n"


def _preamble(document: Document, has_charts: bool, *, bound: bool) -> str:
    settings = {
        "title": quoted(document.title),
        "subject": quoted(document.subject),
        "author": quoted(document.author),
        "draft": str(document.draft).lower(),
        "confidential": str(document.confidential).lower(),
    }
    if bound:
        # Named only then: a page design may bring a report of its own, which knows nothing of packs.
        settings["bound"] = "true"
    said_so = ", ".join(f"{name}: {value}" for name, value in settings.items())
    # A page design may bring exhibits and charts of its own; those that stand before it serve the others.
    charts = f'#import "{CHARTS_FILE.name}": chart\n' if has_charts else ""
    parts = "exhibit-table, exhibit-picture, contents, letterhead"
    exhibits = f'#import "{BASE_FILE.name}": design\n#let ({parts}) = design()\n'
    return f'{charts}{exhibits}#import "{DESIGN_FILE}": *\n#show: report.with({said_so})\n'


FORMAT = Pdf()
