"""The archive: a report is moved there and back with all that belongs to it, and nothing is ever in its way."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.report.errors import InputError, MachineError
from drafter.store.archiving import archive, archived, bring_back
from drafter.store.workspace import Workspace

REPORT = 'format = 1\ntemplate = "scrutiny-report"\ntitle = "Parking, 2026"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for slug in ("parking-2026", "Old [sic] name"):
        figures = tmp_path / "drafts" / slug / "figures"
        figures.mkdir(parents=True)
        (figures / "permits.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        (figures.parent / "report.toml").write_text(REPORT, encoding="utf-8")
    return Workspace.find(tmp_path)


def everything(workspace: Workspace) -> set[str]:
    return {str(file.relative_to(workspace.root)) for file in workspace.root.rglob("*") if file.is_file()}


@pytest.mark.parametrize("slug", ["parking-2026", "Old [sic] name"])
def test_a_report_goes_to_the_archive_and_comes_back_whole(workspace: Workspace, slug: str) -> None:
    before = everything(workspace)
    there = archive(workspace, slug)
    assert there == workspace.root / "archive" / slug
    assert (there / "figures/permits.csv").exists()
    assert (there / "report.toml").read_text(encoding="utf-8") == REPORT
    assert slug not in [file.parent.name for file in workspace.reports()]
    assert archived(workspace) == [there / "report.toml"]
    assert bring_back(workspace, slug) == workspace.drafts / slug
    assert everything(workspace) == before
    assert archived(workspace) == []


def test_what_is_there_already_is_never_replaced(workspace: Workspace) -> None:
    archive(workspace, "parking-2026")
    again = workspace.drafts / "parking-2026"
    again.mkdir()
    (again / "report.toml").write_text("another", encoding="utf-8")
    before = everything(workspace)
    with pytest.raises(InputError, match="already"):
        archive(workspace, "parking-2026")
    with pytest.raises(InputError, match="already"):
        bring_back(workspace, "parking-2026")
    assert everything(workspace) == before


@pytest.mark.parametrize("name", ["nothing", "", ".", "..", "../drafts/parking-2026", "parking-2026/figures"])
def test_only_a_report_is_moved(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError, match="no report"):
        archive(workspace, name)


def test_where_nothing_can_be_moved_nothing_is(workspace: Workspace) -> None:
    (workspace.root / "archive").write_text("a file", encoding="utf-8")
    with pytest.raises(MachineError, match="not moved"):
        archive(workspace, "parking-2026")
    assert (workspace.drafts / "parking-2026" / "report.toml").exists()
