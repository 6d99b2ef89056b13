"""The editor of numbered text that knows what can be cited: it completes a citation, and says what one prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.document._document import EditResult, Location, Selection
from textual.geometry import Offset

from drafter.tui.block_edits import Replacement
from drafter.tui.citation_words import citation_at
from drafter.tui.citing_edits import Opening, both, opening, placed
from drafter.tui.messages import CitationChosen, CitationPointedAt
from drafter.tui.widgets.numbered_editor import NumberedEditor

if TYPE_CHECKING:
    from drafter.report.citations import Citation
    from drafter.tui.citable import Names
    from drafter.tui.completing import Offer, Suggestion
    from drafter.tui.session import Session
    from drafter.tui.widgets.completion import CompletionList


class CitingEditor(NumberedEditor):
    """``session`` knows what the report has to cite. While nothing is open a key costs one look at its line."""

    session: Session
    _list: CompletionList | None = None
    _offer: Offer | None = None
    """What can be cited, as it was when the citation was begun."""
    _offered_at: tuple[int, int] | None = None
    _left: tuple[int, int] | None = None
    """The line and column of the braces that Escape was pressed at: the list stays away there."""

    _names: Names | None = None
    _pointed: tuple[Citation, bool] | None = None
    """The citation under the mouse."""

    # --- what is known

    def show_names(self, names: Names) -> None:
        """Take the names that a citation may have now."""
        if names != self._names:
            self._names = names
            self._spans.clear()
            if self.is_mounted:
                self.refresh()

    def knows(self, citation: Citation, *, alone: bool) -> bool:
        """Whether a citation prints something; all seem to until the names are known."""
        return self._names is None or self._names.know(citation, alone=alone)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell which citation is under the mouse."""
        line, column = self.get_target_document_location(event)
        found = citation_at(self.document.get_line(line), column) if event.x >= self.gutter_width else None
        self._point_at(found)

    def on_leave(self) -> None:
        """The mouse has left."""
        self._point_at(None)

    def _point_at(self, found: tuple[Citation, bool] | None) -> None:
        if found != self._pointed:
            self._pointed = found
            self.tooltip = None
            if found is not None:
                self.post_message(CitationPointedAt(self, *found))

    # --- completion

    @property
    def open_citation(self) -> Opening | None:
        """The citation that is being typed under the cursor."""
        if not self.selection.is_empty:
            return None
        line, column = self.cursor_location
        return opening(self.document.get_line(line), column)

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        result = super()._replace_via_keyboard(insert, start, end)
        if len(insert) == 1:
            self._complete()
        return result

    def _watch_selection(self, previous: Selection, selection: Selection) -> None:
        super()._watch_selection(previous, selection)
        if self._list is not None and self._list.is_open and self.has_focus:
            self._complete()

    def _complete(self) -> None:
        """Open the list, bring it up to what is typed, or take it away."""
        found = self.open_citation
        if found is None:
            self._left = self._offered_at = None
            self.close_list()
        elif self._left != (self.cursor_location[0], found.start):
            self._suggest(found)

    def _suggest(self, found: Opening) -> None:
        # Imported with the first citation that is typed; the screen has one list for all its editors.
        from drafter.tui.completing import Offer, suggestions
        from drafter.tui.widgets.completion import CompletionList

        if self._list is None:
            lists = self.screen.query(CompletionList)
            self._list = lists.first() if lists else CompletionList()
            if not lists:
                self.screen.mount(self._list)
        line, column = self.cursor_location
        if self._offer is None or self._offered_at != (line, found.start):
            text = self.document.get_line(line)
            alone = not (text[: found.start] + text[found.end :]).strip()
            self._offer, self._offered_at = Offer(self.session, alone=alone), (line, found.start)
        start = self.cursor_screen_offset - Offset(column - found.start, 0)
        self._list.open_at(suggestions(found.typed, self._offer), self.screen.size, start, self._take)

    def close_list(self) -> None:
        """Take the list away."""
        if self._list is not None:
            self._list.close()

    def list_key(self, key: str) -> bool:
        """Give a key to the list; says whether it was for it."""
        found = self._list
        if found is None or not found.is_open:
            return False
        match key:
            case "up" | "down":
                found.action_move(-1 if key == "up" else 1)
            case "pageup" | "pagedown":
                found.action_page(-1 if key == "pageup" else 1)
            case "enter" | "tab":
                found.action_choose()
            case "escape":
                opened = self.open_citation
                self._left = None if opened is None else (self.cursor_location[0], opened.start)
                self.close_list()
            case _:
                return False
        return True

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.source:
            self.cite(suggestion.source)
        elif suggestion.citable is not None:
            self.post_message(CitationChosen(suggestion.citable))

    def on_blur(self) -> None:
        """The list belongs to the cursor."""
        self.close_list()

    def on_resize(self) -> None:
        """The place of the list is another."""
        self.close_list()

    # --- putting in

    def cite(self, source: str, also: Replacement | None = None) -> None:
        """Put a citation in place of the one that is being typed, else of the selection, as one step.

        ``also`` is an edit elsewhere in this text that belongs to the same step.
        """
        start, end = map(self.plain.get_index_from_location, self._cited_range())
        change = Replacement(start, end, source, start + len(source))
        self.apply(change if also is None else both(self.text, also, change))

    def _cited_range(self) -> tuple[Location, Location]:
        found, (line, _) = self.open_citation, self.cursor_location
        if found is not None:
            return (line, found.start), (line, found.end)
        start, end = sorted(self.selection)
        return start, end

    def place(self, source: str) -> None:
        """Put an exhibit on a line of its own, at or below the cursor."""
        self.apply(placed(self.text, self.plain.get_index_from_location(self.cursor_location), source))

    def apply(self, change: Replacement | None) -> bool:
        """Make an edit that is a step by itself; says whether there was one."""
        if change is None:
            return False
        place = self.plain.get_location_from_index
        start, end = place(change.start), place(change.end)
        self.history.checkpoint()
        self.replace(change.text, start, end)
        self.move_cursor(self.plain.get_location_from_index(change.cursor))
        self.history.checkpoint()
        return True
