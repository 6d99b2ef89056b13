"""Random reports on the template of the tests, written by hand in every manner, and random changes of them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import strategies as st

from drafter.report.draft import Draft, Entry, Figure, Note, Value, Waiver
from tests.store.toml_files import basic, keys, strings

LINES = st.sampled_from(
    ["", "One line.", '"Quoted"', "a\\b", "## Two", "  - x", "'''", '"""', "\x1b[2J\u202e", "tail "]
)
TEXTS = st.lists(LINES, max_size=5).map("\n".join) | st.text(st.sampled_from("ab\"'\\ \t\n\r\x00é😀#"), max_size=12)
WORDS = st.text(st.sampled_from("ab\"'\\ \t\n#é]},"), max_size=8)
DATES = st.dates(datetime.date(2015, 1, 1), datetime.date(2030, 12, 31))
ENTRIES = st.builds(
    Entry,
    text=WORDS,
    file=st.none() | st.just("figures/a.pdf"),
    exempt=st.lists(st.integers(1, 7), max_size=2).map(tuple),
)
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "first": {
        "text": TEXTS,
        "agreed": st.sampled_from(["yes", "no", ""]),
        "why": TEXTS,
        "one": st.sampled_from(["north", "south", ""]),
        "several": st.lists(st.sampled_from(["a", "b", 3]), max_size=4).map(tuple),
        "by": WORDS,
    },
    "legal": {"text": TEXTS},
    "last": {"items": st.lists(ENTRIES, max_size=4).map(tuple), "on": DATES | st.just("")},
}
META: dict[str, st.SearchStrategy[Any]] = {"to": WORDS, "day": DATES | st.just("")}
NAMES = st.sampled_from(["plans", "a b", "f-1"])
FIGURES = st.builds(
    Figure,
    value=st.none() | st.integers(-5, 500) | st.sampled_from([Decimal("2.50"), Decimal("1E+3")]),
    source=st.none() | WORDS,
    as_at=st.none() | DATES,
) | st.builds(
    Figure,
    kind=st.just("table"),
    rows=st.lists(st.lists(st.just("A") | st.integers(0, 9) | WORDS, max_size=2).map(tuple), max_size=3).map(tuple),
    landscape=st.booleans(),
)
NOTES = st.builds(Note, text=TEXTS)
WAIVERS = st.builds(Waiver, rule=st.sampled_from(["C101", "C104", ""]), reason=WORDS, until=st.none() | DATES)


