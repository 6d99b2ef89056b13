"""The value of any formula is what Python's own fractions give; what is no formula is refused in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.figures.fault import FormulaError
from drafter.report.figures.formula import Quantity, evaluate, names, with_name

KNOWN = {"plans": Fraction(358), "share": Fraction(105, 179), "debt": Fraction(-7, 2), "none": Fraction(0)}


class Term(NamedTuple):
    """A formula as it is written, and its value by Python's own arithmetic; None where it divides by zero."""

    text: str
    value: Fraction | None


def both(left: Term, right: Term, operator: str, compute: Callable[[Fraction, Fraction], Fraction]) -> Term:
    text = f"({left.text}) {operator} ({right.text})"
    if left.value is None or right.value is None or (operator == "/" and right.value == 0):
        return Term(text, None)
    return Term(text, compute(left.value, right.value))


def called(function: str, terms: list[Term], compute: Callable[[list[Fraction]], Fraction]) -> Term:
    values = [term.value for term in terms if term.value is not None]
    text = f"{function}({', '.join(term.text for term in terms)})"
    return Term(text, compute(values) if len(values) == len(terms) else None)


def rounded(term: Term, places: int) -> Term:
    text = f"round({term.text}, {places})"
    if term.value is None:
        return Term(text, None)
    # Halves away from zero, on whole numbers, where nothing is lost.
    scaled = abs(term.value) * 10**places
    whole = math.floor(scaled) + (scaled - math.floor(scaled) >= Fraction(1, 2))
    return Term(text, Fraction(whole, 10**places) * (1 if term.value >= 0 else -1))


LEAVES = st.one_of(
    st.sampled_from([Term(name, value) for name, value in KNOWN.items()]),
    st.decimals(min_value=0, max_value=10**6, places=3).map(lambda number: Term(f"{number:f}", Fraction(number))),
    st.integers(0, 10**9).map(lambda number: Term(str(number), Fraction(number))),
)


def grown(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    some = st.lists(terms, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda a, b: both(a, b, "+", lambda x, y: x + y), terms, terms),
        st.builds(lambda a, b: both(a, b, "-", lambda x, y: x - y), terms, terms),
        st.builds(lambda a, b: both(a, b, "*", lambda x, y: x * y), terms, terms),
        st.builds(lambda a, b: both(a, b, "/", lambda x, y: x / y), terms, terms),
        terms.map(lambda a: Term(f"-({a.text})", None if a.value is None else -a.value)),
        st.builds(rounded, terms, st.integers(0, 4)),
        some.map(lambda some: called("sum", some, lambda values: sum(values, Fraction(0)))),
        some.map(lambda some: called("min", some, min)),
        some.map(lambda some: called("max", some, max)),
    )


def known(name: str) -> Quantity:
    return Quantity(KNOWN[name])


@given(term=st.recursive(LEAVES, grown, max_leaves=8))
def test_a_formula_has_the_value_of_exact_arithmetic(term: Term) -> None:
    if term.value is not None:
        assert evaluate(term.text, known).value == term.value
        return
    with pytest.raises(FormulaError, match=r"^The formula divides by zero\.$"):
        evaluate(term.text, known)


@given(
    numbers=st.lists(st.integers(1, 999), min_size=1, max_size=8), signs=st.lists(st.sampled_from("+-*/"), min_size=7)
)
def test_products_come_before_sums_and_both_go_from_left_to_right(numbers: list[int], signs: list[str]) -> None:
    joined = [each for pair in zip(signs, numbers[1:], strict=False) for each in pair]
    text = " ".join(map(str, [numbers[0], *joined]))
    # Python reads the same signs in the same order.
    exact = " ".join(each if each in "+-*/" else f"Fraction({each})" for each in text.split())
    expected = eval(exact, {"Fraction": Fraction})
    assert evaluate(text, known).value == expected
    assert evaluate(text.replace(" ", ""), known).value == expected


@given(number=st.decimals(min_value=-(10**9), max_value=10**9, places=5), places=st.integers(0, 4))
def test_round_rounds_as_python_s_decimal_does(number: Decimal, places: int) -> None:
    text = f"round({'-' if number < 0 else ''}{abs(number):f}, {places})"
    assert evaluate(text, known).value == Fraction(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


@given(text=st.one_of(st.text(max_size=60), st.text("plans share()+-*/,.0123 roundminmaxsum", max_size=60)))
def test_any_text_has_a_value_or_is_refused_in_words(text: str) -> None:
    faults = []
    try:
        evaluate(text, lambda name: Quantity(KNOWN.get(name, Fraction(1))))
    except FormulaError as fault:
        faults.append(fault)
    assert all(fault.message and fault.cure for fault in faults)


@given(term=st.recursive(LEAVES, grown, max_leaves=8))
def test_a_name_is_changed_wherever_a_formula_has_it(term: Term) -> None:
    changed = with_name(term.text, "plans", "open_plans")
    assert names(changed) == frozenset("open_plans" if name == "plans" else name for name in names(term.text))
    assert with_name(changed, "open_plans", "plans") == term.text
