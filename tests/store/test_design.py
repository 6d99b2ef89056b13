"""Colours of page designs: what is one, and what can be read."""

from __future__ import annotations

import pytest

from drafter.report.contrast import contrast, rgb
from drafter.report.page_design import DARK_TINT, PageDesign
from drafter.store.design import colour_fault


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.005)
    assert contrast(rgb("#ffffff"), rgb("#ffffff")) == 1


@pytest.mark.parametrize("colour", ["#1d3f5e", "#000000", "#5B2A6E", "#00703c", "#a3261b"])
def test_a_dark_colour_is_taken(colour: str) -> None:
    assert colour_fault(colour) is None


@pytest.mark.parametrize("colour", ["red", "", "#12345", "#1234567", "1d3f5e", "#1d3f5g", "#1d3f5e\n", "#１d3f5e"])
def test_what_is_no_colour_is_told(colour: str) -> None:
    fault = colour_fault(colour)
    assert fault is not None
    assert fault[0] == "This is no colour."


def test_one_that_falls_short_by_a_hair_does_not_read_as_if_it_were_enough() -> None:
    """Its contrast on the tint of tables is 4.48, which must not be rounded to the 4.5 that is wanted."""
    fault = colour_fault("#6c6c6c")
    assert contrast(rgb("#6c6c6c"), rgb("#eef2f5")) == pytest.approx(4.66, abs=0.005)
    assert fault is None
    fault = colour_fault("#6f6f6f")
    assert contrast(rgb("#6f6f6f"), rgb("#eef2f5")) == pytest.approx(4.46, abs=0.005)
    assert fault is not None
    assert "its contrast is 4.4 to 1, where 4.5 is wanted" in fault[0]


@pytest.mark.parametrize("colour", ["#1d3f5e", "#000000", "#5b2a6e", "#00703c", "#0000ff"])
def test_in_the_dark_it_is_as_much_lighter_as_it_has_to_be(colour: str) -> None:
    dark = PageDesign(colour=colour).colour_in_the_dark
    assert contrast(rgb(dark), rgb(DARK_TINT)) >= 7
