"""What stands where files are to go: what drafter made is replaced, and what it did not make is kept beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.export.receipt.receipt import KnownFile, Receipt, read_receipt


class Beside(NamedTuple):
    """Where the receipt is, or would be, and what it says; it knows the files beside it."""

    file: Path
    receipt: Receipt | None

    def is_ours(self, file: Path) -> bool:
        """Whether a file is what drafter made, and nobody has changed it since."""
        known = {} if self.receipt is None else self.receipt.known
        return file.name in known and _digest(file) == known[file.name]

    def earlier(self, replaced: Iterable[str]) -> tuple[KnownFile, ...]:
        """The files of earlier exports that stay, apart from those that are ``replaced``."""
        known = {} if self.receipt is None else self.receipt.published
        names = known.keys() - set(replaced)
        return tuple(
            KnownFile(name, known[name]) for name in sorted(names) if _digest(self.file.parent / name) == known[name]
        )


def beside(receipt_file: Path) -> Beside:
    """What a folder says of itself, by its receipt."""
    try:
        content = receipt_file.read_bytes()
    except OSError:
        content = b""
    return Beside(receipt_file, read_receipt(content))


def aside(file: Path) -> Path:
    """Where a file that drafter did not make is kept: ``report.earlier.docx``, the first such name that is free."""
    stem, dot, suffix = file.name.rpartition(".")
    count = 1
    while True:
        name = f"{stem}.earlier{'' if count == 1 else f'-{count}'}{dot}{suffix}"
        if not (file.parent / name).exists() and not (file.parent / name).is_symlink():
            return file.parent / name
        count += 1


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
