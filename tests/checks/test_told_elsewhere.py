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
    (
        "X501",
        {
            "background": "The vacancy of deputy manager will not be filled.",
            "human_resources": "No posts are affected.",
        },
    ),
    (
        "X501",
        {
            "background": "Two more registrars will be needed from October 2027.",
            "human_resources": "The proposals can be met from the present establishment.",
        },
    ),
    ("X503", {"background": "A public meeting on 12 January 2027 drew 140 people.", "consultation": "None."}),
    (
        "X504",
        {
            "background": "The condition survey by Tarrant Partners dated 4 May 2026 found damp.",
            "background_papers": "None used.",
        },
    ),
    (
        "X505",
        {
            "background": "Mothers with pushchairs and people in wheelchairs are turned away from the bus.",
            "equalities": "None. The service is open to all.",
        },
    ),
    (
        "X506",
        {"background": "The District Valuer puts the site at £860,000, and the Council would settle for £790,000."},
    ),
    ("X506", {"background": "Police are investigating the former treasurer, who was arrested on 3 January 2027."}),
    ("X506", {"background": "The foster carers have two brothers aged 6 and 9 placed with them."}),
    ("X506", {"background": "Our solicitors advise that the claim has a better than even chance."}),
    ("X508", {"background": "Members must decide by March whether to renew the lease of the old brewery."}),
    (
        "X510",
        {
            "background": "The Council will contribute £40,000 to the crossing.",
            "financial": "All costs are met by the developer.",
        },
    ),
    (
        "X510",
        {
            "background": "The new van costs £31,000 and no budget has been found for it.",
            "financial": "The proposal is cost neutral.",
        },
    ),
    (
        "X513",
        {
            "purpose": "To report the outcome of the survey of 1,240 tenants.",
            "background": "The survey went to 1,420 tenants in June 2026.",
        },
    ),
    (
        "X513",
        {
            "purpose": "To report on 14 schemes.",
            "background": "The programme has 15 schemes, of which nine are finished.",
        },
    ),
    (
        "X513",
        {
            "recommendations": "That the committee notes that 94 per cent of deaths were registered within five days.",
            "background": "A death should be registered within five days. Of the 1,865 deaths 1,716 were; that"
            " is 92 per cent.",
        },
    ),
    (
        "X522",
        {
            "recommendations": "That the committee supports Option B.",
            "reasons": "Option A gives the best value and is recommended.",
        },
    ),
    (
        "X522",
        {
            "background": "Nobody objected to the closure.",
            "consultation": "There were 48 objections to the closure, from residents and the parish council.",
        },
    ),
    (
        "X522",
        {
            "recommendations": "That authority is delegated to the Director of Place.",
            "background": "Authority would be delegated to the Director of Finance.",
        },
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
    {
        "recommendations": "That the committee supports Option B.",
        "reasons": "Option B is recommended. Option A costs more.",
    },
    {
        "recommendations": "That authority is delegated to the Director of Place in consultation with the"
        " Cabinet Member.",
        "background": "Authority is delegated to the Director of Place.",
    },
    {"background": "Nobody objected to the new bench.", "consultation": "No objections were received."},
    {"background": "Children aged 5 and 6 may come with an adult.", "financial": "There are no costs."},
    {
        "human_resources": "No posts are affected.",
        "background": "Two more computers will be needed, and two more trailers.",
    },
    {
        "background": "Cabinet considered the outline case on 12 January 2027.",
        "purpose": "To report before Cabinet decides on 16 February 2027.",
    },
    {
        "background": "Work on the roof starts in May 2027.",
        "financial": "Work on the car park starts in June 2027.",
    },
    {
        "background": "The scheme opens on 31 June 2027.",
        "financial": "The scheme opens in May 2027, when the loan is for 25 years and the second loan for ten years.",
    },
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
    assert not codes(changed(source(sections))) & {
        "X501",
        "X505",
        "X506",
        "X510",
        "X511",
        "X518",
        "X520",
        "X521",
        "X522",
    }


@pytest.mark.parametrize(("code", "text"), TOO_EARLY)
def test_what_comes_too_early_or_too_late_for_the_decision_is_found(code: str, text: str) -> None:
    assert code in codes(report(DECISION.format(text)))


@pytest.mark.parametrize("text", IN_TIME)
def test_what_comes_in_time_is_left_alone(text: str) -> None:
    assert not codes(report(DECISION.format(text))) & {"X515", "X519"}
