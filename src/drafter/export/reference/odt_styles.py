"""The styles of the reference file for ODT: those of the one for Word, by the same names and measures."""

from __future__ import annotations

from drafter.export.odf import style_name
from drafter.export.reference.look import CM, Look

_LEVELS = 10
_STEP = CM // 2
_BELOW = 140
"""The room below most paragraphs."""


def styles(look: Look) -> str:
    """What stands in ``office:styles``."""
    groups = (_default, _text, _headings, _contents, _numbered, _asides, _letterhead, _exhibits, _characters, _lists)
    return "".join(group(look) for group in groups)


def cm(twentieths: float) -> str:
    """Twentieths of a point in centimetres."""
    return f"{twentieths / CM:.3f}cm"


def _default(look: Look) -> str:
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        f'style:tab-stop-distance="{cm(look.label)}" style:writing-mode="page"/>'
        f'<style:text-properties style:font-name="{look.font}" fo:font-size="{look.size / 2:g}pt" fo:language="en" '
        'fo:country="GB" style:use-window-font-color="true"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        "</style:default-style>"
        '<style:default-style style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
        "</style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )


def _text(look: Look) -> str:
    title = {"keep-with-next": "always", "keep-together": "always"} | _room(look, 440, 240, 216)
    foot = {"border-top": f"0.5pt solid #{look.rule}", "padding-top": "0.2cm"} | _space(look, 0, 0)
    right = f'<style:tab-stop style:position="{cm(look.text_width)}" style:type="right"/>'
    return (
        _paragraph("Text body", p=_space(look, 0, 140))
        + _paragraph("Title", p=title, t=_bold(look, look.accent, 20))
        + _paragraph("Footnote", p=_space(look, 0, 40, 240), t={"font-size": _points(look, 9)})
        + _paragraph("Header", p=_space(look, 0, 0, 240), t=_small(look, look.quiet, 8.5))
        + _paragraph(
            "Footer", p=foot, t=_small(look, look.quiet, 8.5), inside=f"<style:tab-stops>{right}</style:tab-stops>"
        )
        + _paragraph("Report Warning", based="Header", p={"text-align": "end"}, t=_bold(look, look.warning, 10))
        + _paragraph("Table Contents", p=_space(look, 0, 0, 250), t={"font-size": _points(look, 10)})
        + _paragraph("Table Heading", based="Table Contents", t={"font-weight": "bold"})
        + _paragraph("Horizontal Line", p={"border-bottom": f"0.5pt solid #{look.rule}"} | _space(look, 0, 240, 120))
        + _paragraph("Report Header Block", p=_space(look, 0, 0, 264))
        + _paragraph("Report Header Block Label", based="Report Header Block", t=_bold(look, look.accent))
    )


def _headings(look: Look) -> str:
    sizes = {1: (13.5, look.accent, 340, 120), 2: (11.5, "000000", 280, 100), 3: (11, look.accent, 240, 90)}
    return "".join(
        _paragraph(
            f"Heading {level}",
            p=_hanging(look) | {"keep-with-next": "always", "keep-together": "always"} | _room(look, before, after),
            t=_bold(look, colour, size),
            following="Report Numbered",
            outline=level,
        )
        for level, (size, colour, before, after) in sizes.items()
    )


def _contents(look: Look) -> str:
    """The list of contents; pages at the right, behind dots. A tab counts from where the words begin."""
    stop = cm(look.text_width - look.label)
    tab = (
        f'<style:tab-stops><style:tab-stop style:position="{stop}" style:type="right" style:leader-style="dotted" '
        'style:leader-text="."/></style:tab-stops>'
    )
    title = {"keep-with-next": "always", "keep-together": "always"} | _room(look, 340, 60)
    return (
        _paragraph("TOC Heading", p=title, t=_bold(look, look.accent, 13.5))
        + _paragraph("toc 1", p=_hanging(look) | _space(look, 120, 20), t={"font-weight": "bold"}, inside=tab)
        + _paragraph("toc 2", p=_hanging(look) | _space(look, 0, 20), inside=tab)
    )


