"""The typesetter: a process that is started early, is ready when the text is, and can be stopped."""

from __future__ import annotations

import subprocess
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from drafter.export.process import Stop, end, ended, finish, start
from drafter.report.errors import MachineError
from drafter.typed import from_messagepack

if TYPE_CHECKING:
    from drafter.export.typesetting import Answer, Work

_SECONDS = 60.0
# Without the folder one stands in (-P): a file called typst.py in it is none of ours.
_COMMAND = (sys.executable, "-P", "-c", "from drafter.export.typesetting import main; main()")


class Typesetter:
    """One process for one PDF. It is gone when the ``with`` block ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = start(_COMMAND)

    def carry_out(self, work: Work, stop: Stop) -> Answer:
        """Set the pages. Raises MachineError where the process dies or takes too long, Cancelled when stopped."""
        import msgspec

        from drafter.export.typesetting import Answer

        process, self._process = self._process or start(_COMMAND), None
        finished = finish(process, msgspec.msgpack.encode(work), name="The typesetter", seconds=_SECONDS, stop=stop)
        if finished.code != 0:
            raise MachineError(f"The typesetter {ended(finished.code)}.", cure="Run “drafter doctor”.")
        return from_messagepack(finished.output, Answer)

    def close(self) -> None:
        """End the process if nothing was ordered."""
        if self._process is not None:
            end(self._process)
            self._process = None

    def __enter__(self) -> Typesetter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
