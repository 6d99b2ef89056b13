"""What was found in a line stays with its words while the text around them changes."""

from __future__ import annotations

from drafter.report.template import Level
from drafter.tui.line_findings import LineFinding, at_column, found_in, heaviest, moved


def finding(column: int, words: str, level: Level = Level.WARNING) -> LineFinding:
    return LineFinding(level, column, words)


def test_the_words_are_found_where_they_were() -> None:
    assert found_in("Of a SCR and a SCR", finding(13, "a SCR")) == (13, 18)


def test_words_that_have_moved_are_found_nearest_to_where_they_were() -> None:
    assert found_in("Now of a SCR and then of a SCR", finding(3, "a SCR")) == (7, 12)


def test_words_that_are_gone_are_not_marked() -> None:
    assert found_in("Of an SCR", finding(3, "a SCR")) is None
    assert found_in("anything", finding(0, "")) is None


def test_words_that_go_on_in_the_next_line_are_marked_to_the_end_of_theirs() -> None:
    assert found_in("we are going", finding(7, "going forward")) == (7, 12)


def test_words_are_the_same_however_they_are_spaced() -> None:
    assert found_in("of  the   board", finding(4, "the board")) == (4, 15)


def test_lines_below_an_edit_take_their_findings_with_them() -> None:
    findings = {0: (finding(0, "a"),), 2: (finding(0, "b"),), 5: (finding(0, "c"),)}
    assert set(moved(findings, 1, 1, 2)) == {0, 4, 7}
    assert set(moved(findings, 1, 3, 0)) == {0, 3}
    assert moved(findings, 1, 1, 0) is findings


def test_what_weighs_most_is_told() -> None:
    line = "a SCR"
    found = (finding(0, "a SCR"), finding(2, "SCR", Level.ERROR), finding(0, "", Level.ERROR))
    assert heaviest(found) is Level.ERROR
    assert heaviest(()) is Level.OFF
    assert at_column(line, found, 1) == found[0]
    assert at_column(line, found, 3) == found[1]
    assert at_column(line, found[:1], 9) is None
