"""Medians of runs that take turns, so that whatever else the machine does falls on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from benchmarks.row import Row


@dataclass(frozen=True)
class Measured:
    """Medians in seconds; ``bare`` is None where the budget is in seconds."""

    ours: float
    bare: float | None

    @property
    def value(self) -> float:
        """What the budget is held against: the ratio, or the seconds."""
        return self.ours if self.bare is None else self.ours / self.bare


def measure(row: Row) -> Measured:
    """Run both sides once to warm up, then in turns."""
    row.ours()
    if row.bare is None:
        return Measured(median(row.ours() for _ in range(row.rounds)), None)
    row.bare()
    pairs = [(row.ours(), row.bare()) for _ in range(row.rounds)]
    return Measured(median(ours for ours, _ in pairs), median(bare for _, bare in pairs))
