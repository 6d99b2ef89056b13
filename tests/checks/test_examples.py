"""The examples in the documentation of the rules are what the rules do."""

from __future__ import annotations

import re

import pytest

from drafter.checks import CheckResult, Rule, check
from drafter.checks.catalogue import rules
from drafter.checks.explanation import explain
from drafter.checks.rule import FAMILIES
from drafter.report.errors import InputError
from tests.checks.reports import EXAMPLE, TODAY, OneSlip, changed, report

RULES = rules()
BAD = [
    pytest.param(rule, text, id=f"{rule.code}-{n}") for rule in RULES for n, text in enumerate(explain(rule.code).bad)
]
GOOD = [
    pytest.param(rule, text, id=f"{rule.code}-{n}") for rule in RULES for n, text in enumerate(explain(rule.code).good)
]


def found(text: str) -> CheckResult:
    return check(changed(text), today=TODAY, speller=OneSlip())


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_a_bad_example_is_found(rule: Rule, text: str) -> None:
    assert rule.code in {finding.code for finding in found(text).findings}


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_good_example_is_left_alone(rule: Rule, text: str) -> None:
    assert rule.code not in {finding.code for finding in found(text).standing}


def test_nothing_is_found_in_the_complete_example_but_what_it_waives() -> None:
    result = check(report((EXAMPLE / "report.toml").read_text(encoding="utf-8")), today=TODAY)
    assert [(finding.code, finding.number, finding.stands) for finding in result.findings] == [("C104", "8.1", False)]
    assert result.complete


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_it_finds_why_and_how_to_cure_it(rule: Rule) -> None:
    words = explain(rule.code)
    assert re.fullmatch(r"[A-Z][^\n]+[.]", words.summary), words.summary
    assert words.family == FAMILIES[rule.code[:2]]
    assert words.why
    assert words.cure
    assert words.bad
    assert words.good
    assert words.as_text().count("\n") > 10


def test_codes_and_aliases_are_never_used_twice() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.alias for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[A-Z]\d{3}", rule.code) and re.fullmatch(r"[a-z-]+", rule.alias) for rule in RULES)


def test_a_rule_is_explained_by_its_alias_too() -> None:
    assert explain("unanswered") == explain("c101")


def test_an_unknown_code_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean unanswered"):
        explain("unansweerd")
