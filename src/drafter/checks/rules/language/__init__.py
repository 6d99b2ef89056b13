"""L8xx: language. Codes from L890 are for templates and workspaces."""

from __future__ import annotations

from drafter.checks.rule import Rule
from drafter.checks.rules.language.evenness import date_style, thousands_style
from drafter.checks.rules.language.grammar import wrong_word
from drafter.checks.rules.language.lists import list_endings
from drafter.checks.rules.language.possessives import apostrophe
from drafter.checks.rules.language.sentences import long_sentence, sentences_run_on, stop_missing
from drafter.checks.rules.language.spacing import doubled_stop, space_before_stop, space_missing
from drafter.checks.rules.language.spelling import misspelt
from drafter.checks.rules.language.style import money_style, percent_style, two_spellings, year_style
from drafter.checks.rules.language.typing import begins_small, mistyped_number, unpaired
from drafter.checks.rules.language.words import doubled_word, slip

RULES: tuple[Rule, ...] = (
    space_before_stop,
    space_missing,
    stop_missing,
    doubled_stop,
    doubled_word,
    long_sentence,
    percent_style,
    money_style,
    list_endings,
    two_spellings,
    slip,
    sentences_run_on,
    year_style,
    misspelt,
    date_style,
    thousands_style,
    wrong_word,
    apostrophe,
    unpaired,
    mistyped_number,
    begins_small,
)
