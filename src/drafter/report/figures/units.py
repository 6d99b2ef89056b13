"""What a number counts, and what becomes of that in a formula: pounds are not added to children.

Only what is surely wrong is refused. A number without a unit, and a plain number in a formula, go with everything.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from drafter.report.figures.fault import FormulaError
from drafter.report.figures.form import Form

_PER = re.compile(r"\s+per\s+")
_RATIOS = frozenset(
    ("%", "per cent", "percent", "percentage", "percentage point", "percentage points", "percent point")
)
_POUNDS = frozenset(("pound", "pounds", "gbp", "pounds sterling"))
_IRREGULAR = {"children": "child", "people": "person", "men": "man", "women": "woman"}
_PLURAL = re.compile(r"[es]+\Z")
_SHORTEST = 2
"""Letters up to which a unit has no plural: kg, m, £."""


class Unit(NamedTuple):
    """A product of units over another, each sorted ("£" over "child"); a ratio has neither.

    ``known`` is False for that of a number nobody gave a unit. ``plain`` is set for a number typed in a formula: it
    counts nothing of its own, and takes the unit of what it is added to.
    """

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    known: bool = True
    plain: bool = False

    @property
    def is_simple(self) -> bool:
        """Whether it is one unit, or a ratio: of those it is certain whether two are the same."""
        return self.known and not self.under and len(self.over) <= 1

    def __str__(self) -> str:
        return " × ".join(self.over) if self.over else "a ratio"


PLAIN = Unit(plain=True)
UNKNOWN = Unit(known=False)
RATIO = Unit()


def unit_of(unit: str | None, form: Form | None, symbol: str) -> Unit:
    """The unit of a figure: a ratio where it prints as a percentage, ``symbol`` where it prints as money."""
    if form is not None and form.name == "percent":
        return RATIO
    if unit is not None and unit.strip():
        return _read(unit, symbol)
    return Unit((symbol,)) if form is not None and form.name == "money" else UNKNOWN


def added(left: Unit, right: Unit) -> Unit:
    """The unit of a sum, a difference or the larger of two; FormulaError where the two do not go together."""
    if left.plain or right.plain:
        return right if left.plain else left
    if not (left.known and right.known):
        return left if left.known else right
    if _stems(left) == _stems(right):
        return left
    if left.is_simple and right.is_simple:
        is_ratio = not (left.over and right.over)
        raise FormulaError(
            f"The formula mixes units: {left} and {right}.",
            "Multiply by a ratio; only another one can be added to it."
            if is_ratio
            else "Add and compare only figures of one unit.",
        )
    return UNKNOWN


def multiplied(left: Unit, right: Unit) -> Unit:
    """The unit of a product: £ per child × children is £."""
    if not (left.known and right.known):
        return UNKNOWN
    return _reduced(left.over + right.over, left.under + right.under, plain=left.plain and right.plain)


def divided(left: Unit, right: Unit) -> Unit:
    """The unit of a quotient: children / children is a ratio."""
    if not (left.known and right.known):
        return UNKNOWN
    return _reduced(left.over + right.under, left.under + right.over, plain=left.plain and right.plain)


@lru_cache(maxsize=256)
def _read(unit: str, symbol: str) -> Unit:
    over, *under = _PER.split(unit.strip())
    if over.lower() in _RATIOS:
        return RATIO
    return _reduced((_pounds(over, symbol),), tuple(_pounds(each, symbol) for each in under), plain=False)


def _pounds(unit: str, symbol: str) -> str:
    return symbol if unit.lower() in _POUNDS else unit


def _reduced(over: tuple[str, ...], under: tuple[str, ...], *, plain: bool) -> Unit:
    if not over or not under:
        return Unit(over, under, plain=plain)
    left = list(over)
    rest = []
    for each in under:
        same = next((other for other in left if _stem(other) == _stem(each)), None)
        if same is None:
            rest.append(each)
        else:
            left.remove(same)
    return Unit(tuple(left), tuple(rest), plain=plain)


def _stems(unit: Unit) -> tuple[Counter[str], Counter[str]]:
    return Counter(map(_stem, unit.over)), Counter(map(_stem, unit.under))


@lru_cache(maxsize=1024)
def _stem(unit: str) -> str:
    """What singular and plural share."""
    *before, last = unit.casefold().split()
    last = _IRREGULAR.get(last, last)
    if len(last) > _SHORTEST:
        last = f"{last[:-3]}y" if last.endswith("ies") else _PLURAL.sub("", last) or last
    return " ".join([*before, last])
