"""What a text can cite: the numbers, exhibits, headings, paragraphs and notes of a report, with what each prints."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafter.report.blocks import Heading, Paragraph
from drafter.report.citations import Citation, CitationKind
from drafter.report.draft import Figure
from drafter.report.outline import Outline
from drafter.tui.fuzzy import BY_NAME, score

if TYPE_CHECKING:
    from drafter.report.figures.register import Register
    from drafter.tui.session import Session

_WORDS = 200
"""Characters that a list shows of a paragraph or a note, at most."""


class CitableKind(enum.Enum):
    """What is cited."""

    NUMBER = "number"
    EXHIBIT = "exhibit"
    REFERENCE = "reference"
    NOTE = "note"


class Citable(NamedTuple):
    """Something that a text can cite.

    ``shown`` is what the citation prints ("358", "Table 1", "5.2"), ``words`` what it is: a label, a caption, first
    words. A heading or paragraph without a name has ``name`` empty; ``place`` and ``line`` say where it stands.
    ``fault`` is why a figure prints nothing.
    """

    kind: CitableKind
    name: str
    shown: str
    words: str
    place: str = ""
    line: int = 0
    fault: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by in a list that is made anew."""
        return self.kind, self.name, self.place, self.line

    def source(self) -> str:
        """The citation as it is typed."""
        if self.kind is CitableKind.REFERENCE:
            return f'{{{{ ref("{self.name}") }}}}'
        if self.kind is CitableKind.NOTE:
            return f'{{{{ note("{self.name}") }}}}'
        return f"{{{{ {self.name} }}}}"

    def fit(self, typed: str) -> int:
        """How well typed letters (in lower case) fit it; 0 where they do not."""
        by_name = score(typed, "", self.name) if self.name else 0
        by_words = score(typed, self.shown, self.words)
        return max(by_name + BY_NAME if by_name else 0, by_words)


class Names(NamedTuple):
    """The names that mean something in a citation, and the register that says what a number prints."""

    exhibits: frozenset[str]
    references: frozenset[str]
    notes: frozenset[str]
    register: Register

    def know(self, citation: Citation, *, alone: bool) -> bool:
        """Whether the citation prints something; an exhibit does so only where it stands ``alone`` on its line."""
        match citation.kind:
            case CitationKind.REFERENCE:
                return citation.name in self.references
            case CitationKind.NOTE:
                return citation.name in self.notes
            case CitationKind.FIGURE if citation.name in self.exhibits:
                return alone and citation.filter is None
            case CitationKind.FIGURE:
                return self.register.cited(citation) is not None
            case _:
                return False


