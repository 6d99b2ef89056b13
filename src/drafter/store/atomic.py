"""Replacing a file so that at every moment either the old one or the new one is whole on disk."""

from __future__ import annotations

import errno
import fcntl
import glob
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.report.errors import MachineError, Refused
from drafter.report.visible import one_line
from drafter.store.reading import digest

TEMPORARY = ".drafter-tmp"
STALE_AFTER = 60
"""Seconds after which a temporary that nobody holds locked is swept."""
_PATIENCE = 5.0
"""Seconds to wait for somebody else's save into the same folder."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota of disk space is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk failed",
    errno.ENOENT: "the folder is gone",
    errno.EFBIG: "the file would be too large",
    errno.EXDEV: "it is on another disk",
    errno.EWOULDBLOCK: "somebody else is saving into this folder",
}
# What a file system answers that has no locks, or cannot sync a folder: a network drive, mostly.
_UNABLE = (errno.EINVAL, errno.ENOTSUP, errno.ENOLCK, errno.EBADF, errno.ENOSYS)


class ChangedOutside(Refused):
    """The file is no longer what was loaded; nothing was written."""


class NeedsInPlaceSave(Refused):
    """The file can only be written in place (``save(…, in_place=True)``); nothing was written."""


def reason(error: OSError) -> str:
    """Why the machine failed, in words."""
    return _REASONS.get(error.errno or 0, one_line(error.strerror or "unknown error").lower())


def replace(file: Path, expected: str, raw: bytes) -> None:
    """Put ``raw`` in the place of ``file``, whose content must still have the digest ``expected``.

    Raises ChangedOutside, NeedsInPlaceSave or MachineError; the old file is then untouched. Only where the very last
    step fails, telling the disk to keep the new name, the new file is in place already, and the message says so.
    """
    written = False
    try:
        with _alone(file.parent):
            status = _checked(file, expected, raw)
            if status is not None:
                _own(file, status)
                _sweep(file)
                _write_beside(file, status, expected, raw)
            written = True
            sync_folder(file.parent)
            _unconfirmed.pop(file, None)
    except OSError as error:
        if written:
            _unconfirmed[file] = digest(raw)
        raise _failed(error, file, _UNCONFIRMED if written else _NOT_SAVED) from error


def replace_in_place(file: Path, expected: str, raw: bytes, copies: Path) -> None:
    """Write ``raw`` over the content of ``file``, while a synced copy of it is in the folder ``copies``.

    For a file that other names or owners share. Where that fails the old content is put back if the machine lets us,
    and the copy stays; the message says where.
    """
    copy = copies / f"{digest(os.fsencode(file))[:16]}-{time.time_ns()}.toml"
    try:
        with _alone(file.parent):
            if _checked(file, expected, raw) is None:
                return
            copies.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_new(copy, raw, 0o600)
            sync_folder(copies)
            _write_over(file, raw)
    except OSError as error:
        cure = f"A full copy is in {one_line(str(copy))}." if copy.exists() else _KEPT
        raise _failed(error, file, _NOT_SAVED, cure) from error
    # The report is saved; a copy too many does no harm.
    with suppress(OSError):
        copy.unlink()


_unconfirmed: dict[Path, str] = {}
"""By file, the digest of what this process put there without the disk confirming it: a change of nobody else's."""

_KEPT = "The text is still here; save again when that is mended."
_NOT_SAVED = "The report was not saved"
_UNCONFIRMED = "The report was written, but the disk does not confirm that it keeps it"


def _failed(error: OSError, file: Path, message: str, cure: str = _KEPT) -> MachineError:
    return MachineError(f"{message}: {reason(error)}.", cure=cure, path=one_line(str(file)))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, so that of two saves the second sees what the first has written."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _UNABLE:
                return
            if error.errno != errno.EWOULDBLOCK or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _checked(file: Path, expected: str, raw: bytes) -> os.stat_result | None:
    """The status of the file to be replaced; None where it already holds ``raw``."""
    try:
        status = file.stat()
    except FileNotFoundError as error:
        raise ChangedOutside("The file of this report is no longer there.", path=one_line(str(file))) from error
    if not stat.S_ISREG(status.st_mode):
        raise ChangedOutside("This is no regular file any more.", path=one_line(str(file)))
    found = digest(file.read_bytes())
    if found == digest(raw):
        return None
    if found not in (expected, _unconfirmed.get(file)):
        raise ChangedOutside(
            "Somebody else has changed this file since it was opened; nothing was saved over it.",
            cure="Open it again to see their change; your text is kept.",
            path=one_line(str(file)),
        )
    if os.statvfs(file).f_flag & os.ST_RDONLY:
        raise OSError(errno.EROFS, "read-only")
    if not os.access(file, os.W_OK):
        # A new file could take its place all the same; whoever took the right away did not mean that.
        raise OSError(errno.EACCES, "not writable")
    return status


