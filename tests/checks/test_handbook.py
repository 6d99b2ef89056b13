"""The page about the rules says what the rules say."""

from __future__ import annotations

from pathlib import Path

from drafter.checks.explanation import explain
from drafter.checks.handbook import page
from drafter.checks.rules import RULES


def test_the_page_of_rules_is_up_to_date(project: Path) -> None:
    written = (project / "docs/rules.md").read_text(encoding="utf-8")
    assert written == page(RULES), "make rules writes it anew"


def test_it_has_every_rule_in_the_words_of_explain() -> None:
    told = page(RULES)
    for rule in RULES:
        words = explain(rule.code)
        assert f"### {rule.code} {rule.alias}\n" in told
        assert f"(#{rule.code.lower()}-{rule.alias})" in told
        assert all(part in told for part in (words.summary, words.finds, words.why, words.cure))
