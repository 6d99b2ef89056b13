"""What a journal would bring back is told part by part, and what somebody else wrote is never written over."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from drafter.report.draft import Draft, Entry, Figure, Note, Waiver
from drafter.store.journal import Journal
from drafter.store.journal_files import left_behind
from drafter.store.journal_lines import Recording
from drafter.store.load import Loaded
from drafter.store.recovery import Lost, both, brought_back, changed_lines, lost, text_of
from drafter.store.unsaved import unsaved
from tests.store.conftest import HEAD, Load

_SOURCE = (
    HEAD
    + """\
title = "One"
[sections.first]
text = "One."
why = "Because."
[figures.plans]
value = 1.0
"""
)


@pytest.fixture
def report(load: Load, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    return load(_SOURCE)


def left_with(report: Loaded, draft: Draft) -> Recording:
    """The journal of somebody who wrote that, and whose program was killed."""
    journal = Journal(report.file, report.source.digest, report.report.draft)
    journal.note(draft)
    journal.close()
    (left,) = left_behind(report.file)
    recording = left.read()
    left.done_with()
    return recording


def part(mine: Any, theirs: Any = "") -> Lost:
    return Lost(("title",), mine, theirs, theirs)


def test_every_kind_of_part_comes_back_as_it_was(report: Loaded) -> None:
    draft = msgspec.structs.replace(
        report.report.draft,
        title="",
        meta={"to": "Cabinet", "day": datetime.date(2027, 3, 4)},
        sections={
            "first": {"text": "Two.\n\nHalf a character: \ud800", "agreed": "no", "several": ("a", 3)},
            "last": {"items": (Entry(text="A"), Entry(text="B", file="b.pdf", exempt=(3,)))},
        },
        figures={"plans": Figure(value=1, source="x"), "share": Figure(value=Decimal("2.50"), carried=True)},
        notes={"n": Note(text="A note.")},
        waivers=(Waiver(rule="C101", until=datetime.date(2028, 1, 1)),),
    )
    found = lost(left_with(report, draft), report.report.draft)
    assert not any(each.is_contested for each in found)
    assert {each.place for each in found} >= {"title", "meta.day", "first.why", "figures.plans", "notes.n", "waivers"}
    placed = brought_back(report.report.draft, report.report.template, found)
    assert placed.draft == draft
    assert placed.unplaced == ()
    assert repr(placed.draft.figures["plans"].value) == "1"


def test_what_somebody_else_changed_too_is_contested_and_the_rest_is_not(report: Loaded) -> None:
    mine = report.report.draft.with_answer("first", "text", "Mine.").with_answer("first", "why", "Mine.")
    theirs = report.report.draft.with_answer("first", "text", "Theirs.").with_meta("to", "Cabinet")
    found = {each.place: each.is_contested for each in lost(left_with(report, mine), theirs)}
    assert found == {"first.text": True, "first.why": False}


def test_what_the_report_has_already_is_not_lost(report: Loaded) -> None:
    mine = report.report.draft.with_answer("first", "text", "Mine.")
    assert lost(left_with(report, mine), mine.with_meta("to", "Cabinet")) == ()


def test_what_the_template_has_no_place_for_is_named_and_the_rest_comes_back(report: Loaded) -> None:
    recording = left_with(report, report.report.draft.with_answer("first", "text", "Mine."))
    found = lost(recording, report.report.draft)
    strange = [
        Lost(("sections", "first", "gone"), "x", None, None),
        Lost(("sections", "first", "agreed"), "perhaps", None, None),
        Lost(("sections", "no", "text"), "x", None, None),
        Lost(("elsewhere",), "x", None, None),
        Lost(("figures",), None, "x", "x"),
        Lost((), "x", None, None),
    ]
    placed = brought_back(report.report.draft, report.report.template, [*strange, *found])
    assert placed.unplaced == tuple(each.path for each in strange)
    assert placed.draft == report.report.draft.with_answer("first", "text", "Mine.")


def test_both_texts_stand_one_below_the_other(report: Loaded) -> None:
    assert both(part("Mine.\n", "Theirs.\n")).mine == "Theirs.\n\nMine.\n"


@pytest.mark.parametrize(
    ("theirs", "mine", "count"),
    [
        ("", "Three new words", 3),
        ("One two three.", "One two and a half three.", 3),
        ("One two three.", "One twos three.", 1),
        ("One two three.", "One three.", 0),
        ("One.", "One. Two.", 1),
        ("One", "", 0),
        ("a\nb\n", "a\nnew b\n", 1),
        ("Same", "Same", 0),
    ],
)
def test_words_are_counted_where_the_journal_differs(theirs: str, mine: str, count: int) -> None:
    assert part(mine, theirs).words == count


def test_changed_lines_are_told_and_others_not() -> None:
    lines = changed_lines(part("a\nb2\nc\nd", "a\nb\nc"))
    assert lines == (("-", "b"), ("+", "b2"), ("+", "d"))
    assert changed_lines(part("a\n\nb\n\nc", "a\n\nc")) == (("+", "b"),)
    assert changed_lines(part("a\n\nb", "a\nb")) == (("+", ""),)
    many = changed_lines(part("new\n" * 5_000, "old\n" * 5_000))
    assert len(many) == 10_000


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        ("a\nb", "a\nb"),
        (["a", {"text": "b"}, {"text": "c", "exempt": [3]}], 'a\nb\n{ text = "c", exempt = [3] }'),
        ({"value": Decimal("1.50"), "as at": datetime.date(2027, 1, 2)}, 'value = 1.50\n"as at" = 2027-01-02'),
        (datetime.date(2027, 1, 2), "2027-01-02"),
    ],
)
def test_a_value_is_told_as_a_person_reads_it(value: Any, told: str) -> None:
    assert text_of(value) == told


def test_a_report_that_is_gone_or_broken_leaves_what_the_journal_has(report: Loaded) -> None:
    recording = left_with(report, report.report.draft.with_answer("first", "text", "Mine."))
    assert unsaved(recording).state == "ready"
    report.file.write_text("this is no TOML", encoding="utf-8")
    assert (unsaved(recording).state, unsaved(recording).words) == ("unreadable", 1)
    report.file.unlink()
    assert unsaved(recording).state == "gone"
    assert [each.mine for each in unsaved(recording).parts] == ["Mine."]