def _own(file: Path, status: os.stat_result) -> None:
    """Replacing makes a new file, which must not cut other names or owners off."""
    is_root = os.geteuid() == 0
    shared = ""
    if status.st_nlink > 1:
        shared = "The file has several names (hard links)"
    elif not is_root and status.st_uid != os.geteuid():
        shared = "The file belongs to somebody else"
    elif not is_root and status.st_gid not in (os.getegid(), *os.getgroups()):
        shared = "The file belongs to a group you are not in"
    elif not os.access(file.parent, os.W_OK):
        shared = "Nothing may be added to its folder"
    if shared:
        raise NeedsInPlaceSave(f"{shared}, so it can only be written in place.", path=one_line(str(file)))


def _write_beside(file: Path, status: os.stat_result, expected: str, raw: bytes) -> None:
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(6)}{TEMPORARY}")
    try:
        write_new(temporary, raw, 0o600, lambda descriptor: _like(descriptor, file, status))
        if temporary.read_bytes() != raw:
            raise OSError(errno.EIO, "what was written reads back differently")
        # Once more: the lock binds drafter, not other editors.
        if _checked(file, expected, raw) is None:
            temporary.unlink()
        else:
            temporary.replace(file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _like(descriptor: int, file: Path, status: os.stat_result) -> None:
    """Give a new file the owner, mode and extended attributes of the old one."""
    made = os.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
        os.fchown(descriptor, status.st_uid, status.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
    if sys.platform == "linux":
        # Not every file system has extended attributes, and not every attribute may be copied.
        with suppress(OSError):
            for name in os.listxattr(file):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(file, name))


def _write_over(file: Path, raw: bytes) -> None:
    old = file.read_bytes()
    with file.open("r+b", buffering=0) as opened:
        try:
            _write_all(opened.fileno(), raw)
            if file.read_bytes() != raw:
                raise OSError(errno.EIO, "what was written reads back differently")
        except OSError:
            # The old content had room before: put it back, so that nobody reads a mixture of both.
            with suppress(OSError):
                opened.seek(0)
                _write_all(opened.fileno(), old)
            raise


def _write_all(descriptor: int, raw: bytes) -> None:
    """Write all of it from where the descriptor stands, cut off what follows, and sync."""
    view = memoryview(raw)
    while view:
        view = view[os.write(descriptor, view) :]
    os.ftruncate(descriptor, len(raw))
    os.fsync(descriptor)


def write_new(file: Path, raw: bytes, mode: int, prepare: Callable[[int], None] | None = None) -> None:
    """Write a file that must not be there yet, and sync it; ``prepare`` gets its descriptor before anything is in it.

    It is locked while it is written, so that nobody sweeps it. Raises OSError, and leaves then what is there of it.
    """
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if prepare is not None:
            prepare(descriptor)
        _write_all(descriptor, raw)
    finally:
        os.close(descriptor)


def put(file: Path, raw: bytes) -> None:
    """Make ``raw`` the content of a file that drafter owns, whether it is there yet or not.

    What was there stays whole until the new one is; nobody's change in between is looked for. MachineError on failure.
    """
    target = Path(os.path.realpath(file))
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}{TEMPORARY}")
    try:
        write_new(temporary, raw, 0o666)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise MachineError(f"The file was not written: {reason(error)}.", path=one_line(str(file))) from error


def sync_folder(folder: Path) -> None:
    """Tell the disk to keep the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
    finally:
        os.close(descriptor)


def _sweep(file: Path) -> None:
    """Remove temporaries that a killed save left beside the file."""
    for stale in file.parent.glob(f".{glob.escape(file.name)}.*{TEMPORARY}"):
        with suppress(OSError), stale.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if time.time() - os.fstat(opened.fileno()).st_mtime > STALE_AFTER:
                stale.unlink()
