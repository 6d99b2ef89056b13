"""A report published: every format made side by side, opened again, and moved into place together or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from drafter.document.edition import Edition
from drafter.document.layout import read_layout
from drafter.document.secret import Secret
from drafter.document.tree import make_document, shape_of
from drafter.document.withheld import exempt_secrets, withheld
from drafter.export.cache import cache_folder
from drafter.export.formats import format_of
from drafter.export.job import Job, Made, stamp_of
from drafter.export.letterhead import letterhead_of
from drafter.export.making import Progress, make_all
from drafter.export.pandoc import layout_reader
from drafter.export.place import Move, move_all, working_folder
from drafter.export.process import Stop
from drafter.export.proof.behind import NOTHING, Behind, secrets_behind
from drafter.export.proof.proof import Proof
from drafter.export.receipt.beside import Beside, aside, beside
from drafter.export.receipt.receipt import Judged, ReceiptFile
from drafter.export.receipt.writing import Slip, receipt_of, write_receipt
from drafter.export.stage import Stage
from drafter.export.typesetter import Typesetter
from drafter.export.verify.point import Point
from drafter.export.verify.point import said as said_of
from drafter.report.errors import InputError
from drafter.report.page_design import PLAIN, PageDesign
from drafter.report.report import Report


class PublishedFile(NamedTuple):
    """A file in its place: its size in bytes, its SHA-256 in hexadecimal, and what was found when it was opened.

    ``pages`` is None where that is for the program that opens it to decide.
    """

    format: str
    path: Path
    size: int
    sha256: str
    points: tuple[Point, ...]
    made_by: str
    pages: int | None = None

    @property
    def verified(self) -> str:
        """What was verified, in a line."""
        return said_of(self.points)


class Kept(NamedTuple):
    """A file that stood in the place of one of drafter's and was not as drafter had made it, and where it is now."""

    was: Path
    now: Path


class Published(NamedTuple):
    """What one export made: its files, the receipt beside them as JSON and as a page, and what it did not replace."""

    report: str
    edition: Edition
    draft: bool
    files: tuple[PublishedFile, ...]
    receipt: Path
    receipt_page: Path
    kept: tuple[Kept, ...] = ()


def publish(
    report: Report,
    template_folder: Path,
    formats: Sequence[str],
    edition: Edition,
    out: Path,
    draft: bool,
    progress: Progress | None = None,
    cancel: Stop | None = None,
    *,
    permit: Callable[[], Judged | None] | None = None,
    typesetter: Typesetter | None = None,
    behind: Behind = NOTHING,
    system_fonts: bool = False,
    design: PageDesign = PLAIN,
    made_from: str = "",
) -> Published:
    """Make the report in every format of ``formats`` and put the files into ``out``, all of them or none.

    Whether the report may be published is not asked here, but for one thing: a malformed fence of exempt text is
    Refused, draft or not. Who has more to ask does so in ``permit``, which is called while the formats are made, and
    which forbids by raising; what it says otherwise goes into the receipt. ``typesetter`` is one that was started
    ahead. ``behind`` is what stands behind the report; none of it, and nothing that the edition withholds, may be in a
    file. ``system_fonts`` lets the page have the fonts of the machine too; ``design`` is its look. ``made_from`` is
    what the receipt says of all that went into it.

    Raises InputError for an unknown format or a template that lacks a part, MachineError for a tool or a disk,
    Cancelled after ``cancel`` was set, and what ``permit`` raises; then no file was touched.
    """
    # One of its own: a format that fails stops the others of this report, and of no other.
    stop, told = Stop(cancel), progress or _quiet
    with _ahead(typesetter, formats) as ready:
        chosen = [format_of(name) for name in dict.fromkeys(formats)]
        if not chosen:
            raise InputError("No format was asked for.", cure="Name at least one with --to.")
        document = make_document(report, edition, draft=draft, letterhead=letterhead_of(design, stop))
        shape = shape_of(report, document, edition)
        layout = read_layout(template_folder, shape, layout_reader(stop), cache_folder())
        with working_folder(out) as folder:
            proof = _proof(report, edition, behind, (folder, out, template_folder), design.address)
            stamp = stamp_of(document.meeting)
            job = Job(document, layout, shape, template_folder, folder, stamp, stop, proof, ready, system_fonts, design)
            made, judged = make_all(chosen, job, told, permit)
            files = tuple(
                _described(each.name, one, out / file_name(report.slug, edition, each.name))
                for each, one in zip(chosen, made, strict=True)
            )
            slip = Slip(edition, draft, stamp, system_fonts, tuple(map(_listed, files)), judged, made_from, design)
            finished = [(one.file, file.path) for one, file in zip(made, files, strict=True)]
            moves = _with_receipt(report, slip, proof, job, out, finished)
            stop.check()
            move_all(moves, folder)
    for file in files:
        told(file.format, Stage.IN_PLACE)
    page, receipt = (move.target for move in moves[-2:])
    kept = tuple(Kept(move.target, move.aside) for move in moves if move.aside is not None)
    return Published(report.slug, edition, draft, files, receipt, page, kept)


