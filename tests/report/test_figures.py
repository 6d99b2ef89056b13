"""Numbers of the register: exact, bounded, printed by the house style, and wrong in words where they are wrong."""

from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction

import pytest

from drafter.report.citations import citations
from drafter.report.draft import Draft, Figure
from drafter.report.figures.fault import FormulaError
from drafter.report.figures.form import print_number, read_form
from drafter.report.figures.formula import Quantity, evaluate
from drafter.report.figures.register import Register
from drafter.report.template import HouseStyle

HOUSE = HouseStyle()
SHORT = HouseStyle(percent="%", money="£103m", financial_year="2015-16")


def value(formula: str, **known: int) -> Fraction:
    return evaluate(formula, lambda name: Quantity(Fraction(known[name]))).value


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("neglect / plans", Fraction(105, 179)),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 2 - 3", 5),
        ("-3 + 1", -2),
        ("2 * -3", -6),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(1 / 3, 2)", Fraction(33, 100)),
        ("min(3, plans, 2) + max(1, 2) + sum(1, 2, 3)", 10),
    ],
)
def test_formulas_are_exact(formula: str, expected: Fraction) -> None:
    assert value(formula, neglect=210, plans=358) == expected


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("", "empty"),
        ("1 +", "ends too early"),
        ("(1", "ends too early"),
        ("1 2", "cannot be read at “2”"),
        ("9**9**9", "cannot be read at “*”"),
        ("__import__('os')", "cannot be read"),
        ("1 / 0", "divides by zero"),
        ("1 / (2 - 2)", "divides by zero"),
        ("(" * 60 + "1" + ")" * 60, "nests deeper"),
        ("1+" * 600 + "1", "longer than"),
        ("round(1, 2, 3)", "round takes"),
        ("*".join(["9" * 90] * 10), "too large"),
    ],
)
def test_a_formula_without_value_says_why(formula: str, message: str) -> None:
    start = time.process_time()
    with pytest.raises(FormulaError, match=message.replace("*", r"\*").replace("(", r"\(")):
        value(formula)
    assert time.process_time() - start < 3


def register(**figures: Figure) -> Register:
    return Register(Draft(template="t", figures=figures), HOUSE)


def fault(**figures: Figure) -> str:
    number = register(**figures).number("a")
    assert number is not None
    assert number.fault is not None
    return number.fault.message


def test_the_register_names_what_is_wrong() -> None:
    assert fault(a=Figure(formula="b")) == "The formula names “b”, which the register does not have."
    hyphen = register(**{"a": Figure(formula="open-plans + 1"), "open-plans": Figure(value=2)}).number("a")
    assert hyphen is not None
    assert hyphen.fault is not None
    assert hyphen.fault.cure == "“open-plans” is read as a subtraction there: give it a name with underscores."
    assert fault(a=Figure(formula="b + 1"), b=Figure(formula="a")) == "The formula rests on itself: a → b → a."
    assert fault(a=Figure()) == "The figure has no value."
    assert fault(a=Figure(value=1, formula="2")) == "The figure has a value and a formula."
    assert fault(a=Figure(value=1, format="roman")) == "There is no format “roman”."
    mixed = {"b": Figure(value=1, unit="children"), "c": Figure(value=2, unit="schools")}
    assert fault(a=Figure(formula="b + c"), **mixed) == "The formula mixes units: children and schools."
    chain = {f"n{n}": Figure(formula=f"n{n + 1}") for n in range(80)}
    assert "more than 50 others" in fault(a=Figure(formula="n0"), **chain, n80=Figure(value=1))


