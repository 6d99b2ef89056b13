"""What is remembered from one run to the next: private, without a word of a report, and never in the way."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from drafter.store.home import state_folder
from drafter.store.remembered import AppView, ReportView, key_of, recall, remember


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder that nobody else has."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return state_folder() / "views"


def test_what_was_remembered_comes_back_and_only_its_owner_can_read_it(folder: Path) -> None:
    view = ReportView(place="background.text", line=3, column=14, above=2, side="problems", outline=False)
    remember("one", view)
    assert recall("one", ReportView) == view
    assert stat.S_IMODE((folder / "one.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [file.name for file in folder.iterdir()] == ["one.json"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"line": -1}',
        b'{"line": 99999999999999999999}',
        b'{"place": 3}',
        b'{"place": "\\u001b[31m"}',
        b'{"place": "' + b"x" * 70_000 + b'"}',
        b"[" * 60_000,
        b'{"x": ' + b"[" * 60_000,
    ],
    ids=range(12),
)
def test_what_is_broken_is_as_good_as_nothing(folder: Path, raw: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "one.json").write_bytes(raw)
    assert recall("one", ReportView) == ReportView()


def test_keys_that_another_version_knew_do_no_harm(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "app.json").write_text('{"begun": true, "colour": "blue"}')
    assert recall("app", AppView) == AppView(begun=True)


def test_what_is_no_file_neither_waits_nor_leads_elsewhere(folder: Path) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.json")
    (folder / "folder.json").mkdir()
    (folder / "elsewhere.json").symlink_to("/etc/hostname")
    for name in ("pipe", "folder", "elsewhere"):
        assert recall(name, AppView) == AppView()
    remember("elsewhere", AppView(begun=True))
    assert not (folder / "elsewhere.json").is_symlink()
    assert recall("elsewhere", AppView) == AppView(begun=True)


def test_where_nothing_can_be_written_nothing_happens(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("no folder")
    remember("one", AppView(begun=True))
    assert recall("one", AppView) == AppView()


def test_a_report_is_known_by_where_it_really_is_and_its_name_cannot_be_read(tmp_path: Path) -> None:
    real = tmp_path / "exempt-severance" / "report.toml"
    real.parent.mkdir()
    real.write_text("x")
    link = tmp_path / "link"
    link.symlink_to(real.parent)
    assert key_of(link / "report.toml") == key_of(real)
    assert "severance" not in key_of(real)


def test_the_oldest_are_forgotten(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(1_001):
        (folder / f"{number}.json").write_text("{}")
        os.utime(folder / f"{number}.json", (number, number))
    remember("new", AppView())
    assert (folder / "new.json").exists()
    assert not (folder / "1.json").exists()
    assert (folder / "1000.json").exists()
