"""What comes out of a sum that does not come out."""

from __future__ import annotations

import msgspec


class Disagreement(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` of a text say one thing, and ``sum`` ("604 / 1,912 = 31.6 per cent") another."""

    start: int
    end: int
    sum: str
