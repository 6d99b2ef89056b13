"""The formats of one export made side by side: each is verified and searched, and the first that fails stops all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from drafter.export.job import Format, Job, Made
from drafter.export.place import disk_fault
from drafter.export.process import Cancelled
from drafter.export.proof.leak import finds_in
from drafter.export.stage import Stage
from drafter.export.verify.point import OWN, Point, counted, require

Verdict = TypeVar("Verdict")


Progress = Callable[[str, Stage], None]
"""Told the name of a format and how far it is; called from several threads."""


_LONGEST = {"pdf": 0, "docx": 1}
_PROVED = "nothing that the edition withholds is in it, and nothing that stands behind the report"


class _Worker(threading.Thread):
    """One format being made. The first that fails stops the others."""

    def __init__(self, format: Format, job: Job, progress: Progress) -> None:
        super().__init__(name=format.name, daemon=True)
        self.format = format
        self.at_work = threading.Event()
        self.job = job._replace(at_work=self.at_work.set, written=partial(progress, format.name, Stage.WRITTEN))
        self.progress = progress
        self.made: Made | None = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self.progress(self.format.name, Stage.STARTED)
            made = self.format.make(self.job)
            require(self.format.name, made.points)
            self.progress(self.format.name, Stage.VERIFIED)
            self.made = made._replace(points=(*made.points, self._proved(made)))
            self.progress(self.format.name, Stage.SEARCHED)
        except OSError as fault:
            self.fault = disk_fault(f"The {self.format.name.upper()}", fault)
            self.job.stop.set()
        except BaseException as fault:  # noqa: BLE001  # raised again in the thread that waits
            self.fault = fault
            self.job.stop.set()
        finally:
            self.at_work.set()

    def _proved(self, made: Made) -> Point:
        """That nothing of what is withheld is in the file. Raises MachineError where something is."""
        proof = self.job.proof
        finds = finds_in(made.file, proof.secrets) if made.finds is None else made.finds
        proof.require_none(self.format.name, finds)
        return Point(_PROVED, OWN, True, f"{counted(len(proof.secrets), 'secret')} looked for")


def make_all(
    formats: Sequence[Format], job: Job, progress: Progress, permit: Callable[[], Verdict] | None
) -> tuple[list[Made], Verdict | None]:
    """Every format, and what ``permit`` said, which is called meanwhile and forbids by raising."""
    verdict: Verdict | None = None
    folders = [job.folder / format.name for format in formats]
    workers = []
    for format, folder in zip(formats, folders, strict=True):
        folder.mkdir()
        workers.append(_Worker(format, job._replace(folder=folder), progress))
    try:
        # What takes longest, in a process of its own, is on its way first; the others are made meanwhile.
        for worker in sorted(workers, key=lambda worker: _LONGEST.get(worker.format.name, len(_LONGEST))):
            worker.start()
        if permit is not None:
            for worker in workers:
                worker.at_work.wait()
            verdict = permit()
        for worker in workers:
            worker.join()
    finally:
        # An interrupt or a refusal in this thread ends the processes of the others.
        if any(worker.is_alive() for worker in workers):
            job.stop.set()
            for worker in workers:
                worker.join()
    _raise_first([worker.fault for worker in workers if worker.fault is not None])
    return [worker.made for worker in workers if worker.made is not None], verdict


def _raise_first(faults: Sequence[BaseException]) -> None:
    """The fault that stopped the export; that the others were stopped by it says nothing."""
    for fault in faults:
        if not isinstance(fault, Cancelled):
            raise fault
    if faults:
        raise faults[0]
