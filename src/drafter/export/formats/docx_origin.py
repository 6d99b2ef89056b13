"""A council's own reference file, drawn in Word by somebody: what it gives are styles, and nothing of who drew it."""

from __future__ import annotations

import re

from drafter.export.formats.docx_words import W, attribute, made, parsed, serialised

_STYLES = "word/styles.xml"
_APPLICATION = "docProps/app.xml"
_SESSION = re.compile(rb"\s+w:rsid\w*=\"[^\"]*\"|<w:rsid(?:Root)?\s[^>]*/>")
"""Word numbers each session in which somebody worked on a text."""
_PLAIN_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>drafter</Application></Properties>"
)


def forget_origin(parts: dict[str, bytes], language: str) -> None:
    """Take out of the parts whatever tells of the reference file's own life, and say the language of the report."""
    for name, content in parts.items():
        if name.startswith("word/") and b"w:rsid" in content:
            parts[name] = _SESSION.sub(b"", content)
    if _APPLICATION in parts:
        parts[_APPLICATION] = _PLAIN_APPLICATION
    if _STYLES in parts:
        parts[_STYLES] = _speaking(parts[_STYLES], language)


def _speaking(styles: bytes, language: str) -> bytes:
    """The styles in the language of the report, but for those that are in another one on purpose."""
    tree = parsed(styles)
    properties = tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if properties is None:
        return styles
    said = properties.find(f"{W}lang")
    if said is None:
        properties.append(made("lang", val=language))
        return serialised(tree)
    before = attribute(said, "val")
    for each in tree.iter(f"{W}lang"):
        if attribute(each, "val") == before:
            each.set(f"{W}val", language)
    return serialised(tree)
