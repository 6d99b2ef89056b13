"""Tables of a DOCX: in the column of the text, rows whole, small ones on one page, heads marked, room below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.document.short import MOST_ROWS
from drafter.export.formats.docx_words import W, attribute, made
from drafter.export.formats.office_dress import EXHIBIT_NOTE, HEADER_TABLE, TEXT_TABLE
from drafter.export.reference.look import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOM_BELOW = 220
_FIRST_COLUMN = "0080"
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


def finish_tables(document: _Element, look: Look) -> None:
    """Finish every table of the document."""
    for table in list(document.iter(f"{W}tbl")):
        style = table.find(f"{W}tblPr/{W}tblStyle")
        name = None if style is None else attribute(style, "val")
        if name == HEADER_TABLE:
            _measure(table, look.text_width, indent=0)
            _head(table, _FIRST_COLUMN, firstColumn="1")
        elif name == TEXT_TABLE:
            _measure(table, look.text_width - look.label, indent=look.label)
        _hold_rows(table)
        _leave_room(table)


def _measure(table: _Element, width: int, indent: int) -> None:
    """Fixed widths in twentieths of a point: what Word, LibreOffice and others all keep to."""
    columns = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
    shares = [int(attribute(column, "w") or "1") for column in columns]
    widths = [width * share // sum(shares) for share in shares]
    for column, each in zip(columns, widths, strict=True):
        column.set(f"{W}w", str(each))
    for row in table.iterfind(f"{W}tr"):
        for cell, each in zip(row.iterfind(f"{W}tc"), widths, strict=False):
            properties = cell.find(f"{W}tcPr")
            if properties is not None:
                properties.insert(0, made("tcW", w=each, type="dxa"))
    properties = table.find(f"{W}tblPr")
    if properties is None:
        return
    total = properties.find(f"{W}tblW")
    if total is not None:
        total.set(f"{W}w", str(sum(widths)))
        total.set(f"{W}type", "dxa")
        total.addnext(made("tblInd", w=indent, type="dxa"))


def _head(table: _Element, value: str, **look: str) -> None:
    """Say what heads the rows or columns (17.4.56): styles and screen readers go by it."""
    for each in table.iterfind(f"{W}tblPr/{W}tblLook"):
        each.set(f"{W}val", value)
        for name, on in look.items():
            each.set(f"{W}{name}", on)


def _hold_rows(table: _Element) -> None:
    rows = list(table.iterfind(f"{W}tr"))
    for row in rows:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = made("trPr")
            row.insert(0, properties)
        properties.insert(0, made("cantSplit"))
    if len(rows) > MOST_ROWS:
        return
    for row, _ in pairwise(rows):
        for paragraph in row.iter(f"{W}p"):
            _keep_with_next(paragraph)


def _keep_with_next(paragraph: _Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return
    style = properties.find(f"{W}pStyle")
    properties.insert(0 if style is None else 1, made("keepNext"))


def _leave_room(table: _Element) -> None:
    """Room between a table and what follows; Word joins two tables that touch, and wants a paragraph at the end."""
    following: _Element | None = next((each for each in table.itersiblings() if each.tag not in _BOOKMARKS), None)
    if following is None or following.tag != f"{W}p":
        table.addnext(_spacer())
        return
    properties = following.find(f"{W}pPr")
    if properties is not None and _is_note(properties):
        for paragraph in list(table.iterfind(f"{W}tr"))[-1].iter(f"{W}p"):
            _keep_with_next(paragraph)
        return
    if properties is not None and not _is_heading(properties) and properties.find(f"{W}spacing") is None:
        _insert_spacing(properties)


def _spacer() -> _Element:
    spacer, properties = made("p"), made("pPr")
    properties.append(made("spacing", before=0, after=0, line=_ROOM_BELOW, lineRule="exact"))
    spacer.append(properties)
    return spacer


def _is_heading(properties: _Element) -> bool:
    style = properties.find(f"{W}pStyle")
    return style is not None and (attribute(style, "val") or "").startswith(("Heading", "Title"))


def _is_note(properties: _Element) -> bool:
    """The note of an exhibit stays with it, and has its own room."""
    style = properties.find(f"{W}pStyle")
    return style is not None and attribute(style, "val") == EXHIBIT_NOTE.replace(" ", "")


def _insert_spacing(properties: _Element) -> None:
    """Into its place in the order of 17.3.1.26: before indents and alignment, behind all that pandoc writes else."""
    spacing = made("spacing", before=_ROOM_BELOW)
    for name in ("ind", "contextualSpacing", "jc", "outlineLvl", "rPr"):
        later = properties.find(f"{W}{name}")
        if later is not None:
            later.addprevious(spacing)
            return
    properties.append(spacing)
