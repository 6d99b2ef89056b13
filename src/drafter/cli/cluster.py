"""Reports published on a Dask cluster, the same way as here. Its workers see the same files under the same paths."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from drafter.cli.exporting import ExportOutcome, ExportWanted, died, export_outcome
from drafter.cli.typesetting import standing
from drafter.report.errors import InputError, MachineError
from drafter.typed import from_messagepack

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 10
"""Seconds that the scheduler has to answer."""
_AHEAD = 200
"""Reports that wait at the cluster at a time."""


def on_cluster(address: str, files: list[Path], wanted: ExportWanted) -> Iterator[ExportOutcome]:
    """The outcome of each report, in order. A worker that dies takes one report with it.

    Raises InputError where the extra is not installed, MachineError where the scheduler cannot be reached or goes away;
    what was published by then stays.
    """
    order = msgspec.msgpack.encode(msgspec.structs.replace(wanted, folder=str(Path(wanted.folder).absolute())))
    with _client(address) as client, _scheduler_there(address):
        waiting: dict[int, Any] = {}
        ahead = iter(range(len(files)))
        for index, file in enumerate(files):
            while len(waiting) < _AHEAD and (more := next(ahead, None)) is not None:
                path = str(files[more].absolute())
                waiting[more] = client.submit(publish_there, path, order, retries=0, pure=False)
            yield _outcome(waiting.pop(index), file)


def publish_there(path: str, order: bytes) -> bytes:
    """What a worker does: publish one report."""
    wanted = from_messagepack(order, ExportWanted)
    with standing(wanted, stays=True) as typesetter:
        return msgspec.msgpack.encode(export_outcome(Path(path), wanted, typesetter))


def _outcome(future: Any, file: Path) -> ExportOutcome:
    from distributed.scheduler import KilledWorker

    try:
        return from_messagepack(future.result(), ExportOutcome)
    except KilledWorker:
        return died(file)


@contextmanager
def _scheduler_there(address: str) -> Iterator[None]:
    from distributed.client import FutureCancelledError

    try:
        yield
    except (FutureCancelledError, asyncio.CancelledError, OSError, TimeoutError) as fault:
        raise MachineError(
            f"The scheduler at {address} has gone away.",
            cure="What was published is in its place. Start it again, and export with --resume.",
        ) from fault


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as fault:
        raise InputError(
            "--scheduler needs Dask, which is not installed.", cure="Install drafter with its extra: drafter[cluster]."
        ) from fault
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as fault:
        raise MachineError(
            f"No scheduler answers at {address}.", cure="Start one with “dask scheduler”, or leave --scheduler out."
        ) from fault
    try:
        yield client
    finally:
        client.close(timeout=_PATIENCE)  # type: ignore[no-untyped-call]
