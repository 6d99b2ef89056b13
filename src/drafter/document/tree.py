"""The document of a report, and the one pandoc tree of it for a format: the layout with everything in its slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from drafter.document.anchors import Anchors
from drafter.document.body import Body
from drafter.document.citing import Citing
from drafter.document.contents import PLACE, Contents, contents_of, entries_of, named
from drafter.document.dress import Dress
from drafter.document.edition import Edition, exempt_under, items_of, not_for_publication, schedule_of
from drafter.document.exhibit_lists import exhibit_lists
from drafter.document.exhibiting import Exhibiting
from drafter.document.header import header_rows
from drafter.document.inline import Words, printed
from drafter.document.layout import LAYOUT_FILE, SLOT, Shape
from drafter.document.nodes import Blocks, Inlines, Para, Str, encode
from drafter.document.parts import part_file
from drafter.document.pieces import Document, Letterhead
from drafter.report.errors import InputError, Refused
from drafter.report.report import Report
from drafter.report.template import FieldKind

LANGUAGE = "en-GB"


def make_document(report: Report, edition: Edition, *, draft: bool, letterhead: Letterhead | None = None) -> Document:
    """The report as it is published in an edition. Raises Refused where a fence of exempt text is malformed."""
    outline = report.outline
    if outline.fences:
        _refuse(report)
    items = items_of(outline, edition, schedule_of(report.template))
    anchors = Anchors(items)
    citing = Citing(report.draft, report.template.house_style, outline.labels, anchors.by_name)
    words = Words(citing)
    body = Body(words, anchors, Exhibiting(report, words), marks_exempt=edition is Edition.FULL)
    sections = body.sections(items)
    return Document(
        title=printed(report.draft.title).strip() or printed(report.template.title),
        subject=printed(report.template.title),
        author=printed(_author(report)),
        language=LANGUAGE,
        meeting=report.meeting,
        draft=draft,
        not_for_publication=_not_for_publication(report) if edition is Edition.FULL else "",
        header=tuple(header_rows(report, words)),
        sections=sections,
        labels=tuple(item.number for item in items if item.number is not None),
        lists=exhibit_lists(sections) if report.template.figures.lists else (),
        contents=contents_of(items, report.template.contents.words),
        letterhead=letterhead,
    )


def _not_for_publication(report: Report) -> str:
    exempt = exempt_under(report.outline)
    return printed(not_for_publication(report.template, exempt)) if exempt else ""


def _author(report: Report) -> str:
    """The first person that the header block of the template asks for; nobody else is named in a file."""
    for field in report.template.meta:
        answer = report.draft.meta.get(field.id)
        if field.kind is FieldKind.PERSON and isinstance(answer, str):
            return answer
    return ""


def _refuse(report: Report) -> None:
    """Exempt text may stand behind a fence that is none: nothing is made, whatever is asked for."""
    field, fault = report.outline.fences[0]
    count = len(report.outline.fences)
    more = f" There are {count} such lines." if count > 1 else ""
    section, _, key = field.partition(".")
    raise Refused(
        f"A line of {field} looks like a fence of exempt text and is none: {fault.reason}{more}",
        cure="Write “::: exempt 3” before the passage and “:::” after it, each on a line of its own.",
        path=report.path,
        place=report.places.of_value(("sections", section, key), fault.start),
    )


def shape_of(report: Report, document: Document, edition: Edition) -> Shape:
    """What the layout may know of the report."""
    return Shape(
        sections=tuple(section.id for section in report.template.sections),
        header=tuple(row.id for row in document.header),
        draft=document.draft,
        edition=edition.value,
    )


def tree(layout: list[Any], shape: Shape, dress: Dress, folder: Path) -> bytes:
    """The whole report for one format, as pandoc's JSON. Raises what :func:`filled` does."""
    return encode(filled(layout, shape, dress, folder))


def filled(layout: list[Any], shape: Shape, dress: Dress, folder: Path) -> list[Any]:
    """The blocks of the layout with everything in its slot.

    Raises InputError for a slot where it cannot stand, and for a layout that leaves something out.
    """
    filling = _Filling(shape, dress, folder)
    blocks = list(filling.whole(layout))
    if "lists" not in filling.filled:
        # A layout that has no place for them was written before anyone asked.
        blocks += filling.block_slot("lists")
    filling.check()
    return _with_contents(blocks, dress) if PLACE in blocks else blocks


def _with_contents(blocks: list[Any], dress: Dress) -> list[Any]:
    """The blocks with the list of all headings among them in its place."""
    blocks = named(blocks)
    entries = entries_of(blocks)
    listed = dress.contents(entries) if entries else ()
    at = blocks.index(PLACE)
    return [*blocks[:at], *listed, *blocks[at + 1 :]]


