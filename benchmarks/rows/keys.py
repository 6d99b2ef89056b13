"""From a key to the rows that it changes, painted."""

import re
from collections.abc import Callable, Sequence

from benchmarks.process import PYTHON, FailedError, output
from benchmarks.row import Row
from benchmarks.workspace import PROJECT, Workspace

KEYS = 300
_PROCESSOR = re.compile(r"p99 ([\d.]+) ms of processor")


def row(size: int, budget: float, *options: str) -> Callable[[Workspace], Row]:
    """The slowest key but one in a hundred, in seconds of processor, in a field of ``size`` characters.

    Autosave and check are on; the terminal is one of 120×40 that costs nothing. ``options`` are those of
    ``benchmarks.keys``.
    """

    def made(_: Workspace) -> Row:
        name = f"a key in a field of {size // 1000:,} kB" if size < 900_000 else "a key in a field of 1 MB"
        how = options[0].removeprefix("--") if options else "p99"
        words = f"{name}, {how}"
        return Row(name=words, ours=lambda: _measured(size, options), budget=budget, rounds=3)

    return made


def _measured(size: int, options: Sequence[str]) -> float:
    words = output([PYTHON, "-m", "benchmarks.keys", str(KEYS), str(size), *options], PROJECT).decode()
    found = _PROCESSOR.search(words)
    if found is None:
        raise FailedError(f"no key was measured: {words[-500:]}")
    return float(found[1]) / 1000
