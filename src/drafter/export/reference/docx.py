"""The parts of the reference file for Word: the styles, page and footer that pandoc writes a DOCX with.

Measures are those of Office Open XML (ECMA-376): a twentieth of a point for distances, half points for letters.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from drafter.export.archive import Part
from drafter.export.reference.docx_styles import styles
from drafter.export.reference.look import Look
from drafter.export.reference.theme import theme

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def reference_parts(look: Look) -> list[Part]:
    """The parts of the file, in the order they are packed."""
    return [
        Part("[Content_Types].xml", _content_types()),
        Part("_rels/.rels", _package_relations()),
        Part("docProps/app.xml", _app()),
        Part("docProps/core.xml", _core()),
        Part("word/document.xml", _document(look)),
        Part("word/_rels/document.xml.rels", _relations()),
        Part("word/styles.xml", _xml(styles(look))),
        Part("word/settings.xml", _settings(look)),
        Part("word/fontTable.xml", _fonts(look)),
        Part("word/theme/theme1.xml", _xml(theme(look))),
        Part("word/header1.xml", _header()),
        Part("word/footer1.xml", _footer()),
    ]


def _xml(body: str) -> bytes:
    return (_DECLARATION + body).encode()


def _content_types() -> bytes:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/fontTable.xml": f"{word}.fontTable+xml",
        "/word/header1.xml": f"{word}.header+xml",
        "/word/footer1.xml": f"{word}.footer+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return _xml(
        f'<Relationships xmlns="{package}">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{office}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )


def _relations() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = {
        "styles": "styles.xml",
        "settings": "settings.xml",
        "fontTable": "fontTable.xml",
        "theme": "theme/theme1.xml",
        "header": "header1.xml",
        "footer": "footer1.xml",
    }
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return _xml(
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    )


def _app() -> bytes:
    return _xml(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>drafter</Application></Properties>"
    )


def _core() -> bytes:
    return _xml(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/></cp:coreProperties>'
    )


def _document(look: Look) -> bytes:
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{look.width}" w:h="{look.height}"/>'
        f'<w:pgMar w:top="{look.top}" w:right="{look.side}" w:bottom="{look.bottom}" w:left="{look.side}" '
        'w:header="680" w:footer="680" w:gutter="0"/></w:sectPr>'
    )
    return _xml(f"<w:document {_NAMESPACES}><w:body><w:p/>{page}</w:body></w:document>")


def _settings(look: Look) -> bytes:
    return _xml(
        f'<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="{look.label}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
        '<w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts(look: Look) -> bytes:
    """Word takes the stand-in where the font is not installed, instead of a serif of its own choice."""
    return _xml(
        f'<w:fonts {_NAMESPACES}><w:font w:name="{look.font}"><w:altName w:val="{look.stand_in}"/>'
        '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _header() -> bytes:
    return _xml(f'<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>')


def _footer() -> bytes:
    """Running title on the left, ``Page 1 of n`` on the right."""
    return _xml(
        f'<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_field('TITLE', '')}<w:r><w:tab/></w:r>"
        f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{_field("PAGE", "1")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES", "1")}</w:p></w:ftr>'
    )


def _field(name: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
