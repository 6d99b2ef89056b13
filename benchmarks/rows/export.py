"""Publishing a report, against the tools that do the writing, with nothing around them."""

from collections.abc import Callable

from benchmarks.baselines import bare_tools
from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace


def row(formats: str, budget: float) -> Callable[[Workspace], Row]:
    """``export --to FORMATS`` against pandoc → DOCX and pandoc → Typst → PDF, one after the other."""

    def made(workspace: Workspace) -> Row:
        folder = workspace.root / "bare"
        folder.mkdir(exist_ok=True)
        bare_tools.write_markdown(workspace.complete, folder)
        command = [DRAFTER, "export", str(workspace.complete), "--to", formats, "--out", str(workspace.root / "out")]
        return Row(
            name=f"export --to {formats}",
            ours=lambda: seconds(command, workspace.root),
            bare=lambda: bare_tools.run(folder),
            bare_name="pandoc, pandoc, typst",
            budget=budget,
            rounds=15,
        )

    return made
