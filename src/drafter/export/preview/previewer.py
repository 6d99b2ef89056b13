"""The pages of a report, from a process that is kept warm, is replaced when it hangs, and is gone when it is closed."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from drafter.export.preview.orders import ANSWERS, HEAD, Answer, Order, View, framed
from drafter.export.process import Cancelled, end, start
from drafter.report.errors import MachineError
from drafter.report.page_design import PLAIN, PageDesign
from drafter.report.report import Report

SECONDS = 30.0
"""For one answer. Two hundred pages take less than two."""
_GLANCE = 0.25
_PIECE = 1 << 18
_FAREWELL = 0.5
"""Seconds to leave when told to; then it is killed."""
_CURE = "It was started again. If it goes on, run “drafter doctor”."
# Without the folder one stands in (-P): a file called typst.py in it is none of ours.
_COMMAND = (sys.executable, "-P", "-c", "import sys; from drafter.export.preview.child import main; main(sys.argv[1])")


class Wanted(NamedTuple):
    """What is to be set: a report, in an edition ("full", "public"), as a draft or not."""

    report: Report
    template_folder: Path
    edition: str
    draft: bool
    design: PageDesign = PLAIN


class Previewer:
    """One process for one report. ``ask`` is called by one thread at a time; ``close`` by any, at any time."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._sent: Wanted | None = None
        self._asking = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process that is at work, None where there is none."""
        return None if self._process is None else self._process.pid

    def ask(self, wanted: Wanted, view: View) -> Answer:
        """Show ``view`` of a report; it is set again only where it is another than before.

        Raises MachineError where the process died or took too long, Cancelled when it was closed. Asked again, another
        process answers.
        """
        with self._asking:
            process = self._running()
            order = Order(view)
            if wanted is not self._sent:
                report = pickle.dumps(wanted.report)
                order = Order(view, report, str(wanted.template_folder), wanted.edition, wanted.draft, wanted.design)
            try:
                answer = ANSWERS.decode(self._answered(process, framed(order)))
            except (OSError, EOFError, TimeoutError, msgspec.DecodeError) as fault:
                self._forget()
                self._check()
                hung = isinstance(fault, TimeoutError)
                why = f"took more than {self._seconds:g} seconds" if hung else "ended by itself"
                raise MachineError(f"The preview {why}.", cure=_CURE) from fault
            self._sent = wanted
            return answer

    def close(self) -> None:
        """End the process, and take away what it wrote."""
        self._closed = True
        process = self._process
        if process is not None:
            process.terminate()
        # Whoever is asking sees that it is over, and lets go.
        with self._asking:
            if process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_FAREWELL)
            self._forget()

    def _check(self) -> None:
        if self._closed:
            raise Cancelled("The preview was closed.")

    def _running(self) -> subprocess.Popen[bytes]:
        self._check()
        if self._process is None or self._process.poll() is not None:
            self._forget()
            self._folder = TemporaryDirectory(prefix="drafter-")
            self._process = start((*_COMMAND, self._folder.name), quiet=True)
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    os.set_blocking(pipe.fileno(), False)
        return self._process

    def _forget(self) -> None:
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        self._sent = None
        if process is not None:
            end(process)
        if folder is not None:
            folder.cleanup()

    def _answered(self, process: subprocess.Popen[bytes], order: bytes) -> bytes:
        """Send an order and wait for its answer. TimeoutError when the time is up, EOFError or OSError at its end."""
        source, sink = process.stdout, process.stdin
        if source is None or sink is None:
            raise EOFError
        deadline = time.monotonic() + self._seconds
        rest, answer = memoryview(order), bytearray()
        while len(answer) < HEAD or len(answer) - HEAD < int.from_bytes(answer[:HEAD], "big"):
            if self._closed:
                raise EOFError
            if time.monotonic() > deadline:
                raise TimeoutError
            readable, writable, _ = select.select([source], [sink] if rest else [], [], _GLANCE)
            if writable:
                rest = rest[os.write(sink.fileno(), rest[:_PIECE]) :]
            if readable:
                piece = os.read(source.fileno(), _PIECE)
                if not piece:
                    raise EOFError
                answer += piece
        return bytes(answer[HEAD:])
