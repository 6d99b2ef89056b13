"""A fault in a template or in settings."""

from __future__ import annotations

import msgspec

from drafter.report.places import KeyPath


class Fault(msgspec.Struct, frozen=True):
    """What is wrong at a place of the file, and what cures it."""

    path: KeyPath
    message: str
    cure: str = ""
