"""Makes the letters of a web page anew: ``python -m drafter.export.web_fonts``. Needs fonttools and brotli."""

from __future__ import annotations

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

from drafter.export.fonts import font_folder
from drafter.export.web_fonts import FACES, FAMILY, FOLDER

_SOURCES = {"regular": "SourceSansPro-Regular", "semibold": "SourceSansPro-Semibold", "italic": "SourceSansPro-It"}
_LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin-1 and the languages of Europe; Welsh ŵ and ŷ
    (0x218, 0x21B),
    (0x1E80, 0x1E85),  # Welsh
    (0x1EF2, 0x1EF3),
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2033),
    (0x2039, 0x203A),
    (0x2070, 0x208E),  # raised and lowered figures
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2215),
    (0x2248, 0x2248),
    (0x2260, 0x2265),
    (0x25A0, 0x25CF),
    (0x2713, 0x2713),
)
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum", "calt"]


def make(name: str, target: str) -> None:
    """Write one face. The same font gives the same bytes."""
    options = subset.Options(flavor="woff2", layout_features=_FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    font = TTFont(font_folder() / f"{_SOURCES[name]}.otf", recalcTimestamp=False)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[code for first, last in _LETTERS for code in range(first, last + 1)])
    cut.subset(font)
    said = f"{FAMILY} {name}"
    for record in font["name"].names:
        if record.nameID in (1, 3, 4):
            record.string = FAMILY if record.nameID == 1 else said
        elif record.nameID == 6:
            record.string = said.replace(" ", "")
    if "CFF " in font:
        font["CFF "].cff.fontNames = [said.replace(" ", "")]
    subset.save_font(font, target, options)


def main() -> None:
    """Write the faces into the folder that is given, or where they are read from."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(FOLDER)
    for name in FACES:
        make(name, f"{folder}/{name}.woff2")


if __name__ == "__main__":
    main()
