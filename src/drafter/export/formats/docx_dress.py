"""A document dressed for pandoc's DOCX writer: what only Word has, said in its own language."""

# ruff: noqa: D102  (each part is described where OfficeDress asks for it)

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.contents import DEEPEST, TITLE, ContentsEntry
from drafter.document.nodes import Attr, Block, Blocks, Image, Para, RawBlock, RawInline, Str
from drafter.export.formats.office_dress import CONTENTS, CONTENTS_TITLE, OfficeDress, styled
from drafter.export.markup import attribute

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture

TURNED = "drafter-turned-page"
TURNED_BACK = "drafter-page-turned-back"
"""Words that stand, until the file is finished, in the paragraph where a page in landscape begins or ends."""


_CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>"
)
"""What makes Word offer to update the list (ECMA-376, part 1, 17.5.2.12)."""
_CONTENTS_END = "</w:sdtContent></w:sdt>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    f' TOC \\o "1-{DEEPEST}" \\h \\z </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


class DocxDress(OfficeDress):
    """The parts of a report for Word."""

    tab = RawInline(("openxml", "<w:r><w:tab/></w:r>"))

    def contents(self, entries: tuple[ContentsEntry, ...]) -> Blocks:
        # The entries stand in the field as Word itself would write them, but for the pages: nobody knows those before
        # Word has set the report. "Update table", or F9, puts them in; Word asks about nothing when it opens the file.
        blocks: list[Block] = [RawBlock(("openxml", _CONTENTS)), styled(CONTENTS_TITLE, (Para((Str(TITLE),)),))]
        for number, entry in enumerate(entries, start=1):
            before = (_raw(_FIELD),) if number == 1 else ()
            after = (_raw(_FIELD_END),) if number == len(entries) else ()
            words = (
                _raw(f'<w:hyperlink w:anchor="{attribute(entry.anchor)}" w:history="1">'),
                *entry.words,
                _raw("</w:hyperlink>"),
            )
            blocks.append(styled(CONTENTS[entry.level - 1], (Para((*before, *words, *after)),)))
        return (*blocks, RawBlock(("openxml", _CONTENTS_END)))

    def counter(self, name: str, number: int, *, jumps: bool) -> RawInline:
        reset = f"\\r {number} " if jumps else ""
        field = (
            f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{name} </w:t></w:r>'
            f'<w:fldSimple w:instr=" SEQ {name} \\* ARABIC {reset}"><w:r><w:rPr><w:b/></w:rPr>'
            f"<w:t>{number}</w:t></w:r></w:fldSimple>"
        )
        return RawInline(("openxml", field))

    def shown(self, picture: Picture, width: float, name: str, alt: str) -> Image:
        from drafter.export.pictures import as_address

        said = (Str(alt),) if alt else ()
        return Image((Attr(keys=(("width", f"{width:.2f}cm"),)), said, (as_address(picture), "")))

    def turned(self, blocks: Blocks) -> Blocks:
        return (Para((Str(TURNED),)), *blocks, Para((Str(TURNED_BACK),)))


def _raw(source: str) -> RawInline:
    return RawInline(("openxml", source))
