"""The check of a report far longer than any committee would read."""

from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace


def row(workspace: Workspace) -> Row:
    """``check`` of 100 kB of prose, in seconds."""
    return Row(
        name="drafter check, 100 kB of prose",
        ours=lambda: seconds([DRAFTER, "check", str(workspace.long)], workspace.root, allowed=(0, 1)),
        budget=0.25,
        rounds=15,
    )
