"""The command as a process of its own, seen from outside."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

DRAFTER = [sys.executable, "-m", "drafter"]


class Ended(NamedTuple):
    """How the process ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def drafter(*arguments: str | Path, cwd: Path, timeout: float = 180, **environment: str) -> Ended:
    """Run ``drafter`` in ``cwd``."""
    done = subprocess.run(
        [*DRAFTER, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        timeout=timeout,
        stdin=subprocess.DEVNULL,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def at_a_terminal(
    command: list[str],
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    *,
    output: bool = False,
    columns: int = 100,
) -> bytes:
    """What a command writes to standard error, with ``output`` to standard output too, where that is a terminal."""
    reading, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (30, columns))
    stdout = terminal if output else subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, stdout=stdout, stderr=terminal, env=os.environ | (environment or {}))
    os.close(terminal)
    seen = b""
    while True:
        try:
            piece = os.read(reading, 4096)
        except OSError:
            break
        seen += piece
    process.wait(timeout=120)
    os.close(reading)
    return seen
