"""Finance: the sums that the text names, and whether the section on finance accounts for them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Answer, Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.completeness.vagueness import fits_any_report
from drafter.checks.rules.contradictions.evidence import evidence
from drafter.checks.substance import is_nothing
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_SUM = Pattern(r"£ ?\d[\d,.]*(?: ?(?:million|billion|thousand|m|bn|k)\b)?[^.;,\n()]{0,40}", needs=("£",))
_SPENDING = words(
    "cost costs costing spend spends spending spent saving savings budget budgets budgeted fund funds funded"
    " funding grant grants allocate allocates allocated allocation allocations reserve reserves contribute"
    " contributes contribution contributions invest invested investment income pay pays paid payment payments"
    " price prices fee fees charge charges annum year month week rent met bill bills"
)


@report_rule("X502", "finance-silent", Level.WARNING, draft=Level.ADVICE)
def finance_silent(reading: Reading) -> Iterator[Hit]:
    """The section on finance says nothing, or nothing of substance, and the text names sums.

    A section that names a sum, or that gives a reason, is left alone.

    Why:
        Members look there for what it costs. A sum that stands only in the background was not looked at by finance.
    Bad:
        [sections.financial]
        text = "None"
        [sections.background]
        text = "The forum approved a grant of £1 million a year for three years."
    Good:
        [sections.financial]
        text = "None, because the grant of the forum is in the approved budget."
        [sections.background]
        text = "The forum approved a grant of £1 million a year for three years."
    Good:
        [sections.financial]
        text = "None"
        [sections.background]
        text = "The forum met twice."
    Cure:
        Account for each sum: what it is, which year, which budget.
    """
    for answer in reading.answers():
        if answer.section.role != "finance" or not answer.text:
            continue
        if not _is_silent(reading, answer):
            continue
        sums = [
            each for each in evidence(reading, (_SUM,), "finance") if not _SPENDING.isdisjoint(words_of(each.sentence))
        ]
        if sums:
            first = sums[0]
            more = f" So do {counted(len(sums) - 1, 'more sentence')}." if len(sums) > 2 else ""
            yield Hit(
                f"This names no sum, but {first.where} does: {quoted(first.found.match[0], 60)}.{more}",
                "Account for each sum: what it is, which year, which budget.",
                path=answer.path,
            )


_ELSEWHERE = Pattern(
    r"(?i)^(?:the )?(?:financial )?(?:considerations?|implications?|position|details?)?[^.£]{0,40}?\b(?:as |are |is )?"
    r"(?:set out|reported|described|contained|included|covered|dealt with|given) (?:in|to|at|elsewhere)\b[^£]*$"
    r"|^(?:see|as|refer to) (?:above|below|the (?:body|report|background))[^£]*$"
)


def _is_silent(reading: Reading, answer: Answer) -> bool:
    """Whether the section names no sum and says nothing that is true of this report alone."""
    text = " ".join(answer.text.split())
    if is_nothing(text, answer.field.nothing) or fits_any_report(reading.by_path.get(answer.path, [])):
        return True
    first, reason, _ = text.partition(", ")
    if reason and not _WHY.found(text[len(first) :]) and is_nothing(first, answer.field.nothing):
        return True
    return _ELSEWHERE.found(text) is not None


_WHY = Pattern(r"(?i)^, (?:because|since|as)\b")
