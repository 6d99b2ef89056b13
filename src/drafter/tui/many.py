"""Work over many reports, one after the other beside the keys: each is told when it is done, and it can be stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from textual.message import Message
from textual.screen import Screen

from drafter.report.errors import DrafterError
from drafter.tui.background import in_background

Result = TypeVar("Result")


@dataclass
class OneBegun(Message):
    """The work on a report has begun."""

    file: Path
    """Its file."""


@dataclass
class OneDone(Message, Generic[Result]):
    """The work on a report is done, or why it could not be."""

    file: Path
    """Its file."""
    result: Result | None
    """What it gave."""
    error: DrafterError | None = None
    """Why it gave nothing."""


@dataclass
class AllDone(Message):
    """Nothing is left to do."""

    stopped: bool
    """Whether it was stopped before that."""


class Many(Generic[Result]):
    """``work`` is done in a thread for each file; what goes wrong with one stops no other."""

    def __init__(self, screen: Screen[Any], work: Callable[[Path], Result]) -> None:
        self._screen = screen
        self._work = work
        self._stopped = False
        self.running = False

    def start(self, files: Sequence[Path]) -> None:
        """Begin with the first."""
        self._stopped = False
        self.running = True
        in_background(self._screen, partial(self._run, tuple(files)), "many", exclusive=True)

    def stop(self) -> None:
        """Do no further one."""
        self._stopped = True

    async def _run(self, files: tuple[Path, ...]) -> None:
        try:
            for file in files:
                if self._stopped:
                    break
                self._screen.post_message(OneBegun(file))
                try:
                    result = await asyncio.to_thread(self._work, file)
                except DrafterError as error:
                    if not self._stopped:
                        self._screen.post_message(OneDone(file, None, error))
                else:
                    self._screen.post_message(OneDone(file, result))
        finally:
            self.running = False
        self._screen.post_message(AllDone(self._stopped))
