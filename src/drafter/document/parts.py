"""The parts of a template that say how its reports look; drafter's plain ones stand in where it brings none."""

from __future__ import annotations

from pathlib import Path

_PLAIN = Path(__file__).parent / "plain"


def part_file(folder: Path, name: str) -> Path:
    """The part ``name`` ("report.md.j2", "report.typ", "reference.docx") for a template in ``folder``."""
    own = folder / name
    return own if own.exists() else plain_part(name)


def plain_part(name: str) -> Path:
    """The part that stands in where a template brings none."""
    return _PLAIN / name
