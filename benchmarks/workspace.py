"""The workspace that is measured on: a real report, and one of 100 kB."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SPECIMEN = PROJECT.parent / "shared/data/childrens-services-2015/report.toml"

#: What both apps of the row "first content" show; a word of the specimen's title.
MARKER = "Children"


@dataclass(frozen=True)
class Workspace:
    """A folder with ``drafts/``, made afresh for each run of the benchmarks."""

    root: Path

    @property
    def specimen(self) -> Path:
        """The folder of the real report: five pages, one question without an answer."""
        return self.root / "drafts/specimen"

    @property
    def complete(self) -> Path:
        """The folder of the real report with its open question answered, so that it can be published."""
        return self.root / "drafts/complete"

    @property
    def long(self) -> Path:
        """The folder of a report with 100 kB of prose in one field."""
        return self.root / "drafts/long"


def make(root: Path) -> Workspace:
    """Fill ``root``; where the specimen is absent, the project's complete sample report stands in for it."""
    workspace = Workspace(root)
    source = SPECIMEN.read_text(encoding="utf-8") if SPECIMEN.exists() else _stand_in()
    answered = source.replace('\nwithin_budget = "yes"', '\ncontrary_to_plan = "no"\nwithin_budget = "yes"', 1)
    for folder, text in ((workspace.specimen, source), (workspace.complete, answered), (workspace.long, _long(source))):
        folder.mkdir(parents=True)
        (folder / "report.toml").write_text(text, encoding="utf-8")
    return workspace


def _stand_in() -> str:
    template = 'template = "scrutiny-report"'
    reports = sorted((PROJECT / "drafts").glob("*/report.toml"))
    texts = [path.read_text(encoding="utf-8") for path in reports]
    fitting = max((text for text in texts if template in text), key=len)
    title = next(line for line in fitting.splitlines() if line.startswith("title = "))
    return fitting.replace(title, f'title = "{MARKER} and families"', 1)


def _long(source: str) -> str:
    """The report with the text of its longest field repeated until the file has 100 kB."""
    opening = '[sections.background]\ntext = """\n'
    start = source.index(opening) + len(opening)
    end = source.index('"""', start)
    field = source[start:end]
    times = -(-(100_000 - len(source)) // len(field)) + 1
    return source[:start] + "\n".join([field] * times) + source[end:]
