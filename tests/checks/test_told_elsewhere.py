"""What one section says and another has otherwise, in the words in which officers put it."""

from __future__ import annotations

import pytest

from drafter.checks import check
from drafter.report.report import Report
from tests.checks.reports import TODAY, changed, report

DECISION = """
format = 1
template = "executive-decision"
title = "Meals"
[meta]
decision_date = 2027-03-16
[sections.route]
key_decision = "no"
urgent = "no"
call_in = "open"
[sections.recommendations]
text = "That Cabinet awards the contract."
[sections.proposal]
text = "{}"
"""

AGREE_NOT = [
    ("X501", {"background": "Its hours change in May from days to shifts.", "human_resources": "None."}),
    (
        "X501",
        {
            "background": "The depot's twelve drivers transfer to the contractor on 1 April 2027.",
            "human_resources": "No member of staff is affected.",
        },
    ),
    (
        "X501",
        {
            "background": "We intend to recruit a second engineer in the spring.",
            "human_resources": "No additional staff are needed.",
        },
    ),
    (
        "X505",
        {
            "background": "Wheelchair users cannot reach the new entrance until the ramp is built.",
            "equalities": "The proposals have no impact on people with protected characteristics.",
        },
    ),
    (
        "X506",
        {"background": "A member of staff was dismissed in May for theft and has appealed to a tribunal."},
    ),
    (
        "X510",
        {
            "background": "The scheme costs £48,000, which is not in the budget.",
            "financial": "The cost of £48,000 is provided for in the budget.",
        },
    ),
    (
        "X511",
        {
            "background": "It will cost £48,000 a year to run. The roof cost £3,100 to mend.",
            "financial": "The running costs are £84,000 a year.",
        },
    ),
    (
        "X511",
        {
            "reasons": "Closing the depot saves £120,000 a year.",
            "financial": "The saving from the closure is £102,000 a year. The lease costs £9,000.",
        },
    ),
    (
        "X518",
        {
            "background": "The lease begins on 1 June 2027 and runs for ten years.",
            "legal": "The lease is for fifteen years from 1 June 2027.",
        },
    ),
    (
        "X518",
        {
            "background": "The scheme opens in September 2027.",
            "financial": "The first income arrives when the scheme opens in November 2027.",
        },
    ),
    (
        "X520",
        {
            "risk": "There are no risks.",
            "background": "The roof may collapse before the repair is done, and the contractor may go out of business.",
        },
    ),
    (
        "X520",
        {
            "legal": "There are no legal implications.",
            "background": "There is a statutory duty under the Care Act 2014, and a judicial review is threatened.",
        },
    ),
    (
        "X521",
        {"background": "The Local Plan allows no housing there. The proposal departs from that plan."},
    ),
]
AGREE = [
    {
        "background": "The lease begins on 1 June 2027 and runs for ten years.",
        "legal": "The lease is for ten years from 1 June 2027.",
    },
    {
        "background": "The present contract ends on 31 July 2027. The new contract ends on 31 July 2032.",
        "financial": "The present contract ends in July 2027.",
    },
    {
        "background": "The contract is for five years, with an extension of two years.",
        "legal": "The contract is for five years.",
    },
    {
        "background": "It will cost £48,000 a year to run.",
        "financial": "The running costs of £48,000 a year are in the budget.",
    },
    {"background": "The fee was £45 in 2026.", "financial": "The fee is £54 in 2027."},
    {"risk": "None.", "background": "The roof is finished and the contractor has been paid."},
]
TOO_EARLY = [
    ("X515", "The contract will be signed on 18 March 2027."),
    ("X515", "Work starts on site on 17 March 2027."),
    ("X515", "The decision takes effect at once."),
    ("X519", "Consultation with residents runs until 30 April 2027."),
    ("X519", "The Schools Forum will consider the price on 20 April 2027 before Cabinet decides."),
]
IN_TIME = [
    "The contract will be signed on 12 April 2027.",
    "Consultation with residents ran until 30 January 2027.",
    "The statutory consultation on the order runs until 30 April 2027.",
    "Staff consultation ends on 26 March 2027.",
    "A review of the scheme, with a survey of residents, runs until 30 April 2028.",
]


def source(sections: dict[str, str]) -> str:
    fields = {"reasons": "summary"}
    return "".join(f'[sections.{name}]\n{fields.get(name, "text")} = "{text}"\n' for name, text in sections.items())


def codes(of: Report) -> set[str]:
    return {each.code for each in check(of, today=TODAY).findings if each.code.startswith("X")}


@pytest.mark.parametrize(("code", "sections"), AGREE_NOT)
def test_sections_that_do_not_agree_are_found(code: str, sections: dict[str, str]) -> None:
    assert code in codes(changed(source(sections)))


@pytest.mark.parametrize("sections", AGREE)
def test_sections_that_agree_are_left_alone(sections: dict[str, str]) -> None:
    assert not codes(changed(source(sections))) & {"X501", "X505", "X510", "X511", "X518", "X520", "X521"}


@pytest.mark.parametrize(("code", "text"), TOO_EARLY)
def test_what_comes_too_early_or_too_late_for_the_decision_is_found(code: str, text: str) -> None:
    assert code in codes(report(DECISION.format(text)))


@pytest.mark.parametrize("text", IN_TIME)
def test_what_comes_in_time_is_left_alone(text: str) -> None:
    assert not codes(report(DECISION.format(text))) & {"X515", "X519"}
