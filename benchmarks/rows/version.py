"""How little is loaded before drafter knows what is wanted."""

from benchmarks.process import DRAFTER, bare_start, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace


def row(workspace: Workspace) -> Row:
    """``--version`` against a bare interpreter."""
    return Row(
        name="drafter --version",
        ours=lambda: seconds([DRAFTER, "--version"], workspace.root),
        bare=lambda: bare_start(workspace.root),
        bare_name="python -c pass",
        budget=5.0,
        rounds=41,
    )
