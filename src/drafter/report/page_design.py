"""The page design of a workspace: what its reports look like, whatever their template and their format."""

from __future__ import annotations

import enum

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
_IN_THE_DARK = 7.0
"""Contrast of a colour that was made for the dark: more than is asked for, as that of drafter's own has."""


class DesignName(enum.Enum):
    """The page designs there are."""

    PLAIN = "plain"
    COUNCIL = "council"
    """A report begins with the crest and the address of the council."""
    COMPACT = "compact"
    """Smaller letters and margins, for packs that are printed."""


class PageDesign(msgspec.Struct, frozen=True, kw_only=True):
    """A page design. ``colour`` is that of headings, links and lines of tables: "#1d3f5e".

    ``address`` are the lines of a letterhead, of which the first names the council; ``crest`` is the content of a
    picture, ``crest_file`` its name, both empty where there is none.
    """

    name: DesignName = DesignName.PLAIN
    colour: str = COLOUR
    address: tuple[str, ...] = ()
    crest: bytes = b""
    crest_file: str = ""

    @property
    def colour_in_the_dark(self) -> str:
        """The same colour, as much lighter as it has to be on a dark web page."""
        lighter = (_lighter(self.colour, share) for share in range(101))
        return next(each for each in lighter if contrast(rgb(each), rgb(DARK_TINT)) >= _IN_THE_DARK)


PLAIN = PageDesign()


def _lighter(colour: str, share: int) -> str:
    """A colour mixed with white; ``share`` of 100 is white."""
    return "#" + bytes(value + (255 - value) * share // 100 for value in bytes.fromhex(colour[1:])).hex()
