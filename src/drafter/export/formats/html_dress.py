"""A document dressed for a web page: landmarks, captions, heads of rows, and names for whatever can be scrolled."""

# ruff: noqa: D102  (each part is described where Dress makes it)

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafter.document.contents import ContentsEntry
from drafter.document.dress import Dress
from drafter.document.nodes import (
    Attr,
    Block,
    Blocks,
    Header,
    Inlines,
    Plain,
    RawBlock,
    RawInline,
    Str,
    Strong,
    table,
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
from drafter.export.markup import attribute, escaped
from drafter.export.process import Stop

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture


class HtmlDress(Dress):
    """The parts of a report as HTML. ``stop`` ends what has to be drawn for it."""

    def __init__(self, document: Document, stop: Stop) -> None:
        super().__init__(document)
        self._stop = stop
        self._below = ""
        """The label of what was made last."""
        self._named: Counter[str] = Counter()
        self._tables = 0

    def title(self) -> Blocks:
        return (_raw(f"<h1>{escaped(self.document.title)}</h1>"),)

    def letterhead(self) -> Blocks:
        letterhead = self.document.letterhead
        if letterhead is None:
            return ()
        name, *lines = map(escaped, letterhead.lines)
        crest = "" if letterhead.crest is None else self._crest(letterhead.crest)
        words = "<br/>".join((f"<strong>{name}</strong>", *lines))
        return (_raw(f'<div class="letterhead">{crest}<p>{words}</p></div>'),)

    def _crest(self, crest: Picture) -> str:
        from drafter.export.letterhead import crest_size
        from drafter.export.pictures import ON_SCREEN, as_address, for_screen

        width, height = (round(side * ON_SCREEN) for side in crest_size(crest))
        return f'<img src="{as_address(for_screen(crest, self._stop))}" alt="" width="{width}" height="{height}"/>'

    def notice(self) -> Blocks:
        return tuple(_raw(f'<p class="draft-notice">{escaped(said)}</p>') for said in self.document.notices)

    def contents(self, entries: tuple[ContentsEntry, ...]) -> Blocks:
        # It is a landmark of the page, which puts it beside the report.
        return ()

    def header(self) -> Blocks:
        if not self.document.header:
            return ()
        rows = [(row.label, row.words) for row in self.document.header]
        caption = _caption("the_header_block", (Str("About this report"),), "unseen")
        block = table([("AlignLeft", 0.3), ("AlignLeft", 0.7)], [], rows, row_heads=1, caption=caption)
        return (_raw('<div class="header-block">'), block, _raw("</div>"))

    def label(self, label: str | None, anchor: str = "") -> Inlines:
        if label is None:
            return ()
        self._below = label
        return (_inline('<span class="label">'), Str(label), _inline("</span>"), Str(" "))

    def heading(self, heading: Heading) -> Blocks:
        return (Header((heading.level, Attr(anchor=heading.anchor), self.label(heading.label) + heading.words)),)

    def numbered(self, paragraph: Numbered) -> Blocks:
        style = "below" if paragraph.label is None else "numbered"
        return _paragraph(style, paragraph.anchor, self.label(paragraph.label) + paragraph.words)

    def prompt(self, prompt: Prompt) -> Blocks:
        style = "below question" if prompt.label is None else "numbered question"
        if prompt.opens:
            style += " opening"
        answer = (Str(" "), *prompt.answer) if prompt.answer else ()
        return _paragraph(style, prompt.anchor, (*self.label(prompt.label), Strong(prompt.words), *answer))

    def marking(self, marking: Marking) -> Blocks:
        return _paragraph("below marking", "", marking.words)

    def unnumbered(self, paragraph: Unnumbered) -> Blocks:
        return _paragraph("below", paragraph.anchor, paragraph.words)

    def listing(self, listing: Listing) -> Blocks:
        return _within('<div class="below">', self.inside(listing), "</div>")

    def quotation(self, quotation: Quotation) -> Blocks:
        return _within('<div class="below">', self.inside(quotation), "</div>")

    def grid(self, grid: Grid) -> Blocks:
        name = f"Table below {self._below}" if self._below else "Table"
        self._named[name] += 1
        if self._named[name] > 1:
            name += f" ({self._named[name]})"
        self._tables += 1
        # What it is about was not said in a caption; its place names it for those who go from table to table.
        caption = _caption(f"table_{self._tables}", (Str(name),), "unseen")
        return _within('<div class="below">', _scrolled(f"table_{self._tables}", self.cells(grid, caption=caption)))

    def tabular(self, exhibit: Tabular) -> Blocks:
        inside = self._captioned(exhibit.caption, exhibit.grid, self._line(exhibit.caption))
        return _within(f'<div class="exhibit"{_id(exhibit.caption.anchor)}>', (*inside, *self.note(exhibit.caption)))

    def illustration(self, exhibit: Illustration) -> Blocks:
        caption, content = exhibit.caption, exhibit.content
        below: Blocks = ()
        if isinstance(content, Chart):
            from drafter.export.svg.charts import chart_svgs

            shown = chart_svgs(content, exhibit.alt)
            words = (Str(f"The numbers of {caption.number}"),)
            inside = self._captioned(caption, content.grid, words)
            below = _within(f"<details><summary>{escaped(words[0].c)}</summary>", inside, "</details>")
        else:
            shown = self._picture(content, exhibit)
        said = _within("<figcaption>", (Plain(self._line(caption)), *self.note(caption)), "</figcaption>")
        figure = _within("<figure>", (_raw(shown), *said), "</figure>")
        return _within(f'<div class="exhibit"{_id(caption.anchor)}>', (*figure, *below))

    def _picture(self, content: Picture, exhibit: Illustration) -> str:
        from drafter.export.pictures import as_address, for_screen, pixels_on_screen

        picture = for_screen(content, self._stop)
        width, height = pixels_on_screen(content, picture, landscape=exhibit.landscape)
        said = f'alt="{attribute(exhibit.alt)}" width="{width}" height="{height}"'
        return f'<img src="{as_address(picture)}" {said}/>'

    def _captioned(self, caption: Caption, grid: Grid, words: Inlines) -> Blocks:
        """A table of an exhibit, named by its caption. What it is about stands in its first column."""
        name = f"{caption.anchor or caption.number.replace(' ', '_')}_caption"
        heads = int(grid.columns[0][0] == "left")
        return _scrolled(name, self.cells(grid, row_heads=heads, caption=_caption(name, words)))

    def _line(self, caption: Caption) -> Inlines:
        return (_inline('<b class="exhibit-number">'), Str(caption.number), _inline("</b>"), Str(caption.line))

    def note(self, caption: Caption) -> Blocks:
        return _paragraph("source", "", (Str(caption.note),)) if caption.note else ()


def _paragraph(style: str, anchor: str, words: Inlines) -> Blocks:
    return (_raw(f'<p class="{style}"{_id(anchor)}>'), Plain(words), _raw("</p>"))


def _scrolled(name: str, content: Block) -> Blocks:
    """What may be wider than the page, to be scrolled by keyboard too (WCAG 2.2, 2.1.1); ``name`` is its caption's."""
    opening = f'<div class="scrolled" role="region" aria-labelledby="{attribute(name)}" tabindex="0">'
    return _within(opening, (content,))


def _caption(name: str, words: Inlines, style: str = "") -> Blocks:
    classed = f' class="{style}"' if style else ""
    return (Plain((_inline(f'<span id="{attribute(name)}"{classed}>'), *words, _inline("</span>"))),)


def _within(opening: str, blocks: Iterable[Block], closing: str = "</div>") -> Blocks:
    return (_raw(opening), *blocks, _raw(closing))


def _id(anchor: str) -> str:
    return f' id="{attribute(anchor)}"' if anchor else ""


def _raw(source: str) -> RawBlock:
    return RawBlock(("html", source))


def _inline(source: str) -> RawInline:
    return RawInline(("html", source))
