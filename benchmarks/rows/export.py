"""Publishing a report, against the tools that do the writing, with nothing around them."""

from benchmarks.baselines import bare_tools
from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace


def row(workspace: Workspace) -> Row:
    """``export --to docx,pdf`` against pandoc → DOCX and pandoc → Typst → PDF, one after the other."""
    folder = workspace.root / "bare"
    folder.mkdir(exist_ok=True)
    bare_tools.write_markdown(workspace.complete, folder)
    command = [DRAFTER, "export", str(workspace.complete), "--to", "docx,pdf", "--out", str(workspace.root / "out")]
    return Row(
        name="drafter export --to docx,pdf",
        ours=lambda: seconds(command, workspace.root),
        bare=lambda: bare_tools.run(folder),
        bare_name="pandoc, pandoc, typst",
        budget=1.2,
        rounds=15,
    )
