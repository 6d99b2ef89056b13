"""Commands run as their users run them, in a workspace of their own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from drafter.cli.edge import run


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Done]


@pytest.fixture
def workspace(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample reports, which is the current one."""
    shutil.copytree(project / "drafts", tmp_path / "drafts")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """``command("show", "parking-annual-report")``."""

    def do(*arguments: str | Path) -> Done:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return do


@pytest.fixture
def report(workspace: Path) -> Callable[[str], Path]:
    """Writes a report of that text and gives its file."""

    def write(text: str) -> Path:
        folder = workspace / "drafts" / "mine"
        folder.mkdir(exist_ok=True)
        file = folder / "report.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write
