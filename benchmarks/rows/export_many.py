"""Publishing many reports at once, against the bare tools in a pool of as many processes."""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.baselines import bare_tools
from benchmarks.process import DRAFTER, seconds
from benchmarks.row import Row
from benchmarks.workspace import Workspace

JOBS = 2


def row(workspace: Workspace) -> Row:
    """Reports to DOCX and PDF with ``--jobs 2``. ``BENCH_REPORTS`` says how many; a thousand take some minutes."""
    count = int(os.environ.get("BENCH_REPORTS", "60"))
    many = workspace.root / "many"
    for number in range(count):
        shutil.copytree(workspace.complete, many / f"report-{number}", dirs_exist_ok=True)
    bare = workspace.root / "bare-many"
    bare.mkdir(exist_ok=True)
    bare_tools.write_markdown(workspace.complete, bare)
    folders = [bare / str(number) for number in range(count)]
    for folder in folders:
        folder.mkdir(exist_ok=True)
        shutil.copy(bare / "bare.md", folder)
    command = [DRAFTER, "export", str(many), "--jobs", str(JOBS), "--out", str(workspace.root / "out-many")]
    return Row(
        name=f"export of {count} reports, --jobs {JOBS}",
        ours=lambda: seconds(command, workspace.root),
        bare=lambda: _pool(folders),
        bare_name=f"the bare tools, a pool of {JOBS}",
        budget=1 / 0.8,
        rounds=1,
    )


def _pool(folders: list[Path]) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(bare_tools.run, folders))
    return time.perf_counter() - begun