class _Filling:
    """A layout being filled. ``folder`` is the template's, for messages."""

    def __init__(self, shape: Shape, dress: Dress, folder: Path) -> None:
        self.names = shape.slots
        self.dress = dress
        self.folder = folder
        self.filled: set[str] = set()

    def check(self) -> None:
        """Raise InputError where the layout leaves out a section, the title or a notice that there is."""
        free = ("header", "answer", "contents", *(() if self.dress.document.notices else ("notice",)))
        missing = next((name for name in self.names if name not in self.filled and not name.startswith(free)), None)
        if missing is not None:
            raise InputError(
                f"The layout leaves out the slot “{missing}”.",
                cure="Whatever the template asks for is printed: give it a place.",
                path=str(part_file(self.folder, LAYOUT_FILE)),
            )

    def whole(self, layout: list[Any]) -> Iterator[Any]:
        """The layout, with the letterhead at its beginning; only what has to be the first paragraph comes before it."""
        first = _slot_of(layout[0]) if layout else None
        begins = 1 if first is not None and self.names[first] == "notice" else 0
        yield from self.blocks(layout[:begins])
        yield from self.dress.letterhead()
        yield from self.blocks(layout[begins:])

    def blocks(self, layout: list[Any]) -> Iterator[Any]:
        for block in layout:
            slot = _slot_of(block)
            if slot is not None:
                yield from self.block_slot(self.names[slot])
            else:
                yield self._inside(block)

    def block_slot(self, name: str) -> Iterable[Any]:
        """What goes into a slot that has a line of its own."""
        if name == "contents":
            return self._contents()
        self.filled.add(name)
        if name == "lists":
            return self.dress.lists()
        if name == "notice":
            return self.dress.notice()
        if name == "title":
            return self.dress.title()
        if name == "header":
            return self.dress.header()
        kind, _, id = name.partition(" ")
        if kind == "answer":
            return (Para(self._answer(id)),)
        # A layout that has no place for them before the sections was written before anyone asked.
        return (*self._contents(), *self.dress.section(id))

    def _contents(self) -> Blocks:
        """The place of the list of contents, the first time that it is asked for."""
        if "contents" in self.filled or self.dress.document.contents is not Contents.PRINTED:
            return ()
        self.filled.add("contents")
        return (PLACE,)

    def _inside(self, node: Any) -> Any:
        """A node of the layout with the slots inside it filled."""
        if isinstance(node, dict):
            return {key: self._inside(value) for key, value in node.items()}
        if not isinstance(node, list):
            return node
        if node and all(isinstance(each, dict) and "t" in each for each in node):
            return list(self._run(node))
        return [self._inside(each) for each in node]

    def _run(self, nodes: list[Any]) -> Iterator[Any]:
        """A run of nodes, blocks or inlines."""
        for node in nodes:
            if SLOT.fullmatch(_only_text(node)):
                yield from self.blocks([node])
            elif node["t"] == "Str" and SLOT.search(node["c"]):
                yield from self._words(node["c"])
            else:
                yield self._inside(node)

    def _words(self, text: str) -> Iterator[Any]:
        """A text of the layout with slots inside it."""
        at = 0
        for slot in SLOT.finditer(text):
            if slot.start() > at:
                yield Str(text[at : slot.start()])
            yield from self._inline_slot(self.names[int(slot[1])])
            at = slot.end()
        if at < len(text):
            yield Str(text[at:])

    def _inline_slot(self, name: str) -> Inlines:
        self.filled.add(name)
        if name == "title":
            return (Str(self.dress.document.title),)
        kind, _, id = name.partition(" ")
        if kind == "answer":
            return self._answer(id)
        raise InputError(
            f"The layout has the slot “{name}” in the middle of a line.",
            cure="It is more than words: put it on a line of its own, with an empty line before and after it.",
            path=str(part_file(self.folder, LAYOUT_FILE)),
        )

    def _answer(self, id: str) -> Inlines:
        return next(row.words for row in self.dress.document.header if row.id == id)


def _slot_of(block: Any) -> int | None:
    """Which slot a block is, None where it is something else."""
    slot = SLOT.fullmatch(_only_text(block))
    return None if slot is None else int(slot[1])


def _only_text(node: Any) -> str:
    """The text of a paragraph that is one word; empty where it is more or no paragraph."""
    if node["t"] not in ("Para", "Plain") or len(node["c"]) != 1 or node["c"][0]["t"] != "Str":
        return ""
    return str(node["c"][0]["c"])
