"""A finding leads to the very line and column of the file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from drafter.checks import Finding, check
from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from tests.checks.reports import SPECIMEN, TODAY

REPORT = '''\
format = 1
template = "scrutiny-report"
title = "A title"

[sections.background]
text = """
A paragraph that is wrapped
over two lines , and goes on.

- an item with the the word
  twice
"""

[sections.appendices]
items = [
  "Appendix A: Plan",
  { text = "TBC", exempt = [3] },
]

[sections.legal]
text = "None"

[[waivers]]
rule = "C104"
at = "legal"
'''


def found(tmp_path: Path, text: str = REPORT) -> dict[str, Finding]:
    folder = tmp_path / "drafts" / "one"
    folder.mkdir(parents=True)
    file = folder / "report.toml"
    file.write_text(text, encoding="utf-8")
    result = check(load_report(file, Workspace.find(file)).report, today=TODAY)
    return {finding.code: finding for finding in result.findings}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_and_column_are_those_of_the_words(tmp_path: Path, ends: str) -> None:
    by_code = found(tmp_path, REPORT.replace("\n", ends))
    lines = REPORT.split("\n")

    def at(code: str) -> str:
        place = by_code[code].place
        return lines[place.line - 1][place.column - 1 :]

    assert at("L801").startswith(" ,")
    assert at("L805").startswith("the the")
    assert at("C105").startswith('TBC", exempt')
    assert at("C104").startswith("None")
    assert at("W001").startswith("[[waivers]]")


def test_what_is_not_there_has_the_place_of_the_nearest_table(tmp_path: Path) -> None:
    missing = [
        finding for finding in check_all(tmp_path) if finding.code == "C101" and finding.field == "reasons.summary"
    ]
    assert missing[0].place.line >= 1
    assert missing[0].number == "3.1"


def check_all(tmp_path: Path) -> tuple[Finding, ...]:
    folder = tmp_path / "drafts" / "one"
    folder.mkdir(parents=True)
    file = folder / "report.toml"
    file.write_text(REPORT, encoding="utf-8")
    return check(load_report(file, Workspace.find(file)).report, today=TODAY).findings


@pytest.mark.skipif(not SPECIMEN.exists(), reason="the specimen is not beside the project")
def test_every_finding_of_the_specimen_underlines_what_stands_at_its_place() -> None:
    loaded = load_report(SPECIMEN, Workspace.find(SPECIMEN))
    source = SPECIMEN.read_text(encoding="utf-8").split("\n")
    findings = check(loaded.report, today=datetime.date(2015, 6, 1)).findings
    underlined = [finding for finding in findings if finding.excerpt is not None]
    assert len(underlined) > 20
    for finding in underlined:
        assert finding.excerpt is not None
        words = finding.excerpt.text[finding.excerpt.start : finding.excerpt.end]
        assert source[finding.place.line - 1][finding.place.column - 1 :].startswith(words), finding
