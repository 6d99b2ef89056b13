"""The real program under a pseudo-terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

DRAFTER = str(Path(sys.executable).with_name("drafter"))
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^][^\x1b]*\x1b\\|[ -/]*[0-~])")


class Terminal:
    """A program in a terminal of its own; what it paints is read all the time, as a terminal does.

    ``answers`` are what the terminal says when it is asked something, ``cell`` the pixels of a character, ``term`` what
    it calls itself.
    """

    def __init__(
        self,
        command: list[str],
        cwd: Path,
        state: Path,
        size: tuple[int, int] = (100, 30),
        *,
        answers: Mapping[bytes, bytes] | None = None,
        cell: tuple[int, int] = (0, 0),
        term: str = "xterm-256color",
    ) -> None:
        self.painted = b""
        self._answers = answers or {}
        self._asked = 0
        self._cell = cell
        self.before: list[object] = []
        """The modes of the terminal before the program started."""
        self._slave = -1
        environment = {**self._environment(state), "TERM": term}
        self._master, self._slave = pty.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(self._slave)
        self.pid = os.fork()
        if self.pid == 0:  # pragma: no cover
            os.setsid()
            fcntl.ioctl(self._slave, termios.TIOCSCTTY, 0)
            for number in range(3):
                os.dup2(self._slave, number)
            os.closerange(3, 64)
            os.chdir(cwd)
            os.execve(command[0], command, environment)
        self.code: int | None = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _environment(self, state: Path) -> Mapping[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        own = {f"XDG_{name}_HOME": str(state / name.lower()) for name in ("STATE", "CONFIG", "CACHE", "DATA")}
        return {**kept, **own, "COLORTERM": "truecolor"}

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self._master, 1 << 16)
            except OSError:
                return
            if not piece:
                return
            self.painted += piece
            self._answer()

    def _answer(self) -> None:
        """Answer what was asked since the last answer, in order."""
        if not self._answers:
            return
        questions = b"|".join(map(re.escape, self._answers))
        for asked in re.finditer(questions, self.painted[self._asked :]):
            os.write(self._master, self._answers[asked[0]])
        # The beginning of a question may be all that has come.
        longest = max(map(len, self._answers))
        last = [found.end() for found in re.finditer(questions, self.painted)]
        self._asked = max(len(self.painted) - longest + 1, last[-1] if last else 0, self._asked)

    # --- what a person does

    def enter(self, keys: str) -> None:
        """Send keys, as bytes of a terminal."""
        left = keys.encode()
        while left:
            left = left[os.write(self._master, left) :]

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(
            self._master,
            termios.TIOCSWINSZ,
            struct.pack("HHHH", lines, columns, columns * self._cell[0], lines * self._cell[1]),
        )

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window."""
        self._close("_slave")
        self._close("_master")

    # --- what is seen

    @property
    def words(self) -> str:
        """All that was painted until now, without escapes."""
        return _ESCAPES.sub(b"", self.painted).decode(errors="replace")

    @property
    def modes(self) -> list[object]:
        """The modes of the terminal now."""
        return termios.tcgetattr(self._slave)

    def wait(self, holds: Callable[[], bool], what: str, seconds: float = 60) -> None:
        """Wait for something to hold; a test that waits in vain fails."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds():
                return
            time.sleep(0.01)
        painted = re.sub(r"[ ─]{3,}", "  ", self.words)
        raise AssertionError(f"it never came to hold: {what}; on the screen: {painted[-2500:]!r}")

    def wait_for(self, word: str, seconds: float = 60) -> None:
        """Wait until a word was painted."""
        self.wait(lambda: word in self.words, word, seconds)

    def ended(self) -> bool:
        """Whether the program has ended; ``code`` is then its exit code, or minus the signal."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def wait_for_end(self, seconds: float = 60) -> int:
        """Wait for the program to end; its exit code."""
        self.wait(self.ended, "the end", seconds)
        assert self.code is not None
        time.sleep(0.05)
        return self.code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not self.ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self._close("_slave")
        # Nobody has the other end any more, so the reader comes to its end. It must not go on with this number, which
        # may soon be that of another terminal.
        self._reader.join(2)
        self._close("_master")

    def _close(self, name: str) -> None:
        handle = getattr(self, name)
        setattr(self, name, -1)
        if handle >= 0:
            with contextlib.suppress(OSError):
                os.close(handle)
