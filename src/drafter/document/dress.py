"""How the pieces of a document are said to a writer of pandoc. A format that wants more overrides what it needs."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.document.contents import TITLE, ContentsEntry, nested
from drafter.document.nodes import (
    NO_ATTR,
    Alignment,
    Attr,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Div,
    Header,
    Inlines,
    Link,
    Para,
    Plain,
    Span,
    Str,
    Strong,
    Table,
    ordered,
    table,
)
from drafter.document.pieces import (
    Caption,
    Document,
    Entry,
    Grid,
    Heading,
    Illustration,
    Listing,
    Marking,
    Numbered,
    Piece,
    Prompt,
    Quotation,
    Tabular,
    Unnumbered,
)

ALIGNMENTS: dict[str, Alignment] = {
    "left": "AlignLeft",
    "right": "AlignRight",
    "center": "AlignCenter",
    "": "AlignDefault",
}


class Dress:
    """Plain pandoc: nodes that every writer knows, with classes for those that keep them."""

    def __init__(self, document: Document) -> None:
        self.document = document

    # What stands in the slots of a layout

    def title(self) -> Blocks:
        """The title of the report."""
        return (Div((Attr(classes=("title",)), (Para((Str(self.document.title),)),))),)

    def letterhead(self) -> Blocks:
        """What comes before all of it, in a page design that has one: the address, with the name of the council."""
        letterhead = self.document.letterhead
        if letterhead is None:
            return ()
        name, *lines = letterhead.lines
        blocks = (Para((Strong((Str(name),)),)), *(Para((Str(line),)) for line in lines))
        return (Div((Attr(classes=("letterhead",)), blocks)),)

    def notice(self) -> Blocks:
        """The first paragraphs, where it is a draft or not for publication."""
        return tuple(
            Div((Attr(classes=("notice",)), (Para((Strong((Str(said),)),)),))) for said in self.document.notices
        )

    def header(self) -> Blocks:
        """The header block: a table whose rows have heads."""
        rows = [((Strong(row.label),), row.words) for row in self.document.header]
        columns: list[tuple[Alignment, float]] = [("AlignLeft", 0.3), ("AlignLeft", 0.7)]
        return (table(columns, [], rows, row_heads=1, attr=Attr(classes=("header-block",))),) if rows else ()

    def lists(self) -> Blocks:
        """The lists of exhibits; nothing where the template does not ask for them."""
        return tuple(block for piece in self.document.lists for block in self.piece(piece))

    def contents(self, entries: tuple[ContentsEntry, ...]) -> Blocks:
        """The list of contents: links to the headings."""
        listed = tuple(
            (
                Plain((_link(section),)),
                *((BulletList(tuple((Plain((_link(each),)),) for each in below)),) if below else ()),
            )
            for section, below in nested(entries)
        )
        return (Para((Strong((Str(TITLE),)),)), BulletList(listed))

    def section(self, section: str) -> Blocks:
        """Everything of a section."""
        return tuple(block for piece in self.document.sections.get(section, ()) for block in self.piece(piece))

    # The pieces

    def piece(self, piece: Piece) -> Iterable[Block]:
        """The blocks of one piece."""
        match piece:
            case Heading():
                return self.heading(piece)
            case Numbered():
                return self.numbered(piece)
            case Prompt():
                return self.prompt(piece)
            case Marking():
                return self.marking(piece)
            case Unnumbered():
                return self.unnumbered(piece)
            case Listing():
                return self.listing(piece)
            case Grid():
                return self.grid(piece)
            case Quotation():
                return self.quotation(piece)
            case Tabular():
                return self.tabular(piece)
            case Illustration():
                return self.illustration(piece)

    def label(self, label: str | None, anchor: str = "") -> Inlines:
        """A label before its text, and the place that links lead to."""
        if label is None:
            return self.anchored(anchor)
        return (Span((Attr(anchor=anchor, classes=("label",)), (Str(label),))), Str(" "))

    def heading(self, heading: Heading) -> Blocks:
        """A heading with its label."""
        attr = Attr(anchor=heading.anchor)
        return (Header((heading.level, attr, self.label(heading.label) + heading.words)),)

    def numbered(self, paragraph: Numbered) -> Blocks:
        """A paragraph with its label."""
        words = self.label(paragraph.label, paragraph.anchor) + paragraph.words
        return (Div((Attr(classes=("numbered",)), (Para(words),))),)

    def prompt(self, prompt: Prompt) -> Blocks:
        """A question with the answer on its line."""
        words = (*self.label(prompt.label, prompt.anchor), Strong(prompt.words))
        answer = (Str(" "), *prompt.answer) if prompt.answer else ()
        return (Div((Attr(classes=("prompt",)), (Para(words + answer),))),)

    def marking(self, marking: Marking) -> Blocks:
        """Where exempt text begins or ends."""
        return (Div((Attr(classes=("marking",)), (Para((Strong(marking.words),)),))),)

    def unnumbered(self, paragraph: Unnumbered) -> Blocks:
        """A paragraph without a label."""
        return (Div((Attr(classes=("below",)), (Para((*self.anchored(paragraph.anchor), *paragraph.words)),))),)

    def listing(self, listing: Listing) -> Blocks:
        """A list."""
        entries = [self.entry(entry) for entry in listing.entries]
        return (Div((Attr(classes=("below",)), (self.entries(entries, listing.ordered),))),)

    def entries(self, entries: list[Blocks], is_ordered: bool) -> Block:
        """A bare list of entries."""
        return ordered(entries) if is_ordered else BulletList(tuple(entries))

    def entry(self, entry: Entry) -> Blocks:
        """One entry of a list. What stands below it is bare: the list has its place on the page already."""
        below = tuple(block for piece in entry.below for block in self.inside(piece))
        return (Plain(entry.words), *below)

    def grid(self, grid: Grid) -> Blocks:
        """A table of the text."""
        return (Div((Attr(classes=("below",)), (self.cells(grid),))),)

    def cells(self, grid: Grid, attr: Attr = NO_ATTR, row_heads: int = 0, caption: Blocks = ()) -> Table:
        """The bare table; a row of totals is its foot, and bold. ``row_heads`` cells of each row are heads of it."""
        columns = [(ALIGNMENTS[alignment], width) for alignment, width in grid.columns]
        body, foot = (grid.rows[:-1], grid.rows[-1:]) if grid.totals else (grid.rows, ())
        bold = [[(Strong(cell),) for cell in row] for row in foot]
        return table(columns, [grid.header], body, row_heads, attr, bold, caption)

    def tabular(self, exhibit: Tabular) -> Blocks:
        """A table of the register, its caption above it and its note below."""
        above, note = self.caption(exhibit.caption), self.note(exhibit.caption)
        return (Div((Attr(classes=("exhibit",)), (above, self.cells(exhibit.grid), *note))),)

    def illustration(self, exhibit: Illustration) -> Blocks:
        """A picture or a chart, its caption below it; where there can be none, what it shows."""
        shown = (Para((Str(exhibit.alt),)),) if exhibit.alt else ()
        below = (self.caption(exhibit.caption), *self.note(exhibit.caption))
        return (Div((Attr(classes=("exhibit",)), (*shown, *below))),)

    def caption(self, caption: Caption) -> Block:
        """The line with the number and the words of an exhibit."""
        return Para((*self.anchored(caption.anchor), Strong((Str(caption.number),)), Str(caption.line)))

    def note(self, caption: Caption) -> Blocks:
        """The line with source and date."""
        return (Para((Str(caption.note),)),) if caption.note else ()

    def quotation(self, quotation: Quotation) -> Blocks:
        """A quotation."""
        inside = tuple(block for piece in quotation.pieces for block in self.inside(piece))
        return (Div((Attr(classes=("below",)), (BlockQuote(inside),))),)

    def inside(self, piece: Piece) -> Iterable[Block]:
        """A piece inside a list or a quotation, where nothing has to be put in its column."""
        match piece:
            case Unnumbered():
                return (Para(piece.words),)
            case Listing():
                return (self.entries([self.entry(entry) for entry in piece.entries], piece.ordered),)
            case Quotation():
                return (BlockQuote(tuple(block for inner in piece.pieces for block in self.inside(inner))),)
            case _:
                return self.piece(piece)

    def anchored(self, anchor: str) -> Inlines:
        """The place that links lead to."""
        return (Span((Attr(anchor=anchor), ())),) if anchor else ()


def _link(entry: ContentsEntry) -> Link:
    return Link((NO_ATTR, entry.words, (f"#{entry.anchor}", "")))
