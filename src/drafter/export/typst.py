"""Typst: the page set. It compiles in a folder of its own, from files that are all drafter's, without a network.

In this process it is quick to start and cannot be ended, only left behind. Where that matters it has a process of its
own: see the typesetter, and the previewer.
"""

from __future__ import annotations

import datetime
import re
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from drafter.export.compiling import Order, Outcome, compiled
from drafter.export.fonts import font_folder
from drafter.export.process import Stop
from drafter.report.errors import MachineError, Refused

SECONDS = 60.0
STANDARDS = ("a-2a", "ua-1")
"""PDF/A-2a (ISO 19005-2, level A) and PDF/UA-1 (ISO 14289-1), in one file."""

_GLANCE = 0.1
_MOST_NAMED = 8
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font')


def pdf_order(source: Path, timestamp: datetime.datetime, *, system_fonts: bool = False) -> Order:
    """The order of a PDF."""
    return Order(str(source), str(font_folder()), STANDARDS, int(timestamp.timestamp()), system_fonts=system_fonts)


def to_pictures(source: Path, ppi: float, stop: Stop) -> tuple[bytes, ...]:
    """The pages of a Typst file as PNG. A character that no font has is a box there: it is only a look at a page."""
    return _watched(Order(str(source), str(font_folder()), ppi=ppi), stop)


def to_plain_pdf(source: Path, stop: Stop) -> bytes:
    """The pages of a Typst file as a PDF that nobody is given: of no standard, without tags."""
    return b"".join(_watched(Order(str(source), str(font_folder()), tags=False), stop))


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


def refusal(message: str, diagnostic: str) -> Refused | MachineError:
    """What Typst said, in a sentence: Refused for characters that no font has, MachineError for all else."""
    unknown = list(dict.fromkeys(_NO_GLYPH.findall(diagnostic)))
    if unknown:
        return Refused(
            f"The fonts of the page have no {_characters(unknown)}.",
            cure="Write it another way, or publish without PDF.",
        )
    return MachineError(f"Typst failed: {message.rstrip('.')}.", cure="Look at the template’s report.typ.")


def _characters(unknown: Sequence[str]) -> str:
    """The characters by sight and by name, the first few of them."""
    texts = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in unknown]
    characters = list(dict.fromkeys(character for text in texts for character in text))
    named = [
        f"“{character}” (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        for character in characters[:_MOST_NAMED]
    ]
    more = len(characters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
