"""The files beside a report: read from its own folder, never through a link, never without a bound."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec

from drafter.report.attachments import AttachmentFault
from drafter.report.visible import one_line

MAX_BYTES = 20_000_000
_MOST_LISTED = 500


def files_in(folder: Path, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The files of a report's folder that end so, by the names that a report calls them; hidden ones are left out."""
    found: list[str] = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        below = Path(here).relative_to(folder)
        for name in sorted(files):
            file = Path(here, name)
            if name.lower().endswith(endings) and not name.startswith(".") and not file.is_symlink():
                found.append((below / name).as_posix())
        if len(found) >= _MOST_LISTED:
            break
    return tuple(found[:_MOST_LISTED])


class Around(msgspec.Struct, frozen=True):
    """How a folder is spoken of, and where a file that is not in it should go."""

    folder: str
    into: str
    beside: str


REPORT = Around("the report's folder", "Copy it to figures/ beside the report.", "Put it beside the report")
WORKSPACE = Around("the workspace's folder", "Copy it to where drafter.toml is, or below.", "Put it there")


class FolderAttachments:
    """The files in a folder, which is that of a report unless something else is said."""

    def __init__(self, folder: Path, around: Around = REPORT) -> None:
        self._folder = folder
        self._around = around

    def read(self, name: str) -> bytes:
        """The content of a file named from the report's folder; AttachmentFault where it cannot be used."""
        steps = name.split("/")
        if not name or "\0" in name or any(step in ("", ".", "..") for step in steps):
            raise AttachmentFault(f"“{one_line(name)}” is no file inside {self._around.folder}.", self._around.into)
        try:
            descriptor = self._opened(steps)
        except FileNotFoundError as error:
            raise AttachmentFault(
                f"There is no file {one_line(name)}.", f"{self._around.beside}, or correct its name."
            ) from error
        except OSError as error:
            raise AttachmentFault(
                f"{one_line(name)} cannot be read: {(error.strerror or 'unknown error').lower()}.",
                f"It must be a file of its own in {self._around.folder}, not a link.",
            ) from error
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise AttachmentFault(f"{one_line(name)} is no file.", "Name a data file or a picture.")
            content = _read(descriptor)
        finally:
            os.close(descriptor)
        if len(content) > MAX_BYTES:
            raise AttachmentFault(
                f"{one_line(name)} has more than {MAX_BYTES // 1_000_000} MB.", "Make the picture or the data smaller."
            )
        return content

    def _opened(self, steps: list[str]) -> int:
        """A descriptor of the file, each step of the way opened from the one before so that none can be a link."""
        at = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        for number, step in enumerate(steps, 1):
            kind = os.O_DIRECTORY if number < len(steps) else os.O_NONBLOCK
            try:
                inner = os.open(step, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | kind, dir_fd=at)
            finally:
                os.close(at)
            at = inner
        return at


def _read(descriptor: int) -> bytes:
    """The whole content, or one byte more than anyone may have."""
    with os.fdopen(descriptor, "rb", closefd=False) as opened:
        return opened.read(MAX_BYTES + 1)
