"""Typst: the page set. It compiles in a folder of its own, from files that are all drafter's, without a network."""

from __future__ import annotations

import datetime
import re
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.export.fonts import font_folder
from drafter.export.process import Stop
from drafter.report.errors import MachineError, Refused

if TYPE_CHECKING:
    from typst import PDFStandard, TypstError

SECONDS = 60.0
STANDARDS: tuple[PDFStandard, ...] = ("a-2a", "ua-1")
"""PDF/A-2a (ISO 19005-2, level A) and PDF/UA-1 (ISO 14289-1), in one file."""

_GLANCE = 0.1
_MOST_NAMED = 8
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font')


def to_pdf(source: Path, timestamp: datetime.datetime, stop: Stop) -> bytes:
    """The PDF of a Typst file. Raises Refused for characters that no font has, MachineError for all else."""
    import typst

    def compile_pdf() -> bytes:
        return typst.compile(
            source,
            root=source.parent,
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=timestamp,
            ignore_system_fonts=True,
            font_paths=[font_folder()],
        )

    made = _watched(compile_pdf, stop)
    return made if isinstance(made, bytes) else b"".join(made)


def to_pictures(source: Path, ppi: float, stop: Stop) -> list[bytes]:
    """The pages of a Typst file as PNG."""
    import typst

    def compile_pages() -> bytes | list[bytes]:
        return typst.compile(
            source,
            root=source.parent,
            format="png",
            ppi=ppi,
            ignore_system_fonts=True,
            font_paths=[font_folder()],
        )

    made = _watched(compile_pages, stop)
    return made if isinstance(made, list) else [made]


class _Watched(threading.Thread):
    """A compilation in a thread of its own: it cannot be ended, but it can be left behind."""

    def __init__(self, job: Callable[[], bytes | list[bytes]]) -> None:
        super().__init__(name="typst", daemon=True)
        self.job = job
        self.made: bytes | list[bytes] = b""
        self.fault: TypstError | None = None

    def run(self) -> None:
        from typst import TypstError

        try:
            self.made = self.job()
        except TypstError as fault:
            self.fault = fault


def _watched(job: Callable[[], bytes | list[bytes]], stop: Stop) -> bytes | list[bytes]:
    thread = _Watched(job)
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
    if thread.fault is not None:
        raise _as_ours(thread.fault)
    return thread.made


def _as_ours(fault: TypstError) -> Refused | MachineError:
    unknown = list(dict.fromkeys(_NO_GLYPH.findall(fault.diagnostic)))
    if unknown:
        return Refused(
            f"The fonts have no {_characters(unknown)}.",
            cure="Write it another way, or publish without PDF.",
        )
    return MachineError(f"Typst failed: {fault.message.rstrip('.')}.", cure="Look at the template’s report.typ.")


def _characters(unknown: Sequence[str]) -> str:
    """The characters by sight and by name, the first few of them."""
    characters = list(dict.fromkeys(character for text in unknown for character in text))
    named = [f"“{character}” (U+{ord(character):04X})" for character in characters[:_MOST_NAMED]]
    more = len(characters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
