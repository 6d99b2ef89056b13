"""Exhibits of a DOCX: pictures that say only what they show, and pages in landscape."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from drafter.export.formats.docx_dress import TURNED, TURNED_BACK
from drafter.export.formats.docx_words import W, attribute, made, parsed
from drafter.export.formats.office_dress import TEXT_TABLE
from drafter.export.reference.look import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DECORATIVE = """\
<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext \
uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative \
xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>"""
"""How Word marks a picture that only decorates ([MS-ODRAWXML] 2.1.1832)."""
_SECTION = f"{W}sectPr"


def finish_pictures(document: _Element) -> None:
    """Pandoc describes a picture by its whole address; here it is described by what it shows, or as decoration."""
    for number, drawing in enumerate(document.iter(f"{W}drawing"), 1):
        shown = drawing.find(f".//{_DRAWING}docPr")
        if shown is None:
            continue
        for inline in drawing.iter(f"{_DRAWING}inline"):
            for side in ("distT", "distB", "distL", "distR"):
                inline.set(side, "0")
        shown.set("name", f"Picture {number}")
        shown.attrib.pop("title", "")
        alt = shown.get("descr", "")
        for inner in drawing.iter(f"{_PICTURE}cNvPr"):
            inner.set("descr", alt)
            inner.set("name", f"Picture {number}")
        if not alt:
            shown.append(parsed(_DECORATIVE.encode()))


def turn_pages(document: _Element, look: Look) -> bool:
    """Give what stands between the two words of a turned page a section of its own, in landscape.

    A section is closed by the last paragraph in it (17.6.18), so what closes is told how its own pages lie. Says
    whether there was any.
    """
    body = document.find(f"{W}body")
    upright = None if body is None else body.find(_SECTION)
    if body is None or upright is None:
        return False
    is_first = True
    for paragraph in list(body.iterfind(f"{W}p")):
        words = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        if words not in (TURNED, TURNED_BACK):
            continue
        turned = words == TURNED_BACK
        before = paragraph.getprevious()
        if not turned and before is not None and before.find(f"{W}pPr/{_SECTION}") is not None:
            # Two turned pages in a row: nothing stands between them.
            body.remove(paragraph)
            continue
        if turned and paragraph.getnext() is upright:
            _lay(upright, turned)
            body.remove(paragraph)
            continue
        section = copy.deepcopy(upright)
        _lay(section, turned)
        if not is_first:
            _forget_first_page(section)
        is_first = False
        _close(body, paragraph, section)
    if not is_first:
        _forget_first_page(upright)
    _widen(body, look)
    return any(attribute(size, "orient") == "landscape" for size in body.iter(f"{W}pgSz"))


def _lay(section: _Element, turned: bool) -> None:
    """How the pages of a section lie (17.6.13)."""
    size = section.find(f"{W}pgSz")
    if size is None or not turned:
        return
    width, height = attribute(size, "w") or "", attribute(size, "h") or ""
    size.set(f"{W}w", height)
    size.set(f"{W}h", width)
    size.set(f"{W}orient", "landscape")


def _forget_first_page(section: _Element) -> None:
    """Only the first section of a file has a first page of its own kind."""
    for each in section.findall(f"{W}titlePg"):
        section.remove(each)


def _close(body: _Element, marker: _Element, section: _Element) -> None:
    """End a section in the paragraph before the marker, or in the marker itself where there is none."""
    before = marker.getprevious()
    if before is not None and before.tag == f"{W}p":
        body.remove(marker)
        bearer = before
    else:
        for each in list(marker):
            marker.remove(each)
        properties = made("pPr")
        properties.append(made("spacing", before=0, after=0, line=20, lineRule="exact"))
        marker.append(properties)
        bearer = marker
    properties_of = bearer.find(f"{W}pPr")
    if properties_of is None:
        properties_of = made("pPr")
        bearer.insert(0, properties_of)
    properties_of.append(section)


def _widen(body: _Element, look: Look) -> None:
    """Tables on turned pages reach as far as the page does."""
    waiting: list[_Element] = []
    for each in body:
        if each.tag == f"{W}tbl":
            waiting.append(each)
        section = each if each.tag == _SECTION else each.find(f"{W}pPr/{_SECTION}")
        if section is None:
            continue
        size = section.find(f"{W}pgSz")
        if size is not None and attribute(size, "orient") == "landscape":
            for table in waiting:
                style = table.find(f"{W}tblPr/{W}tblStyle")
                if style is not None and attribute(style, "val") == TEXT_TABLE:
                    _stretch(table, look.height - 2 * look.side - look.label)
        waiting.clear()


def _stretch(table: _Element, width: int) -> None:
    columns = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
    now = sum(int(attribute(each, "w") or "0") for each in columns) or 1
    total = table.find(f"{W}tblPr/{W}tblW")
    cells = [] if total is None else [total]
    for each in (*columns, *table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcW"), *cells):
        each.set(f"{W}w", str(int(attribute(each, "w") or "0") * width // now))
