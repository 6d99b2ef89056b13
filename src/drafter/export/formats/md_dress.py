"""A document dressed for Markdown, which has no page: labels are text, a chart is its numbers, a picture its words."""

# ruff: noqa: D102  (each part is described where Dress makes it)

from __future__ import annotations

from drafter.document.dress import Dress
from drafter.document.nodes import Attr, Block, Blocks, BulletList, Emph, Header, Inlines, Para, Plain, Str, Strong
from drafter.document.pieces import Caption, Chart, HeaderRow, Illustration


class MarkdownDress(Dress):
    """The parts of a report as Markdown has them."""

    def title(self) -> Blocks:
        return (Header((0, Attr(), (Str(self.document.title),))),)

    def letterhead(self) -> Blocks:
        """A text has no page, so it has no page design either."""
        return ()

    def header(self) -> Blocks:
        rows = tuple((Plain(_said(row)),) for row in self.document.header)
        return (BulletList(rows),) if rows else ()

    def label(self, label: str | None, anchor: str = "") -> Inlines:
        if label is None:
            return self.anchored(anchor)
        return (Str(label), Str(" "), *self.anchored(anchor))

    def illustration(self, exhibit: Illustration) -> Blocks:
        if not isinstance(exhibit.content, Chart):
            return (self.caption(exhibit.caption), *_shown("picture", exhibit.alt), *self.note(exhibit.caption))
        numbers = self.cells(exhibit.content.grid)
        return (self.caption(exhibit.caption), *_shown("chart", exhibit.alt), numbers, *self.note(exhibit.caption))

    def caption(self, caption: Caption) -> Block:
        return Para((Strong((Str(caption.number),)), *self.anchored(caption.anchor), Str(caption.line)))


def _said(row: HeaderRow) -> Inlines:
    return (Strong(row.label), Str(": "), *row.words) if row.words else (Strong(row.label), Str(":"))


def _shown(what: str, alt: str) -> Blocks:
    """What a picture or a chart shows, in words; nothing for one that only decorates."""
    return (Para((Emph((Str(f"What the {what} shows:"),)), Str(f" {alt}"))),) if alt else ()
