"""The council's own words: one more in the list, and nothing else of the workspace changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.report.errors import InputError
from drafter.store.own_words import add_word
from drafter.store.workspace import Workspace


def workspace(folder: Path, settings: str) -> Workspace:
    (folder / "drafter.toml").write_text(settings, encoding="utf-8")
    return Workspace.find(folder)


def test_a_word_goes_into_the_list_that_is_named(tmp_path: Path) -> None:
    settings = '[spelling]\nwords = ["ours.txt"]\n'
    (tmp_path / "ours.txt").write_text("# ours\nsnicket", encoding="utf-8")
    place = workspace(tmp_path, settings)
    assert add_word(place, "ginnel").name == "ours.txt"
    assert add_word(place, "ginnel").workspace is place
    assert (tmp_path / "ours.txt").read_text(encoding="utf-8") == "# ours\nsnicket\nginnel\n"
    assert (tmp_path / "drafter.toml").read_text(encoding="utf-8") == settings


def test_where_no_list_is_named_one_is_made_and_comments_stay(tmp_path: Path) -> None:
    place = workspace(
        tmp_path, 'system_fonts = true\n\n[spelling]  # as agreed\nlanguages = ["en_GB"]\n\n[levels]\nL806 = "off"\n'
    )
    added = add_word(place, "snicket")
    assert added.workspace.settings.spelling is not None
    assert added.workspace.settings.spelling.words == ("words.txt",)
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "snicket\n"
    assert (tmp_path / "drafter.toml").read_text(encoding="utf-8") == (
        'system_fonts = true\n\n[spelling]  # as agreed\nwords = ["words.txt"]\nlanguages = ["en_GB"]\n\n'
        '[levels]\nL806 = "off"\n'
    )


@pytest.mark.parametrize("settings", ["[spelling]\n", "[spelling]", "[ spelling ] # ours\n[levels]\n"])
def test_the_list_is_named_below_any_heading(tmp_path: Path, settings: str) -> None:
    named = add_word(workspace(tmp_path, settings), "snicket").workspace.settings.spelling
    assert named is not None
    assert named.words == ("words.txt",)


@pytest.mark.parametrize("settings", ['spelling = { languages = ["en_GB"] }\n', 'spelling.languages = ["en_GB"]\n'])
def test_settings_that_cannot_be_changed_without_doubt_stay_as_they_are(tmp_path: Path, settings: str) -> None:
    place = workspace(tmp_path, settings)
    with pytest.raises(InputError) as refused:
        add_word(place, "snicket")
    assert 'words = ["words.txt"]' in refused.value.cure
    assert (tmp_path / "drafter.toml").read_text(encoding="utf-8") == settings


def test_line_ends_of_other_systems_are_kept(tmp_path: Path) -> None:
    (tmp_path / "drafter.toml").write_bytes(b'[spelling]\r\nlanguages = ["en_GB"]\r\n')
    (tmp_path / "words.txt").write_bytes(b"snicket\r\n")
    add_word(Workspace.find(tmp_path), "ginnel")
    assert (tmp_path / "words.txt").read_bytes() == b"snicket\r\nginnel\r\n"
    settings = (tmp_path / "drafter.toml").read_bytes()
    assert settings == b'[spelling]\r\nwords = ["words.txt"]\r\nlanguages = ["en_GB"]\r\n'


def test_a_list_in_another_encoding_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes("café\n".encode("latin-1"))
    place = workspace(tmp_path, '[spelling]\nwords = ["words.txt"]\n')
    with pytest.raises(InputError, match="UTF-8"):
        add_word(place, "ginnel")
    assert (tmp_path / "words.txt").read_bytes() == "café\n".encode("latin-1")
