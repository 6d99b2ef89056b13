"""What an edition withholds, told from the report as it was typed.

The public edition is made by taking out of the model what is exempt. To prove that nothing of it is left in a file,
it has to be known in another way: here the fences are read from the lines of each field, and nothing is asked of the
blocks, of the outline's marks or of the edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.document.citing import Citing
from drafter.document.edition import Edition
from drafter.document.inline import Words
from drafter.document.opened import targets
from drafter.document.plain import plain
from drafter.document.secret import Kind, Secret
from drafter.report.attachments import AttachmentFault
from drafter.report.citations import CitationKind, citations
from drafter.report.draft import Draft, Entry, Figure
from drafter.report.report import Report
from drafter.report.template import FieldKind

_OPENS = re.compile(r":::[ \t]+exempt(?:[ \t]+\d+)+[ \t]*")
_CLOSES = re.compile(r":::[ \t]*")
_ID = re.compile(r"[ \t]*\{#([A-Za-z][\w-]*)\}[ \t]*\Z")
_BLOCK_MARK = re.compile(
    r"(?:#{2,3}|\.{1,3}|\.\[[^\]]*\]|~)[ \t]+|[ \t]*(?:-|\d{1,3}\.)[ \t]+(?=\S)|[ \t]*(?:>[ \t]?)+|\\(?=\S)"
)


class Halves(NamedTuple):
    """Where the exempt text of a field stands: the offsets of what is between each pair of fences."""

    exempt: tuple[tuple[int, int], ...]

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the text from ``start`` to ``end`` is exempt."""
        return any(start < last and first < end for first, last in self.exempt)


def halves(text: str) -> Halves:
    """Where the exempt text of a field stands. A fence that is never closed goes on to the end."""
    found: list[tuple[int, int]] = []
    began: int | None = None
    at = 0
    for line in text.split("\n"):
        after = at + len(line) + 1
        if began is None and _OPENS.fullmatch(line):
            began = after
        elif began is not None and _CLOSES.fullmatch(line):
            found.append((began, at))
            began = None
        at = after
    if began is not None:
        found.append((began, len(text)))
    return Halves(tuple(found))


def withheld(report: Report, edition: Edition) -> tuple[Secret, ...]:
    """Everything that must not be in a file of the edition: what is exempt in the public one, waivers in any."""
    waivers = (
        Secret("a waiver", said) for each in report.draft.waivers for said in (each.reason, each.by, each.at) if said
    )
    exempt = () if edition is Edition.FULL else exempt_secrets(report)
    return (*exempt, *waivers)


def exempt_secrets(report: Report) -> tuple[Secret, ...]:
    """Everything that is exempt in a report."""
    return tuple(_Exempt(report).secrets())


