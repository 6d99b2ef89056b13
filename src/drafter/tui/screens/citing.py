"""Citing: what the report has to cite is shown, chosen and put in; what a citation prints is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rich.text import Text
from textual import on

from drafter.report.citations import Citation
from drafter.report.draft import Note
from drafter.report.template import Level
from drafter.report.visible import visible
from drafter.tui.citable import Citable, CitableKind
from drafter.tui.citation_words import Said, citation_at, said
from drafter.tui.commands import report as commands
from drafter.tui.messages import CitationChosen, CitationPointedAt, FieldEdited
from drafter.tui.screens.editing import EditingScreen
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.rows import RowChosen
from drafter.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from drafter.tui.block_edits import Replacement
    from drafter.tui.screens.cite import Cited


class CitingScreen(EditingScreen, part=True):
    """A heading or paragraph that is cited without a name gets one, in whatever field it stands."""

    def follow(self) -> None:
        """Bring what is known of citations up to the draft, besides the rest."""
        super().follow()
        if self.side_pane is None:
            return
        if self.editor is not None:
            self.editor.show_names(self.session.citables.names())
        self._follow_figures()
        self._tell()

    def watch_side(self, side: str) -> None:
        """A pane is filled when it is opened."""
        super().watch_side(side)
        self._follow_figures()

    def _follow_figures(self) -> None:
        if self.side_pane is not None and self.side == "figures":
            self.side_pane.figures.show_register(self.session)

    # --- telling

    @on(FieldEdited)
    def _tell(self) -> None:
        """Say what the citation under the cursor prints, or what is wrong with the words there."""
        editor = self.editor
        if editor is None:
            self._say()
            return
        line, column = editor.cursor_location
        cited = citation_at(editor.document.get_line(line), column)
        if cited is not None:
            told = self._told(*cited)
            self._say(" · ".join(told.pieces()), told.level if told.fault else Level.OFF)
        elif (found := editor.finding_at_cursor()) is not None:
            self._say(f"{LEVEL_GLYPHS[found.level]} {found.message}", found.level)
        else:
            self._say()

    def _say(self, words: str = "", level: Level = Level.OFF) -> None:
        status = self.query_one(StatusLine)
        status.here, status.here_level = words, level

    @on(CitationPointedAt)
    def _tell_over(self, event: CitationPointedAt) -> None:
        told = self._told(event.citation, event.alone)
        event.over.tooltip = Text(visible("\n".join(told.pieces())))

    def _told(self, citation: Citation, alone: bool) -> Said:
        problems = self.checking.problems if self.checking is not None else ()
        return said(self.session, citation, alone, problems)

    # --- choosing

    @on(RowChosen, "#figures")
    def _row_cited(self, event: RowChosen[Citable]) -> None:
        self.cite(event.item)

    @on(CitationChosen)
    def _chosen_in_text(self, event: CitationChosen) -> None:
        self.cite(event.citable)

    @on(commands.InsertCitation)
    def _insert(self) -> None:
        from drafter.tui.screens.cite import CiteScreen

        self.app.push_screen(CiteScreen(self.session), self._picked)

    def _picked(self, cited: Cited | None) -> None:
        if cited is None:
            return
        if cited.notes is not None:
            self.put_notes(cited.notes)
        if cited.citable is not None:
            self.cite(cited.citable)
        self.follow()

    def put_notes(self, notes: dict[str, Note]) -> None:
        """Take other footnotes into the report."""
        self.show_changed(self.session.put(msgspec.structs.replace(self.session.draft, notes=notes)))

    # --- putting in

    def cite(self, citable: Citable) -> None:
        """Cite something at the cursor of the text on the screen, and go back there."""
        editor = self.editor
        if editor is None:
            self.notify("A citation belongs into a text. Open one first.", timeout=3, markup=False)
            return
        if citable.kind is CitableKind.EXHIBIT:
            editor.place(citable.source())
        elif citable.name:
            editor.cite(citable.source())
        else:
            self._cite_unnamed(citable)
        self.pane = "text"
        self._enter(None, 0)

    def _cite_unnamed(self, citable: Citable) -> None:
        from drafter.tui.citing_edits import name_of, named

        # It was listed a moment ago: its line may be another by now.
        same = (each for each in self.session.citables.unnamed if each[:5] == citable[:5])
        now = min(same, key=lambda each: abs(each.line - citable.line), default=None)
        name = name_of(citable.words, self.session.citables.taken_names())
        change = None if now is None else named(self.session.text_of(now.place), now.line, name)
        at, editor = self.session.at(citable.place), self.editor
        if change is None or at is None or editor is None:
            self.notify("It is no longer where it was. Choose it again.", timeout=3, markup=False)
            return
        named_one = citable._replace(name=name)
        if citable.place == self.place:
            editor.cite(named_one.source(), also=change)
            return
        self._name_elsewhere(citable.place, change)
        editor.cite(named_one.source())
        self.notify(f"{citable.shown} is now called “{name}”, in {at.name}.", timeout=4, markup=False)

    def _name_elsewhere(self, place: str, change: Replacement) -> None:
        at = self.session.at(place)
        # A page of its own for each field, so that the change is undone there like any other.
        page = None if at is None else self.page_of(at)
        if page is not None and page.editor is not None:
            page.editor.apply(change)
