"""A waiver answers for one rule at one place, for a reason, until a day."""

from __future__ import annotations

import datetime

import pytest

from drafter.checks import CheckResult, check
from tests.checks.reports import TODAY, changed

NONE = '[sections.legal]\ntext = "None"\n[sections.equalities]\ntext = "None {#eq}"\n'


def waived(at: str, rule: str = "C104", more: str = 'reason = "On file."') -> CheckResult:
    return check(changed(f'{NONE}[[waivers]]\nrule = "{rule}"\nat = "{at}"\n{more}\n'), today=TODAY)


def standing(result: CheckResult) -> list[tuple[str, str]]:
    return [(finding.code, finding.field) for finding in result.standing]


@pytest.mark.parametrize("at", ["6.1", "6.0", "legal", "legal.text"])
def test_a_place_is_a_number_a_section_or_a_field(at: str) -> None:
    result = waived(at)
    assert standing(result) == []
    (finding,) = (each for each in result.findings if each.field == "legal.text")
    assert finding.waived is not None
    assert finding.waived.reason == "On file."


def test_a_place_may_be_a_named_block() -> None:
    background = '[sections.background]\ntext = "It starts on [insert date]. {#start}"\n'
    waiver = '[[waivers]]\nrule = "C111"\nat = "start"\nreason = "On file."\n'
    assert "C111" not in {finding.code for finding in check(changed(background + waiver), today=TODAY).standing}


def test_a_rule_may_be_named_by_its_alias() -> None:
    assert standing(waived("legal", rule="nothing-without-reason")) == []


def test_a_waived_error_no_longer_blocks_but_the_report_is_still_not_complete() -> None:
    open_question = '[sections.legal]\ntext = ""\n[[waivers]]\nrule = "C101"\nat = "legal"\nreason = "Oral."\n'
    result = check(changed(open_question), today=TODAY)
    assert not result.blocking
    assert not result.complete


@pytest.mark.parametrize(
    ("at", "rule", "more", "code"),
    [
        ("legal", "C104", "", "W001"),
        ("legal", "C104", 'reason = " "', "W001"),
        ("legal", "C104", 'reason = "On file."\nuntil = 2027-01-31', "W002"),
        ("risk", "C104", 'reason = "On file."', "W003"),
        ("legal", "C1", 'reason = "On file."', "W004"),
        ("legal", "all", 'reason = "On file."', "W004"),
        ("legal.nothing", "C104", 'reason = "On file."', "W005"),
        ("6.9", "C104", 'reason = "On file."', "W005"),
        ("", "C104", 'reason = "On file."', "W006"),
        ("legal", "", 'reason = "On file."', "W006"),
        ("legal", "P901", 'reason = "On file."', "W007"),
    ],
)
def test_a_waiver_that_does_not_hold_is_found_once_and_silences_nothing(
    at: str, rule: str, more: str, code: str
) -> None:
    result = waived(at, rule, more)
    assert ("C104", "legal.text") in standing(result)
    assert [each for each in standing(result) if each[0].startswith("W")] == [(code, "waivers.1")]


def test_a_waiver_holds_on_its_last_day() -> None:
    report = changed(f'{NONE}[[waivers]]\nrule = "C104"\nat = "legal"\nreason = "On file."\nuntil = 2027-02-01\n')
    assert "W002" not in {finding.code for finding in check(report, today=TODAY).findings}
    after = check(report, today=TODAY + datetime.timedelta(days=1))
    assert "W002" in {finding.code for finding in after.findings}


def test_a_waiver_is_not_called_unused_when_its_rule_was_not_asked_for() -> None:
    report = changed(f'{NONE}[[waivers]]\nrule = "C104"\nat = "legal"\nreason = "On file."\n')
    assert not check(report, today=TODAY, select=["W0", "C101"]).findings
