"""What the app remembers from one run to the next: where one was, how it looked. Never a word of a report.

Nothing depends on it. A file that is missing, broken or no file is as good as none, and one that cannot be written is
not missed: so nothing here raises.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from drafter.store.home import state_folder
from drafter.typed import from_json

Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
Word = Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[\w.-]*$")]
"""An id, never a text."""
FolderPath = Annotated[str, msgspec.Meta(max_length=4_096)]

_MAX_BYTES = 64_000
_MOST_KEPT = 1_000
"""Reports that are remembered; then the oldest are forgotten."""


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody was in a report: field, cursor in its text, rows shown above the cursor, panes."""

    place: Word = ""
    line: Count = 0
    column: Count = 0
    above: Count = 0
    side: Word | None = None
    outline: bool = True


class LibraryView(msgspec.Struct, frozen=True, kw_only=True):
    """The report that was opened last (its :func:`key_of`), and the order of the list."""

    last: Word = ""
    order: Word = ""
    reverse: bool = False


class ExportView(msgspec.Struct, frozen=True, kw_only=True):
    """The folder and the formats of the last export. Never the edition: who publishes what is exempt says so anew."""

    folder: FolderPath = ""
    formats: tuple[Word, ...] = ()


class AppView(msgspec.Struct, frozen=True, kw_only=True):
    """The theme that was picked, and over which of the config; the first step that comes next, or that all are known.

    A config that names another theme later counts for more than an older pick.
    """

    theme: Word = ""
    over: Word = ""
    step: Annotated[int, msgspec.Meta(ge=1)] = 1
    begun: bool = False


View = TypeVar("View", bound=msgspec.Struct)


def key_of(path: Path) -> str:
    """What a file or a folder is remembered by: nothing of its name can be read from it."""
    from hashlib import sha256

    return sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]


def recall(name: str, kind: type[View]) -> View:
    """What was remembered under a name, as it comes where there is nothing, or nothing sound."""
    with suppress(OSError, ValueError, RecursionError, msgspec.DecodeError):
        return from_json(_read(_file(name)), kind)
    return kind()


def remember(name: str, view: msgspec.Struct) -> None:
    """Keep it until the next run, readable by its owner alone."""
    file = _file(name)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        if not file.parent.is_dir():
            file.parent.mkdir(parents=True, mode=0o700)
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(msgspec.json.encode(view))
            temporary.replace(file)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _forget_the_oldest(file.parent)


def _file(name: str) -> Path:
    return state_folder() / "views" / f"{name}.json"


def _read(file: Path) -> bytes:
    # Not blocking, and a regular file only: a pipe of that name must not hold the start up.
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{file} is no file")
        return opened.read(_MAX_BYTES)


def _forget_the_oldest(folder: Path) -> None:
    files = [file for file in folder.iterdir() if file.suffix == ".json"]
    if len(files) > _MOST_KEPT:
        for file in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) // 2]:
            file.unlink(missing_ok=True)
