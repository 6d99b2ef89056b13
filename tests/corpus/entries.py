"""What a careful reviewer says of a report of the corpus: ``defects.toml``, read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

HERE = Path(__file__).parent


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing: ``family`` is the beginning of its codes, ``at`` a number or a place, ``words`` those at fault."""

    family: str
    at: str
    words: str
    what: str


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be found, what must not, and what may be."""

    defects: tuple[Entry, ...] = ()
    traps: tuple[Entry, ...] = ()
    arguable: tuple[Entry, ...] = ()


def folders() -> list[Path]:
    """The folders of the corpus that hold a report."""
    return sorted(file.parent for file in HERE.glob("*/report.toml"))


def expected(folder: Path) -> Expected:
    """What is known of the report in a folder."""
    return msgspec.convert(tomllib.loads((folder / "defects.toml").read_text(encoding="utf-8")), Expected)
