"""Numbers worded roughly are true, and say so only where they are rough."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.citations import citations
from drafter.report.draft import Draft, Figure
from drafter.report.figures.approximate import Roughly, print_roughly
from drafter.report.figures.register import Register
from drafter.report.template import HouseStyle

HOUSE = HouseStyle()
FIGURES = {
    "visits": Figure(value=1187),
    "even": Figure(value=1200),
    "budget": Figure(value=103_612_000, format="money:million"),
    "share": Figure(value=Decimal("0.5866"), format="percent:1"),
    "fare": Figure(value=Decimal("1.87"), format="money:p"),
    "crowd": Figure(value=4_000, approximate=True),
    "half": Figure(formula="crowd / 2"),
    "exactly": Figure(formula="crowd / 2", approximate=False),
    "debt": Figure(value=-1187),
}


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("visits | about(100)", "about 1,200"),
        ("visits | about", "about 1,200"),
        ("visits | about(thousand)", "about 1,000"),
        ("visits | nearly(100)", "nearly 1,200"),
        ("visits | over(100)", "over 1,100"),
        ("even | about(100)", "about 1,200"),
        ("even | nearly(100)", "1,200"),
        ("even | over(100)", "1,200"),
        ("budget | about(million)", "about £104 million"),
        ("budget | over(million)", "over £103 million"),
        ("budget | nearly(million)", "nearly £104 million"),
        ("budget | about", "about £100 million"),
        ("share | about(10)", "about 60 per cent"),
        ("share | nearly", "nearly 59 per cent"),
        ("fare | about(10)", "about 190p"),
        ("debt | about(100)", "about -1,200"),
        ("crowd", "about 4,000"),
        ("crowd | words", "about four thousand"),
        ("crowd | over(1000)", "4,000"),
        ("half", "about 2,000"),
        ("exactly", "2,000"),
        ("visits | about(0)", None),
        ("visits | about(some)", None),
    ],
)
def test_a_citation_is_worded_as_it_asks(citation: str, expected: str | None) -> None:
    register = Register(Draft(template="t", figures=FIGURES), HOUSE)
    assert [register.cited(each) for each in citations(f"{{{{ {citation} }}}}")] == [expected]


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3),
    step=st.one_of(st.none(), st.integers(1, 10**6)),
    word=st.sampled_from(Roughly),
)
def test_what_is_said_roughly_is_true(value: Decimal, step: int | None, word: Roughly) -> None:
    exact = Fraction(value)
    printed = print_roughly(exact, word, None if step is None else Fraction(step), None, HOUSE)
    said, _, number = printed.rpartition(" ")
    shown = Fraction(Decimal(number.replace(",", "")))
    assert said in ("", word.value)
    if word is Roughly.NEARLY:
        assert abs(shown) > abs(exact) if said else shown == exact
    elif word is Roughly.OVER:
        assert abs(shown) < abs(exact) if said else shown == exact
    elif step is not None:
        assert abs(shown - exact) <= Fraction(step, 2)
    elif exact:
        assert abs(shown - exact) / abs(exact) <= Fraction(1, 19)
