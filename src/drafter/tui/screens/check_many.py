"""The check of many reports: what is missing in each, as it is found, and Enter goes to the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from drafter.report.template import Level
from drafter.report.visible import one_line
from drafter.tui.background import in_background
from drafter.tui.commands import check_many as commands
from drafter.tui.commands.command import Command, Need, bindings
from drafter.tui.commands.everywhere import GoBack
from drafter.tui.reading_process import answers
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.states import LEVEL_GLYPHS
from drafter.tui.widgets.key_bar import KeyBar
from drafter.tui.widgets.rows import RowChosen, Rows
from drafter.tui.widgets.title_bar import BETWEEN, TitleBar

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace
    from drafter.tui.reading_child import Answer, Found

_LEVELS = (Level.ERROR, Level.WARNING, Level.ADVICE)


class Place(NamedTuple):
    """Where to go: a report, and the field and the line of a problem, where it was one."""

    file: Path
    place: str = ""
    line: int = 0


@dataclass
class _Checked(Message):
    """A report was checked."""

    file: Path
    said: Answer


class _AllChecked(Message):
    """Nothing is left to check."""


class _Row(NamedTuple):
    """A report, or one of its problems."""

    file: Path
    title: str
    words: str = ""
    sign: str = "·"
    problem: Found | None = None


class _Found(Rows[_Row]):
    one_line_each = True
    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "many--wrong",
        "many--done",
        "many--warning",
    }
    filterable = True

    def key_of(self, item: _Row) -> object:
        problem = item.problem
        return item.file, None if problem is None else (problem.code, problem.place, problem.line, problem.message)

    def matches(self, item: _Row, typed: str) -> bool:
        problem = item.problem
        words = item.title if problem is None else f"{item.title} {problem.code} {problem.number} {problem.message}"
        return all(piece in words.casefold() for piece in typed.split())

    def nothing(self) -> str:
        return f" Nothing has “{one_line(self.typed)}”. Escape shows all." if self.typed else ""

    def draw(self, item: _Row, width: int) -> list[Text]:
        style = {"✗": "many--wrong", "✓": "many--done", "!": "many--warning"}.get(item.sign, "rows--dim")
        dim = self.component("rows--dim")
        if item.problem is None:
            text = Text(end="", no_wrap=True)
            text.append(f" {item.sign} ", self.component(style))
            text.append(one_line(item.title), "bold")
            text.append(f"  {one_line(item.words)}", dim)
        else:
            problem = item.problem
            text = Text(end="", no_wrap=True)
            text.append(f"     {item.sign} ", self.component(style))
            text.append(f"{one_line(problem.number or problem.name or problem.place)}  ", "bold")
            text.append(one_line(problem.message))
            text.append(f"  {one_line(problem.code)}", dim)
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]


class CheckManyScreen(CommandScreen["Place | None"]):
    """Gives the place that the person wants to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands.COMMANDS)]
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = commands.COMMANDS
    ABOUT = "Check of several reports"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
    AUTO_FOCUS = None

    def __init__(self, workspace: Workspace, titles: Mapping[Path, str]) -> None:
        super().__init__(classes="check-many")
        self._workspace = workspace
        self._titles = dict(titles)
        self._signs = dict.fromkeys(titles, ("·", ""))
        self._problems: dict[Path, tuple[Found, ...]] = {}
        self._levels = 2
        self._rows = _Found(id="found")
        self._checking = True

    def compose(self) -> ComposeResult:
        """Title, what was found, keys."""
        yield TitleBar()
        yield self._rows
        yield Static("", markup=False, id="about-found")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin."""
        count = len(self._titles)
        self.query_one(TitleBar).heading = f"Check · {count} report{'' if count == 1 else 's'}"
        self._rows.focus()
        self.watch(self._rows, "cursor", self._about, init=False)
        self.watch(self._rows, "typed", self._say, init=False)
        in_background(self, self._run, "check-many")
        self._show()

    def meets(self, need: Need) -> bool:
        """Whether there is something under the cursor."""
        return self._rows.current is not None if need is Need.REPORT else super().meets(need)

    async def _run(self) -> None:
        async with aclosing(answers("problems", tuple(self._titles), self._workspace, self.app.today())) as answered:
            async for file, said in answered:
                self.post_message(_Checked(file, said))
        self.post_message(_AllChecked())

    def _stop(self) -> None:
        self.workers.cancel_group(self, "check-many")
        self._ended()

    # --- telling

    @on(_Checked)
    def _one_checked(self, event: _Checked) -> None:
        found = event.said.problems
        if found is None:
            self._signs[event.file] = ("✗", f"{event.said.error} {event.said.cure}".strip())
        else:
            self._problems[event.file] = found
            counts = [sum(problem.level is level for problem in found) for level in _LEVELS]
            sign = "✗" if counts[0] else "!" if counts[1] else "✓"
            said = [f"{count}{LEVEL_GLYPHS[level]}" for level, count in zip(_LEVELS, counts, strict=True) if count]
            self._signs[event.file] = (sign, " ".join(said) or "nothing to cure")
        self._show()

    @on(_AllChecked)
    def _ended(self) -> None:
        self._checking = False
        for file, (sign, _) in self._signs.items():
            if sign == "·":
                self._signs[file] = (sign, "not checked")
        self._show()

    def _show(self) -> None:
        self._rows.show(tuple(self._listed()))
        self._say()

    def _say(self) -> None:
        """Say how far it is, and what is shown of it."""
        done = sum(sign != "·" for sign, _ in self._signs.values())
        wrong = sum(sign == "✗" for sign, _ in self._signs.values())
        levels = ("errors", "errors and warnings", "everything")[self._levels - 1]
        state = self.told(f"{done} of {len(self._signs)} … {{back}} stops") if self._checking else levels
        typed = self._rows.typed
        pieces = ["" if typed else "type to filter", f"{wrong} with errors" if wrong else "", state]
        pieces.append(f"/ {one_line(typed)}" if typed else "")
        self.query_one(TitleBar).note = BETWEEN.join(piece for piece in pieces if piece)
        self._about()
        self.show_keys()

    def _about(self) -> None:
        """Say all of the problem under the cursor, for its row may be too narrow; and how it is cured."""
        row = self._rows.current
        problem = None if row is None else row.problem
        words = Text()
        if row is not None and problem is None:
            words.append(one_line(f"{row.title}  {row.words}"))
        elif problem is not None:
            words.append(f"{one_line(problem.number or problem.name or problem.place)}  ", "bold")
            words.append(f"{one_line(problem.message)} ")
            words.append(one_line(problem.cure), self._rows.component("rows--dim"))
        self.query_one("#about-found", Static).update(words)

    def _listed(self) -> Iterator[_Row]:
        for file, title in self._titles.items():
            yield _Row(file, title, self._signs[file][1], self._signs[file][0])
            for problem in self._problems.get(file, ()):
                if problem.level in _LEVELS[: self._levels]:
                    yield _Row(file, title, "", LEVEL_GLYPHS[problem.level], problem)

    # --- commands

    @on(RowChosen, "#found")
    def _chosen(self, event: RowChosen[_Row]) -> None:
        self._open(event.item)

    @on(commands.OpenProblem)
    def _open_current(self) -> None:
        if self._rows.current is not None:
            self._open(self._rows.current)

    def _open(self, row: _Row) -> None:
        problem = row.problem
        self.dismiss(Place(row.file) if problem is None else Place(row.file, problem.place, problem.line))

    @on(commands.OtherLevels)
    def _other_levels(self) -> None:
        self._levels = self._levels % len(_LEVELS) + 1
        self._show()

    @on(GoBack)
    def _back(self) -> None:
        if self._checking:
            self._stop()
        else:
            self.dismiss(None)
