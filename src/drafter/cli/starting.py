"""What a process sees to before anything else: that there is somewhere to write, and how it is told to end."""

from __future__ import annotations

import os
import signal
import sys

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Told to stop, told to end, and a terminal that went away: all of them interrupt, so that nothing is left half."""


def start() -> None:
    """See to both."""
    _open_what_is_closed()
    for number in ENDINGS[1:]:
        # Whoever had it ignored (nohup) wants the command to go on.
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _open_what_is_closed() -> None:
    """Put nothing in the place of a stream that was closed, or a file that is opened next would be taken for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Without pathlib, which no start should wait for.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
