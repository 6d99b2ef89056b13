"""A document dressed for pandoc's DOCX writer: what only Word has, said in its own language."""

# ruff: noqa: D102  (each part is described where OfficeDress asks for it)

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.nodes import Attr, Blocks, Image, Para, RawInline, Str
from drafter.document.pieces import Illustration
from drafter.export.formats.office_dress import OfficeDress

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture

TURNED = "drafter-turned-page"
TURNED_BACK = "drafter-page-turned-back"
"""Words that stand, until the file is finished, in the paragraph where a page in landscape begins or ends."""


class DocxDress(OfficeDress):
    """The parts of a report for Word."""

    tab = RawInline(("openxml", "<w:r><w:tab/></w:r>"))

    def counter(self, name: str, number: int, *, jumps: bool) -> RawInline:
        reset = f"\\r {number} " if jumps else ""
        field = (
            f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{name} </w:t></w:r>'
            f'<w:fldSimple w:instr=" SEQ {name} \\* ARABIC {reset}"><w:r><w:rPr><w:b/></w:rPr>'
            f"<w:t>{number}</w:t></w:r></w:fldSimple>"
        )
        return RawInline(("openxml", field))

    def shown(self, picture: Picture, width: float, exhibit: Illustration) -> Image:
        from drafter.export.pictures import as_address

        alt = (Str(exhibit.alt),) if exhibit.alt else ()
        return Image((Attr(keys=(("width", f"{width:.2f}cm"),)), alt, (as_address(picture), "")))

    def turned(self, blocks: Blocks) -> Blocks:
        return (Para((Str(TURNED),)), *blocks, Para((Str(TURNED_BACK),)))
