"""The styles of the reference file for Word. Names that begin with "Report" are those that the DOCX format asks for."""

from __future__ import annotations

from drafter.export.reference.look import CM, Look

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles(look: Look) -> str:
    """The whole of ``word/styles.xml``, without its declaration."""
    text = (_defaults, _text, _headings, _contents, _numbered, _asides, _letterhead)
    groups = (*text, _exhibits, _characters, _tables)
    return f"<w:styles {W}>{''.join(group(look) for group in groups)}</w:styles>"


def _defaults(look: Look) -> str:
    fonts = f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:eastAsia="{look.font}" w:cs="{look.font}"/>'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_space(look, 0, 140)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _text(look: Look) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        + _paragraph("BodyText", "Body Text")
        + _paragraph("FirstParagraph", "First Paragraph", based="BodyText")
        + _paragraph("Compact", "Compact", based="BodyText", p=_space(look, 20, 20))
        + _paragraph("BlockText", "Block Text", based="BodyText", p=f'<w:ind w:left="{look.label}"/>')
        + _paragraph(
            "Title",
            "Title",
            p=f"<w:keepNext/><w:keepLines/>{_space(look, 440, 340, 216)}",
            r=f'<w:b/><w:color w:val="{look.accent}"/>{_letters(look, 40)}',
            following="BodyText",
        )
        + _paragraph("FootnoteText", "footnote text", p=_space(look, 0, 40), r=_letters(look, 18))
        + _paragraph("FootnoteBlockText", "Footnote Block Text", based="FootnoteText")
        + _paragraph("Header", "header", p='<w:jc w:val="right"/>', r=_warning(look))
        + _paragraph(
            "Footer",
            "footer",
            p=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{look.rule}"/></w:pBdr>'
            f'<w:tabs><w:tab w:val="right" w:pos="{look.text_width}"/></w:tabs>{_space(look, 0, 0)}',
            r=f'<w:color w:val="{look.quiet}"/>{_letters(look, 17)}',
        )
    )


def _headings(look: Look) -> str:
    tabs, indent = _hanging(look)
    sizes = {1: (27, look.accent, 340, 120), 2: (23, "000000", 280, 100), 3: (22, look.accent, 240, 90)}
    return "".join(
        _paragraph(
            f"Heading{level}",
            f"heading {level}",
            following="ReportNumbered",
            p=f"<w:keepNext/><w:keepLines/>{tabs}{_space(look, before, after)}{indent}"
            f'<w:outlineLvl w:val="{level - 1}"/>',
            r=f'<w:b/><w:color w:val="{colour}"/>{_letters(look, size)}',
        )
        for level, (size, colour, before, after) in sizes.items()
    )


def _contents(look: Look) -> str:
    """The list of contents; pages at the right, behind dots."""
    _, indent = _hanging(look)
    tabs = (
        f'<w:tabs><w:tab w:val="left" w:pos="{look.label}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{look.text_width}"/></w:tabs>'
    )
    title = f'<w:b/><w:color w:val="{look.accent}"/>{_letters(look, 27)}'
    return (
        _paragraph("TOCHeading", "TOC Heading", p=f"<w:keepNext/><w:keepLines/>{_space(look, 340, 60)}", r=title)
        + _paragraph("TOC1", "toc 1", p=f"{tabs}{_space(look, 120, 20)}{indent}", r="<w:b/>")
        + _paragraph("TOC2", "toc 2", p=f"{tabs}{_space(look, 0, 20)}{indent}")
    )


def _numbered(look: Look) -> str:
    tabs, indent = _hanging(look)
    below = f'<w:ind w:left="{look.label}"/>'
    return (
        _paragraph("ReportNumbered", "Report Numbered", p=f"{tabs}{indent}")
        + _paragraph("ReportNumberedLeading", "Report Numbered Leading", based="ReportNumbered", p="<w:keepNext/>")
        + _paragraph("ReportPrompt", "Report Prompt", based="ReportNumbered", p="<w:keepLines/>")
        + _paragraph("ReportPromptLeading", "Report Prompt Leading", based="ReportPrompt", p="<w:keepNext/>")
        + _paragraph("ReportBelow", "Report Below", p=below)
        + _paragraph("ReportQuestion", "Report Question", based="ReportBelow", p="<w:keepLines/>")
        + _paragraph("ReportQuestionLeading", "Report Question Leading", based="ReportQuestion", p="<w:keepNext/>")
        + _paragraph(
            "ReportOpeningQuestion", "Report Opening Question", based="ReportQuestion", p=_space(look, 320, 140)
        )
        + _paragraph(
            "ReportOpeningQuestionLeading",
            "Report Opening Question Leading",
            based="ReportOpeningQuestion",
            p="<w:keepNext/>",
        )
        + _paragraph("ReportExemptEnds", "Report Exempt Ends", based="ReportBelow", r=_small_warning(look))
        + _paragraph("ReportExemptBegins", "Report Exempt Begins", based="ReportExemptEnds", p="<w:keepNext/>")
        + _paragraph("ReportList", "Report List", p=_space(look, 0, 70))
        + _paragraph("ReportListWhole", "Report List Whole", based="ReportList", p="<w:keepNext/><w:keepLines/>")
        + _paragraph("ReportListLast", "Report List Last", based="ReportList", p=_space(look, 0, 140))
    )