@pytest.mark.parametrize(
    ("number", "form", "printed", "short"),
    [
        ("358", None, "358", None),
        ("1234567", None, "1,234,567", None),
        ("1234.5", "integer", "1,235", None),
        ("1234.5", "decimal:2", "1,234.50", None),
        ("-0.005", "decimal:2", "-0.01", None),
        ("0.5865921787709497", "percent:1", "58.7 per cent", "58.7%"),
        ("0.5", "percent", "50 per cent", "50%"),
        ("0.12345", "percent:0", "12 per cent", "12%"),
        ("1234", "money", "£1,234", None),
        ("1234.5", "money", "£1,234.50", None),
        ("-20", "money", "-£20", None),
        ("0.5", "money:p", "50p", None),
        ("103000000", "money:million", "£103 million", "£103m"),
        ("1250000", "money:million", "£1.25 million", "£1.25m"),
        ("2500", "money:thousand", "£2.5 thousand", "£2.5k"),
        ("3000000000", "money:billion", "£3 billion", "£3bn"),
        ("358", "words", "three hundred and fifty-eight", None),
        ("1001", "words", "one thousand and one", None),
        ("1234567", "words", "one million two hundred and thirty-four thousand five hundred and sixty-seven", None),
        ("-2.5", "words", "minus two point five", None),
        ("11", "ordinal", "11th", None),
        ("1002", "ordinal", "1,002nd", None),
        ("2015", "year", "2015", None),
        ("2015", "year:financial", "2015/16", "2015-16"),
        ("1999", "year:financial", "1999/00", "1999-00"),
        ("0.001", "percent", "0.1 per cent", "0.1%"),
        ("-12.5", "money", "-£12.50", None),
        ("999.995", "money", "£1,000.00", None),
        ("0.125", "money:p", "12.5p", None),
        ("100", "words", "one hundred", None),
        ("1000000", "words", "one million", None),
        ("-1", "ordinal", "-1st", None),
        ("113", "ordinal", "113th", None),
        ("-0.001", "money", "£0.00", None),
        ("-0.001", "money:p", "-0.1p", None),
        ("-0.00001", "money:p", "0p", None),
        ("-4999", "money:million", "£0 million", "£0m"),
        ("-5000", "money:million", "-£0.01 million", "-£0.01m"),
        ("-0.0004", "percent:1", "0.0 per cent", "0.0%"),
        ("-0.0005", "percent:1", "-0.1 per cent", "-0.1%"),
        ("-0.4", "integer", "0", None),
        ("2.5", "integer", "3", None),
        ("-2.5", "integer", "-3", None),
        ("-103000000", "money:million", "-£103 million", "-£103m"),
        ("0", "words", "zero", None),
        ("-21", "words", "minus twenty-one", None),
        ("1000000000000000", "words", "1,000,000,000,000,000", None),
    ],
)
def test_numbers_print_by_form_and_house_style(number: str, form: str | None, printed: str, short: str | None) -> None:
    read = None if form is None else read_form(form)
    assert print_number(Fraction(number), read, HOUSE) == printed
    assert print_number(Fraction(number), read, SHORT) == (short or printed)


@pytest.mark.parametrize(
    "text",
    [
        "percent:x",
        "money:dozen",
        "roman",
        "decimal:999",
        "words:2",
        "",
        "decimal:\u0663",
        "percent:\u00b2",
        "decimal:01",
        "percent:1\n",
        f"decimal:{'9' * 5000}",
    ],
)
def test_there_are_no_other_forms(text: str) -> None:
    assert read_form(text) is None


def test_citations_print_the_value_or_another_form_of_it() -> None:
    figures = register(
        plans=Figure(value=358), neglect=Figure(value=210), share=Figure(formula="neglect / plans", format="percent:1")
    )
    text = "{{ plans }}, {{ plans | words }}, {{ share }}, {{ share | percent(0) }}, {{ share | percent(x) }}, {{ no }}"
    assert [figures.cited(citation) for citation in citations(text)] == [
        "358", "three hundred and fifty-eight", "58.7 per cent", "59 per cent", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("argument", ["9" * 5000, "1" * 21, "0", "00", "\u0663"])
@pytest.mark.parametrize("filter", ["percent", "decimal", "about", "nearly", "over", "words"])
def test_an_argument_that_no_form_takes_leaves_a_citation_as_it_is_typed(filter: str, argument: str) -> None:
    takes_nought = filter in ("percent", "decimal") and argument == "0"
    (citation,) = citations(f"{{{{ a | {filter}({argument}) }}}}")
    assert (register(a=Figure(value=3)).cited(citation) is not None) == takes_nought


def test_a_value_without_a_form_prints_as_it_was_typed() -> None:
    number = register(a=Figure(value=Decimal("1.50"))).number("a")
    assert number is not None
    assert number.printed == "1.50"


def test_five_hundred_figures_are_resolved() -> None:
    figures = {"a0": Figure(value=1)} | {f"a{n}": Figure(formula=f"a{n - 1 - n % 2} + 1") for n in range(1, 40)}
    figures |= {f"b{n}": Figure(formula=f"(a{n % 40} + {n}) / 7", format="percent:1") for n in range(460)}
    resolved = Register(Draft(template="t", figures=figures), HOUSE)
    assert all(resolved.number(name) is not None for name in figures)
