"""What fits a citation that is being typed: after ``{{`` all that can be cited, after ``|`` the forms of a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from drafter.report.citations import CitationKind, citations
from drafter.tui.citable import Citable, CitableKind, exhibits_of, references_of, unnamed_of
from drafter.tui.fuzzy import score

if TYPE_CHECKING:
    from drafter.report.figures.register import Register
    from drafter.tui.session import Session

MOST = 50
"""Suggestions that are listed; who wants another types a letter more."""
_FILTER = re.compile(r"\s*([A-Za-z_][\w-]*)\s*\|\s*(.*)\Z")
_CALL = re.compile(r"\s*(ref|note)\s*(?:\(\s*[\"']?(.*?)[\"')\s]*)?\Z")
_FORMS = (
    *("integer", "decimal(1)", "decimal(2)", "percent(0)", "percent(1)", "words", "ordinal"),
    *("money", "money(thousand)", "money(million)", "money(billion)", "money(p)", "year", "year(financial)"),
    *("about", "nearly", "over"),
)


class Suggestion(NamedTuple):
    """One line of the list: what is put into the text, and how it is shown.

    ``citable`` is None for a form of a number. What refers to a heading or paragraph without a name has no source yet.
    """

    source: str
    label: str
    shown: str
    words: str
    citable: Citable | None = None


class Offer:
    """What there is to cite when a citation is begun: it stays the same while that is typed.

    The numbers are those of the last calm moment: one key in a sentence moves none. An exhibit can only be placed
    where the citation is ``alone`` on its line.
    """

    def __init__(self, session: Session, *, alone: bool) -> None:
        self._outline = session.known_outline
        figures, citables = session.draft.figures, session.citables
        self._named = references_of(self._outline, figures)
        self.notes = citables.notes
        self.register = citables.register
        exhibits = exhibits_of(self._outline, figures) if alone else ()
        self.anything = (*citables.numbers, *exhibits, *self._named, *self.notes)

    @cached_property
    def references(self) -> tuple[Citable, ...]:
        """What can be referred to, with what has no name yet."""
        return (*self._named, *unnamed_of(self._outline))


def suggestions(typed: str, offer: Offer) -> tuple[Suggestion, ...]:
    """What fits ``typed``, the text behind ``{{``, the best first."""
    if form := _FILTER.match(typed):
        return tuple(_forms(form[1], form[2].casefold().strip(), offer.register))
    call = _CALL.match(typed)
    if call is not None:
        return _ranked(offer.notes if call[1] == "note" else offer.references, call[2] or "")
    # Where nothing is registered or fits, what is written already can still be referred to.
    return _ranked(offer.anything, typed) or _ranked(offer.references, typed)


def _ranked(found: Sequence[Citable], typed: str) -> tuple[Suggestion, ...]:
    wanted = typed.casefold().strip()
    if not wanted:
        return tuple(map(_suggestion, found[:MOST]))
    fits = [each.fit(wanted) for each in found]
    # Sorting is stable: what fits alike stays in the order of the report.
    best = sorted((at for at, fit in enumerate(fits) if fit), key=lambda at: -fits[at])
    return tuple(_suggestion(found[at]) for at in best[:MOST])


def _suggestion(citable: Citable) -> Suggestion:
    label, shown = citable.name, citable.shown
    match citable.kind:
        case CitableKind.EXHIBIT:
            shown = f"{shown}, again" if shown else "placed here"
        case CitableKind.REFERENCE:
            label = f"ref {label}"
        case CitableKind.NOTE:
            label = f"note {label}"
    words = f"✗ {citable.fault}" if citable.fault else citable.words
    return Suggestion(citable.source() if citable.name else "", label, shown, words, citable)


def _forms(name: str, wanted: str, register: Register) -> Iterator[Suggestion]:
    """The forms that a number of that name prints in; those that fit what is typed."""
    fitting = [(score(wanted, "", form), form) for form in _FORMS]
    for fit, form in sorted(fitting, key=lambda each: -each[0]):
        source = f"{{{{ {name} | {form} }}}}"
        citation = next(citations(source))
        printed = register.cited(citation) if citation.kind is CitationKind.FIGURE else None
        if fit > 0 and printed is not None:
            yield Suggestion(source, form, printed, "")
