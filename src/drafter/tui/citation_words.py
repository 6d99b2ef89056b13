"""What is said of a citation under the cursor or the mouse: what it prints, from where, of when, and what is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from drafter.report.citations import Citation, CitationKind, citations
from drafter.report.dates import long_date
from drafter.report.draft import Figure
from drafter.report.template import Level
from drafter.tui.citable import exhibit_words
from drafter.tui.states import LEVEL_GLYPHS, WEIGHT

if TYPE_CHECKING:
    from drafter.tui.session import Session
    from drafter.tui.widgets.problems import Problem


class Said(msgspec.Struct, frozen=True):
    """``words`` are pieces, the most important first; ``fault`` is what is wrong, empty where nothing is.

    The first piece of a citation that prints something is what it prints.
    """

    words: tuple[str, ...]
    fault: str = ""
    level: Level = Level.ERROR
    """What the fault weighs."""

    def pieces(self) -> tuple[str, ...]:
        """All of it, what is wrong after what is printed."""
        if not self.fault:
            return self.words
        return (*self.words[:1], f"{LEVEL_GLYPHS[self.level]} {self.fault}", *self.words[1:])


def citation_at(line: str, column: int) -> tuple[Citation, bool] | None:
    """The citation that a column of a line stands in, and whether it is alone on the line."""
    if "{{" not in line:
        return None
    for citation in citations(line):
        if citation.start <= column <= citation.end:
            return citation, line.strip(" \t") == citation.source
    return None


def said(session: Session, citation: Citation, alone: bool, problems: Iterable[Problem] = ()) -> Said:
    """What is said of a citation. ``problems`` are those that the check has found."""
    match citation.kind:
        case CitationKind.FIGURE:
            return _figure(session, citation, alone, problems)
        case CitationKind.REFERENCE:
            return _reference(session, citation.name)
        case CitationKind.NOTE:
            note = session.draft.notes.get(citation.name)
            if note is None:
                return Said((), f"There is no note “{citation.name}”. It prints as typed.")
            return Said((f"footnote: {' '.join(note.text.split())}",))
        case _:
            return Said((), "This is no citation. It prints as typed.")


def _figure(session: Session, citation: Citation, alone: bool, problems: Iterable[Problem]) -> Said:
    figure = session.draft.figures.get(citation.name)
    if figure is None:
        return Said((), f"There is no figure “{citation.name}”. It prints as typed.")
    if figure.kind != "number":
        fault = "" if alone and citation.filter is None else f"A {figure.kind} stands alone on its line."
        head = session.outline.exhibits.get(citation.name, figure.kind)
        return Said((f"{head}: {exhibit_words(figure)}", *origin(session, figure)), fault)
    number = session.citables.register.number(citation.name)
    printed = session.citables.register.cited(citation)
    if number is not None and number.fault is not None:
        return Said(origin(session, figure), number.fault.message)
    if printed is None:
        form = citation.source.rpartition("|")[2].strip("{} ")
        return Said(origin(session, figure), f"It cannot print as “{form}”.")
    words = (printed if not figure.unit else f"{printed} ({figure.unit})", *origin(session, figure))
    found = max((each for each in problems if _is_of(each, citation.name)), key=_weight, default=None)
    return Said(words) if found is None else Said(words, found.message, found.level)


def _is_of(problem: Problem, name: str) -> bool:
    """Whether a problem stands and is one of that figure of the register."""
    return not problem.waived and f"{problem.place}.".startswith(f"figures.{name}.")


def _weight(problem: Problem) -> int:
    return WEIGHT[problem.level]


def _reference(session: Session, name: str) -> Said:
    label = session.outline.labels.get(name)
    if label is None:
        return Said((), f"Nothing has the name “{name}”. It prints as typed.")
    words = next((each.words for each in session.citables.references if each.name == name), "")
    return Said((f"{label}  {words}",))


def origin(session: Session, figure: Figure) -> tuple[str, ...]:
    """Where a figure comes from, and of when it is, in pieces."""
    return tuple(_pieces(session, figure))


def _pieces(session: Session, figure: Figure) -> Iterator[str]:
    if figure.formula is not None:
        yield f"= {figure.formula}"
    if figure.as_at is not None:
        yield f"as at {long_date(figure.as_at)}{_age(session, figure.as_at)}"
    if figure.source:
        yield figure.source
    if figure.label:
        yield figure.label


def _age(session: Session, as_at: datetime.date) -> str:
    meeting = session.meeting_date()
    if meeting is None:
        return ""
    days = (meeting - as_at).days
    if days == 0:
        return ", the day of the meeting"
    return f", {_counted(abs(days))} {'before' if days > 0 else 'after'} the meeting"


def _counted(days: int) -> str:
    return f"{days:,} day{'' if days == 1 else 's'}"