class _Exempt:
    """The exempt parts of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.draft = report.draft
        self.texts = dict(_texts(report))
        self.halves = {place: halves(text) for place, text in self.texts.items() if ":::" in text}

    def secrets(self) -> Iterator[Secret]:
        yield from self._entries()
        passages = [
            (place, self.texts[place][start:end]) for place, found in self.halves.items() for start, end in found.exempt
        ]
        if not passages:
            return
        words = _words(self.report)
        for place, passage in passages:
            yield from _passage(f"an exempt passage of {place}", passage, words)
        cited = _cited(self.draft, self._open())
        for name in sorted(self.draft.notes.keys() - cited.notes):
            yield Secret("a note that no public text has", plain(words.footnote(self.draft.notes[name].text)))
            yield Secret("the name of a note that no public text has", name, Kind.NAME)
        for name in sorted(self.draft.figures.keys() - cited.figures):
            yield from self._figure(name, self.draft.figures[name])

    def _open(self) -> Iterator[str]:
        """The texts of fields without what is exempt in them."""
        for place, text in self.texts.items():
            at = 0
            for start, end in self.halves.get(place, Halves(())).exempt:
                yield text[at:start]
                at = end
            yield text[at:]

    def _entries(self) -> Iterator[Secret]:
        for section, field in ((s, f) for s, answers in self.draft.sections.items() for f in answers):
            answer = self.draft.answer(section, field)
            for entry in answer if isinstance(answer, tuple) else ():
                if isinstance(entry, Entry) and entry.exempt:
                    yield Secret(f"an exempt entry of {section}.{field}", entry.text)
                    if entry.file:
                        yield Secret(f"the file of an exempt entry of {section}.{field}", entry.file, Kind.NAME)

    def _figure(self, name: str, figure: Figure) -> Iterator[Secret]:
        what = "a figure that no public text uses"
        for said in (figure.caption, figure.alt, figure.source, figure.label, figure.unit):
            if said:
                yield Secret(what, said)
        for file in (name, figure.file, figure.data):
            if file:
                yield Secret(f"the name of {what}", file, Kind.NAME)
        yield Secret(f"the data of {what}", " ".join(self._cells(figure)))

    def _cells(self, figure: Figure) -> Iterator[str]:
        """The data of an exempt exhibit, row after row."""
        if figure.rows is not None:
            yield from (str(cell) for row in figure.rows for cell in row)
        elif figure.data is not None:
            # Imported where there is a data file: the library is not small.
            from drafter.report.figures.csv_rows import csv_rows

            try:
                rows = csv_rows(self.report.attachments.read(figure.data))
            except AttachmentFault:
                # What cannot be read was not printed either.
                return
            yield from (cell for row in rows for cell in row)


class _Cited(NamedTuple):
    """The figures and notes that some texts cite, with what those rest on."""

    figures: frozenset[str]
    notes: frozenset[str]


def _cited(draft: Draft, texts: Iterable[str]) -> _Cited:
    figures: set[str] = set()
    notes: set[str] = set()
    waiting = list(texts)
    while waiting:
        for citation in citations(waiting.pop()):
            if citation.kind is CitationKind.NOTE and citation.name in draft.notes and citation.name not in notes:
                notes.add(citation.name)
                waiting.append(draft.notes[citation.name].text)
            elif citation.kind is CitationKind.FIGURE and citation.name in draft.figures:
                _rests_on(draft, citation.name, figures)
    return _Cited(frozenset(figures), frozenset(notes))


def _rests_on(draft: Draft, name: str, found: set[str]) -> None:
    """Add a figure, and those that its formula names."""
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in found or each not in draft.figures:
            continue
        found.add(each)
        formula = draft.figures[each].formula
        if formula is not None:
            # Imported where there is a formula: exact arithmetic takes its time to load.
            from drafter.report.figures.formula import names

            waiting += names(formula)


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    """The place and the text of each answer that is numbered text."""
    for section in report.template.sections:
        for field in section.fields:
            answer = report.draft.answer(section.id, field.id)
            if field.kind is FieldKind.TEXT and isinstance(answer, str):
                yield f"{section.id}.{field.id}", answer


def _words(report: Report) -> Words:
    return Words(Citing(report.draft, report.template.house_style, report.outline.labels, {}))


def _passage(what: str, passage: str, words: Words) -> Iterator[Secret]:
    """An exempt passage as it would be printed, the targets of its links, and the names it gives."""
    pieces: list[str] = [""]
    for line in passage.split("\n"):
        if named := _ID.search(line):
            yield Secret("a name of exempt text", named[1], Kind.NAME)
            line = line[: named.start()]
        if not line.strip():
            pieces.append("")
        elif mark := _BLOCK_MARK.match(line):
            pieces.append(line[mark.end() :])
        else:
            pieces[-1] = f"{pieces[-1]} {line}"
    printed = [words.read(piece.strip()) for piece in pieces if piece.strip()]
    yield Secret(what, " ".join(map(plain, printed)))
    for target in targets(printed):
        yield Secret(f"a link in {what}", target)