def _numbered(look: Look) -> str:
    below = {"margin-left": cm(look.label)} | _space(look, 0, 140)
    leads = {"keep-with-next": "always"}
    whole = {"keep-together": "always"}
    small = {"font-weight": "bold", "color": f"#{look.warning}", "font-size": _points(look, 9)}
    return (
        _paragraph("Report Numbered", p=_hanging(look) | _space(look, 0, 140))
        + _paragraph("Report Numbered Leading", based="Report Numbered", p=leads)
        + _paragraph("Report Prompt", based="Report Numbered", p=whole)
        + _paragraph("Report Prompt Leading", based="Report Prompt", p=leads)
        + _paragraph("Report Below", p=below)
        + _paragraph("Report Question", based="Report Below", p=whole)
        + _paragraph("Report Question Leading", based="Report Question", p=leads)
        + _paragraph("Report Opening Question", based="Report Question", p=_room(look, 320, 140))
        + _paragraph("Report Opening Question Leading", based="Report Opening Question", p=leads)
        + _paragraph("Report Exempt Ends", based="Report Below", t=small)
        + _paragraph("Report Exempt Begins", based="Report Exempt Ends", p=leads)
        + _paragraph("Report List", p=_space(look, 0, 70))
        + _paragraph("Report List Whole", based="Report List", p=leads | whole)
        + _paragraph("Report List Last", based="Report List", p=_space(look, 0, 140))
    )


def _asides(look: Look) -> str:
    quotation = {
        "margin-left": cm(look.label + CM // 5),
        "margin-right": cm(CM // 2),
        "border-left": f"2pt solid #{look.rule}",
        "padding-left": "0.35cm",
    }
    notice = {"border": f"0.75pt solid #{look.warning}", "padding": "0.2cm", "keep-together": "always"}
    return _paragraph("Report Quotation", p=quotation | _space(look, 0, 140)) + _paragraph(
        "Report Draft Notice", p=notice | _space(look, 0, 240), t={"font-weight": "bold", "color": f"#{look.warning}"}
    )


def _letterhead(look: Look) -> str:
    leads = {"keep-with-next": "always"}
    whole = {"keep-together": "always"}
    line = {"border-bottom": f"0.5pt solid #{look.rule}", "padding-bottom": "0.18cm"}
    return (
        _paragraph("Report Crest", p=leads | _space(look, 0, 80, 240))
        + _paragraph("Report Letterhead", p=leads | whole | _space(look, 0, 0, 250), t=_small(look, look.quiet, 9))
        + _paragraph(
            "Report Letterhead Last",
            based="Report Letterhead",
            p={"keep-with-next": "auto"} | line | _space(look, 0, 300, 250),
        )
        + _character("Report Letterhead Name", _bold(look, look.accent, 12))
    )


def _exhibits(look: Look) -> str:
    below = {"margin-left": cm(look.label)}
    leads = {"keep-with-next": "always"}
    whole = {"keep-together": "always"}
    return (
        _paragraph("caption", p=below | leads | whole | _room(look, 240, 100, 250), t={"font-size": _points(look, 10)})
        + _paragraph("Report Picture", p=below | leads | _room(look, 240, 60, 240))
        + _paragraph("Report Picture Caption", based="caption", p={"keep-with-next": "auto"} | _space(look, 80, 240))
        + _paragraph("Report Picture Caption Leading", based="caption", p=_space(look, 80, 0))
        + _paragraph("Report Exhibit Note", p=below | whole | _space(look, 80, 240), t=_small(look, look.quiet, 9))
    )


def _characters(look: Look) -> str:
    lines = {"text-underline-style": "solid", "text-underline-width": "auto", "text-underline-color": "font-color"}
    return (
        _character("Report Label")
        + _character("Report Question Words", {"font-weight": "bold"})
        + _character("Strong Emphasis", {"font-weight": "bold"})
        + _character("Emphasis", {"font-style": "italic"})
        + _character("Report Raised", own={"text-position": "super 65%"})
        + _character("Report Lowered", own={"text-position": "sub 65%"})
        + _character("Report Underlined", own=lines)
        + _character("Report Struck", own={"text-line-through-style": "solid"})
        + _character("Report Small Capitals", {"font-variant": "small-caps"})
        + _character("Internet link", {"color": f"#{look.accent}"}, lines)
        + _character("Report Reference", {"color": f"#{look.accent}"})
        + _character("Footnote Symbol", own={"text-position": "super 65%"})
        + _character("Footnote anchor", own={"text-position": "super 65%"})
        + '<style:style style:name="Graphics" style:family="graphic"/>'
    )


def _lists(look: Look) -> str:
    """Lists stand under the text of their paragraph, right of the labels; headings bear no numbers of Writer’s."""
    bullets = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{"•–"[(level - 1) % 2]}">'
        f"{_level(look, level)}</text:list-level-style-bullet>"
        for level in range(1, _LEVELS + 1)
    )
    numbers = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix=".">'
        f"{_level(look, level)}</text:list-level-style-number>"
        for level in range(1, _LEVELS + 1)
    )
    outline = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format=""/>' for level in range(1, _LEVELS + 1)
    )
    return (
        f'<text:outline-style style:name="Outline">{outline}</text:outline-style>'
        f"{_list('Report Bullets', bullets)}{_list('Report Numbers', numbers)}"
        '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" '
        'text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" '
        'text:master-page-name="Standard" style:num-format="1" style:num-suffix=" " text:start-value="0" '
        'text:footnotes-position="page" text:start-numbering-at="document"/>'
    )


