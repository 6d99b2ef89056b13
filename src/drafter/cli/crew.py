"""A crew: processes that share a row of tasks, each doing one after the other.

The results come in the order of the tasks, and only so many tasks are begun ahead that what waits for its turn is
little. A process that dies takes one task with it and is replaced; a crew whose own process dies ends by itself.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple, NoReturn

from drafter.cli.starting import ENDINGS
from drafter.report.errors import MachineError

_AHEAD = 32
"""Tasks of each process that may be done and wait for their turn."""
_HELD = 2
"""Tasks that a process is given at a time, so that it never waits for the next."""
_ORDER = struct.Struct("!I")
_HEAD = struct.Struct("!?II")
"""What comes before a result: whether it is one, its task, and how many bytes it has."""

Tell = Callable[[bytes], None]
"""Says how far a task is, from any thread."""
Do = Callable[[int, Tell], bytes]
"""Does a task; what it makes of it."""
Heard = Callable[[int, bytes], None]
"""Told how far a task is."""


def at_once(jobs: int, count: int, do: Do, heard: Heard | None = None) -> Generator[bytes | None]:
    """What ``do`` makes of each task from 0 to ``count``, in that order, by ``jobs`` processes at a time.

    None stands for a task whose process died. Whoever stops listening lets the processes finish what they hold.
    ``heard`` is told what the tasks tell meanwhile, as it comes.
    """
    crew = _Crew(min(jobs, count), count, do, heard)
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Said(NamedTuple):
    """What a process says of a task: what it made of it, or how far it is."""

    task: int
    body: bytes
    is_result: bool


class _Worker:
    """A process, seen from the outside: ``held`` are its tasks, the one it is at first."""

    def __init__(self, do: Do, others: Sequence[_Worker]) -> None:
        self.held: list[int] = []
        orders, self.give = os.pipe()
        self.take, results = os.pipe()
        try:
            self.pid = os.fork()
        except OSError as error:
            message = f"No further process can be started: {error.strerror}."
            raise MachineError(message, cure="Use fewer --jobs.") from error
        if self.pid == 0:
            # Its orders end when those who could give any are gone; so it must not hold the ways to its siblings.
            for each in (self, *others):
                os.close(each.give)
                os.close(each.take)
            _work(orders, results, do)
        os.close(orders)
        os.close(results)

    def order(self, task: int) -> None:
        """Give it one more task; where it has died meanwhile, that shows when its results are read."""
        self.held.append(task)
        with suppress(BrokenPipeError):
            os.write(self.give, _ORDER.pack(task))

    def said(self) -> _Said | None:
        """What it says next; None where it died."""
        head = _read(self.take, _HEAD.size)
        if len(head) < _HEAD.size:
            return None
        is_result, task, size = _HEAD.unpack(head)
        body = _read(self.take, size)
        if len(body) < size:
            return None
        if is_result:
            self.held.remove(task)
        return _Said(task, body, is_result)

    def dismiss(self) -> None:
        """Let it finish what it is at, and wait for that."""
        os.close(self.give)
        os.close(self.take)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


class _Crew:
    def __init__(self, jobs: int, count: int, do: Do, heard: Heard | None) -> None:
        self._do = do
        self._heard = heard
        self._count = count
        self._next = 0
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._workers.append(_Worker(do, self._workers))

    def results(self) -> Iterator[bytes | None]:
        done: dict[int, bytes | None] = {}
        for task in range(self._count):
            while task not in done:
                self._hand_out(task)
                ready, _, _ = select.select([worker.take for worker in self._workers], [], [])
                for worker in [worker for worker in self._workers if worker.take in ready]:
                    done.update(self._taken(worker))
            yield done.pop(task)

    def _hand_out(self, task: int) -> None:
        """Give tasks to those who hold few, up to as many ahead of ``task`` as may wait."""
        most = min(self._count, task + _AHEAD * len(self._workers))
        for worker in self._workers:
            while len(worker.held) < _HELD and self._next < most:
                worker.order(self._next)
                self._next += 1

    def _taken(self, worker: _Worker) -> dict[int, bytes | None]:
        said = worker.said()
        if said is not None and said.is_result:
            return {said.task: said.body}
        if said is not None:
            if self._heard is not None:
                self._heard(said.task, said.body)
            return {}
        # It died: at the first task that it held. The others are given to the one that takes its place.
        worker.dismiss()
        self._workers.remove(worker)
        lost, *left = worker.held
        successor = _Worker(self._do, self._workers)
        for task in left:
            successor.order(task)
        self._workers.append(successor)
        return {lost: None}

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.dismiss()


def _work(orders: int, results: int, do: Do) -> NoReturn:
    """What the process does: its tasks, until there are no more orders."""
    # An interrupt is for the one in front of the terminal, who then dismisses the crew.
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    writing = threading.Lock()
    try:
        while head := _read(orders, _ORDER.size):
            (task,) = _ORDER.unpack(head)
            body = do(task, partial(_tell, results, writing, task))
            _write(results, _HEAD.pack(True, task, len(body)) + body)
    finally:
        # Nothing that it has of its parent, a half-written line above all, is for it to finish.
        os._exit(0)


def _tell(results: int, writing: threading.Lock, task: int, body: bytes) -> None:
    with writing:
        _write(results, _HEAD.pack(False, task, len(body)) + body)


def _read(descriptor: int, size: int) -> bytes:
    """``size`` bytes; fewer where there will be no more."""
    pieces = []
    while size:
        piece = os.read(descriptor, size)
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
