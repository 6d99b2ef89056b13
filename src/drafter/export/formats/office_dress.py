"""A document dressed for a word processor: the styles of a reference file, and tabs that hang the labels."""

# ruff: noqa: D102  (each part is described where Dress makes it)

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from drafter.document.dress import Dress
from drafter.document.nodes import (
    Attr,
    Block,
    Blocks,
    Div,
    Header,
    Image,
    Inlines,
    Para,
    RawInline,
    Span,
    Str,
    table,
)
from drafter.document.pieces import (
    Caption,
    Chart,
    Document,
    Entry,
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
from drafter.export.process import Stop

if TYPE_CHECKING:
    from drafter.report.figures.pictures import Picture

# The names of the styles in the reference file; tables are asked for by the id of theirs.
NUMBERED = "Report Numbered"
NUMBERED_LEADING = "Report Numbered Leading"
PROMPT = "Report Prompt"
PROMPT_LEADING = "Report Prompt Leading"
BELOW = "Report Below"
QUESTION = "Report Question"
QUESTION_LEADING = "Report Question Leading"
OPENING = "Report Opening Question"
OPENING_LEADING = "Report Opening Question Leading"
MARKING = "Report Exempt Begins"
MARKING_END = "Report Exempt Ends"
LISTED = "Report List"
LISTED_WHOLE = "Report List Whole"
LISTED_LAST = "Report List Last"
QUOTED = "Report Quotation"
NOTICE = "Report Draft Notice"
CONTENTS_TITLE = "TOC Heading"
CONTENTS = ("toc 1", "toc 2")
"""The styles of the list of contents, by the level of what is listed."""
CREST = "Report Crest"
LETTERHEAD = "Report Letterhead"
LETTERHEAD_LAST = "Report Letterhead Last"
LETTERHEAD_NAME = "Report Letterhead Name"
LABEL = "Report Label"
QUESTION_WORDS = "Report Question Words"
HEADER_TABLE = "ReportHeaderBlock"
TEXT_TABLE = "ReportTable"
TABLE_CAPTION = "caption"
PICTURE_CAPTION = "Report Picture Caption"
PICTURE_CAPTION_LEADING = "Report Picture Caption Leading"
PICTURE = "Report Picture"
EXHIBIT_NOTE = "Report Exhibit Note"
_QUESTIONS = {
    (False, False): QUESTION,
    (False, True): QUESTION_LEADING,
    (True, False): OPENING,
    (True, True): OPENING_LEADING,
}
"""The style of a question without a label: by whether it opens a section, and whether more follows it."""


class OfficeDress(Dress, ABC):
    """The parts of a report in the styles of the reference file. ``stop`` ends the drawing of charts."""

    tab: ClassVar[RawInline]
    """What moves on to the words, right of the label."""

    def __init__(self, document: Document, stop: Stop) -> None:
        super().__init__(document)
        self._stop = stop
        self._counted: dict[str, int] = {}

    @abstractmethod
    def counter(self, name: str, number: int, *, jumps: bool) -> RawInline:
        """The number of an exhibit as a field, so that the program can list tables and figures.

        ``jumps`` where one is left out of an edition, or is placed again: then the field is told its number.
        """

    @abstractmethod
    def shown(self, picture: Picture, width: float, name: str, alt: str) -> Image:
        """A picture, ``width`` centimetres wide, which ``alt`` describes; without a description it decorates."""

    @abstractmethod
    def turned(self, blocks: Blocks) -> Blocks:
        """What stands on pages of its own, in landscape."""

    def title(self) -> Blocks:
        return (styled("Title", (Para((Str(self.document.title),)),)),)

    def letterhead(self) -> Blocks:
        letterhead = self.document.letterhead
        if letterhead is None:
            return ()
        name, *lines = letterhead.lines
        first = Span((Attr(keys=(("custom-style", LETTERHEAD_NAME),)), (Str(name),)))
        paragraphs = [Para((first,)), *(Para((Str(line),)) for line in lines)]
        styles = [LETTERHEAD] * len(lines) + [LETTERHEAD_LAST]
        blocks = tuple(styled(style, (each,)) for style, each in zip(styles, paragraphs, strict=True))
        return blocks if letterhead.crest is None else (self._crest(letterhead.crest), *blocks)

    def _crest(self, crest: Picture) -> Block:
        from drafter.export.letterhead import crest_size
        from drafter.export.pictures import for_word

        width, _ = crest_size(crest)
        return styled(CREST, (Para((self.shown(for_word(crest, self._stop), width, "Crest", ""),)),))

    def notice(self) -> Blocks:
        return tuple(styled(NOTICE, (Para((Str(said),)),)) for said in self.document.notices)

    def header(self) -> Blocks:
        rows = [(row.label, row.words) for row in self.document.header]
        attr = Attr(keys=(("custom-style", HEADER_TABLE),))
        return (table([("AlignLeft", 0.28), ("AlignLeft", 0.72)], [], rows, row_heads=1, attr=attr),) if rows else ()

    def label(self, label: str | None, anchor: str = "") -> Inlines:
        if label is None:
            return self.anchored(anchor)
        name = Span((Attr(keys=(("custom-style", LABEL),)), (Str(label),)))
        return (*self.anchored(anchor), name, self.tab)

    def heading(self, heading: Heading) -> Blocks:
        label = () if heading.label is None else (Str(heading.label), self.tab)
        return (Header((heading.level, Attr(anchor=heading.anchor), label + heading.words)),)

    def numbered(self, paragraph: Numbered) -> Blocks:
        style = NUMBERED_LEADING if paragraph.leads else NUMBERED
        if paragraph.label is None:
            style = BELOW
        return (styled(style, (Para(self.label(paragraph.label, paragraph.anchor) + paragraph.words),)),)

    def prompt(self, prompt: Prompt) -> Blocks:
        style = PROMPT_LEADING if prompt.leads else PROMPT
        if prompt.label is None:
            style = _QUESTIONS[prompt.opens, prompt.leads]
        question = Span((Attr(keys=(("custom-style", QUESTION_WORDS),)), prompt.words))
        answer = (Str("\u2002"), *prompt.answer) if prompt.answer else ()
        return (styled(style, (Para((*self.label(prompt.label, prompt.anchor), question, *answer)),)),)

    def marking(self, marking: Marking) -> Blocks:
        return (styled(MARKING if marking.begins else MARKING_END, (Para(marking.words),)),)

    def unnumbered(self, paragraph: Unnumbered) -> Blocks:
        return (styled(BELOW, (Para(self.anchored(paragraph.anchor) + paragraph.words),)),)

    def listing(self, listing: Listing) -> Blocks:
        style = LISTED_WHOLE if listing.short else LISTED
        return (self._list(listing, style, LISTED_LAST),)

    def _list(self, listing: Listing, style: str, last: str) -> Block:
        """A list whose very last paragraph has a style of its own, for the room below it."""
        ends = [style] * (len(listing.entries) - 1) + [last]
        entries = [self._entry(entry, style, end) for entry, end in zip(listing.entries, ends, strict=True)]
        return self.entries(entries, listing.ordered)

    def _entry(self, entry: Entry, style: str, last: str) -> Blocks:
        blocks: list[Block] = [styled(style if entry.below else last, (Para(entry.words),))]
        for number, piece in enumerate(entry.below, start=1):
            end = last if number == len(entry.below) else style
            if isinstance(piece, Listing):
                blocks.append(self._list(piece, style, end))
            else:
                blocks.append(styled(end, self.inside(piece)))
        return tuple(blocks)

    def grid(self, grid: Grid) -> Blocks:
        return (self.cells(grid, Attr(keys=(("custom-style", TEXT_TABLE),))),)

    def tabular(self, exhibit: Tabular) -> Blocks:
        above = styled(TABLE_CAPTION, (self.caption(exhibit.caption),))
        blocks = (above, *self.grid(exhibit.grid), *self.note(exhibit.caption))
        return self.turned(blocks) if exhibit.landscape else blocks

    def illustration(self, exhibit: Illustration) -> Blocks:
        from drafter.export.pictures import chart_picture, for_word, size_on_page

        if isinstance(exhibit.content, Chart):
            picture, width = chart_picture(exhibit.content, self._stop, landscape=exhibit.landscape)
        else:
            picture = for_word(exhibit.content, self._stop)
            # A drawing is as large as it says, a picture as it is once it stands upright.
            measured = exhibit.content if exhibit.content.format == "svg" else picture
            width = size_on_page(measured, landscape=exhibit.landscape)
        shown = self.shown(picture, width, exhibit.caption.number, exhibit.alt)
        style = PICTURE_CAPTION_LEADING if exhibit.caption.note else PICTURE_CAPTION
        below = styled(style, (self.caption(exhibit.caption),))
        numbers = () if exhibit.numbers is None else self.grid(exhibit.numbers)
        blocks = (styled(PICTURE, (Para((shown,)),)), below, *self.note(exhibit.caption), *numbers)
        return self.turned(blocks) if exhibit.landscape else blocks

    def caption(self, caption: Caption) -> Block:
        name, _, number = caption.number.rpartition(" ")
        expected = self._counted.get(name, 0) + 1
        self._counted[name] = int(number)
        field = self.counter(name, int(number), jumps=int(number) != expected)
        return Para((*self.anchored(caption.anchor), field, Str(caption.line)))

    def note(self, caption: Caption) -> Blocks:
        return (styled(EXHIBIT_NOTE, super().note(caption)),) if caption.note else ()

    def quotation(self, quotation: Quotation) -> Blocks:
        inside = tuple(block for piece in quotation.pieces for block in self.inside(piece))
        return (styled(QUOTED, inside),)


def styled(style: str, blocks: Iterable[Block]) -> Div:
    """Blocks in a style of the reference file."""
    return Div((Attr(keys=(("custom-style", style),)), tuple(blocks)))
