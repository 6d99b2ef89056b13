"""What a formula may add and compare, and what it counts in the end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from drafter.report.draft import Draft, Figure
from drafter.report.figures.register import Number, Register
from drafter.report.template import HouseStyle

FIGURES = {
    "plans": Figure(value=358, unit="children"),
    "neglect": Figure(value=210, unit="Children"),
    "child": Figure(value=1, unit="child"),
    "schools": Figure(value=9, unit="schools"),
    "bus": Figure(value=1, unit="bus"),
    "buses": Figure(value=9, unit="buses"),
    "families": Figure(value=9, unit="families"),
    "family": Figure(value=1, unit="family"),
    "bare": Figure(value=7),
    "cost": Figure(value=500, format="money"),
    "grant": Figure(value=400, unit="£"),
    "fee": Figure(value=3, unit="pounds"),
    "fare": Figure(value=90, unit="p"),
    "rate": Figure(value=20, unit="£ per child"),
    "share": Figure(value=Decimal("0.5"), format="percent:1"),
    "growth": Figure(value=Decimal("0.1"), unit="per cent"),
    "ratio": Figure(formula="neglect / plans"),
}


def resolved(formula: str) -> Number:
    number = Register(Draft(template="t", figures=FIGURES | {"a": Figure(formula=formula)}), HouseStyle()).number("a")
    assert number is not None
    return number


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("plans + neglect", "children"),
        ("plans - child", "children"),
        ("buses + bus", "buses"),
        ("families + family", "families"),
        ("plans + 10", "children"),
        ("10 + plans / 2", "children"),
        ("plans + bare", "children"),
        ("plans * bare + cost", "£"),
        ("plans * (1 - share)", "children"),
        ("plans + plans * growth", "children"),
        ("neglect / plans", "a ratio"),
        ("1 + share + growth", "a ratio"),
        ("share + ratio", "a ratio"),
        ("rate * plans + cost", "£"),
        ("cost / plans * neglect + grant", "£"),
        ("cost + grant + fee", "£"),
        ("max(plans, neglect, 0)", "children"),
        ("round(cost / 3, 2) + grant", "£"),
        ("2 * 3", "a ratio"),
    ],
)
def test_what_may_be_computed_has_a_unit(formula: str, unit: str) -> None:
    number = resolved(formula)
    assert number.fault is None
    assert number.quantity is not None
    assert str(number.quantity.unit) == unit


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [
        ("plans + schools", "children", "schools"),
        ("cost + plans", "£", "children"),
        ("plans - cost", "children", "£"),
        ("cost + fare", "£", "p"),
        ("sum(plans, neglect, cost)", "children", "£"),
        ("min(plans, schools)", "children", "schools"),
        ("plans + share", "children", "a ratio"),
        ("cost - ratio", "£", "a ratio"),
        ("rate * plans + schools", "£", "schools"),
    ],
)
def test_what_cannot_be_added_is_named(formula: str, left: str, right: str) -> None:
    fault = resolved(formula).fault
    assert fault is not None
    assert fault.message == f"The formula mixes units: {left} and {right}."
    assert fault.cure


def test_what_nobody_can_be_sure_of_is_let_through() -> None:
    for formula in ("cost / plans + schools", "plans * schools + cost", "plans * bare + schools"):
        assert resolved(formula).fault is None
