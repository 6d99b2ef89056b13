"""The register resolved: each number's exact value and printed form, or why it has none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from drafter.report.citations import Citation
from drafter.report.draft import Draft, Figure
from drafter.report.figures.approximate import Roughly, print_roughly, read_step
from drafter.report.figures.fault import FormulaError
from drafter.report.figures.form import Form, print_number, read_form
from drafter.report.figures.formula import MAX_DEPTH, Quantity, evaluate, names
from drafter.report.figures.units import unit_of
from drafter.report.template import HouseStyle

_LONGEST = 30
"""Characters of a format that none is, as it is told."""
_ROUGHLY = frozenset(word.value for word in Roughly)


class Number(NamedTuple):
    """A number of the register: its exact ``quantity`` and how it prints, or the ``fault`` that leaves it without.

    ``approximate`` numbers print with "about".
    """

    name: str
    figure: Figure
    quantity: Quantity | None
    printed: str
    fault: FormulaError | None = None
    approximate: bool = False


class Register:
    """The numbers of one report, each computed when it is first asked for and then kept."""

    def __init__(self, draft: Draft, house: HouseStyle) -> None:
        self._figures = draft.figures
        self._house = house
        self._known: dict[str, Number] = {}
        self._open: list[str] = []

    def number(self, name: str) -> Number | None:
        """The number of that name; None where the register has none."""
        figure = self._figures.get(name)
        if figure is None or figure.kind != "number":
            return None
        if name not in self._known:
            self._known[name] = self._resolved(name, figure)
        return self._known[name]

    def cited(self, citation: Citation) -> str | None:
        """What a citation of a number prints; None where it cannot, and so prints as typed."""
        number = self.number(citation.name)
        if number is None or number.quantity is None:
            return None
        if citation.filter is None:
            return number.printed
        if citation.filter in _ROUGHLY:
            return self._roughly(number, number.quantity, Roughly(citation.filter), citation.argument)
        text = citation.filter if citation.argument is None else f"{citation.filter}:{citation.argument}"
        form = read_form(text)
        return None if form is None else self._printed(number.quantity, form, approximate=number.approximate)

    def _roughly(self, number: Number, quantity: Quantity, word: Roughly, argument: str | None) -> str | None:
        step = read_step(argument)
        if step is None and argument is not None:
            return None
        return print_roughly(quantity.value, word, step, self._form(number.figure), self._house)

    def _printed(self, quantity: Quantity, form: Form | None, *, approximate: bool) -> str:
        printed = print_number(quantity.value, form, self._house)
        return f"{Roughly.ABOUT.value} {printed}" if approximate else printed

    def _resolved(self, name: str, figure: Figure) -> Number:
        try:
            form = self._form(figure)
            quantity = self._quantity(name, figure, form)
        except FormulaError as fault:
            return Number(name, figure, None, "", fault)
        typed = _typed_places(figure) if form is None else None
        form = form if typed is None else Form("decimal", str(typed))
        approximate = self._is_approximate(figure)
        printed = self._printed(quantity, form, approximate=approximate)
        return Number(name, figure, quantity, printed, approximate=approximate)

    def _is_approximate(self, figure: Figure) -> bool:
        """As the figure says, else as what its formula rests on."""
        if figure.approximate is not None or figure.formula is None:
            return bool(figure.approximate)
        rests_on = [self.number(name) for name in names(figure.formula)]
        return any(number is not None and number.approximate for number in rests_on)

    def _quantity(self, name: str, figure: Figure, form: Form | None) -> Quantity:
        if figure.value is not None and figure.formula is not None:
            raise FormulaError("The figure has a value and a formula.", "Keep the one that is right.")
        unit = unit_of(figure.unit, form, self._house.money[:1])
        if figure.value is not None:
            return Quantity(Fraction(figure.value), unit)
        if figure.formula is None:
            raise FormulaError("The figure has no value.", "Give it a value or a formula.")
        self._open.append(name)
        try:
            result = evaluate(figure.formula, self._looked_up)
        finally:
            self._open.pop()
        return Quantity(result.value, unit if unit.known else result.unit)

    def _looked_up(self, name: str) -> Quantity:
        if name in self._open:
            loop = " → ".join([*self._open[self._open.index(name) :], name])
            raise FormulaError(f"The formula rests on itself: {loop}.", "Break the loop.")
        if len(self._open) >= MAX_DEPTH:
            raise FormulaError(f"The formula rests on more than {MAX_DEPTH} others in a row.", "Shorten the chain.")
        number = self.number(name)
        if number is None:
            raise FormulaError(f"The formula names “{name}”, which the register does not have.", self._cure(name))
        if number.quantity is None:
            raise number.fault or FormulaError(f"“{name}” has no value.", "Give it one.")
        return number.quantity

    def _cure(self, unknown: str) -> str:
        """Of a name that a formula has and the register has not."""
        formula = self._figures[self._open[-1]].formula or ""
        for name in self._figures:
            if "-" in name and unknown in name.split("-") and name in formula:
                return f"“{name}” is read as a subtraction there: give it a name with underscores."
        return "Add it, or correct it."

    @staticmethod
    def _form(figure: Figure) -> Form | None:
        if figure.format is None:
            return None
        form = read_form(figure.format)
        if form is None:
            named = figure.format if len(figure.format) <= _LONGEST else f"{figure.format[:_LONGEST]}…"
            raise FormulaError(
                f"There is no format “{named}”.",
                "Formats are integer, decimal:2, percent:1, money, money:million, words, ordinal and year.",
            )
        return form


def _typed_places(figure: Figure) -> int | None:
    """The decimal places a value was typed with, so that 1.50 prints as 1.50."""
    if not isinstance(figure.value, Decimal):
        return None
    exponent = figure.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else None