class Citables:
    """What the draft of a session has to cite, made when it is asked for and kept until that part of it changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._figures: dict[str, Figure] | None = None
        self._register: Register | None = None
        self._numbers: tuple[Citable, ...] | None = None

    @property
    def register(self) -> Register:
        """The numbers of this moment, computed."""
        figures = self._session.draft.figures
        if self._register is None or figures is not self._figures:
            # Imported here: exact arithmetic takes its time to load, and the first picture does without.
            from drafter.report.figures.register import Register

            self._figures = figures
            self._register = Register(self._session.draft, self._session.template.house_style)
            self._numbers = None
        return self._register

    @property
    def numbers(self) -> tuple[Citable, ...]:
        """The numbers of the register, in its order."""
        register = self.register
        if self._numbers is None:
            figures = self._session.draft.figures.items()
            self._numbers = tuple(
                _number(name, figure, register) for name, figure in figures if figure.kind == "number"
            )
        return self._numbers

    @property
    def exhibits(self) -> tuple[Citable, ...]:
        """The tables, charts and images that can be placed; ``shown`` is empty where one is not placed yet."""
        return exhibits_of(self._session.outline, self._session.draft.figures)

    @property
    def references(self) -> tuple[Citable, ...]:
        """What has a name and a number to print."""
        return references_of(self._session.outline, self._session.draft.figures)

    @property
    def listed(self) -> tuple[Citable, ...]:
        """All that has a name, each once: an exhibit to be placed, or to be referred to where it is placed already."""
        unplaced = tuple(each for each in self.exhibits if not each.shown)
        return (*self.numbers, *unplaced, *self.references, *self.notes)

    @property
    def unnamed(self) -> tuple[Citable, ...]:
        """The headings and paragraphs that have a number and no name yet: one is made when they are cited."""
        return unnamed_of(self._session.outline)

    @property
    def notes(self) -> tuple[Citable, ...]:
        """The notes."""
        return tuple(
            Citable(CitableKind.NOTE, name, "note", _first_words(note.text), f"notes.{name}")
            for name, note in self._session.draft.notes.items()
        )

    def names(self) -> Names:
        """The names that mean something in a citation now."""
        figures = self._session.draft.figures
        return Names(
            frozenset(name for name, figure in figures.items() if figure.kind != "number"),
            frozenset(self._session.outline.labels),
            frozenset(self._session.draft.notes),
            self.register,
        )

    def taken_names(self) -> frozenset[str]:
        """The names that a new reference may not have: a heading named as an exhibit would hide it."""
        ids = (block.id for block, _ in _named_blocks(self._session.outline) if block.id is not None)
        return frozenset((*ids, *self._session.draft.figures))


def exhibits_of(outline: Outline, figures: dict[str, Figure]) -> tuple[Citable, ...]:
    """The exhibits of a register, with the numbers of those that are placed."""
    return tuple(
        Citable(CitableKind.EXHIBIT, name, outline.exhibits.get(name, ""), exhibit_words(figure), f"figures.{name}")
        for name, figure in figures.items()
        if figure.kind != "number"
    )


def references_of(outline: Outline, figures: dict[str, Figure]) -> tuple[Citable, ...]:
    """Named headings and paragraphs in order, then the exhibits that are placed.

    A paragraph without a number of its own goes by the nearest above it.
    """
    return (
        *(
            _reference(block, outline.labels[block.id], field)
            for block, field in _named_blocks(outline)
            if block.id is not None and block.id in outline.labels
        ),
        *(
            Citable(CitableKind.REFERENCE, name, shown, exhibit_words(figures[name]), f"figures.{name}")
            for name, shown in outline.exhibits.items()
            if name in figures
        ),
    )


def unnamed_of(outline: Outline) -> tuple[Citable, ...]:
    """The headings and paragraphs that have a number and no name."""
    return tuple(
        _reference(item.block, item.number, item.field)
        for item in outline.items
        if item.block is not None and item.number is not None and item.id is None
    )


def exhibit_words(figure: Figure) -> str:
    """What an exhibit is called in a list."""
    return figure.caption or figure.label or figure.kind


def _number(name: str, figure: Figure, register: Register) -> Citable:
    number = register.number(name)
    fault = number.fault.message if number is not None and number.fault is not None else ""
    formula = "" if figure.formula is None else f"= {figure.formula}"
    words = figure.label or figure.caption or formula or figure.source or figure.unit or ""
    shown = "" if number is None else number.printed
    return Citable(CitableKind.NUMBER, name, shown, words, f"figures.{name}", fault=fault)


def _named_blocks(outline: Outline) -> Iterator[tuple[Heading | Paragraph, str]]:
    """The blocks that have names, with the field each was written in, in reading order."""
    for item in outline.items:
        if item.block is not None and item.block.id is not None:
            yield item.block, item.field
        for part in item.body:
            if isinstance(part.block, Paragraph) and part.block.id is not None:
                yield part.block, part.field


def _reference(block: Heading | Paragraph, number: str, field: str) -> Citable:
    return Citable(CitableKind.REFERENCE, block.id or "", number, _first_words(block.text), field, block.line)


def _first_words(text: str) -> str:
    return " ".join(text.split())[:_WORDS]
