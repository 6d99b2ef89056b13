"""The typesetter's process: it sets the pages of a PDF, marks the heads of rows, and opens what it made again.

Started with ``python -c``, it loads its libraries while its parent still reads the report, waits for its one order on
standard input, and answers on standard output, both as MessagePack. It can be killed at any time.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import msgspec

from drafter.export.typst_child import Order, compiled
from drafter.export.verify.pdf_promise import PdfPromise
from drafter.export.verify.point import Point


class Work(msgspec.Struct, frozen=True):
    """What to set, the file to write, and what the PDF has to be."""

    order: Order
    target: str
    promise: PdfPromise


class Answer(msgspec.Struct, frozen=True):
    """What was verified; or, where nothing was made, ``message`` and what Typst said of it."""

    points: tuple[Point, ...] = ()
    message: str = ""
    cure: str = ""
    diagnostic: str = ""


def main() -> None:
    """Carry out the order on standard input."""
    for name in ("typst", "pikepdf", "lxml.etree", "drafter.export.verify.pdf"):
        importlib.import_module(name)

    work = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Work)
    sys.stdout.buffer.write(msgspec.msgpack.encode(carry_out(work)))
    sys.stdout.flush()
    # All is said and written; taking a hundred modules down again would cost the one who waits 15 ms.
    os._exit(0)


def carry_out(work: Work) -> Answer:
    """Make the PDF."""
    from drafter.export.row_heads import with_row_heads
    from drafter.export.verify.pdf import verify_pdf
    from drafter.report.errors import DrafterError

    outcome = compiled(work.order)
    if outcome.message:
        return Answer(message=outcome.message, diagnostic=outcome.diagnostic)
    file = Path(work.target)
    try:
        with_row_heads(b"".join(outcome.made), file)
        return Answer(points=verify_pdf(file, work.promise))
    except DrafterError as fault:
        return Answer(message=fault.message, cure=fault.cure)
