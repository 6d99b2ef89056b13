"""The typesetter's process: it sets the pages of a PDF, marks the heads of rows, and opens what it made again.

Started with ``python -c``, it loads its libraries while its parent still reads the report, waits for its one order on
standard input, and answers on standard output, both as MessagePack. It can be killed at any time.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from drafter.document.secret import Secret
from drafter.export.compiling import Order, compiled
from drafter.export.proof.needles import Find
from drafter.export.verify.pdf_promise import PdfPromise
from drafter.export.verify.point import Point
from drafter.typed import from_messagepack

_OTHER_FONT = (
    "Name another one in the template’s report.typ, or let pages have the fonts of the machine (system_fonts = true in "
    "drafter.toml)."
)


class Work(msgspec.Struct, frozen=True):
    """What to set, the file to write, what the PDF has to be, and what must not be in it."""

    order: Order
    target: str
    promise: PdfPromise
    secrets: tuple[Secret, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """What was verified, the secrets that were found, and how many pages there are.

    Where nothing was made, what Typst said of it.
    """

    points: tuple[Point, ...] = ()
    finds: tuple[Find, ...] = ()
    made_by: str = ""
    pages: int | None = None
    message: str = ""
    cure: str = ""
    diagnostic: str = ""


def main() -> None:
    """Carry out the order on standard input."""
    _load()
    work = from_messagepack(sys.stdin.buffer.read(), Work)
    sys.stdout.buffer.write(msgspec.msgpack.encode(carry_out(work)))
    sys.stdout.flush()
    # All is said and written; taking a hundred modules down again would cost the one who waits 15 ms.
    os._exit(0)


def serve() -> None:
    """Carry out one order after the other, each with its size before it, until there are no more."""
    from drafter.export.standing import SIZE

    _load()
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := orders.read(SIZE.size):
        (size,) = SIZE.unpack(head)
        work = from_messagepack(orders.read(size), Work)
        answer = msgspec.msgpack.encode(carry_out(work))
        answers.write(SIZE.pack(len(answer)) + answer)
        answers.flush()
    os._exit(0)


def _load() -> None:
    for name in ("typst", "pikepdf", "lxml.etree", "drafter.export.verify.pdf", "drafter.export.proof.pdf_contents"):
        importlib.import_module(name)


def carry_out(work: Work) -> Answer:
    """Make the PDF."""
    from drafter.export.place import disk_fault
    from drafter.export.row_heads import with_row_heads
    from drafter.report.errors import DrafterError

    outcome = compiled(work.order)
    if outcome.message:
        return Answer(message=outcome.message, diagnostic=outcome.diagnostic)
    file = Path(work.target)
    try:
        file.write_bytes(with_row_heads(b"".join(outcome.made)))
        return looked_at(file, work, outcome.no_fonts)
    except OSError as fault:
        told = disk_fault("The PDF", fault)
        return Answer(message=told.message, cure=told.cure)
    except DrafterError as fault:
        return Answer(message=fault.message, cure=fault.cure)


def looked_at(file: Path, work: Work, no_fonts: Sequence[str] = ()) -> Answer:
    """Open the PDF again, once for all: what is verified of it, and what must not be in it.

    ``no_fonts`` are families that the page asked for in vain.
    """
    from drafter.export.complaint import missing_fonts
    from drafter.export.proof.leak import finds
    from drafter.export.proof.pdf_contents import pdf_contents
    from drafter.export.verify.pdf import opened_pdf, pdf_points

    with opened_pdf(file, work.promise) as opened:
        if isinstance(opened, Point):
            return Answer(points=(opened,))
        missing = missing_fonts(no_fonts, opened.font_names)
        if missing:
            return Answer(message=missing, cure=_OTHER_FONT)
        found = finds(pdf_contents(opened), work.secrets) if work.secrets else ()
        pages = len(opened.pdf.pages)
        return Answer(points=pdf_points(opened), finds=found, made_by=_typst(), pages=pages)


def _typst() -> str:
    from importlib.metadata import version

    return f"Typst {version('typst')}"
