"""The look of a web page as its page design has it: the colour, and the measures of the sheets it is printed on."""

from __future__ import annotations

from drafter.export.measures import Measures, measures_of
from drafter.report.page_design import PLAIN, PageDesign

_PRINTED = {
    "body, h4, h5, h6, .header-block table": 11,
    "h1": 20,
    "h2": 13.5,
    "h3": 11.5,
    "table, figcaption, caption": 10,
    ".letterhead strong": 12,
    ".banner, .source, .marking, .notes, .letterhead": 9,
}
"""What is printed in which size of letters, in points, said for a usual text."""
_HIGHER = 0.1
"""A line begins lower in a browser than in a PDF, in centimetres, as in a word processor."""


def look_css(design: PageDesign) -> str:
    """The rules of a stylesheet that say it; they stand behind those of ``design/page.css``."""
    return "\n".join(filter(None, (_colour(design), _paper(measures_of(design.name)))))


def _colour(design: PageDesign) -> str:
    """The colour of the workspace, where it has one; in the dark the same, lighter; on paper as it is."""
    if design.colour == PLAIN.colour:
        return ""
    own, dark = (f":root {{ --accent: {colour}; }}" for colour in (design.colour, design.colour_in_the_dark))
    return f"{own}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n@media print {{ {own} }}"


def _paper(measures: Measures) -> str:
    top, bottom = measures.top - _HIGHER, measures.bottom - _HIGHER
    rules = [f"{names} {{ font-size: {measures.letters(points):g}pt; }}" for names, points in _PRINTED.items()]
    return "\n".join(
        (
            f"@page {{ margin: {top:g}cm {measures.side:g}cm {bottom:g}cm; font-size: {measures.letters(9):g}pt; }}",
            "@media print {",
            f":root {{ --label: {measures.label:g}cm; }}",
            *rules,
            "}",
        )
    )
