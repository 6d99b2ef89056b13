"""Every format says the same, waived findings among them, and lets nothing through that a terminal would obey."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks import check
from drafter.checks.finding import Unread
from drafter.checks.reporters import FORMATS, render, writer
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import wrapped
from drafter.report.places import Place
from drafter.report.template import Level
from drafter.report.visible import columns
from tests.checks.reports import EXAMPLE, TODAY, changed, report, sample

WAIVED = check(report((EXAMPLE / "report.toml").read_text(encoding="utf-8")), today=TODAY)
CLEAN = check(sample("parking-annual-report"), today=TODAY)
HALF = check(sample("temporary-accommodation-update"), today=TODAY)


def test_json_has_the_shape_of_its_documentation() -> None:
    read: dict[str, Any] = json.loads(render("json", [HALF, WAIVED]))
    assert list(read) == ["format", "reports"]
    first, second = read["reports"]
    assert list(first) == ["report", "path", "stage", "complete", "answered", "required", "findings"]
    assert (first["report"], first["stage"], first["complete"]) == ("temporary-accommodation-update", "final", False)
    assert list(first["findings"][0]) == [
        "code", "alias", "level", "message", "number", "field", "file", "line", "column", "cure", "waived",
    ]  # fmt: skip
    assert first["findings"][0]["waived"] is None
    (waived,) = second["findings"]
    assert waived["waived"] == {
        "reason": "Screening found no impact; the form is on file.", "by": "", "until": "2999-12-31",
    }  # fmt: skip


def test_text_names_the_number_the_place_and_the_cure_and_counts() -> None:
    text = render("text", [HALF], Style(width=80))
    assert "Temporary Accommodation Update\n" in text
    assert "✗ 3.2b   error    C101" in text
    assert "→ Answer yes or no." in text
    counts = f"{HALF.count(Level.ERROR)} errors, {HALF.count(Level.WARNING)} warnings and 11 pieces of advice."
    assert " ".join(text.split()).endswith(f"{counts} 2 of them can be fixed with --fix.")
    assert all(len(line) <= 80 for line in text.split("\n") if "│" not in line)
    assert "\x1b" not in text
    assert "\x1b[31m✗" in render("text", [HALF], Style(colour=True))


@pytest.mark.parametrize("width", [64, 80, 100])
@pytest.mark.parametrize(
    "around", ["北京" * 60, "北京 " * 60, "e\u0301" * 200, "é" * 200, "\U0001f600" * 90, "word " * 90]
)
def test_no_line_is_wider_than_the_terminal_so_that_marks_stay_below_their_words(around: str, width: int) -> None:
    found = check(changed(f"{around.strip()} the the {around.strip()}"), today=TODAY, select=["L805"])
    lines = render("text", [found], Style(width=width)).split("\n")
    assert all(columns(line) <= width for line in lines)
    words, marks = (line for line in lines if "│" in line)
    before, wanted, _ = words.partition("the the")
    assert wanted
    assert marks.rstrip() == "│".join((before.partition("│")[0], " " * (columns(before.partition("│")[2])))) + "^" * 7


def test_text_underlines_the_words() -> None:
    long = "Before it there is a good deal to be said about the house and its many rooms and their history. " * 3
    text = render("text", [check(changed(f"{long}It opens on [insert date], we hope. {long}"), today=TODAY)])
    words, marks = (line.partition("│ ")[2] for line in text.split("\n") if "│" in line)
    assert words[marks.index("^") : marks.rindex("^") + 1] == "[insert date]"


def test_text_of_several_reports_adds_up() -> None:
    assert render("text", [HALF, WAIVED]).split("\n")[-1].startswith("2 reports, 1 without findings: ")


def test_a_waived_finding_is_in_every_format_with_its_reason() -> None:
    for format in FORMATS:
        assert "Screening found no impact; the form is on file." in render(format, [WAIVED]), format


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_terminal_would_obey_comes_out_as_something_else(format: str) -> None:
    nasty = 'title = "A \\u001B]0;x\\u0007 \\u202E \\u009B"\n[sections.legal]\ntext = "TB\\u200bC \\u001B[31m"\n'
    nasty += '[[waivers]]\nrule = "C1\\u001B"\nat = "x"\n'
    written = render(format, [check(changed(nasty), today=TODAY)])
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u200b"} & set(written)


def test_junit_is_xml_in_which_what_fails_the_command_fails() -> None:
    suites = ElementTree.fromstring(render("junit", [HALF, WAIVED]))
    first, second = suites.findall("testsuite")
    assert first.get("failures") == str(HALF.count(Level.ERROR)) == str(len(first.findall("*/failure")))
    assert len(second.findall("*/skipped")) == 1
    stricter = ElementTree.fromstring(render("junit", [HALF], Style(fail_on=Level.ADVICE)))
    assert len(stricter.findall("*/*/failure")) == len(HALF.findings)
    assert not ElementTree.fromstring(render("junit", [HALF], Style(fail_on=None))).findall("*/*/failure")


def test_sarif_has_rules_levels_places_fingerprints_and_suppressions() -> None:
    read: dict[str, Any] = json.loads(render("sarif", [HALF, WAIVED]))
    (run,) = read["runs"]
    assert read["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    assert len(results) == len(HALF.findings) + 1
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in results)
    assert {each["level"] for each in results} == {"error", "warning", "note"}
    fingerprints = [each["partialFingerprints"]["drafterFinding/v1"] for each in results]
    assert len(set(fingerprints)) == len(fingerprints)
    assert [each.get("suppressions") for each in results if "suppressions" in each] == [
        [{"kind": "inSource", "justification": "Screening found no impact; the form is on file."}]
    ]


def test_a_fingerprint_stays_when_lines_move() -> None:
    def fingerprints(text: str) -> set[str]:
        read = json.loads(render("sarif", [check(changed(text), today=TODAY, select=["C111"])]))
        return {each["partialFingerprints"]["drafterFinding/v1"] for each in read["runs"][0]["results"]}

    assert fingerprints("It opens on [insert date].") == fingerprints("New.\n\nNew.\n\nIt opens on [insert date].")


def test_github_commands_escape_what_would_end_them() -> None:
    lines = render("github", [check(changed("100% of, say: [insert, all]"), today=TODAY, select=["C111"])]).split("\n")
    assert lines[0].startswith(
        "::warning file=example/report.toml,line=1,col=15,endColumn=28,title=C111 placeholder-left%2C 5.1::"
    )
    assert not any("\n" in line for line in lines)


UNREAD = Unread(path="drafts/bad,1/report.toml", message="Key 100%: wanted\na table.", place=Place(2, 3))


def with_unread(format: str) -> str:
    write = writer(format, Style(several=True))
    return write.begin() + write.report(HALF) + write.unread(UNREAD) + write.end()


def test_a_report_that_was_not_read_is_no_pass_in_any_format_that_has_a_place_for_it() -> None:
    assert re.search(r"^drafts/bad,1/report.toml +not checked$", with_unread("text"), re.MULTILINE)
    assert "Not checked: Key 100%: wanted␊a table." in with_unread("markdown")
    assert with_unread("github").splitlines()[-1] == (
        "::error file=drafts/bad%2C1/report.toml,line=2,col=3,title=not checked::Key 100%25: wanted%0Aa table."
    )
    suite = ElementTree.fromstring(with_unread("junit")).findall("testsuite")[-1]
    assert (suite.get("tests"), suite.get("errors"), suite.get("failures")) == ("1", "1", "0")
    assert suite.find("testcase/error") is not None
    assert json.loads(with_unread("json"))["reports"][0]["report"] == HALF.report


JUNIT = {
    "testsuites": {"name"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"classname", "name", "file", "line"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
    "system-out": set(),
}


def test_junit_has_the_elements_that_build_servers_know_and_counts_them_right() -> None:
    write = writer("junit")
    root = ElementTree.fromstring(
        write.begin() + "".join(map(write.report, (HALF, WAIVED, CLEAN))) + write.unread(UNREAD) + write.end()
    )
    for element in root.iter():
        assert set(element.keys()) <= JUNIT[element.tag], element.tag
    for suite in root.findall("testsuite"):
        assert int(suite.get("tests") or 0) == len(suite.findall("testcase")) > 0
        assert int(suite.get("failures") or 0) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors") or 0) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped") or 0) == len(suite.findall("testcase/skipped"))
    assert all(len(case) <= 1 for case in root.iter("testcase"))


def test_the_words_in_question_are_underlined_below_them_whatever_their_width() -> None:
    text = render("text", [check(changed("日本語 ŵe\u0301 the the end of it."), today=TODAY, select=["L805"])])
    line, marks = next(pair for pair in pairwise(text.splitlines()) if "^" in pair[1])
    start = columns(line[: line.index("the the")])
    assert marks[start:] == "^^^^^^^"
    assert marks[:start].strip(" │") == ""


def test_colour_is_only_there_where_it_is_asked_for() -> None:
    plain, coloured = (render("text", [HALF, WAIVED], Style(colour=colour)) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == plain


@pytest.mark.parametrize("format", FORMATS)
def test_reports_one_by_one_make_the_same_as_all_at_once(format: str) -> None:
    write = writer(format, Style(several=True))
    pieces = [write.begin(), *map(write.report, (HALF, WAIVED, CLEAN)), write.end()]
    assert "".join(pieces).removesuffix("\n") == render(format, [HALF, WAIVED, CLEAN])


@given(st.text(alphabet="ab e\u0301漢→“ ", max_size=60), st.integers(1, 12))
def test_lines_are_as_full_as_their_words_allow(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert columns(line) <= width or " " not in line
    for line, following in pairwise(lines):
        assert columns(f"{line} {following.split(' ')[0]}") > width
