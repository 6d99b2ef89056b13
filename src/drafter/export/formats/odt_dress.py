"""A document dressed for ODT: what only OpenDocument has, said in its own language."""

# ruff: noqa: D102  (each part is described where OfficeDress asks for it)

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.contents import DEEPEST, TITLE, ContentsEntry
from drafter.document.nodes import Attr, Block, Blocks, Div, Image, Link, Para, RawBlock, RawInline, Str
from drafter.document.pieces import Document
from drafter.export.formats.office_dress import CONTENTS, CONTENTS_TITLE, OfficeDress, styled
from drafter.export.markup import attribute
from drafter.export.odf import style_name
from drafter.export.process import Stop

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture

TURNED = "turned"
"""The class of what stands on pages in landscape."""


_LISTED = "".join(
    f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="{style_name(style)}">'
    "<text:index-entry-link-start/><text:index-entry-text/>"
    '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
    "<text:index-entry-link-end/></text:table-of-content-entry-template>"
    for level, style in enumerate(CONTENTS, start=1)
)
_CONTENTS = (
    f'<text:table-of-content text:name="{TITLE}" text:protected="true"><text:table-of-content-source '
    f'text:outline-level="{DEEPEST}"><text:index-title-template text:style-name="{style_name(CONTENTS_TITLE)}">{TITLE}'
    f"</text:index-title-template>{_LISTED}</text:table-of-content-source><text:index-body>"
    f'<text:index-title text:name="{TITLE}_Head">'
    f'<text:p text:style-name="{style_name(CONTENTS_TITLE)}">{TITLE}</text:p></text:index-title>'
)
"""What begins the list of contents, an index that LibreOffice can bring up to date (OpenDocument 1.3, part 3, 8.3)."""


class OdtDress(OfficeDress):
    """The parts of a report for ODT. ``pictures`` are those that the parts made so far show, by their names."""

    tab = RawInline(("opendocument", "<text:tab/>"))

    def __init__(self, document: Document, stop: Stop) -> None:
        super().__init__(document, stop)
        self.pictures: dict[str, Picture] = {}

    def contents(self, entries: tuple[ContentsEntry, ...]) -> Blocks:
        # Without pages, which nobody knows before the report is set: updating the index puts them in.
        blocks: list[Block] = [RawBlock(("opendocument", _CONTENTS))]
        for entry in entries:
            link = Link((Attr(), entry.words, (f"#{entry.anchor}", "")))
            blocks.append(styled(CONTENTS[entry.level - 1], (Para((link,)),)))
        return (*blocks, RawBlock(("opendocument", "</text:index-body></text:table-of-content>")))

    def counter(self, name: str, number: int, *, jumps: bool) -> RawInline:
        formula = str(number) if jumps else f"{name}+1"
        field = (
            f'<text:sequence text:ref-name="ref{name}{number - 1}" text:name="{name}" '
            f'text:formula="ooow:{formula}" style:num-format="1">{number}</text:sequence>'
        )
        bold = f'<text:span text:style-name="Strong_20_Emphasis">{name} {field}</text:span>'
        return RawInline(("opendocument", bold))

    def shown(self, picture: Picture, width: float, name: str, alt: str) -> Image:
        address = f"Pictures/{len(self.pictures) + 1}.{picture.format}"
        self.pictures[address] = picture
        height = width * picture.height / picture.width
        size = (("width", f"{width:.3f}cm"), ("height", f"{height:.3f}cm"), ("name", name))
        return Image((Attr(keys=size), (Str(alt),) if alt else (), (address, "")))

    def turned(self, blocks: Blocks) -> Blocks:
        return (Div((Attr(classes=(TURNED,)), blocks)),)


def frame(image: Image, number: int) -> str:
    """A picture that stands like a letter in its line, with its name and what it shows (9.3 and 10.4.3)."""
    attr, alt, (address, _) = image.c
    size = dict(attr.keys)
    said = "".join(each.c for each in alt if isinstance(each, Str))
    told = f"<svg:title>{attribute(size['name'])}</svg:title><svg:desc>{attribute(said)}</svg:desc>" if said else ""
    decorates = "" if said else ' loext:decorative="true"'
    return (
        f'<draw:frame draw:style-name="Frame" draw:name="Picture {number}" text:anchor-type="as-char" '
        f'svg:width="{size["width"]}" svg:height="{size["height"]}"{decorates}>'
        f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"{told}</draw:frame>"
    )