def _asides(look: Look) -> str:
    left = f'<w:left w:val="single" w:sz="16" w:space="10" w:color="{look.rule}"/>'
    box = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{look.warning}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return _paragraph(
        "ReportQuotation",
        "Report Quotation",
        p=f'<w:pBdr>{left}</w:pBdr><w:ind w:left="{look.label + CM // 2}" w:right="{CM // 2}"/>',
    ) + _paragraph(
        "ReportDraftNotice",
        "Report Draft Notice",
        p=f'<w:keepLines/><w:pBdr>{box}</w:pBdr>{_space(look, 0, 240)}<w:ind w:left="120" w:right="120"/>',
        r=f'<w:b/><w:color w:val="{look.warning}"/>',
    )


def _letterhead(look: Look) -> str:
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="5" w:color="{look.rule}"/></w:pBdr>'
    return (
        _paragraph("ReportCrest", "Report Crest", p=f"<w:keepNext/>{_space(look, 0, 80, 240)}")
        + _paragraph(
            "ReportLetterhead",
            "Report Letterhead",
            p=f"<w:keepNext/><w:keepLines/>{_space(look, 0, 0, 250)}",
            r=f'<w:color w:val="{look.quiet}"/>{_letters(look, 18)}',
        )
        + _paragraph(
            "ReportLetterheadLast",
            "Report Letterhead Last",
            based="ReportLetterhead",
            p=f'<w:keepNext w:val="0"/>{line}{_space(look, 0, 300, 250)}',
        )
        + _character(
            "ReportLetterheadName",
            "Report Letterhead Name",
            f'<w:b/><w:color w:val="{look.accent}"/>{_letters(look, 24)}',
        )
    )


def _exhibits(look: Look) -> str:
    small = _letters(look, 20)
    below = f'<w:ind w:left="{look.label}"/>'
    return (
        _paragraph("Caption", "caption", p=f"<w:keepNext/><w:keepLines/>{_space(look, 240, 100, 250)}{below}", r=small)
        + _paragraph("ReportPicture", "Report Picture", p=f"<w:keepNext/>{_space(look, 240, 60, 240)}{below}")
        + _paragraph(
            "ReportPictureCaption",
            "Report Picture Caption",
            based="Caption",
            p=f'<w:keepNext w:val="0"/>{_space(look, 80, 240)}',
        )
        + _paragraph(
            "ReportPictureCaptionLeading", "Report Picture Caption Leading", based="Caption", p=_space(look, 80, 0)
        )
        + _paragraph(
            "ReportExhibitNote",
            "Report Exhibit Note",
            p=f"<w:keepLines/>{_space(look, 80, 240)}{below}",
            r=f'<w:color w:val="{look.quiet}"/>{_letters(look, 18)}',
        )
    )


def _characters(look: Look) -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + _character("ReportLabel", "Report Label", "")
        + _character("ReportQuestionWords", "Report Question Words", "<w:b/>")
        + _character("Hyperlink", "Hyperlink", f'<w:color w:val="{look.accent}"/><w:u w:val="single"/>')
        + _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    )


def _tables(look: Look) -> str:
    rows = (
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{look.accent}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{look.accent}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{look.rule}"/>'
    )
    cells = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="113" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
    )
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{look.accent}"/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    totals = (
        '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:top w:val="single" w:sz="6" w:space="0" w:color="{look.accent}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    row_head = f'<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:color w:val="{look.accent}"/></w:rPr></w:tblStylePr>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + _table("Table", "Table", rows + "", cells, head)
        + _table(
            "ReportTable",
            "Report Table",
            rows,
            cells,
            head + totals,
            f"<w:rPr>{_letters(look, 20)}</w:rPr>",
        )
        + _table(
            "ReportHeaderBlock",
            "Report Header Block",
            rows,
            cells.replace('w:left w:w="113"', 'w:left w:w="0"'),
            row_head,
        )
    )


def _paragraph(
    id: str, name: str, *, based: str = "Normal", following: str | None = None, p: str = "", r: str = ""
) -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    properties = (f"<w:pPr>{p}</w:pPr>" if p else "") + (f"<w:rPr>{r}</w:rPr>" if r else "")
    custom = ' w:customStyle="1"' if id.startswith("Report") else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{after}<w:qFormat/>{properties}</w:style>"
    )


def _character(id: str, name: str, r: str) -> str:
    custom = ' w:customStyle="1"' if id.startswith("Report") else ""
    properties = f"<w:rPr>{r}</w:rPr>" if r else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{properties}</w:style>'
    )


def _table(id: str, name: str, borders: str, cells: str, conditional: str, r: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/></w:pPr>{r}'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{cells}</w:tblPr>{conditional}</w:style>"
    )


def _hanging(look: Look) -> tuple[str, str]:
    """Tab stop and indent of a paragraph whose label hangs in its column."""
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{look.label}"/></w:tabs>',
        f'<w:ind w:left="{look.label}" w:hanging="{look.label}"/>',
    )


def _space(look: Look, before: int, after: int, line: int = 264) -> str:
    """Space around a paragraph, and the height of a line in 240ths of its font's own."""
    return f'<w:spacing w:before="{look.room(before)}" w:after="{look.room(after)}" w:line="{line}" w:lineRule="auto"/>'


def _letters(look: Look, half_points: int) -> str:
    """The size of letters that is said for a text of 11 points."""
    size = look.letters(half_points)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _small_warning(look: Look) -> str:
    return f'<w:b/><w:color w:val="{look.warning}"/>{_letters(look, 18)}'


def _warning(look: Look) -> str:
    return f'<w:b/><w:color w:val="{look.warning}"/><w:spacing w:val="12"/>{_letters(look, 20)}'
