"""Who decides by the header, and who by the recommendations."""

from __future__ import annotations

import datetime

import pytest

from drafter.checks.engine import check
from tests.checks.reports import report

TODAY = datetime.date(2027, 2, 1)


def codes(decider: str, recommendation: str) -> list[str]:
    source = (
        'format = 1\ntemplate = "executive-decision"\ntitle = "Land"\n'
        f'[meta]\ndecision_maker = "{decider}"\ndecision_date = 2027-04-13\n'
        f"[sections.recommendations]\ntext = '''\n{recommendation}\n'''\n"
    )
    return [each.code for each in check(report(source), today=TODAY, select=("X512",)).findings]


@pytest.mark.parametrize(
    ("decider", "recommendation"),
    [
        ("cabinet", "That the Cabinet Member for Environment and Climate approves the purchase."),
        ("cabinet", "1. That the Leader approves the purchase.\n2. That it is completed."),
        ("cabinet-member", "That Cabinet approves the purchase."),
        ("leader", "That the Portfolio Holder agrees to the purchase."),
        ("chief-officer", "The Executive awards the contract."),
    ],
)
def test_another_body_than_that_of_the_header_is_found(decider: str, recommendation: str) -> None:
    assert codes(decider, recommendation) == ["X512"]


@pytest.mark.parametrize(
    ("decider", "recommendation"),
    [
        ("cabinet", "That Cabinet approves the purchase, in consultation with the Leader."),
        ("cabinet", "That the Cabinet Member for Environment is asked to approve the lease."),
        ("cabinet", "That Cabinet recommends that full Council approves the budget."),
        ("cabinet", "That the Executive agrees to the purchase."),
        ("cabinet-member", "That the Cabinet Member for Housing approves the purchase."),
        ("chief-officer", "That the Director of Place, in consultation with the Leader, awards the contract."),
        ("cabinet", "That the Council agrees to buy the land."),
        ("cabinet", "To approve the purchase."),
    ],
)
def test_the_body_of_the_header_and_who_is_asked_are_left_alone(decider: str, recommendation: str) -> None:
    assert codes(decider, recommendation) == []
