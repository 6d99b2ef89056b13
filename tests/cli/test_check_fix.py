"""``drafter check --fix``: the certain fixes, and not a byte more."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.checks import CheckResult, check
from drafter.cli.fixing import check_and_fix
from drafter.report.report import Report
from drafter.store.atomic import ChangedOutside
from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from tests.cli.conftest import Command

BEFORE = """\
# A comment , with with faults .
format = 1
template   =   'scrutiny-report'
title = "Parking"   # the the title

[sections.background]   # here
text = \"\"\"
The panel considered the the position , and 12% of it.

A line , as it is in {{ ref("x") }} and “the the end”.
  A second\\tline \\"quoted\\" word .
.[5.9a] One , two.
\"\"\"

[sections.legal]
text = 'None'

[[waivers]]
rule = "C104"
at = "legal"
reason = "On file , the the reason."
"""

AFTER = (
    BEFORE.replace("the the position , and 12% of it", "the position, and 12 per cent of it")
    .replace("A line , as", "A line, as")
    .replace('\\"quoted\\" word .', '\\"quoted\\" word.')
    .replace("One , two", "One, two")
)


def test_only_the_characters_in_question_change_and_a_second_time_nothing(
    command: Command, report: Callable[[str], Path]
) -> None:
    file = report(BEFORE)
    done = command("check", "--fix", file)
    assert file.read_text(encoding="utf-8") == AFTER
    assert done.out.count(" fixed ") == 6
    assert "✓ 5.1.1" not in done.out
    assert "“the the” is now “the”." in done.out
    before = file.stat()
    again = command("check", "--fix", file)
    assert " fixed " not in again.out
    after = file.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_line_ends_of_two_characters_stay(command: Command, report: Callable[[str], Path]) -> None:
    file = report("")
    file.write_bytes(BEFORE.replace("\n", "\r\n").encode())
    command("check", "--fix", file)
    assert file.read_bytes() == AFTER.replace("\n", "\r\n").encode()


def test_what_was_done_is_said_in_every_format(command: Command, report: Callable[[str], Path]) -> None:
    for layout in ("text", "concise", "markdown", "sarif", "junit", "github"):
        file = report(BEFORE)
        done = command("check", "--fix", file, "--format", layout)
        told = done.err if layout in ("sarif", "junit", "github") else done.out
        assert told.count("is now") == 6, layout
    file = report(BEFORE)
    (told,) = command("check", "--fix", file, "--json").json["reports"]
    assert len(told["fixed"]) == 6
    assert told["fixed"][0] == {
        "code": "L805", "alias": "doubled-word", "number": "5.1", "field": "background.text", "file": str(file),
        "line": 8, "column": 22, "before": "the the", "after": "the",
    } | {"file": told["path"]}  # fmt: skip
    assert not {"L801", "L805", "L807"} & {f["code"] for f in told["findings"]}
    assert "fixed" not in command("check", file, "--json").json["reports"][0]


def test_the_code_is_that_of_what_is_left(command: Command, report: Callable[[str], Path]) -> None:
    file = report(BEFORE)
    assert command("check", "--fix", file, "--select", "L801", "--fail-on", "warning").code == 0
    assert "the the position, and 12% of it" in file.read_text(encoding="utf-8")
    assert command("check", "--fix", file, "--select", "L805,C101", "--fail-on", "warning").code == 1


def checked(report: Report) -> CheckResult:
    return check(report, today=datetime.date(2027, 1, 11))


def test_a_report_that_somebody_changes_meanwhile_is_left_as_they_left_it(report: Callable[[str], Path]) -> None:
    file = report(BEFORE)
    loaded = load_report(file, Workspace.find(file))
    theirs = BEFORE.replace("Parking", "Parking in town")

    def changed_under_it(seen: Report) -> CheckResult:
        file.write_text(theirs, encoding="utf-8")
        return checked(seen)

    with pytest.raises(ChangedOutside):
        check_and_fix(loaded, changed_under_it)
    assert file.read_text(encoding="utf-8") == theirs


def test_a_file_with_two_names_is_refused_and_stays(command: Command, report: Callable[[str], Path]) -> None:
    file = report(BEFORE)
    os.link(file, file.with_name("other.toml"))
    done = command("check", "--fix", file)
    assert (done.code, file.read_text(encoding="utf-8")) == (1, BEFORE)
    assert "hard links" in done.err


def test_one_report_that_cannot_be_saved_does_not_stop_the_others(
    command: Command, report: Callable[[str], Path], workspace: Path
) -> None:
    file = report(BEFORE)
    os.link(file, file.with_name("other.toml"))
    half = workspace / "drafts/temporary-accommodation-update/report.toml"
    before = half.read_text(encoding="utf-8")
    done = command("check", "--fix", "drafts")
    assert done.code == 1
    assert half.read_text(encoding="utf-8") != before
    assert "not checked" in done.out
