"""Office files are zip archives; packed here so that the same parts give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


class Part(NamedTuple):
    """A part of the archive: its name in it, and its bytes."""

    name: str
    content: bytes


def write_archive(file: Path, parts: Iterable[Part]) -> None:
    """Pack the parts in their order, with no clock and no owner in the file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for part in parts:
            info = zipfile.ZipInfo(part.name, _EPOCH)
            # What an OpenDocument says first must be readable without unpacking it (part 2, 3.3).
            info.compress_type = zipfile.ZIP_STORED if part.name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, part.content)


def read_archive(file: Path) -> list[Part]:
    """The parts of an archive, in their order."""
    with zipfile.ZipFile(file) as archive:
        return [Part(info.filename, archive.read(info)) for info in archive.infolist()]
