"""The register beside the text: every number, exhibit, reference and note, with what it prints. Enter cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events

from drafter.report.visible import one_line
from drafter.tui.citable import Citable, CitableKind
from drafter.tui.citation_words import origin
from drafter.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from drafter.report.draft import Figure
    from drafter.tui.session import Session

_GROUPS = {
    CitableKind.NUMBER: "Numbers",
    CitableKind.EXHIBIT: "Not placed yet",
    CitableKind.REFERENCE: "References",
    CitableKind.NOTE: "Notes",
}


class FiguresPane(Rows[Citable]):
    """Typing narrows the list; the row under the cursor says where its number comes from and where it is cited."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "figures--name",
        "figures--shown",
        "figures--fault",
    }
    filterable = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._session: Session | None = None
        self._cited: Mapping[str, Sequence[str]] = {}
        self._used_by: Mapping[str, Sequence[str]] = {}
        self._heads: dict[object, bool] = {}
        """The first of each kind that is listed; whether it is the first of all."""

    def show_register(self, session: Session) -> None:
        """Show what the draft of this moment has to cite."""
        # Imported when the register is first looked at.
        from drafter.report.figures.uses import cited

        self._session = session
        where, used_by = cited(session.report), _used_by(session.draft.figures)
        listed = session.citables.listed
        if listed != self._all or where != self._cited or used_by != self._used_by:
            self._cited, self._used_by = where, used_by
            self._kept.clear()
            self.show(listed)

    # --- the list

    def key_of(self, item: Citable) -> object:
        """By name, whatever it prints."""
        return item.key

    def put_cursor_on(self, name: str) -> None:
        """Put the cursor on what has that name."""
        found = next((each for each in self._all if each.name == name), None)
        if found is not None:
            self.typed = ""
            self.put_cursor(found.key)

    def matches(self, item: Citable, typed: str) -> bool:
        """By name, by what it prints, or by words."""
        return item.fit(typed) > 0

    def nothing(self) -> str:
        """What an empty list says."""
        if self.typed:
            return f" Nothing has “{one_line(self.typed)}”. Escape shows all."
        return " The report has no figures, notes or named headings yet."

    def refresh_rows(self) -> None:
        """Draw every row again."""
        self._heads = {}
        before = None
        for item in self._items:
            if item.kind is not before:
                self._heads[item.key] = before is None
                before = item.kind
        super().refresh_rows()

    def state_of(self, item: Citable, index: int) -> int:
        """The row under the cursor says more."""
        return int(index == self.cursor)

    def watch_cursor(self) -> None:
        """What is said of a figure moves with the cursor."""
        self.refresh_rows()
        super().watch_cursor()

    def draw(self, item: Citable, width: int) -> list[Text]:
        """Name and what it prints; then what it is."""
        room = max(1, width - 1)
        head = Text(f" {one_line(item.name)}", self.component("figures--name"), end="", no_wrap=True)
        shown = Text(
            one_line("✗" if item.fault else item.shown), self.component("figures--shown"), end="", no_wrap=True
        )
        shown.truncate(max(1, room - 4), overflow="ellipsis")
        head.truncate(max(1, room - shown.cell_len - 2), overflow="ellipsis", pad=True)
        lines = [Text.assemble(head, "  ", shown, end="")]
        if item is not self.current:
            words = Text("   ", end="", no_wrap=True)
            words.append(one_line(item.words), self.component("rows--dim"))
            words.truncate(room, overflow="ellipsis")
            lines.append(words)
            return lines
        if item.fault:
            lines.extend(self._wrapped(f"✗ {item.fault}", width, "figures--fault"))
        for piece in (item.words, *self._about(item)):
            lines.extend(self._wrapped(piece, width, "rows--dim"))
        return lines

    def above(self, item: Citable, width: int) -> list[Text]:
        """The first of each kind has its heading above it, the very first what was typed."""
        first = self._heads.get(item.key)
        if first is None:
            return []
        line = Text(end="", no_wrap=True)
        line.append(f" {_GROUPS[item.kind]}", "bold")
        if first:
            words = f"/ {one_line(self.typed)}▏" if self.typed else "/ type to filter"
            line.truncate(max(1, width - len(words) - 1), overflow="ellipsis", pad=True)
            line.append(words, self.component("rows--dim"))
            return [line]
        return [Text("", end=""), line]

    def _about(self, item: Citable) -> tuple[str, ...]:
        figure = None if self._session is None else self._session.draft.figures.get(item.name)
        if self._session is None or figure is None or not item.place.startswith("figures."):
            return ()
        numbers = self._cited.get(item.name, ())
        formulas = self._used_by.get(item.name, ())
        where = f"cited in {', '.join(numbers)}" if numbers else "not cited yet"
        if formulas:
            used = f"used by {', '.join(formulas)}"
            where = f"{where}, {used}" if numbers else used
        said = (words for words in origin(self._session, figure) if words != item.words)
        return (*said, where)

    def _wrapped(self, words: str, width: int, style: str) -> list[Text]:
        lines = []
        for line in Text(one_line(words), self.component(style)).wrap(self.app.console, max(1, width - 4)):
            line.rstrip()
            lines.append(Text("   ", end="", no_wrap=True) + line)
        return lines

    def on_click(self, event: events.Click) -> None:
        """A click shows what a row says; one on the row under the cursor cites it."""
        index = self.row_at(event.y)
        event.stop()
        event.prevent_default()
        if index < 0:
            return
        if index == self.cursor and event.chain > 1:
            self.action_choose()
        self.cursor = index


def _used_by(figures: Mapping[str, Figure]) -> dict[str, list[str]]:
    """The figures whose formulas name each figure."""
    # Imported when the register is first looked at.
    from drafter.report.figures.formula import names

    found: dict[str, list[str]] = {}
    for name, figure in figures.items():
        for used in names(figure.formula) if figure.formula is not None else ():
            found.setdefault(used, []).append(name)
    return found
