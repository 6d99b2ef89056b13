"""The contrast of two colours, as WCAG 2.2 reckons it. A colour is red, green and blue of sRGB, each from 0 to 1."""

from __future__ import annotations

RGB = tuple[float, float, float]


def rgb(digits: str) -> RGB:
    """The colour that is written as "#1d3f5e"."""
    red, green, blue = bytes.fromhex(digits.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def contrast(one: RGB, other: RGB) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: RGB) -> float:
    """The relative luminance, from 0 for black to 1 for white."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
