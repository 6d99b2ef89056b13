"""Whether the colours of a page can be told apart (WCAG 2.2, 1.4.3, level AA)."""

from __future__ import annotations

from drafter.export.verify.pdf_file import PdfFile
from drafter.export.verify.pdf_text import Colour
from drafter.export.verify.point import Check, UnsoundError, check, counted
from drafter.report import contrast as reckoned

_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE = 18.0
"""Points."""
_WHITE: Colour = (1.0,)
_TINT = 0.75
"""An area lighter than that stands behind dark text, one that is darker behind light text."""


@check("text can be told from what it stands on", "WCAG 2.2, 1.4.3 (AA)", binding=False)
def contrast(pdf: PdfFile) -> str:
    """Each colour of text against the page, and against the areas of its page that text like it can stand on.

    The first dozen of pages are looked at. Which text stands on which area is not asked: a design whose every pairing
    can be read needs no such question.
    """
    least = 21.0
    colours: set[Colour] = set()
    for page in pdf.drawn.values():
        for piece in page.shown:
            if piece.colour is None or piece.artifact == "Background" or not piece.text.strip():
                continue
            colours.add(piece.colour)
            ratio = _least(piece.colour, page.areas)
            if ratio < (_LEAST_LARGE if piece.size >= _LARGE else _LEAST):
                raise UnsoundError(f"a colour of its text has a contrast of {ratio:.1f} : 1, where 4.5 : 1 is wanted")
            least = min(least, ratio)
    return f"{counted(len(colours), 'colour')}, at least {least:.1f} : 1"


def _least(colour: Colour, areas: frozenset[Colour]) -> float:
    tints = [area for area in areas if luminance(area) > _TINT]
    on_light = min(ratio_of(colour, area) for area in (_WHITE, *tints))
    on_dark = [ratio_of(colour, area) for area in areas if luminance(area) <= _TINT]
    return max(on_light, *on_dark) if luminance(colour) > 1 / 3 and on_dark else on_light


def ratio_of(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21."""
    return reckoned.contrast(_rgb(one), _rgb(other))


def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, taken for one of sRGB."""
    return reckoned.luminance(_rgb(colour))


def _rgb(colour: Colour) -> reckoned.RGB:
    if len(colour) == 4:
        *inks, black = colour
        red, green, blue = (1 - min(1.0, ink + black) for ink in inks)
        return red, green, blue
    if len(colour) == 3:
        return colour[0], colour[1], colour[2]
    return colour[0], colour[0], colour[0]


CONTRAST_CHECKS: tuple[Check[PdfFile], ...] = (contrast,)
