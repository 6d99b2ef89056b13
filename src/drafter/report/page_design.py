"""The page design of a workspace: what its reports look like, whatever their template and their format."""

from __future__ import annotations

import enum
import re

import msgspec

from drafter.report.contrast import contrast, rgb

COLOUR = "#1d3f5e"
"""The colour of headings and links, unless the workspace says another."""
TINT = "#eef2f5"
"""Behind the heads of tables: the darkest paper that words stand on."""
DARK_TINT = "#1c252d"
"""The lightest paper of a web page in the dark."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


class DesignName(enum.Enum):
    """How roomy a page is."""

    PLAIN = "plain"
    COMPACT = "compact"
    """Smaller letters and margins, for packs that are printed."""


class PageDesign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[design]`` of ``drafter.toml``. ``colour`` is that of headings, links and rules: "#1d3f5e"."""

    name: DesignName = DesignName.PLAIN
    colour: str = COLOUR

    @property
    def colour_in_the_dark(self) -> str:
        """The same colour, as much lighter as it has to be on a dark web page."""
        lighter = (_lighter(self.colour, share) for share in range(101))
        return next(each for each in lighter if contrast(rgb(each), rgb(DARK_TINT)) >= _IN_THE_DARK)


PLAIN = PageDesign()
_IN_THE_DARK = 7.0
"""Contrast of a colour that was made for the dark: more than is asked for, as that of drafter's own has."""


def colour_fault(colour: str) -> tuple[str, str] | None:
    """What is wrong with a colour and what to do about it; None where nothing is."""
    if _COLOUR.match(colour) is None:
        return "This is no colour.", f'Write it as # and six digits: colour = "{COLOUR}".'
    ratio = contrast(rgb(colour), rgb(TINT))
    if ratio < LEAST_CONTRAST:
        # Rounded down: 4.49 is not enough, and must not read as if it were.
        said = int(ratio * 10) / 10
        message = f"The colour {colour} is too light to be read: its contrast is {said} to 1, where "
        return message + f"{LEAST_CONTRAST} is wanted.", "Take a darker one."
    return None


def _lighter(colour: str, share: int) -> str:
    """A colour mixed with white; ``share`` of 100 is white."""
    return "#" + bytes(value + (255 - value) * share // 100 for value in bytes.fromhex(colour[1:])).hex()
