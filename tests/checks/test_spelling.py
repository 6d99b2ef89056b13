"""Spelling: what is told, what is learned from the report, and what is said where there is no dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.checks.engine import check
from drafter.checks.finding import Finding
from drafter.store.spelling import places, speller_of
from drafter.store.workspace import Workspace
from tests.checks.reports import TODAY, changed

pytest.importorskip("hunspell", reason="the extra drafter[spelling] is not installed")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One that asks for British spelling, and has a list of words of its own."""
    if not any((folder / "en_GB.aff").is_file() for folder in places()):
        pytest.skip("there is no British dictionary (hunspell-en-gb) on this machine")
    (tmp_path / "drafter.toml").write_text('[spelling]\nwords = ["words.txt"]\n', encoding="utf-8")
    (tmp_path / "words.txt").write_text("# ours\nsnicket\n", encoding="utf-8")
    return Workspace.find(tmp_path)


def found(text: str, workspace: Workspace) -> list[Finding]:
    result = check(changed(text), today=TODAY, select=["L820"], speller=speller_of(workspace))
    return list(result.findings)


def test_a_slip_is_told_once_with_what_may_be_meant(workspace: Workspace) -> None:
    (one,) = found("The comittee met. The comittee agreed. A centre is organised.", workspace)
    assert one.message == "“comittee” is in no dictionary (2 times)."
    assert "“committee”" in one.cure
    assert one.fix is not None
    assert not one.fix.safe, "what is meant is for the author to say"
    assert one.fix.after.startswith("committee")


@pytest.mark.parametrize(
    "text",
    [
        "The snicket is closed.",
        "Visitors to Hexwold asked. Hexwold is small.",
        "The DSG and the BSCB are listed; see https://exampel.org or ofice@exampel.org.",
        "The price of {{ plaans }} is in {#sumary}.",
        "It is a well-known, re-used, half-empty hall.",
        "The council's and councils' halls. It isn't so.",
        "He wrote “recieved [sic]”.",
    ],
)
def test_names_words_of_ones_own_and_what_is_no_prose_are_left_alone(text: str, workspace: Workspace) -> None:
    assert found(text, workspace) == []


def test_american_spelling_is_not_british(workspace: Workspace) -> None:
    assert [each.message for each in found("The color of the harbor is gray.", workspace)][:1] == [
        "“color” is in no dictionary."
    ]


def test_without_the_wish_nothing_is_checked(tmp_path: Path) -> None:
    assert speller_of(Workspace.find(tmp_path)) is None
    assert check(changed("The comittee met."), today=TODAY, select=["L820"]).findings == ()


def test_a_missing_dictionary_is_said_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "drafter.toml").write_text('[spelling]\nlanguages = ["xx_YY"]\n', encoding="utf-8")
    (one,) = found("The comittee met.", Workspace.find(tmp_path))
    assert one.message == "Spelling was not checked: there is no dictionary xx_YY."
    assert "folders" in one.cure


def test_a_list_of_words_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "drafter.toml").write_text('[spelling]\nlanguages = []\nwords = ["no.txt"]\n', encoding="utf-8")
    (one,) = found("The comittee met.", Workspace.find(tmp_path))
    assert "no.txt cannot be read" in one.message


def test_a_word_that_is_added_is_known_at_once(workspace: Workspace) -> None:
    assert found("The ginnel is closed.", workspace)
    list_of_words = workspace.root / "words.txt"
    list_of_words.write_text(list_of_words.read_text("utf-8") + "ginnel\n", encoding="utf-8")
    assert not found("The ginnel is closed.", workspace)
