"""What a row of the table is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: One run of something; the seconds it took, or the bytes.
Run = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """One line of the table.

    With ``bare`` the budget is a ratio, ``ours`` / ``bare``; without it, seconds. ``rounds`` is how often each
    is run; the median counts. ``unit`` is what is shown, ``shown`` of them for each of what is measured.
    """

    name: str
    ours: Run
    budget: float
    bare: Run | None = None
    bare_name: str = ""
    rounds: int = 21
    unit: str = "ms"
    shown: float = 1000


class NotHereError(Exception):
    """A row cannot be measured on this machine; the message says why."""