def _some(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({}, optional=fields)


DRAFTS = st.builds(
    Draft,
    template=st.just("plain"),
    title=WORDS,
    meta=_some(META),
    sections=st.fixed_dictionaries({}, optional={id: _some(fields) for id, fields in FIELDS.items()}),
    figures=st.dictionaries(NAMES, FIGURES, max_size=2),
    notes=st.dictionaries(NAMES, NOTES, max_size=2),
    waivers=st.lists(WAIVERS, max_size=3).map(tuple),
)


@st.composite
def changed(draw: st.DrawFn, old: Draft) -> Draft:
    """The draft with some of its answers, figures, notes and waivers changed, added or taken away."""
    new = draw(DRAFTS)
    few = st.sampled_from([True, False, False, False])

    def mixed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
        taken = {name for name in sorted({*before, *after}) if draw(few)}
        result = {name: value for name, value in before.items() if name not in taken}
        return result | {name: value for name, value in after.items() if name in taken}

    def renamed(figures: dict[str, Any]) -> dict[str, Any]:
        name = draw(NAMES)
        other = name + draw(st.sampled_from(["", "", "_new", " é", '."\\'])) if name in figures else name
        return {other if each == name else each: figure for each, figure in figures.items()}

    waivers = list(old.waivers)
    if draw(few):
        at = draw(st.integers(0, len(waivers)))
        waivers[at : at + draw(st.integers(0, 1))] = new.waivers[:1]
    return msgspec.structs.replace(
        old,
        title=new.title if draw(few) else old.title,
        meta=mixed(old.meta, new.meta),
        sections={
            id: answers
            for id in FIELDS
            if (answers := mixed(old.sections.get(id, {}), new.sections.get(id, {}))) or id in old.sections
        },
        figures=renamed(mixed(old.figures, new.figures)),
        notes=mixed(old.notes, new.notes),
        waivers=tuple(waivers),
    )


class Writer:
    """Writes a draft as somebody might who knows TOML well and has no habits."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments = 0

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(0, of)) == 0

    def comment(self) -> str:
        self.comments += 1
        return f'# comment {self.comments} [x] = """ \''

    def value(self, value: Any, *, one_line: bool = False) -> str:
        match value:
            case bool():
                return "true" if value else "false"
            case str():
                return basic(value) if one_line and "\n" in value else self.draw(strings(value))
            case Entry():
                return self._entry(value)
            case tuple():
                return self._list(value, one_line)
            case _:
                return str(value)

    def _entry(self, entry: Entry) -> str:
        if entry.file is None and not entry.exempt and self.draw(st.booleans()):
            return self.value(entry.text)
        return self.inline(
            {name: value for name in ("text", "file", "exempt") if (value := getattr(entry, name))}
            | {"text": entry.text}
        )

    def _list(self, values: tuple[Any, ...], one_line: bool) -> str:
        written = [self.value(value, one_line=one_line) for value in values]
        if one_line or self.chance(1):
            return f"[{', '.join(written)}{', ' if written and self.chance(2) else ''}]"
        lines = []
        for at, each in enumerate(written):
            comma = "," if at < len(written) - 1 or self.chance(1) else ""
            lines.append(f"  {each}{comma}{'  ' + self.comment() if self.chance(2) else ''}")
            if self.chance(4):
                lines.append(f"  {self.comment()}")
        return "\n".join(["[", *lines, "]"])

    def inline(self, table: dict[str, Any]) -> str:
        pairs = [
            f"{self.key(name)} = {self.inline(each) if isinstance(each, dict) else self.value(each, one_line=True)}"
            for name, each in table.items()
        ]
        return f"{{ {', '.join(pairs)} }}" if pairs else self.draw(st.sampled_from(["{}", "{ }"]))

    def key(self, name: str) -> str:
        return self.draw(keys(name))

    def pair(self, names: tuple[str, ...], value: Any) -> list[str]:
        key = ".".join(self.key(name) for name in names)
        lines = [self.comment()] if self.chance(5) else []
        end = f"  {self.comment()}" if self.chance(3) else ""
        return [
            *lines,
            f"{key}{self.draw(st.sampled_from([' = ', '=']))}{self.value(value)}{end}",
            *([""] if self.chance(4) else []),
        ]

    def table(self, names: tuple[str, ...], table: dict[str, Any]) -> list[str]:
        header = f"[{'.'.join(self.key(name) for name in names)}]"
        lines = [
            "",
            *([self.comment()] if self.chance(3) else []),
            header + (f"  {self.comment()}" if self.chance(5) else ""),
        ]
        for name, value in table.items():
            lines += self.pair((name,), value)
        return lines

    def named(self, top: str, tables: dict[str, dict[str, Any]]) -> tuple[list[str], list[str]]:
        """Lines that go before all headers, and lines that go below."""
        manners = ["headers", "headers", "headers", "inline", "inline each"]
        # Dotted keys cannot say that a table is there and empty.
        manners += ["dotted"] if all(tables.values()) else []
        manner = self.draw(st.sampled_from(manners))
        if not tables or manner == "headers":
            return [], [line for name, table in tables.items() for line in self.table((top, name), table)]
        if manner == "inline":
            return [f"{self.key(top)} = {self.inline(tables)}"], []
        if manner == "inline each":
            lines = [f"{self.key(name)} = {self.inline(table)}" for name, table in tables.items()]
            return [], ["", f"[{self.key(top)}]", *lines]
        return [
            line
            for name, table in tables.items()
            for key, value in table.items()
            for line in self.pair((top, name, key), value)
        ], []


@st.composite
def sources(draw: st.DrawFn, draft: Draft) -> str:
    """The draft as the source of a report."""
    writer = Writer(draw)
    head: list[str] = []
    body: list[str] = []
    head += writer.pair(("template",), draft.template)
    if draft.title or writer.chance(1):
        head += writer.pair(("title",), draft.title)
    blocks = []
    if draft.meta:
        if writer.chance(3):
            head += [line for name, value in draft.meta.items() for line in writer.pair(("meta", name), value)]
        else:
            blocks.append(writer.table(("meta",), draft.meta))
    parts: list[tuple[str, dict[str, dict[str, Any]]]] = [
        ("sections", draft.sections),
        ("figures", {name: set_keys(figure) for name, figure in draft.figures.items()}),
        ("notes", {name: set_keys(note) for name, note in draft.notes.items()}),
    ]
    for top, tables in parts:
        above, below = writer.named(top, tables)
        head += above
        blocks.append(below)
    waivers = [set_keys(waiver) for waiver in draft.waivers]
    if waivers and writer.chance(3):
        head.append(f"waivers = [{', '.join(writer.inline(waiver) for waiver in waivers)}]")
    else:
        blocks.append([line for waiver in waivers for line in _element(writer, waiver)])
    for block in draw(st.permutations(blocks)):
        body += block
    source = "\n".join([*head, *body]) + draw(st.sampled_from(["\n", "\n", "", "\n\n# end\n"]))
    return source.replace("\n", "\r\n") if writer.chance(2) else source


def _element(writer: Writer, waiver: dict[str, Any]) -> list[str]:
    lines = writer.table(("waivers",), waiver)
    at = next(index for index, line in enumerate(lines) if line.startswith("["))
    lines[at] = lines[at].replace("[", "[[", 1).replace("]", "]]", 1)
    return lines


def set_keys(part: msgspec.Struct) -> dict[str, Any]:
    """The keys that are written, for they differ from what an absent one means."""
    return {
        field.name: value
        for field in msgspec.structs.fields(type(part))
        if (value := getattr(part, field.name)) != field.default
    }
