"""How pages can be shown on this terminal, and what it takes to send it a picture."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import re
import struct
import sys
import termios
from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from drafter.export.preview.orders import Way
from drafter.report.errors import DrafterError
from drafter.tui.answers import AnsweringDriver

_SENDING = 3.0
"""Seconds that a terminal may take to read a picture before another is sent all the same."""
_USUAL = (10, 20)
_SIXEL = "4"
_NAMED = re.compile(r"\x1bP>\|(\w+)[ (]?(\d*)\.?(\d*)")
_PLACEHOLDERS = {"kitty": (0, 28), "ghostty": (0, 0)}
"""Terminals that draw pictures in place of characters, which alone go along with what else is on the screen."""
_OUTER = ("xterm-kitty", "xterm-ghostty")
_ASK_TMUX = ("tmux", "display-message", "-p", "#{client_termname}|#{client_termfeatures}|#{allow-passthrough}")


class Graphics:
    """``way`` is the best that the terminal can do, as far as it has said. ``wanted`` is what the config asks for."""

    def __init__(self, app: App[Any], wanted: str = "auto", environ: Mapping[str, str] = os.environ) -> None:
        self._app = app
        self._environ = environ
        self._wraps = False
        self._asks = wanted == "auto" and self._may_ask()
        self._said: asyncio.Future[tuple[str, str]] | None = None
        """What the terminal said of itself, once it was asked."""
        self.way = Way.TEXT if wanted == "auto" else Way(wanted)

    # --- what it can do

    def _may_ask(self) -> bool:
        """Whether there is a terminal that would show a picture in colour if it could."""
        plain = self._environ.get("NO_COLOR") or self._environ.get("TERM", "dumb") in ("dumb", "linux")
        return isinstance(self._driver, AnsweringDriver) and not plain and not self._environ.get("STY")

    @property
    def _driver(self) -> object:
        return self._app._driver

    async def learn(self, changed: Callable[[], None]) -> None:
        """Ask the terminal, once for all who want to know.

        ``changed`` is called where it turns out to be able to more than was known. What asked first may be gone when
        the answer comes; the others are told all the same.
        """
        if not self._asks or self.way is not Way.TEXT:
            return
        if self._said is None:
            said = self._said = asyncio.get_running_loop().create_future()
            self._ask(lambda *answer: None if said.done() else said.set_result(answer), name=True)
        self.way = await self._best(*await asyncio.shield(self._said))
        if self.way is not Way.TEXT:
            changed()

    def _ask(self, answered: Callable[[str, str], object], *, name: bool = False) -> None:
        """Ask the terminal; ``answered`` is called in the loop."""
        loop = asyncio.get_running_loop()

        def pass_on(name: str, features: str) -> None:
            # It may come when everybody has left.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(answered, name, features)

        if isinstance(self._driver, AnsweringDriver):
            self._driver.ask(pass_on, name=name)

    async def _best(self, name: str, features: str) -> Way:
        sixel = _SIXEL in features.removeprefix("\x1b[?").removesuffix("c").split(";")[1:]
        if self._environ.get("TMUX"):
            return await self._through_tmux(sixel=sixel)
        named = _NAMED.match(name)
        if named is not None and named[1].casefold() in _PLACEHOLDERS:
            version = (int(named[2] or 0), int(named[3] or 0))
            if version >= _PLACEHOLDERS[named[1].casefold()] and self._has_all_colours:
                return Way.KITTY
        return Way.SIXEL if sixel and self._has_pixels else Way.TEXT

    async def _through_tmux(self, *, sixel: bool) -> Way:
        """Tmux answers for itself; what is around it, and whether it lets pictures through, it has to be asked."""
        from drafter.export.process import Stop, run

        try:
            finished = await asyncio.to_thread(run, _ASK_TMUX, b"", seconds=2, stop=Stop())
        except DrafterError:
            return Way.TEXT
        terminal, features, passes = f"{finished.output.decode(errors='replace').strip()}||".split("|")[:3]
        if terminal in _OUTER and passes in ("on", "all", "1", "2") and self._has_all_colours:
            self._wraps = True
            return Way.KITTY
        return Way.SIXEL if sixel and "sixel" in features and self._has_pixels else Way.TEXT

    @property
    def _has_all_colours(self) -> bool:
        """Whether colours arrive as they are: a picture is known by the colour of the characters it stands for."""
        return self._app.console.color_system == "truecolor"

    @property
    def _has_pixels(self) -> bool:
        return _pixels() is not None

    @property
    def cell(self) -> tuple[int, int]:
        """The size of a character in pixels, across and down; the usual one where the terminal does not say."""
        return _pixels() or _USUAL

    # --- sending

    def send(self, sequence: str) -> None:
        """Send a sequence as it is, in its turn among what is painted."""
        if isinstance(self._driver, AnsweringDriver):
            self._driver.write(sequence)

    def send_through(self, sequences: list[str]) -> None:
        """Send sequences to the terminal itself, through tmux where that is around us."""
        if self._wraps:
            sequences = [f"\x1bPtmux;{each.replace(chr(27), chr(27) * 2)}\x1b\\" for each in sequences]
        self.send("".join(sequences))

    async def has_read(self) -> None:
        """Wait until the terminal has read what was sent: on a slow line the next picture waits for this one."""
        if not isinstance(self._driver, AnsweringDriver):
            return
        read = asyncio.Event()
        self._ask(lambda *_: read.set())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(read.wait(), _SENDING)


def _pixels() -> tuple[int, int] | None:
    """The pixels of a character, None where the terminal does not say."""
    for stream in (sys.__stderr__, sys.__stdin__, sys.__stdout__):
        try:
            if stream is None:
                continue
            said = fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, b"\0" * 8)
        except (OSError, ValueError):
            continue
        rows, columns, width, height = struct.unpack("HHHH", said)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return None
