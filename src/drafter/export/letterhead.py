"""The letterhead of a page design: the crest, clean and measured, and the lines of the address."""

from __future__ import annotations

import io
from functools import lru_cache

from drafter.document.inline import printed
from drafter.document.pieces import Letterhead
from drafter.export.pictures import for_page, for_word
from drafter.export.process import Stop
from drafter.report.attachments import AttachmentFault
from drafter.report.contrast import luminance
from drafter.report.errors import InputError, Refused
from drafter.report.figures.pictures import Picture, read_picture
from drafter.report.page_design import DesignName, PageDesign

HEIGHT, _WIDEST = 1.9, 7.0
"""Of a crest, in centimetres."""
_LOOKED_AT = 200
"""Pixels of the longer side: enough to tell whether there is anything to be seen."""
_DARK = 1.05 / 3 - 0.05
"""The luminance from which on something has 3 to 1 on white (WCAG 2.2, 1.4.11)."""
_LEAST_SHARE = 0.01


def letterhead_of(design: PageDesign, stop: Stop) -> Letterhead | None:
    """What a report begins with; None in a design that has none. InputError for a crest that cannot be used."""
    if design.name is not DesignName.COUNCIL:
        return None
    lines = tuple(map(printed, design.address))
    if not design.crest:
        return Letterhead(lines)
    try:
        # Clean, and upright: what a camera turned is measured as it is shown.
        crest = for_page(read_picture(design.crest))
        is_seen = _is_seen(for_word(crest, stop).content)
    except (AttachmentFault, Refused) as fault:
        raise InputError("The crest is broken.", cure=fault.cure, path=design.crest_file) from fault
    if not is_seen:
        raise InputError(
            "The crest cannot be seen on white paper: next to nothing of it has a contrast of 3 to 1.",
            cure="Take the one that is meant for a light ground.",
            path=design.crest_file,
        )
    return Letterhead(lines, crest)


def crest_size(crest: Picture) -> tuple[float, float]:
    """How wide and how high a crest stands on a page, in centimetres."""
    height = min(HEIGHT, _WIDEST * crest.height / crest.width)
    return height * crest.width / crest.height, height


@lru_cache(maxsize=4)
def _is_seen(content: bytes) -> bool:
    """Whether enough of a picture of dots can be told from white paper."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
        shown = opened.convert("RGBA")
    shown.thumbnail((_LOOKED_AT, _LOOKED_AT))
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    dots = paper.convert("RGB").tobytes()
    colours = (dots[at : at + 3] for at in range(0, len(dots), 3))
    dark = sum(luminance((red / 255, green / 255, blue / 255)) <= _DARK for red, green, blue in colours)
    return dark >= _LEAST_SHARE * shown.width * shown.height
