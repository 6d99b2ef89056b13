"""Rounding of exact numbers, halves away from zero, as people round."""

from __future__ import annotations

from fractions import Fraction


def rounded(value: Fraction, places: int) -> Fraction:
    """``value`` to so many decimal places."""
    scale = 10**places
    whole = int(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, scale)
