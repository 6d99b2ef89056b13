"""A report published: every format made side by side, opened again, and moved into place together or not at all."""

from __future__ import annotations

import enum
import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from drafter.document.edition import Edition
from drafter.document.layout import read_layout
from drafter.document.may_say import may_say
from drafter.document.secret import Secret
from drafter.document.tree import make_document, shape_of
from drafter.document.withheld import withheld
from drafter.export.formats import format_of
from drafter.export.job import Format, Job, Made, stamp_of
from drafter.export.pandoc import layout_reader
from drafter.export.place import Move, move_all, working_folder
from drafter.export.process import Cancelled, Stop
from drafter.export.proof.behind import NOTHING, Behind, secrets_behind
from drafter.export.proof.leak import finds_in
from drafter.export.proof.proof import Proof
from drafter.export.typesetter import Typesetter
from drafter.export.verify.point import Point, require, said
from drafter.report.errors import InputError
from drafter.report.report import Report


class Stage(enum.Enum):
    """How far a format is."""

    STARTED = "started"
    VERIFIED = "verified"
    IN_PLACE = "in place"


Progress = Callable[[str, Stage], None]
"""Told the name of a format and how far it is; called from several threads."""


class PublishedFile(NamedTuple):
    """A file in its place: its size in bytes, its SHA-256 in hexadecimal, and what was found when it was opened."""

    format: str
    path: Path
    size: int
    sha256: str
    points: tuple[Point, ...]

    @property
    def verified(self) -> str:
        """What was verified, in a line."""
        return said(self.points)


class Published(NamedTuple):
    """What one export made."""

    report: str
    edition: Edition
    draft: bool
    files: tuple[PublishedFile, ...]


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
    permit: Callable[[], None] | None = None,
    typesetter: Typesetter | None = None,
    behind: Behind = NOTHING,
) -> Published:
    """Make the report in every format of ``formats`` and put the files into ``out``, all of them or none.

    Whether the report may be published is not asked here, but for one thing: a malformed fence of exempt text is
    Refused, draft or not. Who has more to ask does so in ``permit``, which is called while the formats are made, and
    which forbids by raising. ``typesetter`` is one that was started ahead. ``behind`` is what stands behind the report;
    none of it, and nothing that the edition withholds, may be in a file.

    Raises InputError for an unknown format or a template that lacks a part, MachineError for a tool or a disk,
    Cancelled after ``cancel`` was set, and what ``permit`` raises; then no file was touched.
    """
    stop, told = cancel or Stop(), progress or _quiet
    with _ahead(typesetter, formats) as ready:
        chosen = [format_of(name) for name in dict.fromkeys(formats)]
        if not chosen:
            raise InputError("No format was asked for.", cure="Name at least one with --to.")
        document = make_document(report, edition, draft=draft)
        shape = shape_of(report, document, edition)
        layout = read_layout(template_folder, shape, layout_reader(stop), cache_folder())
        with working_folder(out) as folder:
            proof = _proof(report, edition, behind, (folder, out, template_folder))
            job = Job(document, layout, shape, template_folder, folder, stamp_of(document.meeting), stop, proof, ready)
            made = _make_all(chosen, job, told, permit)
            files = [
                _described(each.name, one, out / file_name(report.slug, edition, each.name))
                for each, one in zip(chosen, made, strict=True)
            ]
            stop.check()
            move_all([Move(one.file, file.path) for one, file in zip(made, files, strict=True)], folder)
    for file in files:
        told(file.format, Stage.IN_PLACE)
    return Published(report.slug, edition, draft, tuple(files))


def _proof(report: Report, edition: Edition, behind: Behind, folders: tuple[Path, ...]) -> Proof:
    def secrets() -> Iterator[Secret]:
        yield from withheld(report, edition)
        yield from secrets_behind(behind, folders)

    return Proof(secrets, partial(may_say, report, edition, folders[-1]))


def _ahead(typesetter: Typesetter | None, formats: Sequence[str]) -> AbstractContextManager[Typesetter | None]:
    """A typesetter that gets ready while the report is still being read, where one will be needed."""
    if typesetter is None and "pdf" in formats:
        typesetter = Typesetter()
    return nullcontext() if typesetter is None else typesetter


def file_name(slug: str, edition: Edition, format: str) -> str:
    """``<slug>.pdf`` for the public edition, ``<slug>.full.pdf`` for the full one."""
    return f"{slug}.full.{format}" if edition is Edition.FULL else f"{slug}.{format}"


def cache_folder() -> Path | None:
    """Where layouts that were read are kept: ``$XDG_CACHE_HOME/drafter``; None where there is no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "drafter"
    home = os.environ.get("HOME", "")
    return Path(home) / ".cache" / "drafter" if home else None


class _Worker(threading.Thread):
    """One format being made. The first that fails stops the others."""

    def __init__(self, format: Format, job: Job, progress: Progress) -> None:
        super().__init__(name=format.name, daemon=True)
        self.format = format
        self.at_work = threading.Event()
        self.job = job._replace(at_work=self.at_work.set)
        self.progress = progress
        self.made: Made | None = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self.progress(self.format.name, Stage.STARTED)
            made = self.format.make(self.job)
            require(self.format.name, made.points)
            proof = self.job.proof
            finds = finds_in(made.file, proof.secrets) if made.finds is None else made.finds
            proof.require_none(self.format.name, finds)
            self.made = made
            self.progress(self.format.name, Stage.VERIFIED)
        except BaseException as fault:  # noqa: BLE001  # raised again in the thread that waits
            self.fault = fault
            self.job.stop.set()
        finally:
            self.at_work.set()


def _make_all(formats: Sequence[Format], job: Job, progress: Progress, permit: Callable[[], None] | None) -> list[Made]:
    folders = [job.folder / format.name for format in formats]
    workers = []
    for format, folder in zip(formats, folders, strict=True):
        folder.mkdir()
        workers.append(_Worker(format, job._replace(folder=folder), progress))
    try:
        # What takes longest is on its way first.
        for worker in sorted(workers, key=lambda worker: worker.format.name != "pdf"):
            worker.start()
        if permit is not None:
            for worker in workers:
                worker.at_work.wait()
            permit()
        for worker in workers:
            worker.join()
    finally:
        # An interrupt or a refusal in this thread ends the processes of the others.
        if any(worker.is_alive() for worker in workers):
            job.stop.set()
            for worker in workers:
                worker.join()
    _raise_first([worker.fault for worker in workers if worker.fault is not None])
    return [worker.made for worker in workers if worker.made is not None]


def _raise_first(faults: Sequence[BaseException]) -> None:
    """The fault that stopped the export; that the others were stopped by it says nothing."""
    for fault in faults:
        if not isinstance(fault, Cancelled):
            raise fault
    if faults:
        raise faults[0]


def _described(format: str, made: Made, target: Path) -> PublishedFile:
    content = made.file.read_bytes()
    return PublishedFile(format, target, len(content), hashlib.sha256(content).hexdigest(), made.points)


def _quiet(format: str, stage: Stage) -> None:
    """Nobody asked."""
