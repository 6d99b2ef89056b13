"""A PDF that was opened again: its objects, its tags and its text, each read once."""

from __future__ import annotations

from functools import cached_property

from pikepdf import Dictionary, Object, Page, Pdf, Stream

from drafter.export.verify.pdf_promise import PdfPromise
from drafter.export.verify.pdf_tags import Mark, PageKey, Tag, read_tags
from drafter.export.verify.pdf_text import Drawn, Fonts, drawn

_COLOURED = 12
"""Pages that are asked for their colours: by then a page design has shown all it has."""


class OpenedPdf:
    """An opened PDF. ``raw`` are its bytes."""

    def __init__(self, pdf: Pdf, raw: bytes) -> None:
        self.pdf = pdf
        self.raw = raw
        self.fonts = Fonts()

    @cached_property
    def objects(self) -> tuple[Object, ...]:
        """Every object of the file, whether anything leads to it or not."""
        return tuple(self.pdf.objects)

    @cached_property
    def dictionaries(self) -> tuple[Object, ...]:
        """Those that are dictionaries or streams."""
        return tuple(each for each in self.objects if isinstance(each, Dictionary | Stream))

    @cached_property
    def written(self) -> dict[PageKey, bytes]:
        """Every object as it is written, by its number; of a stream, its dictionary."""
        dictionaries = ((each.objgen, each.stream_dict if isinstance(each, Stream) else each) for each in self.objects)
        return {key: each.unparse(resolved=True) for key, each in dictionaries}

    @property
    def font_names(self) -> list[str]:
        """The names of its fonts, without the letters that mark a part of one."""
        fonts = [each for each in self.dictionaries if each.get("/Type") == "/Font"]
        return [str(each.get("/BaseFont", "")).lstrip("/").rpartition("+")[2] for each in fonts]

    @cached_property
    def tags(self) -> Tag | None:
        """The structure tree."""
        return read_tags(self.pdf)

    @cached_property
    def drawn(self) -> dict[PageKey, Drawn]:
        """What each page shows, in their order, by the number of the page; the first ones with their colours."""
        pages = [page.obj for page in self.pdf.pages]
        return {
            page.objgen: drawn(Page(page), page.get("/Resources"), self.fonts, coloured=number < _COLOURED)
            for number, page in enumerate(pages)
        }

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

    def text(self, tag: Tag, without: tuple[str, ...] = ()) -> str:
        """The text of an element, in reading order, but for elements of some kinds in it."""
        return "".join(self.marked.get(mark, "") for mark in tag.marks(without))


class PdfFile(OpenedPdf):
    """A PDF with what it has to be."""

    def __init__(self, pdf: Pdf, raw: bytes, promise: PdfPromise) -> None:
        super().__init__(pdf, raw)
        self.promise = promise

    @property
    def root(self) -> Object:
        """The catalogue."""
        return self.pdf.Root

    @cached_property
    def all_tags(self) -> tuple[Tag, ...]:
        """Every element in reading order."""
        return () if self.tags is None else tuple(self.tags.walk())

    def kinds(self, *kinds: str) -> list[Tag]:
        """The elements of some kinds, in reading order."""
        return [tag for tag in self.all_tags if tag.kind in kinds]
