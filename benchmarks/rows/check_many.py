"""The check of all reports of a council's archive, two at a time."""

from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace

REPORTS = 400
A_SECOND = 200


def row(workspace: Workspace) -> Row:
    """``check --jobs 2`` of so many reports like the real one, each with a title of its own, in seconds."""
    root = workspace.root / "archive"
    source = (workspace.specimen / "report.toml").read_text(encoding="utf-8")
    title = next(line for line in source.splitlines() if line.startswith("title = "))
    for number in range(REPORTS):
        folder = root / "drafts" / f"report-{number}"
        folder.mkdir(parents=True)
        text = source.replace(title, f'title = "Number {number}"', 1)
        (folder / "report.toml").write_text(text, encoding="utf-8")
    command = [DRAFTER, "check", "--jobs", "2", "drafts"]
    return Row(
        name=f"drafter check, {REPORTS} reports, 2 jobs",
        ours=lambda: seconds(command, root, allowed=(0, 1)),
        budget=REPORTS / A_SECOND,
        rounds=5,
    )
