"""What a citation prints: a label that links to its paragraph, a footnote, a number of the register."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from drafter.document.nodes import Attr, Inlines, Link, Str
from drafter.report.citations import Citation, CitationKind
from drafter.report.draft import Draft
from drafter.report.template import HouseStyle
from drafter.report.visible import named

if TYPE_CHECKING:
    from drafter.report.figures.register import Register


class Footnotes(Protocol):
    """Where the text of a note becomes a footnote."""

    def footnote(self, text: str) -> Inlines:
        """The footnote with that text."""
        ...


class Citing:
    """The citations of one report.

    ``labels`` gives the number that each name prints, ``anchors`` where it is (a name without an anchor prints
    its number without a link). A kind of citation more is one method more here.
    """

    def __init__(self, draft: Draft, house: HouseStyle, labels: Mapping[str, str], anchors: Mapping[str, str]) -> None:
        self._draft = draft
        self._house = house
        self._labels = labels
        self._anchors = anchors

    def printed(self, citation: Citation, footnotes: Footnotes | None) -> Inlines | None:
        """What the citation prints; None where it prints as typed. A footnote has no footnotes: there it is None."""
        if citation.kind is CitationKind.REFERENCE:
            return self._reference(citation.name)
        if citation.kind is CitationKind.NOTE:
            note = self._draft.notes.get(citation.name)
            return None if note is None or footnotes is None else footnotes.footnote(note.text)
        if citation.kind is CitationKind.FIGURE:
            return self._figure(citation)
        return None

    @cached_property
    def _register(self) -> Register:
        # Imported when a report cites a number: exact arithmetic takes its time to load.
        from drafter.report.figures.register import Register

        return Register(self._draft, self._house)

    def _reference(self, name: str) -> Inlines | None:
        label = self._labels.get(name)
        if label is None:
            return None
        anchor = self._anchors.get(name)
        words = (Str(named(label)),)
        return words if anchor is None else (Link((Attr(), words, (f"#{anchor}", ""))),)

    def _figure(self, citation: Citation) -> Inlines | None:
        if citation.name not in self._draft.figures:
            return None
        printed = self._register.cited(citation)
        return None if printed is None else (Str(named(printed)),)
