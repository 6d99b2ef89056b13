"""From a key to the published page that shows it."""

import re

from benchmarks.process import PYTHON, FailedError, output
from benchmarks.row import Row
from benchmarks.workspace import PROJECT, Workspace

KEYS = 12
_SHOWN = re.compile(r"kitty: p50 (\d+)")


def row(workspace: Workspace) -> Row:
    """A key in the specimen until its page is there as a picture, in seconds.

    That is the pause after the key, the pages set anew, one of them drawn and packed, and the screen painted.
    """
    return Row(
        name="a key until its page is shown",
        ours=lambda: _measured(workspace),
        budget=0.150,
        rounds=3,
    )


def _measured(workspace: Workspace) -> float:
    report = workspace.specimen / "report.toml"
    words = output([PYTHON, "-m", "benchmarks.preview", str(report), str(KEYS), "kitty"], PROJECT).decode()
    found = _SHOWN.search(words)
    if found is None:
        raise FailedError(f"no page was shown: {words[-500:]}")
    return float(found[1]) / 1000
