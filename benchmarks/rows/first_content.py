"""From the Enter key in the shell to the report on screen."""

from benchmarks.process import DRAFTER, PYTHON
from benchmarks.row import Row
from benchmarks.terminal import seconds_until
from benchmarks.workspace import MARKER, PROJECT, Workspace

SMALL_APP = str(PROJECT / "benchmarks/baselines/small_app.py")


def row(workspace: Workspace) -> Row:
    """The app on the specimen against a 20-line Textual app, both in a terminal of 120×40."""
    return Row(
        name="first content on screen",
        ours=lambda: seconds_until(MARKER, [DRAFTER, str(workspace.specimen)], workspace.root),
        bare=lambda: seconds_until(MARKER, [PYTHON, SMALL_APP], workspace.root),
        bare_name="a 20-line Textual app",
        budget=1.25,
        rounds=15,
    )
