"""The check starts in a moment: it imports nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.checks.reports import ROOT

HEAVY = (
    "textual", "jinja2", "holidays", "pypandoc", "typst", "tomlkit", "lxml", "pikepdf", "importlib.metadata", "inspect",
    "dataclasses", "json", "email", "drafter.checks.explanation", "drafter.report.figures",
)  # fmt: skip


@pytest.mark.parametrize("format", ["text", "concise", "json"])
def test_a_check_of_a_report_imports_nothing_heavy(format: str) -> None:
    script = f"""
import datetime, sys
from pathlib import Path
from drafter.store.load import load_report
from drafter.store.workspace import Workspace
before = set(sys.modules)
from drafter.checks.engine import check
from drafter.checks.reporters import render
file = Path({str(ROOT / "drafts" / "temporary-accommodation-update" / "report.toml")!r})
result = check(load_report(file, Workspace.find(file)).report, today=datetime.date(2026, 6, 1))
assert result.findings
render({format!r}, [result])
print(*sorted(set(sys.modules) - before))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {name for name in run.stdout.split() if name.startswith(HEAVY)}
