"""A report that is being written: the draft of this moment, its numbers, and what of it is saved."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from drafter.report.completeness import Completeness, completeness
from drafter.report.draft import Draft, Value
from drafter.report.numbering import Splits, number
from drafter.report.outline import Outline
from drafter.report.report import Report
from drafter.report.template import FieldKind, Template
from drafter.tui.citable import Citables
from drafter.tui.flow import FieldPlace, answer_at, every_place, is_asked
from drafter.tui.looks import Looks, looks
from drafter.tui.text_places import TextPlaces

if TYPE_CHECKING:
    from drafter.store.journal import Journal
    from drafter.store.load import Loaded
    from drafter.store.workspace import Workspace
    from drafter.tui.figure_edits import FigureEdits


class Session:
    """The model side of the report screen. It knows no widget.

    ``revision`` grows with every change.
    """

    def __init__(self, loaded: Loaded, workspace: Workspace, today: Callable[[], datetime.date]) -> None:
        self.loaded = loaded
        self.workspace = workspace
        self.today = today
        self.template: Template = loaded.report.template
        self.draft: Draft = loaded.report.draft
        self.places: tuple[FieldPlace, ...] = every_place(self.template)
        self._by_place = {at.place: at for at in self.places}
        self._splits = Splits()
        self._outline: Outline | None = None
        self._known: Outline | None = None
        self.revision = 0
        self.saved_revision = 0
        self.citables = Citables(self)
        """What the text can cite."""
        self.journal: Journal | None = None
        """Where every change is written down until it is saved, once the report is on the screen."""

    # --- reading

    @property
    def outline(self) -> Outline:
        """The numbers of the draft, worked out when they are first asked for after a change."""
        if self._outline is None:
            self._outline = self._known = number(self.template, self.draft, self._splits)
        return self._outline

    @property
    def known_outline(self) -> Outline:
        """The numbers as they were when they were last asked for: for what can do without those of this moment."""
        return self.outline if self._known is None else self._known

    @property
    def report(self) -> Report:
        """The report as it is on the screen; its places count lines in the text of each field, not in the file."""
        made = msgspec.structs.replace(self.loaded.report, draft=self.draft, places=TextPlaces(self.draft))
        return made if self._outline is None else made.numbered_as(self._outline)

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.revision != self.saved_revision

    def at(self, place: str) -> FieldPlace | None:
        """The field at a place."""
        return self._by_place.get(place)

    def answer(self, at: FieldPlace) -> Value | None:
        """The answer at a place."""
        return answer_at(self.draft, at)

    def asked(self) -> tuple[FieldPlace, ...]:
        """The fields that the author is asked for, in order."""
        return tuple(at for at in self.places if is_asked(self.draft, at))

    def completeness(self) -> Completeness:
        """How far the report is answered."""
        return completeness(self.template, self.draft)

    @cached_property
    def figures(self) -> FigureEdits:
        """The changes of its register, which can be undone."""
        from drafter.tui.figure_edits import FigureEdits

        return FigureEdits(self)

    def exempt_passages(self) -> tuple[tuple[str, int], ...]:
        """Where the texts have passages that the public edition leaves out: the place, and the line of the text."""
        found: list[tuple[str, int]] = []
        for at in self.places:
            answer = self.answer(at) if at.field.kind is FieldKind.TEXT else None
            before = False
            for block in self._splits.of(at.place, answer).blocks if isinstance(answer, str) else ():
                if block.exempt and not before:
                    found.append((at.place, block.line))
                before = bool(block.exempt)
        return tuple(found)

    def meeting_date(self) -> datetime.date | None:
        """The date of the meeting."""
        return self.report.meeting

    def committee(self) -> str:
        """Who the report goes to."""
        return self.report.committee

    def text_of(self, place: str) -> str:
        """The text at a place, empty where there is none."""
        at = self._by_place.get(place)
        answer = None if at is None else self.answer(at)
        return answer if isinstance(answer, str) else ""

    def looks(self, place: str) -> Looks:
        """How the lines of the text at a place look."""
        text = self.text_of(place)
        return looks(text, self._splits.of(place, text), self.outline.gutters.get(place, {}))

    # --- changing

    def change(self, at: FieldPlace, answer: Value | None) -> bool:
        """Set or take away an answer; says whether anything changed."""
        if answer == "":
            answer = None
        before = self.answer(at)
        if answer == before and type(answer) is type(before):
            return False
        if answer is None and before == "":
            # A new report has the places of its answers, empty: to look at one changes nothing.
            return False
        self.draft = self._changed(at, answer)
        self.revision += 1
        self._outline = None
        was, now = (len(each) if isinstance(each, str) else 0 for each in (before, answer))
        self._note(max(1, abs(now - was)))
        return True

    def put(self, draft: Draft) -> frozenset[str]:
        """Go on with another draft; gives the places of the answers that differ."""
        before, self.draft = self.draft, draft
        if draft is not before:
            self.revision += 1
            self._outline = None
            self._note()
        return frozenset(at.place for at in self.places if answer_at(before, at) != answer_at(draft, at))

    def _changed(self, at: FieldPlace, answer: Value | None) -> Draft:
        if at.place == "title":
            return msgspec.structs.replace(self.draft, title=answer if isinstance(answer, str) else "")
        if at.section is None:
            return self.draft.with_meta(at.field.id, answer)
        draft = self.draft.with_answer(at.section.id, at.field.id, answer)
        if not draft.sections[at.section.id] and at.section.id not in self.loaded.report.draft.sections:
            # A table that the file does not have is not left behind empty.
            sections = {id: answers for id, answers in draft.sections.items() if id != at.section.id}
            draft = msgspec.structs.replace(draft, sections=sections)
        return draft

    # --- saving

    def saved(self, loaded: Loaded, revision: int) -> None:
        """Take note that the draft of ``revision`` is on disk."""
        self.loaded = loaded
        self.saved_revision = revision
        self._rebase()

    def stand_on(self, loaded: Loaded) -> None:
        """Take another file for the one to be replaced by the draft, which stays as it is."""
        self.loaded = loaded
        self.revision += 1
        self._rebase()

    def reload(self, loaded: Loaded) -> None:
        """Go on from what is on disk."""
        self.loaded = loaded
        self.template = loaded.report.template
        self.draft = loaded.report.draft
        self.places = every_place(self.template)
        self._by_place = {at.place: at for at in self.places}
        self._outline = self._known = None
        self.revision += 1
        self.saved_revision = self.revision
        self._note()
        self._rebase()

    # --- the journal

    def keep_journal(self, told: Callable[[str], None]) -> None:
        """Write every change down from now on; ``told`` hears, in a thread, why that cannot be done."""
        from drafter.store.journal import Journal

        self.journal = Journal(self.loaded.file, self.loaded.source.digest, self.loaded.report.draft, told)
        self._note()

    def close(self) -> None:
        """Write down what is not saved, and no more."""
        if self.journal is not None:
            self.journal.close()

    def _note(self, characters: int | None = None) -> None:
        if self.journal is not None:
            self.journal.note(self.draft, characters)

    def _rebase(self) -> None:
        if self.journal is not None:
            self.journal.based_on(self.loaded.source.digest, self.loaded.report.draft)
