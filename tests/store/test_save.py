"""A save changes the lines of what changed, in the manner of the file, and reads back as the very draft."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from drafter.report.draft import Draft, Entry, Figure, Note, Waiver
from drafter.store.load import Loaded, load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace

TEMPLATE = """\
format = 1
name = "plain"
title = "Plain"

[[meta]]
id = "to"
kind = "line"

[[meta]]
id = "day"
kind = "date"

[[sections]]
id = "first"
heading = "First"
  [[sections.fields]]
  id = "text"
  [[sections.fields]]
  id = "agreed"
  kind = "yes-no"
  [[sections.fields]]
  id = "why"
  [[sections.fields]]
  id = "one"
  kind = "choice"
  options = [{ id = "a", text = "A" }, { id = "b", text = "B" }]
  [[sections.fields]]
  id = "several"
  kind = "choices"
  options = [{ id = "a", text = "A" }, { id = "b", text = "B" }, { id = 3, text = "C" }]
  [[sections.fields]]
  id = "by"
  kind = "person"

[[sections]]
id = "legal"
heading = "Legal"
  [[sections.fields]]
  id = "text"

[[sections]]
id = "last"
heading = "Last"
  [[sections.fields]]
  id = "items"
  kind = "list"
  [[sections.fields]]
  id = "on"
  kind = "date"
"""

HEAD = 'format = 1\ntemplate = "plain"\n'

PLAIN = (
    HEAD
    + '''\
title = "A report"  # its title

# who it goes to
[meta]
to = "Cabinet"
day = 2026-05-01  # a Friday

[sections.first]
text = """
One line.

Another line with \\u00e9 in it.

A third, which is \\
    wrapped by hand.
