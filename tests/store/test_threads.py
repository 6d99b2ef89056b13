"""Reports are read in several threads at once: the library reads all of them while one is opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RACE = """
import sys, threading
from pathlib import Path

sys.setswitchinterval(1e-6)
from drafter.store.load import load_report
from drafter.store.workspace import Workspace

files = [Path(name) for name in sys.argv[1:]]
workspace = Workspace.find(files[0])
start = threading.Barrier(len(files))
loaded = []


def read(file):
    start.wait()
    loaded.append(load_report(file, workspace))


threads = [threading.Thread(target=read, args=(file,)) for file in files]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(len(loaded) != len(files))
"""


@pytest.mark.parametrize("_again", range(4))
def test_the_first_reports_of_a_process_can_be_read_at_once(project: Path, _again: int) -> None:
    files = [str(project / "drafts/air-quality-2026/report.toml")] * 6
    done = subprocess.run([sys.executable, "-c", RACE, *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
