"""Which rules run, at which level, and how their hits become findings."""

from __future__ import annotations

import datetime
import time

import pytest

from drafter.checks import CheckResult, Memory, Stage, check
from drafter.checks.catalogue import rules
from drafter.checks.policy import GivenPolicy
from drafter.report.errors import InputError
from drafter.report.template import Level, WrittenRule
from tests.checks.reports import TODAY, changed, sample

HALF = "temporary-accommodation-update"


def codes(result: CheckResult) -> set[str]:
    return {finding.code for finding in result.findings}


def test_rules_are_chosen_by_code_by_its_beginning_and_by_alias() -> None:
    report = sample(HALF)
    assert codes(check(report, today=TODAY, select=["C104"])) == {"C104"}
    assert codes(check(report, today=TODAY, select=["unanswered"])) == {"C101"}
    assert codes(check(report, today=TODAY, select=["W0"])) == {"W001", "W002"}
    assert codes(check(report, today=TODAY, select=["c1"], ignore=["C10", "C11"])) == set()
    assert "C101" not in codes(check(report, today=TODAY, ignore=["C101"]))


@pytest.mark.parametrize("key", ["C999", "Z", "unansweerd", "", "*"])
def test_a_code_that_is_no_rule_is_never_a_pass(key: str) -> None:
    with pytest.raises(InputError, match="is no rule"):
        check(sample(HALF), today=TODAY, select=[key])
    with pytest.raises(InputError, match="is no rule"):
        check(sample(HALF), today=TODAY, ignore=[key])


def test_a_code_of_another_template_in_the_batch_is_known() -> None:
    assert not codes(check(changed("Text."), today=TODAY, select=["L890"], known=["L890"]))


def test_template_and_workspace_move_levels_the_longest_code_counts_and_the_workspace_last() -> None:
    report = changed('[sections.legal]\ntext = "None"', levels={"C1": Level.OFF, "C104": Level.ERROR})
    (finding,) = (each for each in check(report, today=TODAY).standing if each.field == "legal.text")
    assert finding.level is Level.ERROR
    moved = {"nothing-without-reason": Level.ADVICE}
    (finding,) = (
        each
        for each in check(report, today=TODAY, policy=GivenPolicy(levels=moved)).standing
        if each.field == "legal.text"
    )
    assert finding.level is Level.ADVICE
    with pytest.raises(InputError, match="The workspace names C77"):
        check(report, today=TODAY, policy=GivenPolicy(levels={"C77": Level.OFF}))
    with pytest.raises(InputError, match="The template example names L8O1"):
        check(changed("Text.", levels={"L8O1": Level.OFF}), today=TODAY)


def test_a_level_that_was_raised_is_still_held_down_in_a_draft() -> None:
    report = changed('[sections.legal]\ntext = "None"', levels={"C104": Level.ERROR})
    result = check(report, today=TODAY, stage=Stage.DRAFT, select=["C104"])
    assert {finding.level for finding in result.findings} == {Level.ADVICE}


def test_a_rule_may_be_written_as_data() -> None:
    rule = WrittenRule(
        code="L899", alias="no-leverage", pattern=r"(?i)\bleverag\w+", message="Say “use”.", cure="Write “use”."
    )
    report = changed("The team leveraged\nits skills.\n\n## Leveraging volunteers\n\nThey came.", rules=(rule,))
    found = check(report, today=TODAY, select=["no-leverage"]).findings
    assert [(each.number, each.place.column) for each in found] == [("5.1", 10), ("5.2", 36)]
    assert found[0].excerpt is not None
    assert found[0].excerpt.text[found[0].excerpt.start : found[0].excerpt.end] == "leveraged"
    assert (
        check(changed("They leveraged it."), today=TODAY, policy=GivenPolicy(rules=(rule,))).findings[0].code == "L899"
    )


