"""An interrupt that waits for a good moment: what is being written is finished or taken back, never left half."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from drafter.cli.starting import ENDINGS
from drafter.export.process import Cancelled, Stop


@contextmanager
def stoppable() -> Iterator[Stop]:
    """What the first interrupt sets; the second one interrupts as usual."""
    stop = Stop()

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        for number in before:
            signal.signal(number, signal.default_int_handler)

    before = {number: signal.getsignal(number) for number in ENDINGS}
    before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, interrupted)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def go_on(stop: Stop) -> None:
    """Raise KeyboardInterrupt where somebody has interrupted."""
    try:
        stop.check()
    except Cancelled as cancelled:
        raise KeyboardInterrupt from cancelled
