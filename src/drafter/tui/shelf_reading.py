"""Reading many reports: one after the other beside the keys, told in batches, and given up when nobody wants it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from drafter.tui.background import in_background
from drafter.tui.reading_process import answers
from drafter.tui.shelf import ShelfRow, read

if TYPE_CHECKING:
    from drafter.tui.screens.listing import ListingScreen

BATCH = 0.25
"""Seconds of reading that are told at once."""
FEW = 8
"""Reports that are read here: a process of its own would only begin when they are done."""


@dataclass
class RowsRead(Message):
    """Reports were read."""

    rows: tuple[ShelfRow, ...]
    """What they say."""
    done: int
    """How many were read until now."""
    total: int
    """How many there are to read."""


def read_rows(screen: ListingScreen, rows: Sequence[ShelfRow]) -> None:
    """Read reports; what was being read before is given up."""
    in_background(screen, partial(_read, screen, rows), "library", exclusive=True)


async def _read(screen: ListingScreen, rows: Sequence[ShelfRow]) -> None:
    batch: list[ShelfRow] = []
    told, done = time.monotonic(), 0
    async for row in _each(screen, rows):
        batch.append(row)
        done += 1
        if time.monotonic() - told > BATCH or done == len(rows):
            screen.post_message(RowsRead(tuple(batch), done, len(rows)))
            batch, told = [], time.monotonic()


async def _each(screen: ListingScreen, rows: Sequence[ShelfRow]) -> AsyncIterator[ShelfRow]:
    today = screen.app.today()
    if len(rows) <= FEW:
        for row in rows:
            yield await asyncio.to_thread(read, row, screen.workspace, today)
        return
    by_file = {row.file: row for row in rows}
    async with aclosing(answers("row", tuple(by_file), screen.workspace, today)) as answered:
        async for file, said in answered:
            asked = by_file[file]
            if said.row is None:
                yield asked._replace(read=True, trouble=said.error)
            else:
                yield said.row._replace(file=file, stamp=asked.stamp)
