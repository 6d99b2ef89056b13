"""A save changes the lines of what changed, in the manner of the file, and reads back as the very draft."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import msgspec
import pytest

from drafter.report.draft import Draft, Entry, Figure, Note, Waiver
from drafter.report.errors import InputError
from drafter.store.load import Loaded, load_report
from drafter.store.save import save
from tests.store.conftest import Load

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
    "choice added behind what stands before it": (answer("first", "one", "south"), [], ['one = "south"\n']),
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
def test_only_the_lines_of_what_changed_differ(case: str, newline: str, load: Load) -> None:
    edit, before, after = CASES[case]
    source = PLAIN.replace("\n", newline)
    loaded = load(source)
    text = saved(loaded, edit(loaded.report.draft))
    old, new = differing(source, text)
    assert "".join(old).replace(newline, "\n") == "".join(before)
    assert "".join(new).replace(newline, "\n") == "".join(after)
    if newline == "\r\n":
        assert text.count("\n") == text.count("\r\n")


# A layout made by hand, what is changed in it, and the lines that go and come.
LAYOUTS: dict[str, tuple[str, Edit, str, str]] = {
    "inline table changed": (
        'meta = { to = "A", day = 2026-05-01 } # head\n',
        meta("to", "B"),
        'meta = { to = "A", day = 2026-05-01 } # head\n',
        'meta = { to = "B", day = 2026-05-01 } # head\n',
    ),
    "inline table added to": (
        'meta = { to = "A" }\n',
        meta("day", datetime.date(2026, 5, 1)),
        'meta = { to = "A" }\n',
        'meta = { to = "A", day = 2026-05-01 }\n',
    ),
    "empty inline table added to": ("meta = {}\n", meta("to", "A\nB"), "meta = {}\n", 'meta = { to = "A\\nB" }\n'),
    "first of an inline table removed": (
        'meta = { to = "A", day = 2026-05-01 }\n',
        meta("to", None),
        'meta = { to = "A", day = 2026-05-01 }\n',
        "meta = { day = 2026-05-01 }\n",
    ),
    "last of an inline table removed": (
        'meta = { to = "A", day = 2026-05-01 }\n',
        meta("day", None),
        'meta = { to = "A", day = 2026-05-01 }\n',
        'meta = { to = "A" }\n',
    ),
    "only one of an inline table removed": (
        'meta = { to = "A" }\n',
        meta("to", None),
        'meta = { to = "A" }\n',
        "meta = { }\n",
    ),
    "tables within inline tables": (
        'sections = { legal = { text = "A" } }\n',
        answer("first", "agreed", "yes"),
        'sections = { legal = { text = "A" } }\n',
        'sections = { legal = { text = "A" }, first = { agreed = "yes" } }\n',
    ),
    "dotted keys at the root changed": (
        'sections.legal.text = "A"\nsections.first."agreed" = "yes"\n',
        answer("first", "agreed", "no"),
        'sections.first."agreed" = "yes"\n',
        'sections.first."agreed" = "no"\n',
    ),
    "dotted keys at the root added to": (
        'sections.first.text = "A"\nsections.legal.text = "B"\n',
        answer("first", "agreed", "no"),
        "",
        'sections.first.agreed = "no"\n',
    ),
    "dotted keys at the root, another section": (
        'sections.first.text = "A"\n',
        answer("legal", "text", "B"),
        "",
        '\n[sections.legal]\ntext = """\nB"""\n',
    ),
    "dotted keys removed": (
        'sections.first.text = "A"\nsections.first.agreed = "no"\n',
        answer("first", "text", None),
        'sections.first.text = "A"\n',
        "",
    ),
    "dotted keys in a table": (
        "[sections]\n  legal.text = 'A'\n",
        answer("legal", "text", "it's"),
        "  legal.text = 'A'\n",
        '  legal.text = "it\'s"\n',
    ),
    "dotted keys in a table added to": (
        '[sections]\n  first.text = "A"\n  legal.text = "B"\n',
        answer("first", "agreed", "yes"),
        "",
        '  first.agreed = "yes"\n',
    ),
    "figures by dotted keys removed": (
        '[figures]\na.value = 1\na.unit = "m"\nb.value = 2\n',
        replaced(figures={"b": Figure(value=2)}),
        'a.value = 1\na.unit = "m"\n',
        "",
    ),
    "a figure as an inline table": (
        "[figures]\na = { value = 1 }\nb = { value = 2 }\n",
        replaced(figures={"a": Figure(value=1, unit="m"), "b": Figure(value=2)}),
        "a = { value = 1 }\n",
        'a = { value = 1, unit = "m" }\n',
    ),
    "a figure as an inline table removed": (
        "[figures]\na = { value = 1 }\nb = { value = 2 }\n",
        replaced(figures={"b": Figure(value=2)}),
        "a = { value = 1 }\n",
        "",
    ),
    "a figure with a strange name": (
        '[figures."a b"]\nvalue = 1\n',
        replaced(figures={"a b": Figure(value=1), 'c"d': Figure(value=2)}),
        "",
        '\n[figures."c\\"d"]\nvalue = 2\n',
    ),
    "waivers as a list": (
        'waivers = [{ rule = "C1", at = "a" }, { rule = "C2" }]\n',
        replaced(waivers=(Waiver(rule="C1", at="b"), Waiver(rule="C2"), Waiver(rule="C3"))),
        'waivers = [{ rule = "C1", at = "a" }, { rule = "C2" }]\n',
        'waivers = [{ rule = "C1", at = "b" }, { rule = "C2" }, { rule = "C3" }]\n',
    ),
    "an empty list of waivers": (
        "waivers = []\n",
        replaced(waivers=(Waiver(rule="C1"),)),
        "waivers = []\n",
        'waivers = [{ rule = "C1" }]\n',
    ),
    "the first of several waivers removed": (
        '# one\n[[waivers]]\nrule = "C1"\n# two\n[[waivers]]\nrule = "C2"\n',
        replaced(waivers=(Waiver(rule="C2"),)),
        '[[waivers]]\nrule = "C1"\n',
        "",
    ),
    "an empty waiver put first": (
        '[[waivers]]\nrule = "C1"\n',
        replaced(waivers=(Waiver(), Waiver(rule="C1"))),
        "",
        "\n[[waivers]]\n",
    ),
    "a figure by dotted keys that says nothing any more": (
        "[figures]\na.value = 1\nb.value = 2\n",
        replaced(figures={"a": Figure(value=1), "b": Figure()}),
        "b.value = 2\n",
        "\n[figures.b]\n",
    ),
    "a figure in an inline table that says nothing any more": (
        "figures = { a = { value = 1 } }\n",
        replaced(figures={"a": Figure()}),
        "figures = { a = { value = 1 } }\n",
        "figures = { a = { } }\n",
    ),
    "a waiver put first": (
        '# one\n[[waivers]]\nrule = "C1"\n',
        replaced(waivers=(Waiver(rule="C0"), Waiver(rule="C1"))),
        "",
        '[[waivers]]\nrule = "C0"\n\n',
    ),
    "a key of a waiver that says nothing taken away": (
        '[[waivers]]\nrule = "C1"\nat = ""\n',
        replaced(waivers=(Waiver(rule="C1", at="5"),)),
        'at = ""\n',
        'at = "5"\n',
    ),
    "a header without keys": ("[meta]\n\n[figures]\n", meta("to", "A"), "", 'to = "A"\n'),
    "no table yet, and others": (
        "# of the figures\n[figures.a]\nvalue = 1\n",
        meta("to", "A"),
        "",
        '[meta]\nto = "A"\n\n',
    ),
    "no line end at the end": (
        '[meta]\nto = "A"',
        answer("legal", "text", "B"),
        'to = "A"',
        'to = "A"\n\n[sections.legal]\ntext = """\nB"""\n',
    ),
    "a text over several lines becomes one without": (
        "[sections.legal]\ntext = '''\nA\nB'''\n",
        answer("legal", "text", "A\nC\x07"),
        "text = '''\nA\nB'''\n",
        'text = """\nA\nC\\u0007"""\n',
    ),
    "a literal text over several lines stays one": (
        "[sections.legal]\ntext = '''\nA\\n\nB'''\n",
        answer("legal", "text", "A\\n\nC\\d"),
        "B'''\n",
        "C\\d'''\n",
    ),
    "a text joined behind its quotes": (
        '[sections.legal]\ntext = """\\\n  One.\n\n  Two.\\\n  """\n',
        answer("legal", "text", "Uno.\n\n  Two."),
        "  One.\n",
        "  Uno.\n",
    ),
    "a text that begins with a line end": (
        '[sections.legal]\ntext = """A\nB"""\n',
        answer("legal", "text", "\nB"),
        'text = """A\n',
        'text = """\n\n',
    ),
    "two changes in a text with escapes between": (
        '[sections.legal]\ntext = """\nA\n\\u00e9 \\\n  x\nB\n"""\n',
        answer("legal", "text", "A1\né x\nB1\n"),
        "A\n\\u00e9 \\\n  x\nB\n",
        "A1\n\\u00e9 \\\n  x\nB1\n",
    ),
    "quotes at the end": (
        '[sections.legal]\ntext = """\nA\n"""\n',
        answer("legal", "text", 'A\n"""'),
        '"""\n',
        '""\\""""\n',
    ),
    "an empty line of text becomes several": (
        '[sections.legal]\ntext = ""\n',
        answer("legal", "text", "A\n\nB"),
        'text = ""\n',
        'text = """\nA\n\nB"""\n',
    ),
    "a list on one line": (
        '[sections.last]\nitems = ["A", "B", "C"] # all\n',
        answer("last", "items", (Entry(text="A"), Entry(text="C"))),
        'items = ["A", "B", "C"] # all\n',
        'items = ["A", "C"] # all\n',
    ),
    "the last of a list": (
        '[sections.last]\nitems = ["A", "B"]\n',
        answer("last", "items", (Entry(text="A"),)),
        'items = ["A", "B"]\n',
        'items = ["A"]\n',
    ),
    "a list without a last comma": (
        '[sections.last]\nitems = [\n  "A", # a\n  "B" # b\n]\n',
        answer("last", "items", (Entry(text="A"), Entry(text="B"), Entry(text="C"))),
        '  "B" # b\n',
        '  "B", # b\n  "C"\n',
    ),
    "a list with commas first": (
        '[sections.last]\nitems = [ "A"\n  , "B" # b\n  ]\n',
        answer("last", "items", (Entry(text="A"),)),
        'items = [ "A"\n  , "B" # b\n',
        'items = [ "A"\n   # b\n',
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("case", LAYOUTS)
def test_every_layout_is_kept(case: str, newline: str, load: Load) -> None:
    body, edit, before, after = LAYOUTS[case]
    source = (HEAD + body).replace("\n", newline)
    loaded = load(source)
    text = saved(loaded, edit(loaded.report.draft))
    old, new = differing(source, text)
    found = "".join(old).replace(newline, "\n"), "".join(new).replace(newline, "\n")
    assert text.replace(newline, "\n") == (HEAD + body).replace(before, after, 1) or found == (before, after)


def test_nothing_changed_is_nothing_written(load: Load) -> None:
    loaded = load(PLAIN)
    status = loaded.file.stat()
    draft = loaded.report.draft.with_answer("legal", "text", "x").with_answer("legal", "text", None)
    assert save(loaded, loaded.report.draft) is loaded
    assert save(loaded, draft) is loaded
    assert loaded.file.stat() == status


def test_one_change_after_another(load: Load) -> None:
    loaded = load(PLAIN)
    for case in (
        "title",
        "meta removed",
        "one line of a long text",
        "choices emptied",
        "waiver removed",
        "figure removed",
    ):
        draft = CASES[case][0](loaded.report.draft)
        loaded = save(loaded, draft)
        assert load_report(loaded.file, loaded.workspace).report.draft == draft


def test_a_number_that_prints_differently_is_a_change(load: Load) -> None:
    loaded = load(PLAIN)
    figures = {"plans": msgspec.structs.replace(FIGURE, value=Decimal("358.0"))}
    assert "value = 358.0\n" in saved(loaded, msgspec.structs.replace(loaded.report.draft, figures=figures))


def test_half_a_character_cannot_be_saved_and_nothing_is_written(load: Load) -> None:
    loaded = load(PLAIN)
    with pytest.raises(InputError, match=r"legal\.text holds half a character .U\+D83D"):
        save(loaded, loaded.report.draft.with_answer("legal", "text", "a \ud83d b"))
    assert loaded.file.read_bytes() == loaded.source.raw


def test_more_than_can_be_loaded_again_is_not_saved(load: Load) -> None:
    loaded = load(PLAIN)
    with pytest.raises(InputError, match="1,000,001 characters"):
        save(loaded, loaded.report.draft.with_answer("legal", "text", "x" * 1_000_001))
    draft = loaded.report.draft
    for section, field in (("legal", "text"), ("first", "text"), ("first", "why"), ("first", "by")):
        draft = draft.with_answer(section, field, "\x01" * 300_000)
    with pytest.raises(InputError, match="bytes; the most is 5,000,000"):
        save(loaded, draft)
    assert loaded.file.read_bytes() == loaded.source.raw


@pytest.mark.parametrize(
    ("raw", "old", "new", "expected"),
    [
        ('An \\u00e9, the the \\"end\\".', "the the", "the", 'An \\u00e9, the \\"end\\".'),
        ("One the the line, \\\n   wrapped.", "the the", "the", "One the line, \\\n   wrapped."),
        ("One line, \\\n   wrapped the the.\nMore.", "the the", "the", "One line, \\\n   wrapped the.\nMore."),
        # Beside a joint or a quotation mark, what is changed could mean something else: the line is written anew.
        ("One line,\\\n   wrapped.", "line,w", "line w", "One line wrapped."),
        ('An \\u00e9 ""x"".', 'x"', '"', 'An é ""\\"".'),
    ],
)
def test_what_was_made_by_hand_in_a_line_stays_around_the_characters_that_change(
    raw: str, old: str, new: str, expected: str, load: Load
) -> None:
    source = f'{HEAD}\n[sections.first]\ntext = """\n{{}}\n"""\n'
    loaded = load(source.format(raw))
    text = loaded.report.draft.answer("first", "text")
    assert isinstance(text, str)
    assert old in text
    save(loaded, loaded.report.draft.with_answer("first", "text", text.replace(old, new, 1)))
    assert loaded.file.read_text(encoding="utf-8") == source.format(expected)
