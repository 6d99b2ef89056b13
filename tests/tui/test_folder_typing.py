"""A folder that is typed: what it means, why no file can go there, and what completes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.tui.folder_typing import completions, in_common, meant, shown_folder, typed_folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for folder in ("council/published/2026", "council/Papers", "council/.git", "home/web"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "council/notes.txt").write_text("a file", encoding="utf-8")
    return tmp_path / "council"


def test_what_is_typed_is_below_the_workspace_the_home_folder_or_the_root(root: Path) -> None:
    assert meant("published/../out/", root) == root / "out"
    assert meant("~/web", root) == root.parent / "home/web"
    assert meant(" /srv/web ", root) == Path("/srv/web")
    assert meant("", root) == root
    assert meant("~nobody-of-this-name/x", root) == root / "~nobody-of-this-name/x"


def test_a_folder_that_is_missing_will_be_made(root: Path) -> None:
    assert typed_folder("published", root) == (root / "published", "", False)
    assert typed_folder("new/deep", root) == (root / "new/deep", "", True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("notes.txt", "notes.txt is no folder. Choose another."),
        ("notes.txt/web", "notes.txt is no folder, so there can be no folder below it. Choose another."),
        ("a\0b", "A folder cannot have that name. Choose another."),
        ("a\ud800b", "A folder cannot have that name. Choose another."),
        ("x" * 300, "That name is too long. Choose a shorter one."),
        ("dangling/x", "dangling is no folder, so there can be no folder below it. Choose another."),
    ],
)
def test_why_no_file_can_go_there_is_one_sentence_with_its_cure(root: Path, typed: str, told: str) -> None:
    (root / "dangling").symlink_to(root / "nothing")
    assert typed_folder(typed, root).fault.removeprefix(f"{root}/") == told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told(root: Path) -> None:
    (root / "published").chmod(0o500)
    assert "You may not write to" in typed_folder("published/new", root).fault


def test_folders_complete_what_is_typed(root: Path) -> None:
    assert completions("", root) == ("Papers/", "published/")
    assert completions("p", root) == ("Papers/", "published/")
    assert completions("pu", root) == ("published/",)
    assert completions("published/", root) == ("published/2026/",)
    assert completions(".", root) == (".git/",)
    assert completions("~", root) == ("~/",)
    assert completions("~/w", root) == ("~/web/",)
    assert completions("notes.txt/", root) == completions("nowhere/x", root) == completions("a\0/", root) == ()


def test_completing_goes_as_far_as_all_agree() -> None:
    assert in_common(("published/2026/", "published/2027/")) == "published/202"
    assert in_common(("web/",)) == "web/"
    assert in_common(("a/", "b/")) == in_common(()) == ""


def test_a_folder_is_shown_as_somebody_would_type_it(root: Path) -> None:
    home = root.parent / "home"
    for folder in (root / "published", home / "web", Path("/srv/web"), root, home):
        assert meant(shown_folder(folder, root), root) == folder
    assert shown_folder(root / "published", root) == "published"
    assert shown_folder(home / "web", root) == "~/web"
