"""The register resolved: each number's exact value and printed form, or why it has none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from drafter.report.citations import Citation
from drafter.report.draft import Draft, Figure
from drafter.report.figures.form import Form, print_number, read_form
from drafter.report.figures.formula import MAX_DEPTH, FormulaError, Quantity, evaluate
from drafter.report.template import HouseStyle


class Number(NamedTuple):
    """A number of the register: its exact ``quantity`` and how it prints, or the ``fault`` that leaves it without."""

    name: str
    figure: Figure
    quantity: Quantity | None
    printed: str
    fault: FormulaError | None = None


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
        text = citation.filter if citation.argument is None else f"{citation.filter}:{citation.argument}"
        form = read_form(text)
        return None if form is None else print_number(number.quantity.value, form, self._house)

    def _resolved(self, name: str, figure: Figure) -> Number:
        try:
            quantity = self._quantity(name, figure)
            form = self._form(figure)
        except FormulaError as fault:
            return Number(name, figure, None, "", fault)
        typed = _typed_places(figure) if form is None else None
        form = form if typed is None else Form("decimal", str(typed))
        return Number(name, figure, quantity, print_number(quantity.value, form, self._house))

    def _quantity(self, name: str, figure: Figure) -> Quantity:
        if figure.value is not None and figure.formula is not None:
            raise FormulaError("The figure has a value and a formula.", "Keep the one that is right.")
        if figure.value is not None:
            return Quantity(Fraction(figure.value), figure.unit)
        if figure.formula is None:
            raise FormulaError("The figure has no value.", "Give it a value or a formula.")
        self._open.append(name)
        try:
            result = evaluate(figure.formula, self._looked_up)
        finally:
            self._open.pop()
        return Quantity(result.value, figure.unit or result.unit)

    def _looked_up(self, name: str) -> Quantity:
        if name in self._open:
            loop = " → ".join([*self._open[self._open.index(name) :], name])
            raise FormulaError(f"The formula rests on itself: {loop}.", "Break the loop.")
        if len(self._open) >= MAX_DEPTH:
            raise FormulaError(f"The formula rests on more than {MAX_DEPTH} others in a row.", "Shorten the chain.")
        number = self.number(name)
        if number is None:
            raise FormulaError(
                f"The formula names “{name}”, which the register does not have.", "Add it, or correct it."
            )
        if number.quantity is None:
            raise number.fault or FormulaError(f"“{name}” has no value.", "Give it one.")
        return number.quantity

    @staticmethod
    def _form(figure: Figure) -> Form | None:
        if figure.format is None:
            return None
        form = read_form(figure.format)
        if form is None:
            raise FormulaError(
                f"There is no format “{figure.format}”.",
                "Formats are integer, decimal:2, percent:1, money, money:million, words, ordinal and year.",
            )
        return form


def _typed_places(figure: Figure) -> int | None:
    """The decimal places a value was typed with, so that 1.50 prints as 1.50."""
    if not isinstance(figure.value, Decimal):
        return None
    exponent = figure.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else None
