"""A PDF as it is verified: opened, its tags and its text read once, and what it has to be."""

from __future__ import annotations

from functools import cached_property

from pikepdf import Dictionary, Object, Pdf, Stream

from drafter.export.verify.pdf_promise import PdfPromise
from drafter.export.verify.pdf_tags import Mark, Tag, read_tags
from drafter.export.verify.pdf_text import Drawn, Fonts, drawn


class PdfFile:
    """An opened PDF. ``raw`` are its bytes."""

    def __init__(self, pdf: Pdf, raw: bytes, promise: PdfPromise) -> None:
        self.pdf = pdf
        self.raw = raw
        self.promise = promise

    @cached_property
    def dictionaries(self) -> tuple[Object, ...]:
        """Every dictionary and stream of the file, whether anything leads to it or not."""
        return tuple(each for each in self.pdf.objects if isinstance(each, Dictionary | Stream))

    @property
    def root(self) -> Object:
        """The catalogue."""
        return self.pdf.Root

    @cached_property
    def tags(self) -> Tag | None:
        """The structure tree."""
        return read_tags(self.pdf)

    @cached_property
    def all_tags(self) -> tuple[Tag, ...]:
        """Every element in reading order."""
        return () if self.tags is None else tuple(self.tags.walk())

    def kinds(self, *kinds: str) -> list[Tag]:
        """The elements of some kinds, in reading order."""
        return [tag for tag in self.all_tags if tag.kind in kinds]

    @cached_property
    def drawn(self) -> dict[tuple[int, int], Drawn]:
        """What each page shows, by the number of the page."""
        fonts = Fonts()
        return {page.obj.objgen: drawn(page, page.obj.get("/Resources"), fonts) for page in self.pdf.pages}

    @cached_property
    def marked(self) -> dict[Mark, str]:
        """The text of each marked piece."""
        found: dict[Mark, str] = {}
        for page, what in self.drawn.items():
            for piece in what.shown:
                if piece.mark is not None:
                    mark = Mark(page, piece.mark)
                    found[mark] = found.get(mark, "") + piece.text
        return found

    def text(self, tag: Tag) -> str:
        """The text of an element, in reading order."""
        return "".join(self.marked.get(mark, "") for mark in tag.marks())
