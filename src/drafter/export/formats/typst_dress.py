"""A document dressed for pandoc's Typst writer: the words of ``design/base.typ`` around pandoc's own nodes.

Every text goes over as a string of Typst, which it prints as it stands: Typst's own marks and shorthands (``--``,
``...``, ``-5``, ``~``) are those of its markup, never those of its strings.
"""

# ruff: noqa: D102  (each part is described where Dress makes it)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.document.dress import DRAFT_NOTICE, Dress
from drafter.document.nodes import (
    Attr,
    Block,
    Blocks,
    Div,
    Header,
    Inlines,
    Para,
    RawBlock,
    RawInline,
    Str,
    Strong,
)
from drafter.document.pieces import Grid, Heading, Listing, Marking, Numbered, Prompt, Quotation, Unnumbered


def quoted(text: str) -> str:
    """``text`` as a string of Typst."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class TypstDress(Dress):
    """The parts of a report as calls of ``base.typ``."""

    def title(self) -> Blocks:
        return (_raw(f"#title-block(title({quoted(self.document.title)}))"),)

    def notice(self) -> Blocks:
        return (_raw(f"#draft-notice({quoted(DRAFT_NOTICE)})"),) if self.document.draft else ()

    def header(self) -> Blocks:
        return _within("header-block", super().header()) if self.document.header else ()

    def finished(self, blocks: Iterable[Any]) -> Iterable[Any]:
        return (strings(block) for block in blocks)

    def label(self, label: str | None, anchor: str = "") -> Inlines:
        if label is None:
            return self.anchored(anchor)
        at = f", anchor: {quoted(anchor)}" if anchor else ""
        return (_inline(f"#lbl({quoted(label)}{at});"),)

    def anchored(self, anchor: str) -> Inlines:
        return (_inline(f"#[#metadata(none)#label({quoted(anchor)})];"),) if anchor else ()

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
        return _within("below", _contents(super().grid(grid)))

    def quotation(self, quotation: Quotation) -> Blocks:
        return _within("below", _contents(super().quotation(quotation)))


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


def strings(node: Any) -> Any:
    """The tree, or a part of it, with each text as a string of Typst."""
    if isinstance(node, Str):
        return _inline(f"#{quoted(node.c)};")
    if isinstance(node, Attr | str | int | float | None):
        return node
    if isinstance(node, tuple | list):
        return [strings(each) for each in node]
    if isinstance(node, dict):
        if node.get("t") == "Str":
            return _inline(f"#{quoted(node['c'])};")
        return {key: strings(value) for key, value in node.items()}
    contents = getattr(node, "c", None)
    return node if contents is None else {"t": type(node).__name__, "c": strings(contents)}
