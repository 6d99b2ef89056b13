"""What every format of one export works from."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from drafter.document.layout import Shape
from drafter.document.pieces import Document
from drafter.export.process import Stop
from drafter.export.proof.needles import Find
from drafter.export.proof.proof import Proof
from drafter.export.typesetter import Typesetter
from drafter.export.verify.point import Point
from drafter.report.page_design import PLAIN, PageDesign


def _nothing() -> None:
    """Nobody asked."""


class Job(NamedTuple):
    """A document with its layout, the template's folder, a private folder to work in, and what stops it all."""

    document: Document
    layout: list[Any]
    shape: Shape
    template_folder: Path
    folder: Path
    stamp: datetime.datetime
    stop: Stop
    proof: Proof = Proof(tuple, tuple)
    """What must not be in a file; by itself, nothing."""
    typesetter: Typesetter | None = None
    """One that was started ahead; whoever needs one and finds none starts one."""
    system_fonts: bool = False
    """Whether the page may have the fonts of the machine."""
    design: PageDesign = PLAIN
    at_work: Callable[[], None] = _nothing
    """Called once the format waits for another process, so that this one has time for something else."""
    written: Callable[[], None] = _nothing
    """Called when the file is there, before what was found in it is looked at."""


class Made(NamedTuple):
    """A file that was made and opened again; ``points`` are what was found, one by one.

    Whoever publishes asks whether they hold: a format only tells.
    """

    file: Path
    points: tuple[Point, ...]
    made_by: str = "drafter"
    """The program that made it, with its version."""
    finds: tuple[Find, ...] | None = None
    """The secrets that are in it, where they were looked for already; None where that is still to be done."""
    pages: int | None = None
    """How many it has; None where that is for the program that opens it to decide."""


class Format(Protocol):
    """A format a report is published in."""

    name: str
    """What ``--to`` calls it, which is also how its files end."""

    def make(self, job: Job) -> Made:
        """Make the file in the job's folder, open it again, and tell what was found."""
        ...


def stamp_of(meeting: datetime.date | None) -> datetime.datetime:
    """The time written into files: ``SOURCE_DATE_EPOCH``, else the day of the meeting, else today.

    Never the hour: the same report published twice gives the same bytes.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    day = meeting or datetime.datetime.now(datetime.UTC).date()
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
