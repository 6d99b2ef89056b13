"""The forms a number prints in: integer, decimal, percent, money, words, ordinal, year, by the house style."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from drafter.report.figures.rounding import rounded
from drafter.report.template import HouseStyle

MAGNITUDES = {
    "thousand": (10**3, "k"),
    "million": (10**6, "m"),
    "billion": (10**9, "bn"),
}
"""How large, and the letter of the short style (£103m)."""
_FORM = re.compile(r"(integer|decimal|percent|money|words|ordinal|year)(?::(\w+))?\Z", re.ASCII)
_MOST_PLACES = 20
_PLACES = frozenset(map(str, range(_MOST_PLACES + 1)))
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred"))
_MOST_WORDS = 10**15


class Form(NamedTuple):
    """A form and what is said more exactly of it: places, a magnitude ("million"), "p", "financial"."""

    name: str
    argument: str | None = None


def read_form(text: str) -> Form | None:
    """``percent:1`` as a form; None where there is none of that name, or it does not take that argument."""
    found = _FORM.match(text)
    if found is None:
        return None
    form = Form(found[1], found[2])
    return form if _fits(form) else None


def _fits(form: Form) -> bool:
    argument = form.argument
    if argument is None:
        return True
    if form.name in ("decimal", "percent"):
        return argument in _PLACES
    if form.name == "money":
        return argument == "p" or argument in MAGNITUDES
    return form.name == "year" and argument == "financial"


def print_number(value: Fraction, form: Form | None, house: HouseStyle) -> str:
    """``value`` as it stands in a sentence. A form that does not fit is left out of account."""
    if form is None or not _fits(form):
        return _plain(value)
    match form.name:
        case "integer":
            return _decimal(value, 0)
        case "decimal":
            return _decimal(value, 2 if form.argument is None else int(form.argument))
        case "percent":
            return _percent(value, form.argument, house)
        case "money":
            return _money(value, form.argument, house)
        case "words":
            return _words(value)
        case "ordinal":
            return _ordinal(value)
        case _:
            return _year(value, form.argument, house)


def _plain(value: Fraction) -> str:
    places = _places(value)
    return _decimal(value, 2 if places is None else places)


def _places(value: Fraction) -> int | None:
    """The decimal places that print ``value`` exactly; None where none do, or too many."""
    for places in range(_MOST_PLACES + 1):
        if 10**places % value.denominator == 0:
            return places
    return None


def _decimal(value: Fraction, places: int) -> str:
    near = rounded(value, places)
    whole, part = divmod(abs(near) * 10**places, 10**places)
    sign = "-" if near < 0 else ""
    return f"{sign}{whole:,}" + (f".{int(part):0{places}}" if places else "")


def _shortest(value: Fraction, most: int) -> str:
    """To ``most`` places, without zeros at the end."""
    text = _decimal(value, most)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(value: Fraction, places: str | None, house: HouseStyle) -> str:
    hundredths = value * 100
    number = _shortest(hundredths, 1) if places is None else _decimal(hundredths, int(places))
    return f"{number}%" if house.percent == "%" else f"{number} per cent"


def _money(value: Fraction, argument: str | None, house: HouseStyle) -> str:
    symbol = "" if argument == "p" else house.money[:1]
    unit = ""
    amount = abs(value)
    if argument is None:
        digits = _decimal(amount, 0 if amount.denominator == 1 else 2)
    elif argument == "p":
        digits, unit = _shortest(amount * 100, 2), "p"
    else:
        size, letter = MAGNITUDES[argument]
        digits = _shortest(amount / size, 2)
        unit = f" {argument}" if house.money.endswith("million") else letter
    # What is rounded to nothing is neither owed nor owing.
    sign = "-" if value < 0 and digits.strip("0.") else ""
    return f"{sign}{symbol}{digits}{unit}"


def _words(value: Fraction) -> str:
    places = _places(value)
    if abs(value) >= _MOST_WORDS or places is None:
        return _plain(value)
    whole, part = divmod(abs(value), 1)
    text = _cardinal(int(whole))
    if part:
        digits = f"{int(part * 10**places):0{places}}"
        text += " point " + " ".join(_SMALL[int(digit)] for digit in digits)
    return f"minus {text}" if value < 0 else text


def _cardinal(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    size, name = next(each for each in _LARGE if number >= each[0])
    count, rest = divmod(number, size)
    text = f"{_cardinal(count)} {name}"
    if not rest:
        return text
    return f"{text} and {_cardinal(rest)}" if rest < 100 else f"{text} {_cardinal(rest)}"


def _ordinal(value: Fraction) -> str:
    number = int(rounded(value, 0))
    last_two = abs(number) % 100
    ending = "th" if 10 <= last_two <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last_two % 10, "th")
    return f"{number:,}{ending}"


def _year(value: Fraction, argument: str | None, house: HouseStyle) -> str:
    year = int(rounded(value, 0))
    if argument is None:
        return str(year)
    sample = house.financial_year
    between, last = sample[4:-2], sample[-2:]
    if sample[-4:].isdecimal():
        # The second year is written out: 2015/2016.
        between, last = sample[4:-4], sample[-4:]
    return f"{year}{between or '/'}{(year + 1) % 10 ** len(last):0{len(last)}}"
