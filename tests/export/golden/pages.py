"""Pages of a report as small pictures, and how one is compared with the picture that is kept of it.

The pictures are drawn by the library that draws the preview, whose version is pinned, so that they are the same on
every machine; no other program is needed. What is kept has few colours, to be small.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

from drafter.document.edition import Edition
from drafter.export.publish import publish
from drafter.report.page_design import PLAIN, DesignName, PageDesign
from tests.export.published import PROJECT, load

KEPT = Path(__file__).parent / "kept"
FAILED = PROJECT / "golden_report"
"""Where the pictures of pages that look different are left; no part of the project."""
_REPORT = Path(__file__).parent / "drafts" / "bus-shelters" / "report.toml"
_PPI = 45
_COLOURS = 128
_APART = 48
"""Of 255: colours that are nearer are alike. Few colours and the drawing of letters make a difference of their own."""
_TOLERANCE = 0.0005
"""The share of a page that may look different: about 90 dots."""


class Look(NamedTuple):
    """A way to publish the report, and the pages of it that are kept."""

    name: str
    design: PageDesign
    edition: Edition
    draft: bool
    pages: tuple[int, ...]


LOOKS = (
    Look("plain", PLAIN, Edition.FULL, draft=True, pages=(1, 2, 4, 5)),
    Look("compact", PageDesign(name=DesignName.COMPACT, colour="#00703c"), Edition.PUBLIC, draft=False, pages=(2,)),
)


def pages_of(look: Look, out: Path) -> Iterator[tuple[str, Image.Image]]:
    """The pages of a look, each with the name that its picture is kept by."""
    loaded = load(_REPORT)
    made = publish(loaded.report, loaded.template_folder, ("pdf",), look.edition, out, look.draft, design=look.design)
    document = pdfium.PdfDocument(made.files[0].path)
    try:
        for number in look.pages:
            drawn = document[number - 1].render(scale=_PPI / 72).to_pil()
            yield f"{look.name}-{number}.png", drawn.convert("RGB")
    finally:
        document.close()


def keep(name: str, page: Image.Image) -> None:
    """Keep a page as it looks now."""
    KEPT.mkdir(exist_ok=True)
    page.quantize(_COLOURS, dither=Image.Dither.NONE).save(KEPT / name, optimize=True)


def difference(kept: Image.Image, page: Image.Image) -> Image.Image | None:
    """What looks different, white on black; None where nothing does that anybody would see."""
    if kept.size != page.size:
        return Image.new("1", page.size, 1)
    softened = [each.filter(ImageFilter.BoxBlur(1)) for each in (kept, page)]
    apart = ImageChops.difference(*softened)
    # The channel that is furthest apart decides: a colour of the same grey is another colour.
    red, green, blue = apart.split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 * (value > _APART))
    share = furthest.histogram()[255] / (page.width * page.height)
    return furthest.convert("1") if share > _TOLERANCE else None


def leave(name: str, kept: Image.Image, page: Image.Image, apart: Image.Image) -> Path:
    """Leave a picture of what differs: as it was, as it is, and what is different in red."""
    marked = page.copy()
    marked.paste((220, 0, 0), mask=apart)
    width = max(kept.width, page.width)
    sheet = Image.new("RGB", (3 * width + 20, max(kept.height, page.height)), "grey")
    for number, each in enumerate((kept, page, marked)):
        sheet.paste(each, (number * (width + 10), 0))
    FAILED.mkdir(exist_ok=True)
    sheet.save(FAILED / name)
    return FAILED / name
