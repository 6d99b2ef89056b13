"""Whole processes, timed from start to end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

PYTHON = sys.executable
#: The command as people run it: the script beside the interpreter.
DRAFTER = str(Path(sys.executable).with_name("drafter"))


class FailedError(Exception):
    """A measured process ended with an exit code that it should not have."""


def seconds(command: list[str], cwd: Path, *, allowed: tuple[int, ...] = (0,)) -> float:
    """Run ``command`` in ``cwd`` and return the seconds it took; FailedError on any other exit code."""
    started = time.perf_counter()
    output(command, cwd, allowed=allowed)
    return time.perf_counter() - started


def output(command: list[str], cwd: Path, *, allowed: tuple[int, ...] = (0,)) -> bytes:
    """Run ``command`` in ``cwd`` and return what it printed; FailedError on any other exit code."""
    done = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode not in allowed:
        words = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise FailedError(f"{Path(command[0]).name} ended with {done.returncode}: {words[-500:]}")
    return done.stdout


def peak(command: list[str], cwd: Path, *, allowed: tuple[int, ...] = (0,)) -> float:
    """Run ``command`` in ``cwd`` and return the most bytes that it, or a process of its own, held at a time."""
    with subprocess.Popen(
        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in allowed:
        raise FailedError(f"{Path(command[0]).name} ended with {running.returncode}")
    return used.ru_maxrss * _KILOBYTE


_KILOBYTE = 1024


def bare_start(cwd: Path) -> float:
    """Seconds that the interpreter takes to start and end."""
    return seconds([PYTHON, "-c", "pass"], cwd)


def quiet_home(folder: Path) -> None:
    """Keep everything that drafter remembers between runs inside ``folder``, for this process and its children."""
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
