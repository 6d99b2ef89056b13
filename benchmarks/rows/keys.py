"""From a key to the rows that it changes, painted."""

import re
from collections.abc import Callable

from benchmarks.process import PYTHON, FailedError, output
from benchmarks.row import Row
from benchmarks.workspace import PROJECT, Workspace

KEYS = 300
_PROCESSOR = re.compile(r"p99 ([\d.]+) ms of processor")


def row(size: int, budget: float) -> Callable[[Workspace], Row]:
    """The slowest key but one in a hundred, in seconds of processor, in a field of ``size`` characters.

    Autosave and check are on; the terminal is one of 120×40 that costs nothing.
    """

    def made(_: Workspace) -> Row:
        name = f"{size // 1000:,} kB" if size < 900_000 else "1 MB"
        return Row(name=f"a key in a field of {name}, p99", ours=lambda: _measured(size), budget=budget, rounds=3)

    return made


def _measured(size: int) -> float:
    words = output([PYTHON, "-m", "benchmarks.keys", str(KEYS), str(size)], PROJECT).decode()
    found = _PROCESSOR.search(words)
    if found is None:
        raise FailedError(f"no key was measured: {words[-500:]}")
    return float(found[1]) / 1000
