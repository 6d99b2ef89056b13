"""Formulas over figures: names, numbers, ``+ - * / ( )``, round, min, max, sum. Exact, bounded, and never ``eval``."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from drafter.report.figures.fault import FormulaError
from drafter.report.figures.rounding import rounded
from drafter.report.figures.units import PLAIN, UNKNOWN, Unit, added, divided, multiplied

MAX_LENGTH = 1_000
"""Characters of a formula."""
MAX_DEPTH = 50
"""Brackets within brackets, and figures that rest on figures."""
MAX_BITS = 2_048
"""Size of a numerator or a denominator, so that a chain of products stays small."""

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|([-+*/(),]))")
FUNCTIONS = ("round", "min", "max", "sum")


class Quantity(NamedTuple):
    """An exact number and what it counts."""

    value: Fraction
    unit: Unit = UNKNOWN


Lookup = Callable[[str], Quantity]


def evaluate(formula: str, lookup: Lookup) -> Quantity:
    """The value of ``formula``, with the figures it names from ``lookup``; FormulaError where it has none."""
    return _Evaluation(formula, lookup).run()


def names(formula: str) -> frozenset[str]:
    """The figures that a formula names, as far as it can be read."""
    return frozenset(
        token[2] for token in _TOKEN.finditer(formula[:MAX_LENGTH]) if token[2] and token[2] not in FUNCTIONS
    )


def with_name(formula: str, old: str, new: str) -> str:
    """The formula with the figure ``old`` called ``new``; all else as it was typed."""
    return substituted(formula, lambda name: new if name == old else name)


def substituted(formula: str, by: Callable[[str], str]) -> str:
    """The formula with what ``by`` gives for each name of a figure in its place; all else as it was typed."""
    pieces = []
    at = 0
    for token in _TOKEN.finditer(formula):
        name = token[2]
        if name and not (name in FUNCTIONS and formula[token.end() :].lstrip().startswith("(")):
            pieces += [formula[at : token.start(2)], by(name)]
            at = token.end(2)
    return "".join([*pieces, formula[at:]])


class _Evaluation:
    """One pass from left to right that computes as it reads."""

    def __init__(self, formula: str, lookup: Lookup) -> None:
        if len(formula) > MAX_LENGTH:
            raise FormulaError(f"The formula is longer than {MAX_LENGTH:,} characters.", "Give parts of it names.")
        self.lookup = lookup
        self.tokens = _tokens(formula)
        self.at = 0
        self.depth = 0

    def run(self) -> Quantity:
        if not self.tokens:
            raise FormulaError("The formula is empty.", "Write it, or give the figure a value.")
        result = self._sum()
        if self.at < len(self.tokens):
            raise _unexpected(self.tokens[self.at])
        return result

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, *expected: str) -> str | None:
        token = self._next()
        if token not in expected or not token:
            return None
        self.at += 1
        return token

    def _sum(self) -> Quantity:
        result = self._product()
        while (operator := self._take("+", "-")) is not None:
            other = self._product()
            value = result.value + other.value if operator == "+" else result.value - other.value
            result = _bounded(value, added(result.unit, other.unit))
        return result

    def _product(self) -> Quantity:
        result = self._factor()
        while (operator := self._take("*", "/")) is not None:
            other = self._factor()
            if operator == "*":
                result = _bounded(result.value * other.value, multiplied(result.unit, other.unit))
                continue
            if other.value == 0:
                raise FormulaError("The formula divides by zero.", "Correct the figure it divides by.")
            result = _bounded(result.value / other.value, divided(result.unit, other.unit))
        return result

    def _factor(self) -> Quantity:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(f"The formula nests deeper than {MAX_DEPTH} brackets.", "Give parts of it names.")
        result = self._atom()
        self.depth -= 1
        return result

    def _atom(self) -> Quantity:
        symbol = self._next()
        self.at += 1
        if symbol == "-":
            inner = self._factor()
            return Quantity(-inner.value, inner.unit)
        if symbol == "(":
            inner = self._sum()
            self._close()
            return inner
        if symbol[:1].isdigit():
            return _bounded(Fraction(symbol), PLAIN)
        if symbol in FUNCTIONS and self._next() == "(":
            return self._call(symbol)
        if symbol[:1].isalpha() or symbol[:1] == "_":
            return self.lookup(symbol)
        raise _unexpected(symbol)

    def _call(self, function: str) -> Quantity:
        self.at += 1
        arguments = [self._sum()]
        while self._take(",") is not None:
            arguments.append(self._sum())
        self._close()
        if function == "round":
            return _rounded(arguments)
        unit = arguments[0].unit
        for argument in arguments[1:]:
            unit = added(unit, argument.unit)
        values = [argument.value for argument in arguments]
        if function == "sum":
            return _bounded(sum(values, Fraction(0)), unit)
        return Quantity(min(values) if function == "min" else max(values), unit)

    def _close(self) -> None:
        if self._take(")") is None:
            raise _unexpected(self._next())


def _rounded(arguments: list[Quantity]) -> Quantity:
    places = arguments[1].value if len(arguments) > 1 else Fraction(0)
    if len(arguments) > 2 or places.denominator != 1 or not 0 <= places <= 20:
        raise FormulaError("round takes a number and how many decimal places.", "Write round(x) or round(x, 2).")
    return Quantity(rounded(arguments[0].value, int(places)), arguments[0].unit)


def _tokens(formula: str) -> list[str]:
    tokens = []
    at = 0
    formula = formula.rstrip()
    while at < len(formula):
        token = _TOKEN.match(formula, at)
        if token is None:
            raise _unexpected(formula[at:].strip()[:1])
        tokens.append(token[0].strip())
        at = token.end()
    return tokens


def _unexpected(token: str) -> FormulaError:
    if not token:
        return FormulaError("The formula ends too early.", "Write the rest of it, or close its brackets.")
    return FormulaError(
        f"The formula cannot be read at “{token}”.",
        "A formula has names of figures, numbers, + - * / ( ), round, min, max and sum.",
    )


def _bounded(value: Fraction, unit: Unit) -> Quantity:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
        raise FormulaError("The formula gives a number too large to print.", "Check it for a product too many.")
    return Quantity(value, unit)
