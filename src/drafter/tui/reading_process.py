"""Reading many reports in processes of their own: Python does one thing at a time, and here that is to take keys."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from drafter.typed import from_json

if TYPE_CHECKING:
    import datetime

    from drafter.store.workspace import Workspace
    from drafter.tui.reading_child import Answer

_MOST = 4
"""Processes at a time; one processor is left to the keys, where there is more than one."""
_PATIENCE = 60.0
"""Seconds that one report may take."""


async def answers(
    what: str, files: Sequence[Path], workspace: Workspace, today: datetime.date
) -> AsyncGenerator[tuple[Path, Answer]]:
    """What is answered about each report, as it comes; ``what`` is "row" or "problems".

    Whoever stops listening ends the processes. One that dies or takes too long is told as the answer, and replaced.
    """
    waiting = list(reversed(files))
    done: asyncio.Queue[tuple[Path, Answer]] = asyncio.Queue()

    async def lane(reader: _Reader) -> None:
        while waiting:
            file = waiting.pop()
            done.put_nowait((file, await asyncio.to_thread(reader.ask, what, file)))

    count = min(len(files), _MOST, max(1, (os.cpu_count() or 1) - 1))
    readers = [_Reader(workspace.root, today) for _ in range(count)]
    lanes = [asyncio.create_task(lane(reader)) for reader in readers]
    try:
        for _ in files:
            yield await done.get()
    finally:
        for task in lanes:
            task.cancel()
        for reader in readers:
            reader.end()


class _Reader:
    """A process that reads one report at a time, started when it is first asked."""

    def __init__(self, root: Path, today: datetime.date) -> None:
        self._command = (sys.executable, "-P", "-m", "drafter.tui.reading_child", str(root), today.isoformat())
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended = False

    def ask(self, what: str, file: Path) -> Answer:
        """What it says of a report. In a thread: it takes as long as it takes."""
        from drafter.tui.reading_child import Answer

        try:
            process = self._started()
            watch = threading.Timer(_PATIENCE, process.kill)
            watch.start()
            try:
                line = _asked(process, msgspec.json.encode((what, str(file))))
            finally:
                watch.cancel()
            return from_json(line, Answer, lambda kind, value: kind(value))
        except (OSError, msgspec.MsgspecError):
            self._kill()
            return Answer(error="It could not be read: the process that did died, or took too long.")

    def end(self) -> None:
        """End the process, whatever it does; none is started any more."""
        with self._lock:
            self._ended = True
        self._kill()

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise OSError("Nobody asks any more.")
            if self._process is None:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            return self._process

    def _kill(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)


def _asked(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("The process has no pipes.")
    process.stdin.write(question + b"\n")
    process.stdin.flush()
    return process.stdout.readline()


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):
        pipe.close()
