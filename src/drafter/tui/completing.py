"""What fits a citation that is being typed: after ``{{`` all that can be cited, after ``|`` the forms of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafter.report.citations import CitationKind, citations
from drafter.tui.citable import Citable, CitableKind
from drafter.tui.fuzzy import score

if TYPE_CHECKING:
    from drafter.tui.citable import Citables

MOST = 100
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


def suggestions(typed: str, citables: Citables, *, alone: bool) -> tuple[Suggestion, ...]:
    """What fits ``typed``, the text behind ``{{``, the best first.

    An exhibit can only be placed where the citation is ``alone`` on its line.
    """
    if form := _FILTER.match(typed):
        return tuple(_forms(form[1], form[2].casefold().strip(), citables))
    call = _CALL.match(typed)
    if call is not None and call[1] == "note":
        return _ranked(citables.notes, call[2] or "")
    if call is not None:
        return _ranked((*citables.references, *citables.unnamed), call[2] or "")
    exhibits = citables.exhibits if alone else ()
    return _ranked((*citables.numbers, *exhibits, *citables.references, *citables.notes), typed)


def _ranked(found: Iterable[Citable], typed: str) -> tuple[Suggestion, ...]:
    wanted = typed.casefold().strip()
    scored = [(each.fit(wanted), each) for each in found]
    fitting = [each for each in scored if each[0] > 0]
    # Where nothing is typed they stay in the order of the report; sorting is stable.
    fitting.sort(key=lambda each: -each[0])
    return tuple(_suggestion(each) for _, each in fitting[:MOST])


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


def _forms(name: str, wanted: str, citables: Citables) -> Iterator[Suggestion]:
    """The forms that a number of that name prints in; those that fit what is typed."""
    fitting = [(score(wanted, "", form), form) for form in _FORMS]
    for fit, form in sorted(fitting, key=lambda each: -each[0]):
        source = f"{{{{ {name} | {form} }}}}"
        citation = next(citations(source))
        printed = citables.register.cited(citation) if citation.kind is CitationKind.FIGURE else None
        if fit > 0 and printed is not None:
            yield Suggestion(source, form, printed, "")
