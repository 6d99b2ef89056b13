"""Reading many reports in processes of their own: Python does one thing at a time, and here that is to take keys."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from drafter.report.errors import MachineError

if TYPE_CHECKING:
    import datetime

    from drafter.store.workspace import Workspace
    from drafter.tui.reading_child import Answer

_MOST = 4
"""Processes at a time; one processor is left to the keys, where there is more than one."""
_LONGEST = 64_000_000
"""Bytes of an answer."""
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
    command = (sys.executable, "-P", "-m", "drafter.tui.reading_child", str(workspace.root), today.isoformat())
    count = min(len(files), _MOST, max(1, (os.cpu_count() or 1) - 1))
    lanes = [asyncio.create_task(_lane(command, what, waiting, done)) for _ in range(count)]
    try:
        for _ in files:
            yield await done.get()
    finally:
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)


async def _lane(
    command: Sequence[str], what: str, waiting: list[Path], done: asyncio.Queue[tuple[Path, Answer]]
) -> None:
    """Ask one process after the other until nothing waits."""
    from drafter.tui.reading_child import Answer

    process: asyncio.subprocess.Process | None = None
    try:
        while waiting:
            file = waiting.pop()
            try:
                if process is None:
                    process = await _started(command)
                async with asyncio.timeout(_PATIENCE):
                    said = await _asked(process, what, file)
            except (OSError, ValueError, MachineError, TimeoutError, msgspec.MsgspecError):
                await _end(process)
                process = None
                said = Answer(error="It could not be read: the process that did died, or took too long.")
            done.put_nowait((file, said))
    finally:
        await _end(process)


async def _started(command: Sequence[str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LONGEST,
    )


async def _asked(process: asyncio.subprocess.Process, what: str, file: Path) -> Answer:
    from drafter.tui.reading_child import Answer

    if process.stdin is None or process.stdout is None:
        raise MachineError("The process has no pipes.")
    process.stdin.write(msgspec.json.encode((what, str(file))) + b"\n")
    await process.stdin.drain()
    line = await process.stdout.readline()
    return msgspec.json.decode(line, type=Answer, dec_hook=lambda kind, value: kind(value))


async def _end(process: asyncio.subprocess.Process | None) -> None:
    if process is not None and process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
