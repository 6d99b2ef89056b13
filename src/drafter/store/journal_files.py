"""Where journals are, whose they are, and which of them were left behind.

A journal is locked for as long as the program that writes it lives: what can be locked was left behind. It comes to
its name only when it is locked, so that nobody takes a living one for one that was left.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.store.home import state_folder
from drafter.store.remembered import key_of

if TYPE_CHECKING:
    from drafter.store.journal_lines import Recording

SUFFIX = ".journal"
BROKEN = ".broken"
_NEW = ".new"
"""The end of the name that a journal has until it is whole."""
_STALE_AFTER = 60
"""Seconds after which one that never came to its name is swept."""
_MOST = 100_000_000
"""Bytes of a journal that are read; a living one is written anew long before."""


def journal_folder() -> Path:
    """Where they are; only their owner can look into it."""
    return state_folder() / "journals"


def journals(report: Path | None = None) -> list[Path]:
    """The journals of a report, or all of them, living ones too."""
    wanted = "" if report is None else f"{key_of(report)}-"
    return sorted(journal_folder().glob(f"{wanted}*{SUFFIX}"))


class OpenJournal:
    """A journal that is being written, by one thread. Everything may raise OSError."""

    def __init__(self, report: Path, begins: bytes) -> None:
        folder = journal_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = folder / f"{key_of(report)}-{os.urandom(6).hex()}{SUFFIX}"
        _sweep(folder)
        temporary = self.path.with_suffix(_NEW)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        self._descriptor = os.open(temporary, flags, 0o600)
        self.size = 0
        self.is_whole = True
        """Whether it ends with a whole line, so that another can be added."""
        try:
            # A file system without locks keeps the words all the same.
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.add(begins)
            temporary.rename(self.path)
            _sync_names(folder)
        except OSError:
            self.close()
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
                self.path.unlink(missing_ok=True)
            raise

    def add(self, line: bytes) -> None:
        """Write a line down, and see that the disk keeps it; where that fails, what came of it is taken away again."""
        view = memoryview(line)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
            os.fsync(self._descriptor)
        except OSError:
            # A full disk has room for a shorter line then.
            self.is_whole = False
            with suppress(OSError):
                os.ftruncate(self._descriptor, self.size)
                self.is_whole = True
            raise
        self.size += len(line)

    def remove(self) -> None:
        """It holds nothing that is not safe elsewhere."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Leave it behind."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _sweep(folder: Path) -> None:
    """Remove journals whose programs were killed before they were whole: they say what others say, or what was new."""
    for stale in folder.glob(f"*{_NEW}"):
        with suppress(OSError), stale.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if time.time() - os.fstat(opened.fileno()).st_mtime > _STALE_AFTER:
                stale.unlink()


def _sync_names(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # Some file systems cannot; the words themselves are synced.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


class LeftJournal:
    """A journal that was left behind; nobody else is given it until it is let go."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def read(self) -> Recording:
        """What it says; OSError or NotAJournal where it cannot be read."""
        from drafter.store.journal_lines import read_lines

        with os.fdopen(os.dup(self._descriptor), "rb") as opened:
            opened.seek(0)
            return read_lines(opened.read(_MOST))

    def done_with(self, *, broken: bool = False) -> Path | None:
        """Remove it: its words are safe elsewhere, or not wanted any more. OSError where that cannot be done.

        One that is broken is kept under another name, and not offered again; that name.
        """
        kept = self.path.with_suffix(BROKEN) if broken else None
        if kept is None:
            self.path.unlink(missing_ok=True)
        else:
            self.path.rename(kept)
        self.let_go()
        return kept

    def let_go(self) -> None:
        """Leave it where it is, for another time."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def left_behind(report: Path | None = None) -> Iterator[LeftJournal]:
    """The journals that nobody writes any more, of a report or all; whoever asks lets each of them go."""
    for path in journals(report):
        left = _claimed(path)
        if left is not None:
            yield left


def have_left(reports: Iterable[Path]) -> frozenset[Path]:
    """Those of the reports that a journal was left behind of. It is not read, and nobody waits for it meanwhile."""
    keys = set()
    for left in left_behind():
        left.let_go()
        keys.add(left.path.name.partition("-")[0])
    return frozenset(report for report in reports if key_of(report) in keys) if keys else frozenset()


def _claimed(path: Path) -> LeftJournal | None:
    """A journal, locked; None where somebody writes it, or looks at it, or it is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:
        # No locks here: better offered twice than never.
        return LeftJournal(path, descriptor)
    if not os.fstat(descriptor).st_nlink:
        os.close(descriptor)
        return None
    return LeftJournal(path, descriptor)
