"""What an edition may say: its own words, which are no leak even where a secret has them too.

Like what is withheld, it is told from the report as it was typed: a block whose characters touch exempt ones is left
out, whatever the outline says of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.document.citing import Citing
from drafter.document.edition import (
    Edition,
    exempt_under,
    heading_statement,
    not_for_publication,
    schedule_of,
    statement,
)
from drafter.document.exhibiting import Exhibiting
from drafter.document.header import header_rows
from drafter.document.inline import Words, printed
from drafter.document.layout import LAYOUT_FILE
from drafter.document.opened import targets
from drafter.document.parts import part_file
from drafter.document.pieces import DRAFT_NOTICE, Chart, Illustration, Tabular
from drafter.document.plain import plain
from drafter.document.withheld import Halves, halves
from drafter.report.blocks import Block, ListBlock, Placement, texts
from drafter.report.citations import CitationKind, citations
from drafter.report.outline import Item
from drafter.report.report import Report


def may_say(report: Report, edition: Edition, template_folder: Path) -> Iterator[str]:
    """The words of an edition, in the order in which they are printed, and those of its layout and page design."""
    yield from _Saying(report, edition).run()
    for part in (LAYOUT_FILE, "report.typ"):
        file = part_file(template_folder, part)
        yield file.read_text(encoding="utf-8", errors="replace")


class _Saying:
    def __init__(self, report: Report, edition: Edition) -> None:
        self.report = report
        self.draft = report.draft
        self.is_full = edition is Edition.FULL
        self.words = Words(Citing(self.draft, report.template.house_style, report.outline.labels, {}))
        self.exhibiting = Exhibiting(report, self.words)
        self.halves: dict[str, Halves] = {}
        self.notes: dict[str, str] = {}
        self.links: list[str] = []
        self.schedule = schedule_of(report.template)

    def run(self) -> Iterator[str]:
        yield DRAFT_NOTICE
        yield printed(self.report.template.title)
        if exempt := exempt_under(self.report.outline):
            yield printed(not_for_publication(self.report.template, exempt))
        for row in header_rows(self.report, self.words):
            yield plain(row.label)
            yield plain(row.words)
        yield printed(self.draft.title)
        for item in self.report.outline.items:
            yield from self._item(item)
        # Away from the text, whose paragraphs may stand behind each other in a secret too.
        yield from self.notes.values()
        yield from self.links

    def _item(self, item: Item) -> Iterator[str]:
        yield item.number or ""
        if item.block is None:
            yield printed(item.text)
            yield printed(item.given or "")
        else:
            yield from self._block(item.block, item.field)
        for part in item.body:
            if not part.literal:
                yield from self._block(part.block, part.field)
            elif isinstance(part.block, ListBlock):
                yield from (printed(entry.text) for entry in part.block.items if self.is_full or not entry.exempt)
            else:
                yield from map(printed, texts(part.block))

    def _block(self, block: Block, field: str) -> Iterator[str]:
        if not self.is_full and self._is_exempt(block, field):
            if block.exempt:
                yield statement(block.exempt, self.schedule)
                yield heading_statement(block.exempt)
        elif isinstance(block, Placement):
            yield from self._exhibit(block)
        else:
            for text in texts(block):
                nodes = self.words.read(text)
                yield plain(nodes)
                self.links += targets(nodes)
                self._note(text)

    def _is_exempt(self, block: Block, field: str) -> bool:
        if field not in self.halves:
            section, _, key = field.partition(".")
            self.halves[field] = halves(str(self.draft.answer(section, key)))
        return self.halves[field].touches(block.start, max(block.end, block.start + 1))

    def _note(self, text: str) -> None:
        for citation in citations(text):
            note = self.draft.notes.get(citation.name)
            if citation.kind is CitationKind.NOTE and note is not None:
                nodes = self.words.footnote(note.text)
                self.notes[citation.name] = plain(nodes)
                self.links += targets(nodes)

    def _exhibit(self, placement: Placement) -> Iterator[str]:
        yield placement.text
        exhibit = self.exhibiting.piece(placement, "")
        if exhibit is None:
            return
        yield exhibit.caption.number + exhibit.caption.line
        yield exhibit.caption.note
        if isinstance(exhibit, Tabular):
            yield " ".join(plain(cell) for row in (exhibit.grid.header, *exhibit.grid.rows) for cell in row)
        elif isinstance(exhibit, Illustration):
            yield exhibit.alt
            if isinstance(exhibit.content, Chart):
                yield from _charted(exhibit.content)


def _charted(chart: Chart) -> Iterable[str]:
    yield " ".join(chart.labels)
    for series in chart.series:
        yield f"{series.name} {' '.join(series.printed)}"
    yield " ".join(said for _, said in chart.ticks)
    yield chart.unit
