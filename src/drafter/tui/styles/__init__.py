"""The style sheets."""

from __future__ import annotations

from pathlib import Path


def sheet(name: str) -> Path:
    """The file of a style sheet."""
    return Path(__file__).parent / f"{name}.tcss"
