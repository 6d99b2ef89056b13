"""Seeking: words are found and replaced in all texts of the report, and a replacement is taken back as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual import on

from drafter.report.draft import Note
from drafter.tui.commands import report as commands
from drafter.tui.commands.command import Need
from drafter.tui.screens.citing import CitingScreen
from drafter.tui.screens.figuring import FiguringScreen

if TYPE_CHECKING:
    from drafter.tui.finding import Hit
    from drafter.tui.screens.find import FindResult, Sought


class _Replaced(NamedTuple):
    """Texts by place, before and after hits in them were replaced."""

    before: Mapping[str, str]
    after: Mapping[str, str]


class SeekingScreen(CitingScreen, FiguringScreen, part=True):
    """What was looked for last is looked for again."""

    _sought: Sought | None = None
    _replaced: _Replaced | None = None

    def meets(self, need: Need) -> bool:
        """Whether there is a replacement to take back."""
        return self._replaced is not None if need is Need.REPLACED else super().meets(need)

    @on(commands.FindText)
    def _find(self) -> None:
        from drafter.tui.screens.find import FindScreen, Sought

        sought = self._sought or Sought()
        selected = self.editor.selected_text if self.editor is not None else ""
        if selected and "\n" not in selected:
            sought = sought._replace(wanted=sought.wanted._replace(words=selected, pattern=False))
        here = (self.place, *(self.editor.cursor_location if self.editor is not None else (0, 0)))
        self.app.push_screen(FindScreen(self.session, sought, here), self._found)

    def _found(self, result: FindResult | None) -> None:
        if result is None:
            return
        self._sought = result.sought
        if result.go_to is not None:
            self._go_to_hit(result.go_to)
        elif result.texts:
            self._replace(result.texts, result.replaced)

    # --- going there

    def _go_to_hit(self, hit: Hit) -> None:
        kind, name, *_ = hit.place.split(".")
        if hit.field:
            self.open_place(hit.field, hit.line, hit.column)
            self.call_after_refresh(self._select, hit)
        elif kind == "figures":
            self.open_figures(name)
        else:
            self._open_note(name)

    def _select(self, hit: Hit, tries: int = 10) -> None:
        """Select the words, once the cursor stands before them."""
        editor = self.editor
        if editor is None or self.place != hit.field:
            return
        if editor.cursor_location == (hit.line, hit.column):
            editor.move_cursor((hit.line, hit.column + len(hit.found.partition("\n")[0])), select=True)
        elif tries:
            self.call_after_refresh(self._select, hit, tries - 1)

    def _open_note(self, name: str) -> None:
        from drafter.tui.screens.note import Noted, NoteScreen

        def noted(result: Noted | None) -> None:
            if result is not None:
                self.put_notes(result.put_into(self.session.draft.notes))

        notes = self.session.draft.notes
        self.app.push_screen(NoteScreen(frozenset(notes), name, notes.get(name, Note(text="")).text), noted)

    # --- replacing

    def _replace(self, texts: Mapping[str, str], count: int) -> None:
        from drafter.tui.searchable import sources

        before = {source.place: source.text for source in sources(self.session) if source.place in texts}
        self._put_texts(texts)
        self._replaced = _Replaced(before, texts)
        self.notify(
            f"Replaced {count:,}. ^z takes it back in one field, “Take back the replacement” (^p) in all.",
            timeout=8,
            markup=False,
        )

    @on(commands.TakeBackReplacement)
    def _take_back(self) -> None:
        from drafter.tui.searchable import sources

        if self._replaced is None:
            return
        before, after = self._replaced
        now = {source.place: source.text for source in sources(self.session)}
        back = {place: text for place, text in before.items() if now.get(place) == after[place]}
        self._put_texts(back)
        self._replaced = None
        other = len(before) - len(back)
        words = f"Taken back in {len(back):,} text{'' if len(back) == 1 else 's'}."
        self.notify(f"{words} {other:,} were changed since and stay." if other else words, markup=False)

    def _put_texts(self, texts: Mapping[str, str]) -> None:
        """Show other texts everywhere; in a field that is a step that can be undone there."""
        from drafter.tui.searchable import with_texts

        rest = {}
        for place, text in texts.items():
            at = self.session.at(place)
            if at is None:
                rest[place] = text
            else:
                # A page of its own for each field, so that the change is undone there like any other.
                self.page_of(at).control.show_answer(text)
        if rest:
            self.show_changed(self.session.put(with_texts(self.session, rest)))
