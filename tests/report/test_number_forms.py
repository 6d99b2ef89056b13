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
    sign = "-" if number < 0 and re.search("[1-9]", amount) else ""
    assert printed(number, "money") == f"{sign}£{amount}"


@given(number=NUMBERS)
def test_pence_are_hundredths_of_pounds(number: Decimal) -> None:
    hundredths = grouped(number * 100, 2)
    assert printed(number, "money", "p") == f"{hundredths.rstrip('0').rstrip('.')}p"


@given(number=NUMBERS, whole=st.integers(0, 3))
def test_a_form_of_a_negative_number_is_that_of_the_number_with_a_sign(number: Decimal, whole: int) -> None:
    for form, argument in (("decimal", str(whole)), ("percent", None), ("money", None), ("money", "million")):
        positive = printed(abs(number), form, argument)
        signed = re.search("[1-9]", positive) is not None
        assert printed(-abs(number), form, argument) == (f"-{positive}" if signed else positive)
    assert printed(-abs(number), "words") == (f"minus {printed(abs(number), 'words')}" if number else "zero")


@given(number=NUMBERS)
def test_the_short_house_style_says_the_same_number(number: Decimal) -> None:
    short = HouseStyle(percent="%", money="£103m", financial_year="2015-16")
    exact = Fraction(number)
    for form, ending, letter in (
        (Form("percent", "1"), " per cent", "%"),
        (Form("money", "thousand"), " thousand", "k"),
        (Form("money", "million"), " million", "m"),
        (Form("money", "billion"), " billion", "bn"),
    ):
        assert print_number(exact, form, short) == print_number(exact, form, HOUSE).removesuffix(ending) + letter


@given(half=st.integers(-(10**9), 10**9), places=st.integers(0, 6))
def test_halves_go_away_from_nought(half: int, places: int) -> None:
    number = Decimal(2 * half + 1).scaleb(-places) / 2
    away = (abs(2 * half + 1) + 1) // 2
    shown = Decimal(printed(number, "decimal", str(places)).replace(",", ""))
    assert shown == Decimal(away if half >= 0 else -away).scaleb(-places)


@given(number=NUMBERS, size=st.sampled_from((("thousand", 3), ("million", 6), ("billion", 9))))
def test_large_money_says_no_more_than_two_places(number: Decimal, size: tuple[str, int]) -> None:
    name, power = size
    text = printed(number, "money", name)
    assert text.startswith("-") == (number < 0 and re.search("[1-9]", text) is not None)
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


@given(number=st.decimals(min_value=0, max_value=10**6, places=3))
def test_words_read_the_places_digit_by_digit(number: Decimal) -> None:
    whole, _, places = printed(number, "words").partition(" point ")
    digits = "".join(str(SMALL.index(word)) for word in places.split())
    assert Decimal(f"{read(whole)}.{digits or 0}") == number
    assert not digits.endswith("0")


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


@given(year=st.integers(1000, 9998))
def test_a_financial_year_ends_in_the_next(year: int) -> None:
    begun, _, ended = printed(year, "year", "financial").partition("/")
    assert int(begun) == year
    assert ended == f"{year + 1}"[-2:]
    assert printed(year, "year") == str(year)


@given(number=st.integers(-(10**6), 10**6))
def test_ordinals_end_as_they_are_said(number: int) -> None:
    said = printed(number, "ordinal")
    last = abs(number) % 100
    ending = {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th") if last // 10 != 1 else "th"
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
