"""A document dressed for Typst: the words of ``design/base.typ`` around pandoc's nodes."""

# ruff: noqa: D102  (each part is described where Dress makes it)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from drafter.document.contents import DEEPEST, TITLE, ContentsEntry
from drafter.document.dress import Dress
from drafter.document.nodes import (
    Attr,
    Block,
    Blocks,
    Div,
    Header,
    Inlines,
    Para,
    Plain,
    RawBlock,
    RawInline,
    Strong,
)
from drafter.document.pieces import (
    Caption,
    Chart,
    Document,
    Grid,
    Heading,
    Illustration,
    Listing,
    Marking,
    Numbered,
    Prompt,
    Quotation,
    Tabular,
    Unnumbered,
)
from drafter.export.formats.typst_writer import quoted

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture


class TypstDress(Dress):
    """The parts of a report as calls of ``base.typ``.

    ``pictures`` are those that the parts made so far ask for, by the name they ask for them; ``has_charts`` is set
    where one asks for ``charts.typ``. ``prefix`` stands before every anchor.
    """

    def __init__(self, document: Document, prefix: str = "") -> None:
        super().__init__(document)
        self.prefix = prefix
        self.pictures: dict[str, Picture] = {}
        self.has_charts = False

    def title(self) -> Blocks:
        return (_raw(f"#title-block(title({quoted(self.document.title)}))"),)

    def letterhead(self) -> Blocks:
        letterhead = self.document.letterhead
        if letterhead is None:
            return ()
        crest = "" if letterhead.crest is None else f"crest: {self._crest(letterhead.crest)}, "
        return (_raw(f"#letterhead({crest}{', '.join(map(quoted, letterhead.lines))})"),)

    def _crest(self, crest: Picture) -> str:
        from drafter.export.letterhead import crest_size
        from drafter.export.pictures import for_page

        picture = for_page(crest)
        name = f"crest.{picture.format}"
        self.pictures[name] = picture
        width, height = crest_size(crest)
        return f"image({quoted(name)}, width: {width:.2f}cm, height: {height:.2f}cm)"

    def notice(self) -> Blocks:
        return tuple(_raw(f"#draft-notice({quoted(said)})") for said in self.document.notices)

    def contents(self, entries: tuple[ContentsEntry, ...]) -> Blocks:
        # Typst alone knows the pages; the words are ours, for those of a heading may call for a note or link elsewhere.
        words = ((_raw(f"{quoted(self.prefix + each.anchor)}: ["), Plain(each.words), _raw("],")) for each in entries)
        opening = f"#contents(title: {quoted(TITLE)}, depth: {DEEPEST}, words: ("
        return (_raw(opening), *(block for entry in words for block in entry), _raw("))"))

    def header(self) -> Blocks:
        return _within("header-block", super().header()) if self.document.header else ()

    def label(self, label: str | None, anchor: str = "") -> Inlines:
        if label is None:
            return self.anchored(anchor)
        at = f", anchor: {quoted(self.prefix + anchor)}" if anchor else ""
        return (_inline(f"#lbl({quoted(label)}{at});"),)

    def anchored(self, anchor: str) -> Inlines:
        return (_inline(f"#[#metadata(none)#label({quoted(self.prefix + anchor)})];"),) if anchor else ()

    def heading(self, heading: Heading) -> Blocks:
        label = (_inline("#no-label;"),) if heading.label is None else self.label(heading.label)
        words = label + heading.words
        return (Header((heading.level, Attr(anchor=heading.anchor), words)),)

    def numbered(self, paragraph: Numbered) -> Blocks:
        words = self.label(paragraph.label, paragraph.anchor) + paragraph.words
        if paragraph.label is None:
            return _within("unnumbered", (Para(words),))
        return _within("numbered", (Para(words),), leads=paragraph.leads)

    def prompt(self, prompt: Prompt) -> Blocks:
        words = (*self.label(prompt.label, prompt.anchor), Strong(prompt.words))
        answer = (_inline("#answer["), *prompt.answer, _inline("]")) if prompt.answer else ()
        if prompt.label is None:
            return _within("question", (Para(words + answer),), leads=prompt.leads, opens=prompt.opens)
        return _within("numbered", (Para(words + answer),), leads=prompt.leads)

    def marking(self, marking: Marking) -> Blocks:
        return _within("marking", (Para(marking.words),), begins=marking.begins)

    def unnumbered(self, paragraph: Unnumbered) -> Blocks:
        return _within("unnumbered", (Para(self.anchored(paragraph.anchor) + paragraph.words),))

    def listing(self, listing: Listing) -> Blocks:
        return _within("below", _contents(super().listing(listing)), whole=listing.short)

    def grid(self, grid: Grid) -> Blocks:
        return _within("below", _contents(super().grid(grid)), whole=grid.short)

    def quotation(self, quotation: Quotation) -> Blocks:
        return _within("below", _contents(super().quotation(quotation)))

    def tabular(self, exhibit: Tabular) -> Blocks:
        opening = f"#exhibit-table({self._captioned(exhibit.caption, exhibit.landscape)})["
        table = (_raw(opening), self.cells(exhibit.grid), _raw("]"))
        # Typst keeps a figure on one page unless it is told, and prints what has no room there over its foot. A short
        # one stays there, and its note with it. Said from outside: a page design may have exhibits of its own.
        kept = "breakable: true" if not exhibit.grid.short else f"sticky: {str(bool(exhibit.caption.note)).lower()}"
        return (_raw(f"#[#show figure: set block({kept})"), *table, _raw("]"))

    def illustration(self, exhibit: Illustration) -> Blocks:
        if isinstance(exhibit.content, Chart):
            from drafter.export.charts import chart_call

            self.has_charts = True
            content = chart_call(exhibit.content)
        else:
            content = self._picture(exhibit.content, exhibit.landscape)
        alt = quoted(exhibit.alt) if exhibit.alt else "none"
        said = f"{self._captioned(exhibit.caption, exhibit.landscape)}, alt: {alt}"
        below = () if exhibit.numbers is None else self.grid(exhibit.numbers)
        return (_raw(f"#exhibit-picture({said}, {content})"), *below)

    def _captioned(self, caption: Caption, landscape: bool) -> str:
        anchor = quoted(self.prefix + caption.anchor) if caption.anchor else "none"
        words = f"number: {quoted(caption.number)}, words: {quoted(caption.line)}, note: {quoted(caption.note)}"
        return f"{words}, anchor: {anchor}, landscape: {str(landscape).lower()}"

    def _picture(self, picture: Picture, landscape: bool) -> str:
        from drafter.export.pictures import for_page, size_on_page

        shown = for_page(picture)
        ending = "jpg" if shown.format == "jpeg" else shown.format
        name = f"picture-{len(self.pictures) + 1}.{ending}"
        self.pictures[name] = shown
        return f"image({quoted(name)}, width: {size_on_page(shown, landscape=landscape):.2f}cm)"


def _within(part: str, blocks: Iterable[Block], **settings: bool) -> Blocks:
    chosen = ", ".join(f"{name}: true" for name, on in settings.items() if on)
    return (_raw(f"#{part}({chosen})[" if chosen else f"#{part}["), *blocks, _raw("]"))


def _contents(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Div):
            yield from block.c[1]


def _raw(source: str) -> RawBlock:
    return RawBlock(("typst", source))


def _inline(source: str) -> RawInline:
    return RawInline(("typst", source))
