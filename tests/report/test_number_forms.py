"""What is printed of any number is what Python's own exact arithmetic gives."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.figures.form import Form, print_number
from drafter.report.template import HouseStyle

HOUSE = HouseStyle()
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)
WHOLE = st.integers(0, 10**15 - 1)


def printed(number: Decimal | int, form: str, argument: str | None = None) -> str:
    return print_number(Fraction(number), Form(form, argument), HOUSE)


def grouped(number: Decimal, places: int) -> str:
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    return text if re.search("[1-9]", text) else text.removeprefix("-")


@given(number=NUMBERS, places=st.integers(0, 6))
def test_decimals_round_as_python_s_decimal_does(number: Decimal, places: int) -> None:
    assert printed(number, "decimal", str(places)) == grouped(number, places)
    assert printed(number, "integer") == grouped(number, 0)
    assert printed(number, "percent", str(places)) == f"{grouped(number * 100, places)} per cent"


@given(number=NUMBERS)
def test_money_is_whole_pounds_or_pounds_and_pence(number: Decimal) -> None:
    amount = grouped(abs(number), 0 if number == number.to_integral_value() else 2)
    assert printed(number, "money") == f"{'-' if number < 0 else ''}£{amount}"


@given(number=NUMBERS, size=st.sampled_from((("thousand", 3), ("million", 6), ("billion", 9))))
def test_large_money_says_no_more_than_two_places(number: Decimal, size: tuple[str, int]) -> None:
    name, power = size
    text = printed(number, "money", name)
    found = re.fullmatch(rf"-?£([\d,]+(?:\.\d{{1,2}})?) {name}", text)
    assert found
    shown = Decimal(found[1].replace(",", ""))
    assert abs(shown - abs(number).scaleb(-power)) <= Decimal("0.005")
    assert "." not in found[1] or not found[1].endswith("0")


@given(number=st.fractions(max_denominator=1000))
def test_what_has_no_end_prints_two_places_and_all_else_exactly(number: Fraction) -> None:
    shown = Fraction(Decimal(print_number(number, None, HOUSE).replace(",", "")))
    rest = number.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    assert shown == number if rest == 1 else abs(shown - number) <= Fraction(1, 200)


@given(number=WHOLE)
def test_words_read_back_as_the_number(number: int) -> None:
    assert read(printed(number, "words")) == number


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read(words: str) -> int:
    """A number in words, read as a person does: what is said before "million" are millions."""
    whole = part = 0
    for word in re.findall(r"[a-z]+", words):
        if word in LARGE:
            whole, part = whole + part * LARGE[word], 0
        elif word == "hundred":
            part *= 100
        elif word in TENS:
            part += 20 + 10 * TENS.index(word)
        elif word != "and":
            part += SMALL.index(word)
    return whole + part


@given(number=st.integers(0, 10**6))
def test_ordinals_end_as_they_are_said(number: int) -> None:
    said = printed(number, "ordinal")
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    assert said == f"{number:,}{ending}"


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("2015/16", "1999/00"),
        ("2015-16", "1999-00"),
        ("2015–16", "1999–00"),
        ("2015/2016", "1999/2000"),
        ("2015 to 2016", "1999 to 2000"),
    ],
)
def test_financial_years_follow_the_house_style(sample: str, expected: str) -> None:
    assert print_number(Fraction(1999), Form("year", "financial"), HouseStyle(financial_year=sample)) == expected
