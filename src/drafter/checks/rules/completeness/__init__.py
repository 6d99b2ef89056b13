"""C1xx: what a report must say, and whether it says it."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.completeness.actions import action_incomplete
from drafter.checks.rules.completeness.answers import follow_up_missing, header_missing, unanswered
from drafter.checks.rules.completeness.choices import choice_count, choice_ended
from drafter.checks.rules.completeness.entries import empty_entry
from drafter.checks.rules.completeness.lengths import word_limit
from drafter.checks.rules.completeness.nothing import nothing_not_offered, nothing_without_reason
from drafter.checks.rules.completeness.placeholders import placeholder_answer, placeholder_left
from drafter.checks.rules.completeness.vagueness import repeated_sentence, says_nothing

RULES: tuple[Rule, ...] = (
    unanswered,
    header_missing,
    follow_up_missing,
    nothing_without_reason,
    placeholder_answer,
    nothing_not_offered,
    choice_count,
    choice_ended,
    says_nothing,
    repeated_sentence,
    placeholder_left,
    action_incomplete,
    word_limit,
    empty_entry,
)
