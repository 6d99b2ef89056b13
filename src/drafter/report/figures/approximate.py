"""Numbers worded roughly: "about 1,200", "nearly £104 million", "over 58 per cent", each of them true."""

from __future__ import annotations

import enum
import math
import re
from fractions import Fraction

from drafter.report.figures.form import MAGNITUDES, Form, print_number
from drafter.report.template import HouseStyle

_SIGNIFICANT = 2
"""Digits that are left where nobody says how roughly."""
_MOST_ZEROS = 20
_STEP = re.compile(r"[1-9][0-9]{0,19}")


class Roughly(enum.Enum):
    """The word before a rough number, and so the way it was rounded."""

    ABOUT = "about"
    NEARLY = "nearly"
    """Rounded up: it is a little less."""
    OVER = "over"
    """Rounded down: it is a little more."""


def read_step(argument: str | None) -> Fraction | None:
    """``100`` or ``thousand`` as what to round to; None where it is neither."""
    if argument is None:
        return None
    if argument in MAGNITUDES:
        return Fraction(MAGNITUDES[argument][0])
    return Fraction(argument) if _STEP.fullmatch(argument) else None


def print_roughly(value: Fraction, word: Roughly, step: Fraction | None, form: Form | None, house: HouseStyle) -> str:
    """``value`` rounded to ``step``, in units of what is printed (per cent, pence), with the word before it.

    Without a step two digits are left. What is "nearly" or "over" a number is not that number: without rounding
    there is no word.
    """
    scale = 100 if form is not None and (form.name == "percent" or form.argument == "p") else 1
    shown = abs(value) * scale
    step = step or _step(shown)
    whole = {Roughly.ABOUT: int(shown / step + Fraction(1, 2)), Roughly.NEARLY: math.ceil(shown / step)}
    near = whole.get(word, int(shown / step)) * step
    if form is not None and form.name in ("decimal", "percent") and near.denominator == 1:
        form = Form(form.name, "0")
    printed = print_number((near if value >= 0 else -near) / scale, form, house)
    return printed if near == shown and word is not Roughly.ABOUT else f"{word.value} {printed}"


def _step(shown: Fraction) -> Fraction:
    """What to round to so that two digits are left."""
    if not shown:
        return Fraction(1)
    power = len(str(int(shown))) if shown >= 1 else -_zeros(shown)
    return Fraction(10) ** (power - _SIGNIFICANT)


def _zeros(shown: Fraction) -> int:
    """The zeros behind the point of a number below 1."""
    zeros = 0
    while shown * 10 < 1 and zeros < _MOST_ZEROS:
        shown *= 10
        zeros += 1
    return zeros
