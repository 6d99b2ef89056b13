"""Counts before lists and names, figures that were typed, periods before dates."""

from __future__ import annotations

import pytest

from drafter.checks import check
from tests.checks.reports import TODAY, changed

THREE = "\n\n- a bus;\n- a tram;\n- a train."

WRONG = [
    "Four options were considered:" + THREE,
    "The service has four aims:" + THREE,
    "The work falls into two stages:" + THREE,
    "There are five risks:" + THREE,
    "Its four aims for the year are:" + THREE,
    "The board set four tests. They are:" + THREE,
    "Four priorities have been agreed with the trust:" + THREE,
    "The five measures were drawn up by the board:" + THREE,
    "If members agree, these four changes would be put to Council in May 2027:" + THREE,
    "There are three priorities: to reach fathers, to open on Saturdays, to hire a nurse and to count better.",
    "The trust has five shops, at Arle, Bede, Cole and Dunn.",
    "The four wards (Priory, Mill and Quay) have no library.",
    "Three firms replied: Arden, Moss, Lowe and Pike.",
    "Its three values are care, trust, courage and hope.",
    "The board has five members, who are Ann Ray, Tim Bell, Kit Marlow and Sunil Rao.",
]

RIGHT = [
    "Three members asked for:" + THREE,
    "Two officers raised the following:" + THREE,
    "Four residents were asked about the routes:" + THREE,
    "At these two sites the following is done:" + THREE,
    "These two changes are followed by others:" + THREE,
    "The two priorities of the trust were met by:" + THREE,
    "There are three priorities: to reach fathers, to open on Saturdays, and to hire a nurse.",
    "The trust has five shops, in good repair, old and new.",
    "The trust has four shops, at Arle, Bede, Cole and Dunn.",
    "Two of the three routes have changed:" + THREE,
    "The panel heard from four witnesses, among them:" + THREE,
    "The council met its two partners and agreed:" + THREE,
    "Four partners took part in the review:" + THREE,
    "The group has met on four dates and has looked at:" + THREE,
    "The board set three tests. They are:" + THREE,
    "Three firms replied: Arden, Moss and Pike.",
    "Three schools are full, over-subscribed, old and popular.",
    "The two directors, Ann Ray and Tim Bell, agreed.",
    "The three teams, which are Adults and Health, Place and Resources, met.",
    "The six parishes include Arle, Bede and Cole.",
    "The three officers are trained, paid, vetted and insured.",
    "Ten schools (three primary, five secondary and two special) replied.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_count_that_is_not_that_of_the_list_is_found(text: str) -> None:
    assert [each.code for each in check(changed(text), today=TODAY, select=["F407"]).findings] == ["F407"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_count_of_something_else_is_left_alone(text: str) -> None:
    assert [each.message for each in check(changed(text), today=TODAY, select=["F407"]).findings] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("The fund pays £4.2m.", True),
        ("The fund pays £4.2 million.", True),
        ("The fund pays £4,200,000.", True),
        ("The fund pays £4.20 a head, and 4,200,000 people came.", False),
    ],
)
def test_money_of_the_register_is_known_in_any_of_its_forms(typed: str, found: bool) -> None:
    report = changed(f"""
        [sections.background]
        text = "The fund has {{{{ fund }}}}. {typed}"
        [figures.fund]
        value = 4200000
        format = "money:million"
        source = "Ledger"
        as_at = 2027-01-15
    """)
    assert bool(check(report, today=TODAY, select=["F405"]).findings) is found


def test_a_period_before_a_list_is_that_of_its_dates() -> None:
    text = "The visits took place from {} to June 2026:\n\n- Priory on 14 April;\n- Mill on 6 May;\n- Quay on 18 June."
    assert check(changed(text.format("March")), today=TODAY, select=["F408"]).findings
    assert not check(changed(text.format("April")), today=TODAY, select=["F408"]).findings


@pytest.mark.parametrize(("total", "found"), [("£14.1m", False), ("£14.2m", False), ("£14.3m", True), ("£13.9m", True)])
def test_rounded_columns_may_be_out_by_what_rounding_does(total: str, found: bool) -> None:
    text = f"| A | B |\n|---|---|\n| One | £4.6m |\n| Two | £5.9m |\n| Three | £3.6m |\n| Total | {total} |"
    assert bool(check(changed(text), today=TODAY, select=["F410"]).findings) is found
