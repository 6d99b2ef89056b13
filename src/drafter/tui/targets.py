"""Every place in a report that one can go to: fields, what has a number, and where figures and notes are cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.report.citations import CitationKind, located
from drafter.report.outline import ItemKind
from drafter.report.template import FieldKind
from drafter.tui.citable import Citable, CitableKind
from drafter.tui.flow import is_asked
from drafter.tui.session import Session

_MOST_WORDS = 200


class Spot(NamedTuple):
    """A field, and a line and column (from 0) of its text."""

    place: str
    line: int = 0
    column: int = 0


class Target(NamedTuple):
    """A place to go to. ``number`` is what a person would cite it by, or what a figure prints.

    ``name`` is that of a figure, a note or a reference; ``spot`` is None for what is cited nowhere.
    """

    spot: Spot | None
    number: str
    words: str
    name: str = ""


def targets(session: Session) -> tuple[Target, ...]:
    """Every field and every numbered thing in order, then the figures and the notes."""
    return (*_fields(session), *_numbered(session), *_cited(session))


def _fields(session: Session) -> Iterator[Target]:
    """The title, the header block, and the fields that have no number and no heading of their own."""
    for at in session.places:
        if at.section is None or (is_asked(session.draft, at) and not at.field.label and len(at.section.fields) > 1):
            yield Target(Spot(at.place), "", at.name)


def _numbered(session: Session) -> Iterator[Target]:
    first = _first_fields(session)
    for item in session.outline.items:
        place = first.get(item.section, "") if item.kind is ItemKind.SECTION else item.field
        if place:
            line = item.block.line if item.block is not None else 0
            words = " ".join(item.text.split())[:_MOST_WORDS]
            yield Target(Spot(place, line), item.number or "", words, item.id or "")


def _first_fields(session: Session) -> dict[str, str]:
    """The first field of each section that is asked for."""
    first: dict[str, str] = {}
    for at in session.places:
        if at.section is not None and is_asked(session.draft, at):
            first.setdefault(at.section.id, at.place)
    return first


def _cited(session: Session) -> Iterator[Target]:
    """Figures and notes, which are gone to where they are first cited."""
    spots = dict(reversed(list(_citations(session))))
    found = session.citables
    for each in (*found.numbers, *found.exhibits, *found.notes):
        yield Target(spots.get(_key(each)), each.shown, each.words, each.name)


def _key(citable: Citable) -> tuple[bool, str]:
    return citable.kind is CitableKind.NOTE, citable.name


def _citations(session: Session) -> Iterator[tuple[tuple[bool, str], Spot]]:
    """What is cited, and where, in order; whether it is a note, and its name."""
    for at in session.places:
        text = session.text_of(at.place) if at.field.kind is FieldKind.TEXT else ""
        for citation, line, column in located(text):
            if citation.kind is not CitationKind.UNKNOWN:
                yield (citation.kind is CitationKind.NOTE, citation.name), Spot(at.place, line, column)