@pytest.mark.parametrize(
    ("code", "pattern", "message"), [("L899", "(", "no regular expression"), ("C101", "x", "already a rule C101")]
)
def test_a_rule_as_data_that_cannot_work_is_refused(code: str, pattern: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rules(policy=GivenPolicy(rules=(WrittenRule(code=code, pattern=pattern, message="No."),)))


@pytest.mark.parametrize("terms", [{"hall": "Hall"}, {"roof": "hall", "hall": "roof"}, {"staff": "our staff"}])
def test_a_word_that_would_be_found_again_is_refused(terms: dict[str, str]) -> None:
    with pytest.raises(InputError, match="would be found again"):
        rules(policy=GivenPolicy(rules=(WrittenRule(code="L899", terms=terms),)))


def test_a_word_that_differs_in_capitals_is_fine_where_they_count() -> None:
    rule = WrittenRule(code="L899", terms={"Hall": "hall", "SEND": "the service"}, exact=True, fix=True)
    report = changed("The Hall and the hall.")
    (one,) = check(report, today=TODAY, select=["L899"], policy=GivenPolicy(rules=(rule,))).findings
    assert one.message == "“Hall”: the word here is “hall”."


def test_findings_come_in_the_order_of_the_document() -> None:
    fields = [finding.field.split(".")[0] for finding in check(sample(HALF), today=TODAY).findings]
    assert fields[0] == "meta"
    assert fields[-1] == "waivers"
    assert fields.index("reasons") < fields.index("background") < fields.index("legal") < fields.index("risk")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One.\n\n## Title\n\nWrapped over\nlines with TBC in it.", "5.2.1"),
        ("- first\n- wrapped over\n  lines with TBC in it", "5.0"),
        ("Text.\n\n- one\n  - nested TBC here", "5.1"),
        (".[5.9a] Pinned, TBC, label.", "5.9a"),
        ("Above.\n\n~ Without a number TBC here.", "5.1"),
        ("Above.\n\n| A | B |\n|---|---|\n| B | TBC |\n| x | the last one |", "5.1"),
        ("## A TBC heading", "5.1"),
        ("\\- 5 degrees, TBC or so", "5.1"),
    ],
)
def test_a_finding_in_prose_has_its_number_and_place(text: str, number: str) -> None:
    found = check(changed(text), today=TODAY, select=["C111"]).findings
    assert [(each.number, each.place.column - 1) for each in found] == [(number, text.index("TBC"))]


def test_a_malformed_fence_cannot_be_published_waived_or_turned_off() -> None:
    fence = '[sections.background]\ntext = "::: Exempt 3\\nA name.\\n:::"\n'
    waiver = '[[waivers]]\nrule = "P901"\nat = "background"\nreason = "Fine."\n'
    for stage in Stage:
        result = check(changed(fence + waiver, levels={"P901": Level.OFF}), today=TODAY, stage=stage)
        assert [(each.code, each.level, each.stands) for each in result.findings if each.code == "P901"] == [
            ("P901", Level.ERROR, True),
            ("P901", Level.ERROR, True),
        ]
        assert result.unpublishable
    assert check(changed(fence), today=TODAY, ignore=["P901"]).unpublishable
    assert not check(changed("::: exempt 3\nA name.\n:::"), today=TODAY).unpublishable


def test_unseen_characters_are_found_wherever_text_can_stand() -> None:
    report = changed(
        'title = "A\\u202Eb"\n[meta]\nreport_to = "A\\u200Bb"\n'
        '[sections.appendices]\nitems = ["Appendix\\u0007 A"]\n'
        '[sections.background]\ntext = "| A\\u001Bb |\\n|---|\\n| c\\u009Bd |"\n'
        '[figures.x]\nvalue = 1\nlabel = "A\\u2066b"\n[notes.n]\ntext = "A\\u200Db\\u200Dc"\n'
    )
    found = check(report, today=TODAY, select=["P902"]).findings
    assert [each.field for each in found] == [
        "title", "meta.report_to", "background.text", "background.text", "appendices.items.1", "figures.x.label",
        "notes.n.text",
    ]  # fmt: skip
    assert "2 times" in found[-1].message
    assert not any(character in each.message for each in found for character in "\x1b\x07\u202e\u200b")


def test_the_memory_gives_the_same_findings_and_forgets_what_is_gone() -> None:
    memory = Memory()
    first = check(changed("One TBC here.\n\nTwo."), today=TODAY, memory=memory)
    again = check(changed("New.\n\nOne TBC here.\n\nTwo TBC."), today=TODAY, memory=memory)
    fresh = check(changed("New.\n\nOne TBC here.\n\nTwo TBC."), today=TODAY)
    assert first.findings != again.findings
    assert again.findings == fresh.findings
    other_day = check(changed("One."), today=TODAY + datetime.timedelta(1), memory=memory)
    assert other_day.findings == check(changed("One."), today=TODAY + datetime.timedelta(1)).findings


STRANGE = (
    "[", "a ", "Aa ", "Aa of ", "((AB) ", "1", "1 of 2 (3%) ", "in May ", "shortly ", "currently 5 ", "Two Words-",
    "TBC ",
    "There are some ", "no ", "{{ x }} ", "{{", "the the ", "x.X", "\u200b", "Aa’s ", "10.4.15 ", "from 1 to 2 ",
)  # fmt: skip


@pytest.mark.parametrize("seed", STRANGE)
def test_strange_text_takes_bounded_time(seed: str) -> None:
    text = f"A {seed * (30_000 // len(seed))}"
    in_background, in_legal = changed(text), changed(f"[sections.legal]\ntext = '''{text}'''")
    started = time.process_time()
    check(in_background, today=TODAY)
    check(in_legal, today=TODAY)
    assert time.process_time() - started < 15
