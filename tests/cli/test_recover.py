"""``drafter recover`` finds what was never saved, and puts it where it belongs without writing over anybody's words."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.journal_files import journals, left_behind
from tests.cli.conftest import Command
from tests.journals import write

_REPORT = """\
template = "scrutiny-report"
title = "Moorings"  # by hand
[meta]
report_to = "Place Committee"
[sections.purpose]
text = "To report on moorings."
"""
_PLACE = ("purpose", "text")


@pytest.fixture(autouse=True)
def _own_journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def mine(report: Callable[[str], Path]) -> Path:
    """A report whose author was killed while they wrote three more words."""
    file = report(_REPORT)
    write(file, lambda draft: draft.with_answer(*_PLACE, "To report on moorings. Never saved words.")).close()
    return file


def text(file: Path) -> object:
    return tomllib.loads(file.read_text(encoding="utf-8"))["sections"]["purpose"]["text"]


def test_without_journals_nothing_was_left_behind(command: Command) -> None:
    for arguments in (["recover"], ["recover", "--list"], ["recover", "parking-annual-report"]):
        done = command(*arguments)
        assert (done.code, done.out, done.err) == (0, "Nothing unsaved was left behind.\n", "")
    assert command("recover", "--json").json == {"format": 1, "journals": []}


def test_the_list_says_where_when_and_how_much_and_changes_nothing(command: Command, mine: Path) -> None:
    before = mine.read_bytes()
    done = command("recover", "--list")
    assert done.code == 0
    assert done.out.startswith("drafts/mine/report.toml\n  3 words in purpose.text, 20")
    (row,) = command("recover", "--list", "--json").json["journals"]
    assert row.pop("written").startswith("20")
    assert row == {
        "report": "mine",
        "path": str(mine),
        "state": "ready",
        "words": 3,
        "parts": [{"place": "purpose.text", "words": 3, "contested": False}],
        "done": False,
    }
    assert mine.read_bytes() == before
    assert journals(mine)


@pytest.mark.parametrize("names", [[], ["mine"], ["drafts/mine"], ["drafts/mine/report.toml"]])
def test_what_was_not_saved_comes_back_and_the_journal_goes(command: Command, mine: Path, names: list[str]) -> None:
    before = mine.read_text(encoding="utf-8")
    done = command("recover", *names)
    assert (done.code, done.err) == (0, "")
    assert done.out == "drafts/mine/report.toml: 3 words brought back in purpose.text.\n"
    assert mine.read_text(encoding="utf-8") == before.replace("moorings.", "moorings. Never saved words.")
    assert journals() == []


def test_only_the_reports_that_are_named_are_touched(command: Command, mine: Path) -> None:
    done = command("recover", "parking-annual-report")
    assert (done.code, done.out) == (0, "Nothing unsaved was left behind.\n")
    assert text(mine) == "To report on moorings."
    done = command("recover", "parking-annual-report", "none-such")
    assert done.code == 2
    assert "none-such: There is no report of this name, and no journal of one." in done.err


def test_what_changed_elsewhere_in_the_report_stays(command: Command, mine: Path) -> None:
    mine.write_text(mine.read_text(encoding="utf-8").replace("Place", "Harbour"), encoding="utf-8")
    assert command("recover").code == 0
    assert "Never saved words." in str(text(mine))
    assert "Harbour Committee" in mine.read_text(encoding="utf-8")


def test_what_somebody_changed_in_the_same_answer_is_never_written_over(command: Command, mine: Path) -> None:
    mine.write_text(mine.read_text(encoding="utf-8").replace("on moorings", "on berths"), encoding="utf-8")
    before = mine.read_bytes()
    assert "purpose.text (changed since)" in command("recover", "--list").out
    done = command("recover", "--json")
    assert done.code == 1
    assert [(row["state"], row["done"]) for row in done.json["journals"]] == [("contested", False)]
    assert "Somebody has changed purpose.text since; nothing was brought back." in done.err
    assert "drafter drafts/mine/report.toml" in done.err
    assert mine.read_bytes() == before
    assert journals(mine)


def test_a_report_that_is_gone_gives_its_words_on_paper_and_to_another(command: Command, mine: Path) -> None:
    moved = mine.parent.rename(mine.parent.with_name("moved")) / "report.toml"
    done = command("recover")
    assert done.code == 2
    assert "The report is no longer there; its journal was left as it is." in done.err
    assert "No such file" in command("recover", "--list").out
    done = command("recover", "mine", "--print")
    assert done.code == 0
    assert "## purpose.text\n\nTo report on moorings. Never saved words.\n" in done.out
    done = command("recover", "mine", "--into", "moved")
    assert (done.code, done.err) == (0, "")
    assert text(moved) == "To report on moorings. Never saved words."
    assert journals() == []


def test_a_report_that_cannot_be_read_keeps_its_journal(command: Command, mine: Path) -> None:
    mine.write_text("no TOML", encoding="utf-8")
    assert command("recover", "--list", "--json").json["journals"][0]["state"] == "unreadable"
    done = command("recover")
    assert done.code == 2
    assert "The report cannot be read; its journal was left as it is." in done.err
    assert journals(mine)


def test_the_journal_of_an_open_app_is_nobodys_lost_work(command: Command, report: Callable[[str], Path]) -> None:
    file = report(_REPORT)
    journal = write(file, lambda draft: draft.with_answer(*_PLACE, "Being written."))
    assert command("recover").out == "Nothing unsaved was left behind.\n"
    assert text(file) == "To report on moorings."
    assert journals(file)
    journal.close()
    assert command("recover").code == 0
    assert text(file) == "Being written."


def test_two_journals_of_one_report_both_come_back(command: Command, mine: Path) -> None:
    write(mine, lambda draft: draft.with_meta("report_to", "Harbour Committee")).close()
    done = command("recover")
    assert done.code == 0
    assert done.out.count("brought back") == 2
    assert text(mine) == "To report on moorings. Never saved words."
    assert "Harbour Committee" in mine.read_text(encoding="utf-8")


def test_one_that_cannot_be_read_is_told_and_left_and_the_others_come_back(command: Command, mine: Path) -> None:
    (journal,) = journals(mine)
    strange = journal.with_name(journal.name.replace("-", "-a"))
    strange.write_bytes(b"nothing")
    done = command("recover")
    assert done.code == 0
    assert f"{strange}: This journal cannot be read; it stays where it is." in done.err
    assert "Never saved words." in str(text(mine))
    assert strange.exists()


def test_what_is_discarded_must_be_named(command: Command, mine: Path) -> None:
    assert command("recover", "--discard").code == 2
    assert journals(mine)
    done = command("recover", "mine", "--discard")
    assert (done.code, done.out) == (0, "drafts/mine/report.toml: 3 words discarded.\n")
    assert journals() == []
    assert text(mine) == "To report on moorings."


def test_printed_words_cannot_move_the_cursor(command: Command, report: Callable[[str], Path]) -> None:
    file = report(_REPORT)
    write(file, lambda draft: draft.with_answer(*_PLACE, "Red \x1b[31m [sic]")).close()
    out = command("recover", "--print").out
    assert "\x1b" not in out
    assert "Red ␛[31m [sic]" in out


def test_doctor_says_that_there_is_something(command: Command, mine: Path) -> None:
    def journals_part() -> tuple[str, str]:
        (part,) = (part for part in command("doctor", "--json").json["parts"] if part["part"] == "journals")
        return part["found"], part["cure"]

    assert journals_part() == ("1 left behind", "See: drafter recover --list")
    assert command("recover").code == 0
    assert journals_part() == ("none left behind", "")


@pytest.mark.parametrize("options", [["--list", "--print"], ["--print", "--json"], ["--into", "mine"]])
def test_options_that_make_no_sense_together_are_refused(command: Command, mine: Path, options: list[str]) -> None:
    assert command("recover", *options).code == 2


def test_looking_lets_go_of_the_journals(command: Command, mine: Path) -> None:
    command("recover", "--list")
    (left,) = left_behind(mine)
    left.let_go()
