"""A typesetter for many PDFs: one process that loads its libraries once, and is replaced when it dies or is stopped."""

from __future__ import annotations

import struct
import sys
import threading
from subprocess import Popen
from typing import TYPE_CHECKING

from drafter.export.process import Stop, end, start, watched
from drafter.export.typesetter import Typesetter
from drafter.report.errors import MachineError
from drafter.typed import from_messagepack

if TYPE_CHECKING:
    from drafter.export.typesetting import Answer, Work

SIZE = struct.Struct("!I")
"""What comes before an order and before an answer: how many bytes it has."""
_SECONDS = 60.0
_MOST = 200
"""PDFs that one process sets: Typst keeps some of what it has set."""
_COMMAND = (sys.executable, "-P", "-c", "from drafter.export.typesetting import serve; serve()")


class StandingTypesetter(Typesetter):
    """Goes on after the ``with`` block of a report; ``close`` ends it."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._set = 0
        self._lock = threading.Lock()

    def carry_out(self, work: Work, stop: Stop) -> Answer:
        """Set the pages. Raises MachineError where the process dies or takes too long, Cancelled when stopped."""
        import msgspec

        from drafter.export.typesetting import Answer

        with self._lock:
            if self._set >= _MOST:
                self.close()
            process = self._process = self._process or start(_COMMAND, quiet=True)
            self._set += 1
            try:
                with watched(process, stop, name="The typesetter", seconds=_SECONDS):
                    raw = _asked(process, msgspec.msgpack.encode(work))
            except BaseException:
                self.close()
                raise
            if raw is None:
                self.close()
                raise MachineError("The typesetter died.", cure="Run “drafter doctor”.")
            return from_messagepack(raw, Answer)

    def close(self) -> None:
        """End the process."""
        process, self._process, self._set = self._process, None, 0
        if process is not None:
            end(process)

    def __exit__(self, *_: object) -> None:
        """It is for the next report too."""


def _asked(process: Popen[bytes], order: bytes) -> bytes | None:
    """The answer to an order; None where the process ended before it was whole."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(SIZE.pack(len(order)) + order)
        process.stdin.flush()
    except BrokenPipeError:
        return None
    head = process.stdout.read(SIZE.size)
    if len(head) < SIZE.size:
        return None
    (size,) = SIZE.unpack(head)
    answer = process.stdout.read(size)
    return answer if len(answer) == size else None
