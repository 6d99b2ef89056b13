"""The memory that a check of many reports takes, against that of a few."""

from pathlib import Path

from benchmarks.process import DRAFTER, peak
from benchmarks.row import Row
from benchmarks.workspace import PROJECT, Workspace

MANY, FEW = 1000, 300
_CORPUS = PROJECT / "tests/corpus"


def row(workspace: Workspace) -> Row:
    """``check --jobs 2`` of so many reports, the real one and those of the corpus in turn: the largest process."""
    sources = [workspace.specimen / "report.toml", *sorted(_CORPUS.glob("*/report.toml"))]
    texts = [source.read_text(encoding="utf-8") for source in sources]
    many, few = (_filled(workspace.root / f"archive-of-{count}", texts, count) for count in (MANY, FEW))
    return Row(
        name=f"drafter check, {MANY:,} reports, 2 jobs",
        ours=lambda: _checked(many),
        bare=lambda: _checked(few),
        bare_name=f"{FEW} reports",
        budget=1.1,
        rounds=1,
        unit="MB",
        shown=1e-6,
    )


def _filled(root: Path, texts: list[str], count: int) -> Path:
    for number in range(count):
        folder = root / "drafts" / f"report-{number}"
        folder.mkdir(parents=True)
        text = texts[number % len(texts)]
        title = next(line for line in text.splitlines() if line.startswith("title = "))
        text = text.replace(title, f'title = "Number {number}"', 1)
        (folder / "report.toml").write_text(text, encoding="utf-8")
    return root


def _checked(root: Path) -> float:
    return peak([DRAFTER, "check", "--jobs", "2", "--format", "concise", "drafts"], root, allowed=(0, 1, 2))
