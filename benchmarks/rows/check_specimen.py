"""The completeness check of a real report, as a hook before a commit would run it."""

from benchmarks.process import DRAFTER, bare_start, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace


def row(workspace: Workspace) -> Row:
    """``check`` of the specimen, with its finding, against a bare interpreter."""
    return Row(
        name="drafter check, the specimen",
        ours=lambda: seconds([DRAFTER, "check", str(workspace.specimen)], workspace.root, allowed=(0, 1)),
        bare=lambda: bare_start(workspace.root),
        bare_name="python -c pass",
        budget=10.0,
        rounds=31,
    )
