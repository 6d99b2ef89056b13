"""How a sum is written out in a message."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.checks.quantities.quantity import Quantity, Span, Unit

_MILLION = 10**6


def plain(value: float, *, money: bool = False) -> str:
    """``1,912``, ``£4.62 million``, ``3.4``."""
    sign = "£" if money else ""
    if money and value >= _MILLION:
        millions = f"{value / _MILLION:.3f}".rstrip("0").rstrip(".")
        return f"£{millions} million"
    if abs(value - round(value)) < 1e-6:
        return f"{sign}{round(value):,}"
    return f"{sign}{value:,.2f}".rstrip("0").rstrip(".") if not money else f"£{value:,.2f}"


def said(quantity: Quantity) -> str:
    """The number of a quantity as figures."""
    if quantity.unit is Unit.SHARE:
        return f"{plain(quantity.value * 100)} per cent"
    return plain(quantity.value, money=quantity.unit is Unit.MONEY)


def share(span: Span, claim: Quantity) -> str:
    """A share in per cent, two places more than the text has, so that the difference is seen."""
    decimals = len(claim.text.partition(".")[2].split(" ")[0].rstrip("%")) if claim.text[0].isdigit() else 0
    return f"{span.middle * 100:.{decimals + 2}f} per cent"


def joined(quantities: Sequence[Quantity], joint: str) -> str:
    """``£0.92 million + £0.54 million``."""
    return f" {joint} ".join(said(each) for each in quantities)
