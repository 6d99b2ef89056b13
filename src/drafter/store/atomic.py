"""Replacing a file so that at every moment either the old one or the new one is whole on disk."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from drafter.report.errors import MachineError, Refused
from drafter.report.visible import one_line
from drafter.store.reading import digest

TEMPORARY = ".drafter-tmp"
_STALE_AFTER = 60
"""Seconds after which a temporary that nobody holds locked is swept."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota of disk space is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk failed",
    errno.ENOENT: "the folder is gone",
    errno.EFBIG: "the file would be too large",
}


class ChangedOutside(Refused):
    """The file is no longer what was loaded; nothing was written."""


class NeedsInPlaceSave(Refused):
    """The file can only be written in place (``save(…, in_place=True)``); nothing was written."""


def reason(error: OSError) -> str:
    """Why the machine failed, in words."""
    return _REASONS.get(error.errno or 0, (error.strerror or "unknown error").lower())


def replace(file: Path, expected: str, raw: bytes) -> None:
    """Put ``raw`` in the place of ``file``, whose content must still have the digest ``expected``.

    Raises ChangedOutside, NeedsInPlaceSave or MachineError; the old file is then untouched and no temporary is left.
    """
    try:
        status = _checked(file, expected, raw)
        if status is None:
            _sync_folder(file.parent)
            return
        _sweep(file)
        _write_beside(file, status, expected, raw)
    except OSError as error:
        raise MachineError(
            f"The report was not saved: {reason(error)}.",
            cure="The text is still here; save again when that is mended.",
            path=one_line(str(file)),
        ) from error


def replace_in_place(file: Path, expected: str, raw: bytes, copies: Path) -> Path:
    """Write ``raw`` over the content of ``file``, after a full synced copy of it in ``copies``; the copy's path.

    For a file that other names or owners share. A failure leaves the copy, and says where it is.
    """
    copy = copies / f"{digest(os.fsencode(file))[:16]}-{time.time_ns()}.toml"
    try:
        if _checked(file, expected, raw, shared=True) is None:
            return copy
        copies.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_new(copy, raw, 0o600, lambda _: None)
        _sync_folder(copies)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CLOEXEC), "wb") as opened:
            opened.write(raw)
            opened.truncate()
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        raise MachineError(
            f"The report was not saved: {reason(error)}.",
            cure=f"A full copy is in {copy}." if copy.exists() else "",
            path=one_line(str(file)),
        ) from error
    return copy


def _checked(file: Path, expected: str, raw: bytes, *, shared: bool = False) -> os.stat_result | None:
    """The status of the file to be replaced; None where it already holds ``raw``."""
    try:
        status = file.stat()
    except FileNotFoundError as error:
        raise ChangedOutside("The file of this report is no longer there.", path=one_line(str(file))) from error
    if not stat.S_ISREG(status.st_mode):
        raise ChangedOutside("This is no regular file any more.", path=one_line(str(file)))
    _unchanged(file, expected, raw)
    if not shared:
        _own(file, status)
    return None if digest(file.read_bytes()) == digest(raw) != expected else status


def _unchanged(file: Path, expected: str, raw: bytes) -> None:
    if digest(file.read_bytes()) not in (expected, digest(raw)):
        raise ChangedOutside(
            "Somebody else has changed this file since it was opened; nothing was saved over it.",
            cure="Open it again to see their change; your text is kept.",
            path=one_line(str(file)),
        )


def _own(file: Path, status: os.stat_result) -> None:
    """Replacing makes a new file, which must not cut other names or owners off."""
    shared = ""
    if status.st_nlink > 1:
        shared = "The file has several names (hard links)"
    elif status.st_uid != os.geteuid() and os.geteuid() != 0:
        shared = "The file belongs to somebody else"
    elif not os.access(file.parent, os.W_OK):
        shared = "Nothing may be added to its folder"
    if shared:
        raise NeedsInPlaceSave(f"{shared}, so it can only be written in place.", path=one_line(str(file)))


def _write_beside(file: Path, status: os.stat_result, expected: str, raw: bytes) -> None:
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(6)}{TEMPORARY}")

    def like_the_old(descriptor: int) -> None:
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
        if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(descriptor, status.st_uid, status.st_gid)
        # Not every file system has extended attributes, and not every attribute may be copied.
        with suppress(OSError):
            shutil._copyxattr(file, temporary)  # type: ignore[attr-defined]

    try:
        _write_new(temporary, raw, 0o600, like_the_old)
        if temporary.read_bytes() != raw:
            raise OSError(errno.EIO, "what was written reads back differently")
        _unchanged(file, expected, raw)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(file.parent)


def _write_new(file: Path, raw: bytes, mode: int, prepare: Callable[[int], None]) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as opened:
        # Held while it is written, so that nobody sweeps it.
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        prepare(descriptor)
        opened.write(raw)
        opened.flush()
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder; theirs is in order by itself.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _sweep(file: Path) -> None:
    """Remove temporaries that a killed save left beside the file."""
    for stale in file.parent.glob(f".{file.name}.*{TEMPORARY}"):
        with suppress(OSError), stale.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if time.time() - os.fstat(opened.fileno()).st_mtime > _STALE_AFTER:
                stale.unlink()
