"""A fault in a template or in settings."""

from __future__ import annotations

from typing import NamedTuple

from drafter.report.places import KeyPath


class Fault(NamedTuple):
    """What is wrong at a place of the file, and what cures it."""

    path: KeyPath
    message: str
    cure: str = ""
