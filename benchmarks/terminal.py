"""A program under a pseudo-terminal, timed from its start until a word is on the screen."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

COLUMNS, LINES = 120, 40
_QUIT = b"\x11"  # ctrl+q
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^][^\x1b]*\x1b\\|[ -/]*[0-~])")


class NothingShownError(Exception):
    """The word did not come; what was painted instead is in the message."""


def seconds_until(word: str, command: list[str], cwd: Path, *, limit: float = 20.0) -> float:
    """Seconds from the start of ``command`` until ``word`` was painted; the program is quit before returning."""
    environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment.pop("NO_COLOR", None)
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.execvpe(command[0], command, environment)
    try:
        return _wait_for(word.encode(), terminal, started, limit)
    finally:
        _quit(pid, terminal)


def _wait_for(word: bytes, terminal: int, started: float, limit: float) -> float:
    painted = b""
    while time.perf_counter() - started < limit:
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                painted += os.read(terminal, 1 << 16)
            except OSError:
                break
            if word in _ESCAPES.sub(b"", painted):
                return time.perf_counter() - started
    text = _ESCAPES.sub(b"", painted).decode(errors="replace")
    raise NothingShownError(f"{word.decode()!r} never came to the screen; what came: {text[-500:]!r}")


def _quit(pid: int, terminal: int) -> None:
    """Ask the program to end, reading what it still paints; kill it when it does not."""
    with contextlib.suppress(OSError):
        os.write(terminal, _QUIT)
    patience = time.perf_counter() + 5
    ended = 0
    while not ended and time.perf_counter() < patience:
        if select.select([terminal], [], [], 0.02)[0]:
            with contextlib.suppress(OSError):
                os.read(terminal, 1 << 16)
        ended, _ = os.waitpid(pid, os.WNOHANG)
    if not ended:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    os.close(terminal)