"""
agreed = "yes"
several = ["a", 3]

# the end
[sections.last]
items = [
  "Appendix A",   # the plan
  { text = "Appendix B", file = "figures/b.pdf" },
]

[figures.plans]
value = 358
source = 'Case "system"'

# why it may stand
[[waivers]]
rule = "C104"
at = "legal"
reason = "Because."
'''
)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], Loaded]:
    """A report with the given source, loaded."""
    (tmp_path / "templates/plain").mkdir(parents=True)
    (tmp_path / "templates/plain/template.toml").write_text(TEMPLATE)
    folder = tmp_path / "drafts/one"
    folder.mkdir(parents=True)

    def write(source: str) -> Loaded:
        (folder / "report.toml").write_bytes(source.encode())
        return load_report(folder / "report.toml", Workspace.find(tmp_path))

    return write


def saved(loaded: Loaded, draft: Draft) -> str:
    """The source after a save, which reads back as the draft; the result of saving is what loading gives."""
    result = save(loaded, draft)
    again = load_report(loaded.file, loaded.workspace)
    assert again.report.draft == result.report.draft == draft
    assert again.source.raw == result.source.raw
    return again.source.text


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines between the common start and the common end of two sources."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


Edit = Callable[[Draft], Draft]


def replaced(**parts: object) -> Edit:
    return lambda draft: msgspec.structs.replace(draft, **parts)


def answer(section: str, field: str, value: object) -> Edit:
    return lambda draft: draft.with_answer(section, field, value)  # type: ignore[arg-type]


def meta(field: str, value: object) -> Edit:
    return lambda draft: draft.with_meta(field, value)  # type: ignore[arg-type]


WAIVER = Waiver(rule="C104", at="legal", reason="Because.")
FIGURE = Figure(value=358, source='Case "system"')

CASES: dict[str, tuple[Edit, list[str], list[str]]] = {
    "title": (replaced(title="Ours"), ['title = "A report"  # its title\n'], ['title = "Ours"  # its title\n']),
    "meta changed": (meta("to", 'The "Committee"'), ['to = "Cabinet"\n'], ['to = "The \\"Committee\\""\n']),
    "meta removed": (meta("to", None), ['to = "Cabinet"\n'], []),
    "date changed": (
        meta("day", datetime.date(2026, 6, 1)),
        ["day = 2026-05-01  # a Friday\n"],
        ["day = 2026-06-01  # a Friday\n"],
    ),
    "yes-no changed": (answer("first", "agreed", "no"), ['agreed = "yes"\n'], ['agreed = "no"\n']),
    "yes-no removed": (answer("first", "agreed", None), ['agreed = "yes"\n'], []),
    "choice added behind what stands before it": (answer("first", "one", "b"), [], ['one = "b"\n']),
    "person added": (answer("first", "by", "Ann"), [], ['by = "Ann"\n']),
    "choices changed": (
        answer("first", "several", ("b", 3)),
        ['several = ["a", 3]\n'],
        ['several = ["b", 3]\n'],
    ),
    "choices added to": (
        answer("first", "several", ("a", 3, "b")),
        ['several = ["a", 3]\n'],
        ['several = ["a", 3, "b"]\n'],
    ),
    "choices emptied": (answer("first", "several", ()), ['several = ["a", 3]\n'], ["several = []\n"]),
    "one line of a long text": (
        answer("first", "text", "One line.\n\nQuite\nnew.\n\nA third, which is wrapped by hand.\n"),
        ["Another line with \\u00e9 in it.\n"],
        ["Quite\n", "new.\n"],
    ),
    "text added in a new table, in the template's order": (
        answer("legal", "text", "None.\n"),
        [],
        ["[sections.legal]\n", 'text = """\n', "None.\n", '"""\n', "\n"],
    ),
    "one entry of a list": (
        answer("last", "items", (Entry(text="Appendix A"), Entry(text="Appendix B", file="figures/c.pdf"))),
        ['  { text = "Appendix B", file = "figures/b.pdf" },\n'],
        ['  { text = "Appendix B", file = "figures/c.pdf" },\n'],
    ),
    "entry added to a list over several lines": (
        answer(
            "last",
            "items",
            (Entry(text="Appendix A"), Entry(text="Appendix B", file="figures/b.pdf"), Entry(text="C", exempt=(3,))),
        ),
        [],
        ['  { text = "C", exempt = [3] },\n'],
    ),
    "entry put first": (
        answer(
            "last",
            "items",
            (Entry(text="Z"), Entry(text="Appendix A"), Entry(text="Appendix B", file="figures/b.pdf")),
        ),
        [],
        ['  "Z",\n'],
    ),
    "entry removed from a list over several lines": (
        answer("last", "items", (Entry(text="Appendix B", file="figures/b.pdf"),)),
        ['  "Appendix A",   # the plan\n'],
        [],
    ),
    "figure changed": (
        replaced(figures={"plans": msgspec.structs.replace(FIGURE, value=Decimal("358.50"))}),
        ["value = 358\n"],
        ["value = 358.50\n"],
    ),
    "literal stays literal": (
        replaced(figures={"plans": msgspec.structs.replace(FIGURE, source='The "new" one')}),
        ["source = 'Case \"system\"'\n"],
        ["source = 'The \"new\" one'\n"],
    ),
    "key of a figure added": (
        replaced(figures={"plans": msgspec.structs.replace(FIGURE, unit="children")}),
        [],
        ['unit = "children"\n'],
    ),
    "figure removed": (
        replaced(figures={}),
        ["[figures.plans]\n", "value = 358\n", "source = 'Case \"system\"'\n", "\n"],
        [],
    ),
    "figure added": (
        replaced(figures={"plans": FIGURE, "b": Figure(kind="table", rows=(("A", "B"), (1, Decimal("2.50"))))}),
        [],
        ["[figures.b]\n", 'kind = "table"\n', 'rows = [["A", "B"], [1, 2.50]]\n', "\n"],
    ),
    "note added": (
        replaced(notes={"n": Note(text="A note.")}),
        [],
        ["[notes.n]\n", 'text = "A note."\n', "\n"],
    ),
    "waiver changed": (
        replaced(waivers=(msgspec.structs.replace(WAIVER, reason="Why not?"),)),
        ['reason = "Because."\n'],
        ['reason = "Why not?"\n'],
    ),
    "waiver removed": (
        replaced(waivers=()),
        ["[[waivers]]\n", 'rule = "C104"\n', 'at = "legal"\n', 'reason = "Because."\n'],
        [],
    ),
    "waiver added": (
        replaced(waivers=(WAIVER, Waiver(rule="W002", at="5.1", until=datetime.date(2026, 12, 1)))),
        [],
        ["\n", "[[waivers]]\n", 'rule = "W002"\n', 'at = "5.1"\n', "until = 2026-12-01\n"],
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("case", CASES)
def test_only_the_lines_of_what_changed_differ(case: str, newline: str, opened: Callable[[str], Loaded]) -> None:
    edit, before, after = CASES[case]
    source = PLAIN.replace("\n", newline)
    loaded = opened(source)
    text = saved(loaded, edit(loaded.report.draft))
    old, new = differing(source, text)
    assert "".join(old).replace(newline, "\n") == "".join(before)
    assert "".join(new).replace(newline, "\n") == "".join(after)
    if newline == "\r\n":
        assert text.count("\n") == text.count("\r\n")
