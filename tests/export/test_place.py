"""Files move into place together or not at all, and what was there before stays until then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.export.place import Move, move_all, working_folder
from drafter.report.errors import InputError, MachineError


def made(folder: Path, *names: str) -> list[Path]:
    files = [folder / name for name in names]
    for file in files:
        file.write_text(f"new {file.name}", encoding="utf-8")
    return files


def test_all_files_move_and_the_working_folder_is_gone(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with working_folder(out) as folder:
        one, two = made(folder, "1", "2")
        move_all([Move(one, out / "a.docx"), Move(two, out / "a.pdf")], folder)
    assert sorted(each.name for each in out.iterdir()) == ["a.docx", "a.pdf"]
    assert (out / "a.pdf").read_text(encoding="utf-8") == "new 2"


def test_when_the_second_cannot_move_the_first_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("old", encoding="utf-8")
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "a.pdf" / "something").touch()
    with working_folder(tmp_path) as folder:
        one, two = made(folder, "1", "2")
        with pytest.raises(MachineError, match="Nothing was changed"):
            move_all([Move(one, tmp_path / "a.docx"), Move(two, tmp_path / "a.pdf")], folder)
    assert (tmp_path / "a.docx").read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.docx", "a.pdf"]


def test_a_file_that_was_not_there_before_is_taken_away_again(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with working_folder(tmp_path) as folder:
        one, two = made(folder, "1", "2")
        with pytest.raises(MachineError):
            move_all([Move(one, tmp_path / "a.docx"), Move(two, tmp_path / "a.pdf")], folder)
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_what_is_replaced_is_not_written_through_a_second_name(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("old", encoding="utf-8")
    os.link(tmp_path / "a.docx", tmp_path / "sent-last-week.docx")
    with working_folder(tmp_path) as folder:
        (one,) = made(folder, "1")
        move_all([Move(one, tmp_path / "a.docx")], folder)
    assert (tmp_path / "sent-last-week.docx").read_text(encoding="utf-8") == "old"
    assert (tmp_path / "a.docx").read_text(encoding="utf-8") == "new 1"


def test_the_working_folder_is_private(tmp_path: Path) -> None:
    with working_folder(tmp_path) as folder:
        assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError, match="Nothing can be written"), working_folder(tmp_path / "file"):
        pytest.fail("there is no such folder")


def test_a_folder_whose_name_is_no_text_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match="The name of the folder is not UTF-8"),
        working_folder(tmp_path / os.fsdecode(b"\xff")),
    ):
        pass
    assert not list(tmp_path.iterdir())
