"""Choose what to cite: a figure, an exhibit to place, a heading or paragraph, a note, which can be written here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from drafter.report.draft import Note
from drafter.report.visible import one_line
from drafter.tui.citable import Citable, CitableKind
from drafter.tui.citation_words import origin
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import CITING, OtherKind, RewriteNote, WriteNote
from drafter.tui.screens.dialog import FinderRows, FinderScreen
from drafter.tui.session import Session

_KINDS = ("All", "Figures", "Exhibits", "References", "Notes")
_GLYPHS = {CitableKind.NUMBER: "#", CitableKind.EXHIBIT: "▦", CitableKind.REFERENCE: "§", CitableKind.NOTE: "†"}


class Cited(NamedTuple):
    """What is to be cited, and the notes of the report where they were changed."""

    citable: Citable | None = None
    notes: dict[str, Note] | None = None


class _Citables(FinderRows[Citable]):
    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "citables--shown",
        "citables--name",
    }

    def key_of(self, item: Citable) -> object:
        return item.key

    def fit(self, item: Citable, typed: str) -> int:
        return item.fit(typed)

    def draw(self, item: Citable, width: int) -> list[Text]:
        text = Text(end="", no_wrap=True)
        text.append(f" {_GLYPHS[item.kind]} ", self.component("rows--dim"))
        shown = Text(one_line(self._shown(item)), self.component("citables--shown"))
        shown.truncate(max(6, min(16, width // 4)), overflow="ellipsis", pad=True)
        text.append_text(shown)
        if item.name:
            text.append(f"  {one_line(item.name)}", self.component("citables--name"))
        text.append(f"  {one_line(item.words)}", "" if not item.name else self.component("rows--dim"))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]

    @staticmethod
    def _shown(item: Citable) -> str:
        if item.fault:
            return "✗"
        if item.kind is not CitableKind.EXHIBIT:
            return item.shown
        return f"{item.shown}, again" if item.shown else "place here"

    def nothing(self) -> str:
        return " Nothing of that name or those words. ctrl+n writes a note."


class CiteScreen(FinderScreen["Cited | None", Citable]):
    """Gives what to cite, and the notes where they were changed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CITING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = CITING
    ABOUT = "Citing"
    VERB = "Cite"
    HINT = "a name, a number, some words"
    kind: reactive[str] = reactive("All", init=False)

    def __init__(self, session: Session) -> None:
        self._session = session
        found = session.citables
        numbered = (*found.references, *found.unnamed)
        unplaced = [each for each in found.exhibits if not each.shown]
        self._found: dict[str, Sequence[Citable]] = {
            "All": (*found.numbers, *unplaced, *numbered, *found.notes),
            "Figures": found.numbers,
            "Exhibits": found.exhibits,
            "References": numbered,
            "Notes": found.notes,
        }
        super().__init__(_Citables(self._found["All"]))

    def compose(self) -> ComposeResult:
        """What is typed, the kinds, what is found, and what is said of it."""
        with Vertical(classes="finder--box cite--box"):
            yield Static("", markup=False, classes="finder--typed")
            yield _Kinds()
            yield self.rows
            yield Static("", markup=False, id="cite-about")
            keys = self.told("enter cites · {other-kind} kinds · {new-note} new note · {edit-note} edit note")
            yield Static(keys, markup=False, classes="finder--keys")

    def on_mount(self) -> None:
        """Say what the row under the cursor is."""
        super().on_mount()
        self.watch(self.rows, "cursor", self._about)
        self.watch(self.rows, "typed", self._about)

    def watch_kind(self, kind: str) -> None:
        """List only that kind."""
        self.query_one(_Kinds).kind = kind
        self.rows.show(self._found[kind])
        self._about()

    @on(OtherKind)
    def _other_kind(self) -> None:
        self.kind = _KINDS[(_KINDS.index(self.kind) + 1) % len(_KINDS)]

    def _about(self) -> None:
        item = self.rows.current
        about = Text()
        if item is not None:
            about.append(item.source() if item.name else "gets a name when it is cited", "bold")
            figure = self._session.draft.figures.get(item.name) if item.place.startswith("figures.") else None
            said = (item.fault, *origin(self._session, figure)) if figure is not None else (item.words,)
            about.append(f"\n{one_line(' · '.join(piece for piece in said if piece))}", "dim")
        self.query_one("#cite-about", Static).update(about)

    def choose(self, item: Citable) -> None:
        """Close with what was chosen."""
        self.dismiss(Cited(item))

    # --- notes

    @on(WriteNote)
    def _write(self) -> None:
        self._open_note("", self.rows.typed)

    @on(RewriteNote)
    def _rewrite(self) -> None:
        item = self.rows.current
        if item is not None and item.kind is CitableKind.NOTE:
            self._open_note(item.name, self._session.draft.notes[item.name].text)

    def _open_note(self, name: str, text: str) -> None:
        from drafter.tui.screens.note import Noted, NoteScreen

        def noted(result: Noted | None) -> None:
            if result is None:
                return
            notes = result.put_into(self._session.draft.notes)
            new = Citable(CitableKind.NOTE, result.name, "note", result.text) if not name and result.text else None
            self.dismiss(Cited(new, notes))

        self.app.push_screen(NoteScreen(frozenset(self._session.draft.notes), name, text), noted)


class _Kinds(Static):
    """The kinds, the one that is listed underlined; a click chooses another."""

    COMPONENT_CLASSES = {"tabs--open", "tabs--other"}
    kind: reactive[str] = reactive("All")

    def render(self) -> Text:
        line = Text(" ", end="", no_wrap=True)
        for kind in _KINDS:
            name = "tabs--open" if kind == self.kind else "tabs--other"
            line.append(kind, self.get_component_rich_style(name, partial=True))
            line.append("  ")
        return line

    def on_click(self, event: events.Click) -> None:
        event.stop()
        start = 1
        for kind in _KINDS:
            if start <= event.x < start + len(kind) and isinstance(self.screen, CiteScreen):
                self.screen.kind = kind
            start += len(kind) + 2
