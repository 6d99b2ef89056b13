"""An agenda pack: several reports in one PDF, with a contents page, page numbers that go on, bookmarks and tags.

Every report is set by its own template's page design, in a folder of its own; one file of Typst binds them.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from drafter.document.contents import ContentsEntry
from drafter.document.edition import Edition
from drafter.document.layout import read_layout
from drafter.document.may_say import may_say
from drafter.document.nodes import Attr, Blocks, Header, RawBlock, Str
from drafter.document.pieces import Document
from drafter.document.secret import Secret
from drafter.document.tree import filled, make_document, shape_of
from drafter.document.withheld import withheld
from drafter.export.cache import cache_folder
from drafter.export.complaint import refusal
from drafter.export.formats.pdf import BASE_FILE, MAIN_FILE, base_files, page_files
from drafter.export.formats.typst_dress import TypstDress
from drafter.export.formats.typst_writer import quoted
from drafter.export.job import stamp_of
from drafter.export.letterhead import letterhead_of
from drafter.export.pandoc import layout_reader
from drafter.export.place import Move, move_all, working_folder
from drafter.export.process import Stop
from drafter.export.proof.behind import Behind, secrets_behind
from drafter.export.proof.proof import Proof
from drafter.export.typesetter import Typesetter
from drafter.export.typesetting import Work
from drafter.export.typst import pdf_order
from drafter.export.verify.pdf_promise import PdfPromise, promised
from drafter.export.verify.point import Point, require, said
from drafter.report.dates import long_date
from drafter.report.errors import InputError, MachineError
from drafter.report.page_design import PLAIN, PageDesign
from drafter.report.report import Report


class PackReport(NamedTuple):
    """One report of a pack, with what stands behind it."""

    report: Report
    template_folder: Path
    behind: Behind


class Pack(NamedTuple):
    """A pack in its place: its size in bytes, its SHA-256, and what was verified."""

    path: Path
    reports: tuple[str, ...]
    size: int
    sha256: str
    points: tuple[Point, ...]

    @property
    def verified(self) -> str:
        """What was verified, in a line."""
        return said(self.points)


class _Bound(TypstDress):
    """A report among others: its title is a heading, of which there are several in the file."""

    def title(self) -> Blocks:
        # The writer sets every heading a level deeper.
        heading = Header((0, Attr(anchor=_TITLE), (Str(self.document.title),)))
        return (RawBlock(("typst", "#title-block[")), heading, RawBlock(("typst", "]")))

    def contents(self, entries: tuple[ContentsEntry, ...]) -> Blocks:
        # The pack has its own.
        return ()


_TITLE = "report"


def pack(
    reports: Sequence[PackReport],
    edition: Edition,
    target: Path,
    *,
    title: str,
    draft: bool,
    cancel: Stop | None = None,
    system_fonts: bool = False,
    design: PageDesign = PLAIN,
) -> Pack:
    """Bind reports into one PDF at ``target``.

    Raises InputError where there are none, MachineError for a tool, a disk or something exempt in the file, Refused
    for a malformed fence; then nothing was written.
    """
    if not reports:
        raise InputError("A pack needs at least one report.", cure="Name the reports in the order of the agenda.")
    stop = Stop(cancel)
    letterhead = letterhead_of(design, stop)
    documents = [make_document(each.report, edition, draft=draft, letterhead=letterhead) for each in reports]
    stamp = stamp_of(max((day for each in documents if (day := each.meeting)), default=None))
    with working_folder(target.parent) as folder:
        source = _written(reports, documents, edition, folder, title, stop, design)
        proof = _proof(reports, edition, folder, target, design.address)
        promise = _promised(documents, title, stamp)
        file = folder / "pack.pdf"
        with Typesetter() as typesetter:
            order = pdf_order(source, stamp, system_fonts=system_fonts)
            answer = typesetter.carry_out(Work(order, str(file), promise, proof.secrets), stop)
        if answer.message:
            if answer.cure:
                raise MachineError(answer.message, cure=answer.cure)
            raise refusal(answer.message, answer.diagnostic, documents[0], source.read_text(encoding="utf-8"))
        require("pdf", answer.points)
        proof.require_none("pdf", answer.finds)
        content = file.read_bytes()
        stop.check()
        move_all([Move(file, target)], folder)
    slugs = tuple(each.report.slug for each in reports)
    return Pack(target, slugs, len(content), hashlib.sha256(content).hexdigest(), answer.points)


def _written(
    reports: Sequence[PackReport],
    documents: Sequence[Document],
    edition: Edition,
    folder: Path,
    title: str,
    stop: Stop,
    design: PageDesign,
) -> Path:
    """Every report in a folder of its own, and the file that binds them."""
    for number, (each, document) in enumerate(zip(reports, documents, strict=True), 1):
        shape = shape_of(each.report, document, edition)
        layout = read_layout(each.template_folder, shape, layout_reader(stop), cache_folder())
        dress = _Bound(document, prefix=f"pack-{number}-")
        blocks = filled(layout, shape, dress, each.template_folder)
        inside = folder / "typst" / f"report-{number}"
        inside.mkdir(parents=True)
        for name, content in page_files(
            document, blocks, dress, each.template_folder, bound=True, design=design
        ).items():
            (inside / name).write_bytes(content)
    source = folder / "typst" / MAIN_FILE
    for name, content in base_files(design).items():
        (source.parent / name).write_bytes(content)
    source.write_text(_binding(documents, title), encoding="utf-8")
    return source


def _binding(documents: Sequence[Document], title: str) -> str:
    """The file that binds: the properties of the whole, the contents page, then the reports one after the other."""
    first = documents[0]
    settings = {
        "title": quoted(title),
        "draft": str(first.draft).lower(),
        "confidential": str(any(each.confidential for each in documents)).lower(),
        "bound": "true",
    }
    meetings = sorted({day for each in documents if (day := each.meeting)})
    when = f"#block(below: 0.8cm)[#{quoted(' and '.join(map(long_date, meetings)))}]\n" if meetings else ""
    lines = [
        f'#import "{BASE_FILE.name}": design\n#let (report, ..) = design()\n',
        f"#set document(title: {quoted(title)}, description: {quoted(first.subject)})\n",
        f"#[\n#show: report.with({', '.join(f'{name}: {value}' for name, value in settings.items())})\n",
        f"#block(above: 0.9cm, below: 0.7cm)[#title({quoted(title)})]\n{when}",
        "#set outline.entry(fill: repeat(gap: 0.2em)[.])\n#show outline.entry: set block(above: 1em)\n",
        "#outline(title: none, depth: 1)\n]\n",
    ]
    parts = range(1, len(documents) + 1)
    lines += [f'#counter(footnote).update(0)\n#include "report-{number}/{MAIN_FILE}"\n' for number in parts]
    return "".join(lines)


def _promised(documents: Sequence[Document], title: str, stamp: datetime.datetime) -> PdfPromise:
    """What the whole has to be: all that each report has to be, one after the other."""
    each = [promised(document, stamp) for document in documents]
    return PdfPromise(
        each[0].language,
        title,
        documents[0].subject,
        "",
        stamp,
        tuple(chain.from_iterable(one.labels for one in each)),
        tuple(chain.from_iterable(one.headings for one in each)),
        tuple(chain.from_iterable(one.described for one in each)),
    )


def _proof(
    reports: Sequence[PackReport], edition: Edition, folder: Path, target: Path, address: tuple[str, ...]
) -> Proof:
    def secrets() -> Iterator[Secret]:
        for each in reports:
            yield from withheld(each.report, edition)
            yield from secrets_behind(each.behind, (folder, target.parent, each.template_folder))

    def said_by_one() -> Iterator[str]:
        yield from address
        for each in reports:
            yield from may_say(each.report, edition, each.template_folder)

    return Proof(secrets, said_by_one)
