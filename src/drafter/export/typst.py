"""Typst: the page set. It compiles in a folder of its own, from files that are all drafter's, without a network.

In this process it is quick to start and cannot be ended, only left behind. Where that matters it has a process of its
own: see the typesetter, and the previewer.
"""

from __future__ import annotations

import datetime
import threading
import time
from pathlib import Path

from drafter.export.compiling import Order, Outcome, compiled
from drafter.export.complaint import refusal
from drafter.export.fonts import font_folder
from drafter.export.process import Stop
from drafter.report.errors import MachineError

SECONDS = 60.0
STANDARDS = ("a-2a", "ua-1")
"""PDF/A-2a (ISO 19005-2, level A) and PDF/UA-1 (ISO 14289-1), in one file."""

_GLANCE = 0.1


def pdf_order(source: Path, timestamp: datetime.datetime, *, system_fonts: bool = False) -> Order:
    """The order of a PDF."""
    return Order(str(source), str(font_folder()), STANDARDS, int(timestamp.timestamp()), system_fonts=system_fonts)


def to_pictures(source: Path, ppi: float, stop: Stop) -> tuple[bytes, ...]:
    """The pages of a Typst file as PNG. A character that no font has is a box there: it is only a look at a page."""
    return _watched(Order(str(source), str(font_folder()), ppi=ppi), stop)


def to_plain_pdf(source: Path, stop: Stop, *, system_fonts: bool = False) -> bytes:
    """The pages of a Typst file as a PDF that nobody is given: of no standard, without tags."""
    return b"".join(_watched(Order(str(source), str(font_folder()), tags=False, system_fonts=system_fonts), stop))


class _Watched(threading.Thread):
    """A compilation in a thread of its own."""

    def __init__(self, order: Order) -> None:
        super().__init__(name="typst", daemon=True)
        self.order = order
        self.outcome = Outcome(message="it did not say why")

    def run(self) -> None:
        self.outcome = compiled(self.order)


def _watched(order: Order, stop: Stop) -> tuple[bytes, ...]:
    thread = _Watched(order)
    thread.start()
    deadline = time.monotonic() + SECONDS
    while thread.is_alive():
        thread.join(_GLANCE)
        stop.check()
        if time.monotonic() > deadline:
            raise MachineError(
                f"Typst was left behind after {SECONDS:g} seconds.",
                cure="Try again when the machine has less to do, or make the report shorter.",
            )
    if thread.outcome.message:
        raise refusal(thread.outcome.message, thread.outcome.diagnostic)
    return thread.outcome.made
