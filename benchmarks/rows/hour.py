"""The memory of the app after an hour of writing, against that after twenty minutes."""

from functools import cache

from benchmarks.hour import KEYS
from benchmarks.process import PYTHON, output
from benchmarks.row import Row
from benchmarks.workspace import PROJECT, Workspace


def row(_: Workspace) -> Row:
    """Bytes that are resident, of the same run: it takes some minutes and is made once."""
    return Row(
        name="memory after an hour of writing",
        ours=lambda: _hour()[1],
        bare=lambda: _hour()[0],
        bare_name="20 minutes",
        budget=1.05,
        rounds=1,
        unit="MB",
        shown=1e-6,
    )


@cache
def _hour() -> tuple[int, int]:
    third, end = output([PYTHON, "-m", "benchmarks.hour", str(KEYS)], PROJECT).split()
    return int(third) * 1024, int(end) * 1024
