"""What a published file was made from, as one hash: the report, what it shows, its template, and drafter itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter import __version__
from drafter.document.edition import Edition
from drafter.export.job import stamp_of
from drafter.report.report import Report

_FIGURES = "figures"


def made_from(
    report: Report,
    file: Path,
    raw: bytes,
    template_folder: Path,
    settings: Path,
    edition: Edition,
    *,
    draft: bool,
    crest: bytes = b"",
) -> str:
    """SHA-256 in hexadecimal. Which formats are asked for is no part of it, nor the day on which it is asked.

    ``raw`` is what ``file``, the report's, says; ``settings`` is the file of the workspace, which may be missing, and
    ``crest`` the content of the picture that it names.
    """
    digest = hashlib.sha256()
    stamp = stamp_of(report.meeting).date()
    for word in (__version__, report.slug, edition.value, str(draft), str(stamp)):
        digest.update(word.encode() + b"\0")
    digest.update(raw)
    digest.update(hashlib.sha256(crest).digest())
    for folder in (file.parent / _FIGURES, template_folder):
        for each in _files(folder):
            _add(digest, each, folder)
    _add(digest, settings, settings.parent)
    return digest.hexdigest()


def is_published(slug: str, formats: Sequence[str], edition: Edition, folder: Path, made: str) -> bool:
    """Whether every format that is asked for is in its place, made from the same, and untouched since."""
    from drafter.export.publish import file_name
    from drafter.export.receipt.beside import beside

    there = beside(folder / file_name(slug, edition, "receipt.json"))
    if there.receipt is None or there.receipt.made_from != made:
        return False
    names = [file_name(slug, edition, format) for format in formats]
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
