"""Every figure that cannot be made is a finding with its place and its cure, soon, and is never published."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bad_figures import BAD, Bad
from tests.cli.conftest import Command


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.id)
def test_the_check_says_what_is_wrong_where_and_what_cures_it(
    command: Command, report: Callable[[str], Path], bad: Bad
) -> None:
    file = report(bad.source)
    bad.files(file.parent if file.suffix else file)
    start = time.process_time()
    done = command("check", file, "--json")
    assert time.process_time() - start < 10
    assert done.code == 1
    found = [each for each in done.json["reports"][0]["findings"] if each["code"] == "F413"]
    assert [each["field"] for each in found] == ["figures.bad"]
    (finding,) = found
    assert bad.words in finding["message"]
    assert finding["cure"]
    line = bad.source.splitlines()[finding["line"] - 1]
    assert line == "[figures.bad]"
    (figure,) = (each for each in command("figures", file, "--json").json["figures"] if each["name"] == "bad")
    assert bad.words in figure["fault"]


@pytest.mark.parametrize("bad", BAD[::5], ids=lambda bad: bad.id)
def test_it_is_not_published(command: Command, report: Callable[[str], Path], bad: Bad, tmp_path: Path) -> None:
    file = report(bad.source)
    bad.files(file.parent if file.suffix else file)
    done = command("export", file, "--to", "docx", "--out", tmp_path / "out")
    assert done.code == 1
    assert not list((tmp_path / "out").glob("*.docx"))


def test_what_nothing_cites_yet_is_found_too(command: Command, report: Callable[[str], Path]) -> None:
    bad = next(bad for bad in BAD if bad.id == "missing data")
    file = report(bad.source.replace("{{ bad }}", "There is no table yet."))
    done = command("check", file, "--json")
    found = [each for each in done.json["reports"][0]["findings"] if each["code"] == "F413"]
    assert [each["field"] for each in found] == ["figures.bad"]
    assert bad.words in found[0]["message"]


def test_a_draft_goes_out_with_what_refers_to_it(command: Command, workspace: Path) -> None:
    shutil.rmtree(workspace / "drafts/air-quality-2026/figures")
    assert "F413" in command("export", "air-quality-2026", "--out", "out", "--to", "docx").err
    done = command("export", "air-quality-2026", "--out", "out", "--to", "docx,pdf,html,odt,md", "--draft")
    assert (done.code, done.err.count("fault of drafter")) == (0, 0)
    written = (workspace / "out/air-quality-2026.md").read_text(encoding="utf-8")
    assert "\\{\\{ map }}" in written, "it prints as typed"
