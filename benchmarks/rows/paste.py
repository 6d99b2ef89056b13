"""A text of nearly a megabyte out of Word, cleaned."""

import time

from benchmarks.row import Row
from benchmarks.workspace import Workspace
from drafter.tui.pasting.cleaning import cleaned

_PIECE = (
    "5.4.1\tThe board’s partners go on working “closely” together, and they say in the autumn what came of it.\r\n"
    "The aims are:\r\n•\tneglect\r\n•\tsafety on\u00a0line\r\n"
    "A paragraph of its own, which is long enough to be one.\r\n"
)


def row(_: Workspace) -> Row:
    """One cleaning, in seconds of processor."""
    pasted = _PIECE * (950_000 // len(_PIECE))

    def pasting() -> float:
        started = time.process_time()
        cleaned(pasted)
        return time.process_time() - started

    return Row(name="a paste of 1 MB, cleaned", ours=pasting, budget=1.0, rounds=5)
