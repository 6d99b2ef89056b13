"""The measure of the check: what counts as found, as a false alarm, and as neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.checks.finding import Excerpt, Finding
from drafter.report.places import Place
from drafter.report.template import Level
from tests.checks.reports import ROOT
from tests.corpus.__main__ import LEAST_PRECISION, LEAST_RECALL
from tests.corpus.entries import Entry, Expected, expected, folders
from tests.corpus.measure import compared, measured, whole
from tests.corpus.meeting import meets

TEXT = "There are 358 children, of whom 210 (61 per cent) are neglected."


def finding(code: str = "F406", number: str = "5.4.2", words: str = "61 per cent", message: str = "") -> Finding:
    start = TEXT.index(words)
    excerpt = Excerpt(TEXT, start, start + len(words))
    return Finding(
        code=code,
        alias="",
        level=Level.WARNING,
        message=message,
        cure="",
        number=number,
        field="background.text",
        place=Place(1, 1),
        excerpt=excerpt,
    )


def entry(family: str = "F4", at: str = "5.4.2", words: str = "(61 per cent)") -> Entry:
    return Entry(family, at, words, "210 of 358 is 58.7 per cent")


def test_the_same_words_at_the_same_place_are_met() -> None:
    assert meets(finding(), entry())
    assert meets(finding(), entry(at="background.text"))
    assert meets(finding(), entry(words=""))


def test_other_words_another_place_and_another_family_are_not() -> None:
    assert not meets(finding(), entry(words="358 children"))
    assert not meets(finding(), entry(at="5.4"))
    assert not meets(finding(), entry(family="A6"))


def test_a_finding_that_names_the_other_place_is_met_there() -> None:
    there = entry(family="X5", at="7.1", words="None")
    assert meets(finding("X501", message="5.4.2 announces a restructure; 7.1 says “None”."), there)
    assert not meets(finding("X501", message="5.4.2 announces a restructure; 7.10 says “Nothing”."), there)


def test_what_is_arguable_counts_neither_way() -> None:
    known = Expected(defects=(entry(),), arguable=(entry(words="358"),), traps=(entry(words="There are"),))
    outcome = compared("r", (finding(), finding(words="358"), finding(words="There are")), known)
    assert [len(each) for each in (outcome.found, outcome.kept, outcome.arguable, outcome.false)] == [1, 1, 1, 1]
    assert len(outcome.trapped) == 1
    assert (whole([outcome]).recall, whole([outcome]).precision) == (1.0, 0.5)


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_words_of_an_entry_stand_in_its_report_or_its_form(folder: Path) -> None:
    words = " ".join(file.read_text("utf-8") for file in (*folder.rglob("*.csv"), folder / "report.toml"))
    forms = " ".join(file.read_text("utf-8") for file in (ROOT / "templates").glob("*/template.toml"))
    there = " ".join(f"{words} {forms}".casefold().split())
    known = expected(folder)
    for each in (*known.defects, *known.traps, *known.arguable):
        assert " ".join(each.words.casefold().split()) in there, each


def test_the_check_finds_what_is_planted_and_little_else() -> None:
    figures = whole(measured())
    assert figures.recall >= LEAST_RECALL
    assert figures.precision >= LEAST_PRECISION
