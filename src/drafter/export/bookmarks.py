"""The bookmarks of headings: Typst puts the words of a footnote into them, where only those of the heading belong."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Object, Pdf, String

from drafter.export.verify.pdf_file import OpenedPdf

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_NOTES = ("Note", "Lbl")
"""A footnote, and the number that refers to it."""


def rename_bookmarks(pdf: Pdf) -> None:
    """Take the footnotes out of bookmarks. Most files have no heading with one, and are left alone."""
    opened = OpenedPdf(pdf, b"")
    if opened.tags is None:
        return
    headings = [tag for tag in opened.tags.walk() if tag.kind in HEADINGS]
    noted = [any(inner.kind == "Note" for inner in heading.walk()) for heading in headings]
    if not any(noted):
        return
    for heading, bookmark, has_note in zip(headings, bookmarks(pdf), noted, strict=False):
        if has_note:
            heading.element.T = bookmark.Title = String(opened.text(heading, without=_NOTES))


def bookmarks(pdf: Pdf) -> Iterator[Object]:
    """The bookmarks in order; an outline that leads in a circle ends."""
    outline = pdf.Root.get("/Outlines")
    waiting = [] if outline is None else [outline.get("/First")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        each = waiting.pop()
        if each is None or (each.objgen in seen and each.objgen != (0, 0)):
            continue
        seen.add(each.objgen)
        yield each
        waiting += [each.get("/Next"), each.get("/First")]
