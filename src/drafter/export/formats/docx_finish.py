"""What pandoc leaves open in a DOCX: tables in their column, lists under their words, footer, properties."""

from __future__ import annotations

import datetime
import html
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.document.pieces import Document
from drafter.export.archive import Part, write_archive
from drafter.export.formats.docx_exhibits import finish_pictures, turn_pages
from drafter.export.formats.docx_headers import Headers
from drafter.export.formats.docx_origin import forget_origin
from drafter.export.formats.docx_tables import finish_tables
from drafter.export.formats.docx_words import W, attribute, made, parsed, serialised
from drafter.export.reference.look import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_PACKAGE = "_rels/.rels"
_DROPPED = ("docProps/custom.xml", "word/comments.xml")
"""Parts that pandoc always writes, here always empty: nobody has to wonder what is in them."""

_BULLETS = ("•", "–")
_STEP = 284
"""Half a centimetre for each level of a list."""


def finish(raw: bytes, file: Path, document: Document, stamp: datetime.datetime, look: Look) -> None:
    """Write the finished file. The same input gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist() if info.filename not in _DROPPED}
    forget_origin(parts, document.language)
    body, relations, types, package = (parsed(parts[name]) for name in (_DOCUMENT, _RELATIONS, _TYPES, _PACKAGE))
    _drop_mentions(relations, "word/", types)
    _drop_mentions(package, "", types)
    finish_tables(body, look)
    finish_pictures(body)
    _align_headings(body, look)
    headers = Headers(parts, body, relations, types, look.text_width)
    headers.warn(document.warning, slanted="DRAFT" if document.draft else None)
    headers.say_title(document.title)
    # Last of all: what it copies has its headers and footers by now.
    if turn_pages(body, look):
        headers.widen_footers(look.height - 2 * look.side)
    if "word/numbering.xml" in parts:
        parts["word/numbering.xml"] = _indented(parts["word/numbering.xml"], look)
    parts |= {_DOCUMENT: serialised(body), _RELATIONS: serialised(relations), _TYPES: serialised(types)}
    parts[_PACKAGE] = serialised(package)
    parts["docProps/core.xml"] = _core(document, stamp)
    write_archive(file, (Part(name, content) for name, content in parts.items()))


def _drop_mentions(relations: _Element, folder: str, types: _Element) -> None:
    for relation in list(relations):
        if f"{folder}{relation.get('Target')}" in _DROPPED:
            relations.remove(relation)
    for each in list(types):
        if (each.get("PartName") or "").lstrip("/") in _DROPPED:
            types.remove(each)


def _align_headings(body: _Element, look: Look) -> None:
    """A heading without a label stands in line with the words of the others, right of the labels."""
    for paragraph in body.iterfind(f"{W}body/{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or not (attribute(style, "val") or "").startswith("Heading"):
            continue
        properties = style.getparent()
        if properties is not None and next(paragraph.iter(f"{W}tab"), None) is None:
            properties.append(made("ind", left=look.label, firstLine=0))


def _indented(numbering: bytes, look: Look) -> bytes:
    """Lists stand under the text of their paragraph, right of the labels."""
    tree = parsed(numbering)
    for level in tree.iter(f"{W}lvl"):
        depth = int(attribute(level, "ilvl") or "0")
        for indent in level.iter(f"{W}ind"):
            indent.set(f"{W}left", str(look.label + _STEP * (depth + 1)))
            indent.set(f"{W}hanging", str(_STEP))
        kind, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
        if kind is not None and text is not None and attribute(kind, "val") == "bullet":
            _bullet(level, text, depth)
    return serialised(tree)


def _bullet(level: _Element, text: _Element, depth: int) -> None:
    # A blank one is pandoc's way to indent further paragraphs of an entry.
    if (attribute(text, "val") or "").strip():
        text.set(f"{W}val", _BULLETS[depth % len(_BULLETS)])
        for fonts in level.findall(f"{W}rPr"):
            level.remove(fonts)


def _core(document: Document, stamp: datetime.datetime) -> bytes:
    """The properties of the file, a whitelist: title, subject, author, language, dates (ECMA-376, part 2, 11.1)."""
    when = stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    properties = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author,
        "dc:language": document.language,
    }
    said = "".join(f"<{name}>{html.escape(value, quote=False)}</{name}>" for name, value in properties.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}{dates}</cp:coreProperties>'
    ).encode()
