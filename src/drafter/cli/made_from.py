"""What a published file was made from, as one hash: the report, what it shows, its template, and drafter itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import __version__
from drafter.store.workspace import SETTINGS_FILE

if TYPE_CHECKING:
    from drafter.cli.exporting import ExportWanted
    from drafter.store.load import Loaded

_FIGURES = "figures"


def made_from(loaded: Loaded, wanted: ExportWanted) -> str:
    """SHA-256 in hexadecimal. Which formats are asked for is no part of it, nor the day on which it is asked."""
    from drafter.export.job import stamp_of

    digest = hashlib.sha256()
    stamp = stamp_of(loaded.report.meeting).date()
    for word in (__version__, loaded.report.slug, wanted.edition, str(wanted.draft), str(stamp)):
        digest.update(word.encode() + b"\0")
    digest.update(loaded.source.raw)
    for folder in (loaded.file.parent / _FIGURES, loaded.template_folder):
        for file in _files(folder):
            _add(digest, file, folder)
    _add(digest, loaded.workspace.root / SETTINGS_FILE, loaded.workspace.root)
    return digest.hexdigest()


def is_published(loaded: Loaded, wanted: ExportWanted, made: str) -> bool:
    """Whether every format that is asked for is in its place, made from the same, and untouched since."""
    from drafter.document.edition import Edition
    from drafter.export.publish import file_name
    from drafter.export.receipt.beside import beside

    folder, edition = Path(wanted.folder), Edition(wanted.edition)
    there = beside(folder / file_name(loaded.report.slug, edition, "receipt.json"))
    if there.receipt is None or there.receipt.made_from != made:
        return False
    names = [file_name(loaded.report.slug, edition, format) for format in wanted.formats]
    listed = {each.name for each in there.receipt.files}
    return all(name in listed and there.is_ours(folder / name) for name in names)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(file for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else ()


def _add(digest: hashlib._Hash, file: Path, folder: Path) -> None:
    try:
        content = file.read_bytes()
    except OSError:
        # What cannot be read is told by who needs it; here it is as good as absent.
        return
    digest.update(f"{file.relative_to(folder)}\0{len(content)}\0".encode())
    digest.update(content)
