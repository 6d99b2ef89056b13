"""The fonts of a PDF: all in the file, and every glyph with the text it stands for."""

from __future__ import annotations

from pikepdf import Object

from drafter.export.verify.pdf_file import PdfFile
from drafter.export.verify.pdf_text import UNKNOWN
from drafter.export.verify.point import Check, UnsoundError, check, counted

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_BORNE_BY_OTHERS = ("/CIDFontType0", "/CIDFontType2")


@check("every font is in the file", "PDF/A-2, 6.2.11.4; PDF/UA-1, 7.21.4.1")
def embedded(pdf: PdfFile) -> str:
    """A font that is not embedded is replaced by whatever the reader has."""
    fonts = _fonts(pdf)
    for font in fonts:
        if font.get("/Subtype") == "/Type3":
            continue
        bearer = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = bearer.get("/FontDescriptor")
        if descriptor is None or not any(key in descriptor for key in _FILES):
            raise UnsoundError(f"the font {str(font.get('/BaseFont', '')).lstrip('/')} is not embedded")
    return counted(len(fonts), "font")


@check("every glyph says which text it stands for", "PDF/A-2, 6.2.11.7.2; PDF/UA-1, 7.21.7")
def meaning(pdf: PdfFile) -> str:
    """What is searched for, copied and read aloud; and what the proof that nothing leaked reads."""
    for font in _fonts(pdf):
        if "/ToUnicode" not in font:
            raise UnsoundError(f"the font {str(font.get('/BaseFont', '')).lstrip('/')} does not say what it means")
    pieces = [piece for page in pdf.drawn.values() for piece in page.shown]
    if any(UNKNOWN in piece.text for piece in pieces):
        raise UnsoundError("a character in it stands for no text")
    return counted(sum(len(piece.text) for piece in pieces), "character")


def _fonts(pdf: PdfFile) -> list[Object]:
    return [
        each
        for each in pdf.dictionaries
        if each.get("/Type") == "/Font" and each.get("/Subtype") not in _BORNE_BY_OTHERS
    ]


FONT_CHECKS: tuple[Check[PdfFile], ...] = (embedded, meaning)