def _list(name: str, levels: str) -> str:
    return f'<text:list-style style:name="{style_name(name)}" style:display-name="{name}">{levels}</text:list-style>'


def _level(look: Look, level: int) -> str:
    left = cm(look.label + _STEP * level)
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="{left}" '
        f'fo:text-indent="-{cm(_STEP)}" fo:margin-left="{left}"/></style:list-level-properties>'
    )


def _paragraph(
    name: str,
    *,
    based: str = "Standard",
    p: dict[str, str] | None = None,
    t: dict[str, str] | None = None,
    inside: str = "",
    following: str = "",
    outline: int = 0,
) -> str:
    after = f' style:next-style-name="{style_name(following)}"' if following else ""
    level = f' style:default-outline-level="{outline}"' if outline else ""
    properties = ""
    if p or inside:
        properties += f"<style:paragraph-properties{_attributes(p)}>{inside}</style:paragraph-properties>"
    if t:
        properties += f"<style:text-properties{_attributes(t)}/>"
    return (
        f'<style:style style:name="{style_name(name)}" style:display-name="{name}" style:family="paragraph" '
        f'style:parent-style-name="{style_name(based)}"{after} style:class="text"{level}>{properties}</style:style>'
    )


def _character(name: str, t: dict[str, str] | None = None, own: dict[str, str] | None = None) -> str:
    said = f"{_attributes(t)}{_attributes(own, 'style')}"
    properties = f"<style:text-properties{said}/>" if said else ""
    return (
        f'<style:style style:name="{style_name(name)}" style:display-name="{name}" style:family="text">'
        f"{properties}</style:style>"
    )


def _attributes(values: dict[str, str] | None, prefix: str = "fo") -> str:
    return "".join(f' {prefix}:{name}="{value}"' for name, value in (values or {}).items())


def _hanging(look: Look) -> dict[str, str]:
    """Indents of a paragraph whose label hangs in its column: where its lines begin, a tab leads by itself."""
    return {"margin-left": cm(look.label), "text-indent": f"-{cm(look.label)}"}


def _room(look: Look, before: int, after: int, line: int = 264) -> dict[str, str]:
    """The same for a paragraph that stands apart, as Word has it, which takes the larger of two rooms between them.

    LibreOffice adds them up in an ODT, and the paragraph above brings its own.
    """
    return _space(look, before - _BELOW, after, line)


def _space(look: Look, before: int, after: int, line: int = 264) -> dict[str, str]:
    """Space around a paragraph in twentieths of a point, the height of a line in 240ths of its font's own."""
    return {
        "margin-top": f"{look.room(before) / 20:g}pt",
        "margin-bottom": f"{look.room(after) / 20:g}pt",
        "line-height": f"{line / 2.4:.0f}%",
    }


def _points(look: Look, size: float) -> str:
    """The size of letters that is said for a text of 11 points."""
    return f"{look.letters(round(size * 2)) / 2:g}pt"


def _bold(look: Look, colour: str, size: float | None = None) -> dict[str, str]:
    return {"font-weight": "bold", "color": f"#{colour}"} | ({"font-size": _points(look, size)} if size else {})


def _small(look: Look, colour: str, size: float) -> dict[str, str]:
    return {"color": f"#{colour}", "font-size": _points(look, size)}
