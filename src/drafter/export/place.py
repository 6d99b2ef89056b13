"""Files moved into place together: all of them, or none, and what was there before stays until then."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.report.errors import InputError, MachineError
from drafter.report.visible import one_line

_WORKING = ".drafter-"
_ANOTHER = "Choose another folder."
_STALE = 3600.0
"""Seconds; no export takes as long."""


class Move(NamedTuple):
    """A finished file, and where it goes. What stands there is kept under the name ``aside``, where one is given."""

    made: Path
    target: Path
    aside: Path | None = None


@contextlib.contextmanager
def working_folder(out: Path) -> Iterator[Path]:
    """A private folder inside ``out``, so that moving out of it is one step; gone afterwards, whatever happens.

    ``out`` is made where it is missing, and taken away again if nothing came of it. Raises MachineError where it
    cannot be made, and for what the disk refuses meanwhile; InputError where its name is no text.
    """
    _require_text(out)
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        folder = out / f"{_WORKING}{os.urandom(8).hex()}"
        folder.mkdir(mode=0o700)
    except OSError as fault:
        _take_away(missing)
        raise _nothing_written(out, fault) from fault
    try:
        yield folder
    except OSError as fault:
        raise _nothing_written(out, fault) from fault
    finally:
        # Imported here, as below: it takes as long to load as the files take to move.
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
        _take_away(missing)


def _require_text(out: Path) -> None:
    """Processes tell each other paths as UTF-8."""
    try:
        str(out).encode()
    except UnicodeEncodeError as fault:
        raise InputError("The name of the folder is not UTF-8.", cure=_ANOTHER, path=one_line(str(out))) from fault


def disk_fault(what: str, fault: OSError) -> MachineError:
    """An error of the disk as a sentence: ``what`` ("The PDF") cannot be written."""
    why = fault.strerror or str(fault)
    return MachineError(f"{what} cannot be written: {why}.", cure=_cure(fault))


def _nothing_written(out: Path, fault: OSError) -> MachineError:
    return MachineError(f"Nothing can be written to {out}: {fault.strerror or fault}.", cure=_cure(fault))


def _cure(fault: OSError) -> str:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Make room there, or choose another folder."
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "Choose a folder that you may write to."
    return _ANOTHER


def _take_away(folders: Sequence[Path]) -> None:
    """Folders that were made for nothing, from the inner one outwards; one that has something in it stays."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _sweep(out: Path) -> None:
    """Take away what exports left behind that were killed more than an hour ago."""
    for left in out.glob(f"{_WORKING}*"):
        with contextlib.suppress(OSError):
            if left.is_dir() and not left.is_symlink() and time.time() - left.stat().st_mtime > _STALE:
                import shutil

                shutil.rmtree(left, ignore_errors=True)


def move_all(moves: Sequence[Move], folder: Path) -> None:
    """Move every file to its place. Raises MachineError if one cannot; then all is as it was.

    ``folder`` is the working folder, where what is replaced is kept until the last file has moved.
    """
    done: list[tuple[Move, Path | None]] = []
    try:
        for number, move in enumerate(moves):
            _synced(move.made)
            kept = _kept(move.target, folder / f"before-{number}")
            done.append((move, kept))
            if move.aside is not None:
                _kept(move.target, move.aside)
            move.made.replace(move.target)
    except OSError as fault:
        _undo(done)
        raise MachineError(
            f"{_named(fault)} cannot be written: {fault.strerror}. Nothing was changed.",
            cure=_cure(fault),
        ) from fault


def _kept(target: Path, kept: Path) -> Path | None:
    """A second name for what stands at the target, or a copy where the disk knows no second names."""
    if not target.exists():
        return None
    try:
        os.link(target, kept)
    except OSError:
        import shutil

        shutil.copy2(target, kept)
    return kept


def _undo(done: Sequence[tuple[Move, Path | None]]) -> None:
    for move, kept in reversed(done):
        if kept is not None:
            kept.replace(move.target)
        elif not move.made.exists():
            move.target.replace(move.made)
        if move.aside is not None:
            move.aside.unlink(missing_ok=True)


def _named(fault: OSError) -> str:
    return str(fault.filename2 or fault.filename or "A file")


def _synced(file: Path) -> None:
    """On the disk before it is in place, so that a power cut leaves the old file or the new one."""
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