def _with_receipt(
    report: Report, slip: Slip, proof: Proof, job: Job, out: Path, finished: Sequence[tuple[Path, Path]]
) -> list[Move]:
    """The moves of the files, and behind them those of the receipt: its page, and itself. It is written here."""
    page, receipt = (out / file_name(report.slug, slip.edition, f"receipt.{kind}") for kind in ("html", "json"))
    before = beside(receipt)
    exempt = Proof(partial(exempt_secrets, report), partial(_may_say, report, Edition.PUBLIC, job.template_folder))
    said = receipt_of(report, slip, before, proof.secrets)
    write_receipt(said, job.folder / "receipt", job.folder / "page", page.name, exempt)
    slips = ((job.folder / "page", page), (job.folder / "receipt", receipt))
    return [_move(made, target, before) for made, target in (*finished, *slips)]


def _move(made: Path, target: Path, before: Beside) -> Move:
    """A file to its place. What stands there and was not made by drafter, or was changed since, is kept aside."""
    is_receipt = before.receipt is not None and target == before.file
    foreign = target.is_file() and not is_receipt and not before.is_ours(target)
    return Move(made, target, aside(target) if foreign else None)


def _listed(file: PublishedFile) -> ReceiptFile:
    return ReceiptFile(file.format, file.path.name, file.size, file.sha256, file.made_by, file.points)


def _proof(
    report: Report, edition: Edition, behind: Behind, folders: tuple[Path, ...], address: tuple[str, ...]
) -> Proof:
    def secrets() -> Iterator[Secret]:
        yield from withheld(report, edition)
        yield from secrets_behind(behind, folders)

    return Proof(secrets, partial(_may_say, report, edition, folders[-1], address))


def _may_say(report: Report, edition: Edition, template_folder: Path, address: tuple[str, ...] = ()) -> Iterator[str]:
    # Imported where something was found: most exports never ask.
    from drafter.document.may_say import may_say

    yield from address
    yield from may_say(report, edition, template_folder)


def _ahead(typesetter: Typesetter | None, formats: Sequence[str]) -> AbstractContextManager[Typesetter | None]:
    """A typesetter that gets ready while the report is still being read, where one will be needed."""
    if typesetter is None and "pdf" in formats:
        typesetter = Typesetter()
    return nullcontext() if typesetter is None else typesetter


def file_name(slug: str, edition: Edition, format: str) -> str:
    """``<slug>.pdf`` for the public edition, ``<slug>.full.pdf`` for the full one."""
    return f"{slug}.full.{format}" if edition is Edition.FULL else f"{slug}.{format}"


def _described(format: str, made: Made, target: Path) -> PublishedFile:
    content = made.file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return PublishedFile(format, target, len(content), digest, made.points, made.made_by, made.pages)


def _quiet(format: str, stage: Stage) -> None:
    """Nobody asked."""
