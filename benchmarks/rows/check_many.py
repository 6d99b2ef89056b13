"""The check of all reports of a council's archive, two at a time."""

import re

from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace

REPORTS = 400
A_SECOND = 200


def row(workspace: Workspace) -> Row:
    """``check --jobs 2`` of so many reports like the real one, each with words of its own, in seconds."""
    root = workspace.root / "archive"
    source = (workspace.specimen / "report.toml").read_text(encoding="utf-8")
    for number in range(REPORTS):
        folder = root / "drafts" / f"report-{number}"
        folder.mkdir(parents=True)
        (folder / "report.toml").write_text(_of_its_own(source, number), encoding="utf-8")
    command = [DRAFTER, "check", "--jobs", "2", "drafts"]
    return Row(
        name=f"drafter check, {REPORTS} reports, 2 jobs",
        ours=lambda: seconds(command, root, allowed=(0, 1)),
        budget=REPORTS / A_SECOND,
        rounds=5,
    )


def _of_its_own(source: str, number: int) -> str:
    """The report with its number behind each paragraph, so that none has been checked in another report before."""
    return _PARAGRAPH.sub(rf"\g<0> See file {number}.", source)


_PARAGRAPH = re.compile(r"^(?![#|:\[]).{30,}(?<![\"\]])$", re.MULTILINE)
