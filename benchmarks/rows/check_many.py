"""The check of all reports of a council's archive, two at a time."""

from pathlib import Path

from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace

REPORTS = 400
A_SECOND = 200


def row(workspace: Workspace) -> Row:
    """``check --jobs 2`` of so many reports like the real one, each with a title of its own, in seconds."""
    source = (workspace.specimen / "report.toml").read_text(encoding="utf-8")
    title = next(line for line in source.splitlines() if line.startswith("title = "))
    root = workspace.root / "archive"
    fill(root, [source.replace(title, f'title = "Number {number}"', 1) for number in range(REPORTS)])
    return Row(
        name=f"drafter check, {REPORTS} reports, 2 jobs",
        ours=lambda: checked(root),
        budget=REPORTS / A_SECOND,
        rounds=5,
    )


def fill(root: Path, texts: list[str]) -> None:
    """Write a report of each text."""
    for number, text in enumerate(texts):
        folder = root / "drafts" / f"report-{number}"
        folder.mkdir(parents=True)
        (folder / "report.toml").write_text(text, encoding="utf-8")


def checked(root: Path) -> float:
    """Seconds that the check of all of them takes."""
    return seconds([DRAFTER, "check", "--jobs", "2", "drafts"], root, allowed=(0, 1))
