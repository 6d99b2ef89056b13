"""Baselines: what is known is not shown again, whatever moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

HALF = "temporary-accommodation-update"
TODAY = ("--today", "2027-01-11")


def found(command: Command, *arguments: str | Path) -> list[tuple[str, str]]:
    done = command("check", "--json", *TODAY, *arguments)
    return [(f["code"], f["field"]) for each in done.json["reports"] for f in each["findings"] if f["waived"] is None]


@pytest.fixture
def half(workspace: Path) -> Path:
    return workspace / "drafts" / HALF / "report.toml"


def test_what_is_in_the_baseline_is_not_shown_and_does_not_fail(command: Command, workspace: Path) -> None:
    written = command("check", *TODAY, "--write-baseline", "base.json")
    assert (written.code, "written to base.json" in written.err) == (0, True)
    assert found(command, "--baseline", "base.json") == []
    assert command("check", *TODAY, "--baseline", "base.json", "--fail-on", "advice").code == 0
    assert "in the baseline" in command("check", *TODAY, "--baseline", "base.json", HALF).out
    (told,) = command("check", "--json", *TODAY, "--baseline", "base.json", HALF).json["reports"]
    assert told["in_baseline"] > 30


def test_lines_that_move_and_numbers_that_change_make_nothing_new(command: Command, half: Path) -> None:
    command("check", *TODAY, "--write-baseline", "base.json", HALF)
    text = half.read_text(encoding="utf-8")
    moved = "# a comment\n\n" + text.replace("\n## ", "\n## Before\n\nThis is put first.\n\nAnd this.\n\n## ", 1)
    assert moved.count("put first") == 1
    half.write_text(moved, encoding="utf-8")
    assert found(command, "--baseline", "base.json", HALF) == []


def test_what_is_new_is_shown_even_where_the_same_is_known(command: Command, half: Path) -> None:
    command("check", *TODAY, "--write-baseline", "base.json", HALF)
    text = half.read_text(encoding="utf-8")
    half.write_text(
        text.replace(
            '[sections.background]\ntext = """\n',
            '[sections.background]\ntext = """\nIt is the the plan, the the plan.\n\n',
            1,
        ),
        encoding="utf-8",
    )
    assert [code for code, _ in found(command, "--baseline", "base.json", HALF)].count("L805") == 2


def test_the_baseline_is_the_same_from_wherever_it_is_read(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("check", *TODAY, "--write-baseline", "base.json")
    monkeypatch.chdir(workspace / "drafts")
    assert found(command, "--baseline", "../base.json", ".") == []


def test_it_is_a_line_a_finding_and_holds_no_words_of_a_report(command: Command, workspace: Path) -> None:
    command("check", *TODAY, "--write-baseline", "base.json", HALF)
    text = (workspace / "base.json").read_text(encoding="utf-8")
    read = json.loads(text)
    assert list(read["reports"]) == [f"drafts/{HALF}/report.toml"]
    (known,) = read["reports"].values()
    assert all(set(each) == {"fingerprint", "rule", "field"} for each in known)
    assert len({each["fingerprint"] for each in known}) == len(known)
    assert all(
        any(each["fingerprint"] in line and line.count("{") == 1 for line in text.splitlines()) for each in known
    )


def test_what_guards_exempt_text_is_never_taken_into_a_baseline(
    command: Command, report: Callable[[str], Path]
) -> None:
    file = report(
        'template = "scrutiny-report"\n[sections.background]\ntext = """\n::: Exempt 3\nA name , here.\n"""\n'
    )
    written = command("check", *TODAY, "--write-baseline", "base.json", file)
    assert written.code == 1
    assert "about exempt text cannot be in a baseline" in written.err
    codes = {code for code, _ in found(command, "--baseline", "base.json", file)}
    assert "P901" in codes
    assert "L801" not in codes


def test_a_waived_finding_is_shown_as_waived_and_not_written(command: Command, report: Callable[[str], Path]) -> None:
    waiver = '[[waivers]]\nrule = "C104"\nat = "legal"\nreason = "On file."\n'
    file = report(f'template = "scrutiny-report"\n[sections.legal]\ntext = "None"\n{waiver}')
    command("check", *TODAY, "--write-baseline", "base.json", file)
    assert "C104" not in (Path("base.json")).read_text(encoding="utf-8")
    (told,) = command("check", "--json", *TODAY, "--baseline", "base.json", file).json["reports"]
    assert [(f["code"], f["waived"]["reason"]) for f in told["findings"]] == [("C104", "On file.")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        ("", "no baseline"),
        ("{", "no baseline"),
        ("[]", "no baseline"),
        ('{"format": 2, "reports": {}}', "format 2"),
        ('{"format": 1, "reports": {"a": [{"rule": "C101"}]}}', "no baseline"),
        ('{"format": 1, "reports": {}, "more": 1}', "no baseline"),
    ],
)
def test_a_baseline_that_is_missing_or_none_is_2_and_checks_nothing(
    command: Command, workspace: Path, content: str | None, message: str
) -> None:
    if content is not None:
        (workspace / "base.json").write_text(content)
    done = command("check", "--baseline", "base.json", HALF)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "base.json" in done.err


def test_a_baseline_into_a_folder_that_is_not_there_is_2(command: Command) -> None:
    assert command("check", "--write-baseline", "nowhere/base.json").code == 2


def test_a_baseline_that_was_cured_may_be_written_anew_over_itself(command: Command, half: Path) -> None:
    command("check", *TODAY, "--write-baseline", "base.json", HALF)
    before = Path("base.json").read_text(encoding="utf-8")
    half.write_text(half.read_text(encoding="utf-8").replace("the the", "the"), encoding="utf-8")
    done = command("check", *TODAY, "--baseline", "base.json", "--write-baseline", "base.json", HALF)
    assert done.code == 0
    after = Path("base.json").read_text(encoding="utf-8")
    assert len(after.splitlines()) == len(before.splitlines()) - 1


def test_nothing_but_a_baseline_is_ever_written_over(command: Command, workspace: Path, half: Path) -> None:
    before = half.read_bytes()
    done = command("check", "--write-baseline", half, HALF)
    assert (done.code, done.out, half.read_bytes()) == (2, "", before)
    assert "it is no baseline" in done.err
    (workspace / "base.json").write_text('{"format": 9, "reports": {}}')
    assert command("check", *TODAY, "--write-baseline", "base.json", HALF).code == 0
    assert found(command, "--baseline", "base.json", HALF) == []
