"""Outside processes: each has a time limit, dies with its children, and can be stopped from another thread."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from drafter.report.errors import DrafterError, MachineError

_GLANCE = 0.1
"""Seconds between two looks at whether somebody wants to stop."""


class Cancelled(DrafterError):
    """Somebody stopped the export. Nothing was written."""

    exit_code = 130


class Stop:
    """Tells everything of one export to stop. Can be set from any thread, any number of times.

    One that is ``below`` another is told when that one is, and tells it nothing.
    """

    def __init__(self, below: Stop | None = None) -> None:
        self._event = threading.Event()
        self._above = below

    def set(self) -> None:
        """Stop as soon as possible."""
        self._event.set()

    def wait(self, seconds: float) -> bool:
        """Wait that long at the most; whether it is time to stop."""
        return self._event.wait(seconds) or (self._above is not None and self._above.wait(0))

    def check(self) -> None:
        """Raise Cancelled if it is time to stop."""
        if self.wait(0):
            raise Cancelled("The export was stopped.", cure="Nothing was written.")


class Finished(NamedTuple):
    """What a process left behind."""

    code: int
    output: bytes
    messages: str


def run(
    command: Sequence[str],
    fed: bytes,
    *,
    seconds: float,
    stop: Stop,
    environment: Mapping[str, str] | None = None,
    started: Callable[[], None] | None = None,
) -> Finished:
    """Run a process to its end, with ``fed`` on its standard input. ``started`` is called once it runs.

    Raises Cancelled when stopped, MachineError when the time is up or the process cannot be started; in both cases
    it and its children are gone.
    """
    stop.check()
    process = start(command, environment)
    if started is not None:
        started()
    return finish(process, fed, name=Path(command[0]).name, seconds=seconds, stop=stop)


def start(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, quiet: bool = False
) -> subprocess.Popen[bytes]:
    """Start a process in a group of its own. Raises MachineError where that fails.

    What a ``quiet`` one says on standard error is lost: of one that goes on for long, nobody reads it.
    """
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else subprocess.PIPE,
            env=None if environment is None else {**os.environ, **environment},
            process_group=0,
        )
    except OSError as fault:
        raise MachineError(
            f"{command[0]} cannot be started: {fault.strerror or fault}.", cure="Run “drafter doctor”."
        ) from fault


def finish(process: subprocess.Popen[bytes], fed: bytes, *, name: str, seconds: float, stop: Stop) -> Finished:
    """Feed a process and wait for its end; raises as :func:`run` does. ``name`` is what messages call it."""
    try:
        output, messages = _communicated(process, fed, stop, name, seconds)
    finally:
        if process.poll() is None:
            end(process)
    return Finished(process.returncode, output, messages.decode("utf-8", "replace"))


def _communicated(
    process: subprocess.Popen[bytes], fed: bytes, stop: Stop, name: str, seconds: float
) -> tuple[bytes, bytes]:
    with watched(process, stop, name=name, seconds=seconds):
        # In one call: one that is taken up again after a time limit forgets what is still to be fed (Python 3.11).
        return process.communicate(fed)


@contextmanager
def watched(process: subprocess.Popen[bytes], stop: Stop, *, name: str, seconds: float) -> Iterator[None]:
    """Kill the process where somebody wants to stop, or where what is done with it takes longer than ``seconds``.

    Raises Cancelled or MachineError then.
    """
    watch = _Watch(process, stop, seconds)
    watch.start()
    try:
        yield
    finally:
        watch.over.set()
        watch.join()
    stop.check()
    if watch.time_ran_out:
        raise MachineError(
            f"{name} was stopped after {seconds:g} seconds.",
            cure="Try again when the machine has less to do, or make the report shorter.",
        )


class _Watch(threading.Thread):
    """Ends a process when somebody wants to stop, or when its time is up."""

    def __init__(self, process: subprocess.Popen[bytes], stop: Stop, seconds: float) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._stop_asked = stop
        self._deadline = time.monotonic() + seconds
        self.over = threading.Event()
        self.time_ran_out = False

    def run(self) -> None:
        while not self.over.wait(_GLANCE):
            self.time_ran_out = time.monotonic() > self._deadline
            if self.time_ran_out or self._stop_asked.wait(0):
                kill(self._process)
                return


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and whatever it started, without waiting for it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def ended(code: int) -> str:
    """How a process ended that should not have: ``failed (code 1)``, ``was killed (signal 9)``."""
    return f"failed (code {code})" if code >= 0 else f"was killed (signal {-code})"


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it started."""
    kill(process)
    process.communicate()
