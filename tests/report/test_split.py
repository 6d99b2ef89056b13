"""The table of the numbered-text format, case by case."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.report.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Placement, Quote, Table
from drafter.report.split import split


def shape(block: Block) -> tuple[object, ...]:
    """A block as a short tuple, so that a case reads on one line."""
    match block:
        case Heading():
            return (f"h{block.depth}", block.text, *([block.id] if block.id else []))
        case Paragraph():
            kind = block.label or ("~" if not block.numbered else "." * (block.depth or 0) or "p")
            return (kind, block.text, *([block.id] if block.id else []))
        case ListBlock():
            return ("1." if block.ordered else "-", *(item(each) for each in block.items))
        case Table():
            return ("table", block.header, *block.rows)
        case Quote():
            return (">", *(shape(each) for each in block.blocks))
        case Placement():
            return ("place", block.name)


def item(each: ListItem) -> object:
    return (each.text, *(shape(below) for below in each.blocks)) if each.blocks else each.text


CASES = {
    # headings
    "## A": [("h1", "A")],
    "### A": [("h2", "A")],
    "# A": [("p", "# A")],
    "#### A": [("p", "#### A")],
    "##A": [("p", "##A")],
    "##": [("p", "##")],
    "  ## A": [("p", "## A")],
    "## A\nb": [("h1", "A"), ("p", "b")],
    "a\n## B\nc": [("p", "a"), ("h1", "B"), ("p", "c")],
    "## A {#a}": [("h1", "A", "a")],
    "## A\n- b": [("h1", "A"), ("-", "b")],
    # paragraphs
    "": [],
    " \n\t\n": [],
    "a\nb\n  c": [("p", "a b c")],
    "a\n\n\nb": [("p", "a"), ("p", "b")],
    "a  b": [("p", "a  b")],
    "a {#x}": [("p", "a", "x")],
    "a\nb {#x-1}": [("p", "a b", "x-1")],
    "a {#x} b": [("p", "a {#x} b")],
    "a {#1}": [("p", "a {#1}")],
    "{#x}": [("p", "{#x}")],
    # dot marks
    ". a": [(".", "a")],
    ".. a": [("..", "a")],
    "... a": [("...", "a")],
    ".... a": [("p", ".... a")],
    "...a": [("p", "...a")],
    ".": [("p", ".")],
    "a\n. b\nc": [("p", "a"), (".", "b c")],
    " . a": [("p", ". a")],
    ". a {#x}": [(".", "a", "x")],
    # pinned labels
    ".[5.4.2a] a": [("5.4.2a", "a")],
    ".[7] a": [("7", "a")],
    "a\n.[1.2] b": [("p", "a"), ("1.2", "b")],
    ".[5.4.2ab] a": [("p", ".[5.4.2ab] a")],
    ".[a] b": [("p", ".[a] b")],
    ".[5.] b": [("p", ".[5.] b")],
    "a\n.[sic] b": [("p", "a .[sic] b")],
    # unnumbered
    "~ a": [("~", "a")],
    "~a": [("p", "~a")],
    "~~ a": [("p", "~~ a")],
    "a\n~ b\nc": [("p", "a"), ("~", "b c")],
    # lists
    "- a\n- b": [("-", "a", "b")],
    "a\n- b": [("p", "a - b")],
    "a:\n- b\n- c": [("p", "a:"), ("-", "b", "c")],
    "a: \n- b": [("p", "a:"), ("-", "b")],
    "a\n\n- b": [("p", "a"), ("-", "b")],
    "- a\n  b": [("-", "a b")],
    "- a\nb": [("-", "a b")],
    "- a\n\nb": [("-", "a"), ("p", "b")],
    "- a\n\n- b": [("-", "a", "b")],
    "- a\n\n  b": [("-", ("a", ("~", "b")))],
    "- a\n  - b\n    - c\n- d": [("-", ("a", ("-", ("b", ("-", "c")))), "d")],
    "- a\n  1. b\n  2. c": [("-", ("a", ("1.", "b", "c")))],
    "- a\n  7. b": [("-", "a 7. b")],
    "- a\n## B": [("-", "a"), ("h1", "B")],
    "- a\n. b": [("-", "a"), (".", "b")],
    "- a\n1. b": [("-", "a"), ("1.", "b")],
    "1. a\n2. b": [("1.", "a", "b")],
    "1. a\n1. b": [("1.", "a", "b")],
    "2. a": [("p", "2. a")],
    "2015. The year": [("p", "2015. The year")],
    "1. a\n2015. b": [("1.", "a 2015. b")],
    "1) a": [("p", "1) a")],
    "* a": [("p", "* a")],
    "+ a": [("p", "+ a")],
    "-a": [("p", "-a")],
    "-": [("p", "-")],
    # tables and quotations
    "| a | b |\n|---|---|\n| c | d |": [("table", ("a", "b"), ("c", "d"))],
    "a | b\n--|--\nc | d": [("table", ("a", "b"), ("c", "d"))],
    "| a |\n|---|\n| b \\| c |": [("table", ("a",), ("b | c",))],
    "| a | b |\n|---|---|\n| c |": [("table", ("a", "b"), ("c", ""))],
    "| a |\n|---|\n| b | c |": [("table", ("a", ""), ("b", "c"))],
    "| a |\n|---|\n| {{ b | words }} |": [("table", ("a",), ("{{ b | words }}",))],
    "| a | b |\n|---|---|\n| {{ b|percent(0) }} | c |": [("table", ("a", "b"), ("{{ b|percent(0) }}", "c"))],
    "| a |\n|---|\n| {{ b \\| words }} |": [("table", ("a",), ("{{ b | words }}",))],
    "| a | b |\n|---|---|\n| {{ | }} |": [("table", ("a", "b"), ("{{", "}}"))],
    "The costs:\n| a |\n|---|\n| b |": [("p", "The costs:"), ("table", ("a",), ("b",))],
    "| a | b |\n| c | d |": [("p", "| a | b | | c | d |")],
    "A title\n---": [("p", "A title ---")],
    "A title\n===": [("p", "A title ===")],
    "> a\n> b": [(">", ("p", "a b"))],
    "> a\nb": [(">", ("p", "a b"))],
    "> - a\n> - b": [(">", ("-", "a", "b"))],
    "> > a": [(">", (">", ("p", "a")))],
    "> ## a": [(">", ("p", "## a"))],
    "a\n> b": [("p", "a"), (">", ("p", "b"))],
    # places of exhibits
    "{{ t }}": [("place", "t")],
    "{{t}}": [("place", "t")],
    "  {{ t }}  ": [("place", "t")],
    "- a\n\n  {{ t }}": [("-", ("a", ("~", "{{ t }}")))],
    "a {{ t }}": [("p", "a {{ t }}")],
    "{{ t }}\na": [("p", "{{ t }} a")],
    "{{ 7*7 }}": [("p", "{{ 7*7 }}")],
    '{{ ref("a") }}': [("p", '{{ ref("a") }}')],
    # a backslash takes the meaning from the mark behind it
    "\\- 5 degrees": [("p", "- 5 degrees")],
    "\\## a": [("p", "## a")],
    "\\. a": [("p", ". a")],
    "\\.[1.1] a": [("p", ".[1.1] a")],
    "\\~ a": [("p", "~ a")],
    "\\1. a": [("p", "1. a")],
    "\\> a": [("p", "> a")],
    "\\| a |\n|---|": [("p", "| a | |---|")],
    "\\::: exempt 1": [("p", "::: exempt 1")],
    "\\{{ t }}": [("p", "{{ t }}")],
    "\\\\server\\share": [("p", "\\\\server\\share")],
    "\\a": [("p", "\\a")],
    "\\2. a": [("p", "\\2. a")],
    "a\n\\- b": [("p", "a \\- b")],
    # what means nothing
    "---\ntitle: x\n---": [("p", "--- title: x ---")],
    "```\n<b>x</b>\n```": [("p", "``` <b>x</b> ```")],
    "[^1]: a": [("p", "[^1]: a")],
    "    indented": [("p", "indented")],
}


@pytest.mark.parametrize(("text", "blocks"), CASES.items())
def test_each_mark_reads_as_the_format_says(text: str, blocks: list[object]) -> None:
    numbered = split(text)
    assert [shape(block) for block in numbered.blocks] == blocks
    assert numbered.faults == ()


def test_a_fence_makes_what_is_in_it_exempt_and_nothing_else() -> None:
    numbered = split("a\n\n::: exempt 1 3\nb\n\n- c\n:::\n\nd")
    assert [(shape(block)[0], block.exempt) for block in numbered.blocks] == [
        ("p", ()),
        ("p", (1, 3)),
        ("-", (1, 3)),
        ("p", ()),
    ]
    assert numbered.faults == ()


@pytest.mark.parametrize(
    "text",
    [
        ":::exempt 1\na\n",
        "::: Exempt 1",
        "::: exempt",
        "::: exempt one",
        "::: exempt 1, 3",
        "::::",
        "::: exempt 1\na",
        "::: exempt 1\n::: exempt 3\na\n:::",
        ":::",
        "  ::: exempt 1",
        "\u200b::: exempt 1",
        "a\n:::: b",
        "::: note",
    ],
)
def test_what_looks_like_a_fence_and_is_none_is_a_fault_that_loses_no_text(text: str) -> None:
    assert split(text).faults


def test_an_unclosed_fence_keeps_all_that_follows_exempt() -> None:
    numbered = split("::: exempt 2\na\n\nb")
    assert [block.exempt for block in numbered.blocks] == [(2,), (2,)]
    assert [fault.line for fault in numbered.faults] == [0]


def test_blocks_know_where_they_stand() -> None:
    text = "one\ntwo\n\n## three\n\n- four\n- five\n"
    starts = [(block.line, text[block.start : block.end]) for block in split(text).blocks]
    assert starts == [(0, "one\ntwo"), (3, "## three"), (5, "- four\n- five")]


@pytest.mark.parametrize("mark", ["[", "> ", "- ", "* ", "| ", ":", "{{ ", "(", "\\", ". ", "~ ", "1. ", "  - x\n"])
def test_five_thousand_of_any_mark_are_read_in_bounded_time(mark: str) -> None:
    for text in (mark * 5000, (mark + "\n") * 5000, "\n".join(" " * n + mark + "x" for n in range(2000))):
        start = time.process_time()
        split(text)
        assert time.process_time() - start < 8


PIECES = st.sampled_from(
    [
        "a",
        "b c",
        "## ",
        "### ",
        ". ",
        ".. ",
        "~ ",
        "- ",
        "1. ",
        "> ",
        "| x |",
        "|---|",
        ":",
        "::: exempt 1",
        ":::",
        "\n",
    ]
    + ["\n\n", "  ", "\\", "{{ t }}", "{#i}", ".[1.2] ", "\t", "\u2028", "\x0c", "\u00a0"]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_lost_whatever_is_typed(text: str) -> None:
    seen = " ".join(_texts(split(text).blocks))
    for word in ("a", "b", "c", "x"):
        assert seen.count(word) >= text.replace("exempt", "").count(word)


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Placement():
                texts.append(block.text)
            case ListBlock():
                for each in block.items:
                    texts.append(each.text)
                    texts.extend(_texts(each.blocks))
            case Table():
                texts.extend(" ".join(row) for row in (block.header, *block.rows))
            case Quote():
                texts.extend(_texts(block.blocks))
    return texts


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- |\n-", ["| -"]),
        ("- a | b\n---|---", ["a | b ---|---"]),
        ("1. a | b\n---|---\nc | d", ["a | b ---|--- c | d"]),
        ("- a\n- b | c\n---|---", ["a", "b | c ---|---"]),
    ],
)
def test_an_item_is_no_head_of_a_table(text: str, items: list[str]) -> None:
    (block,) = split(text).blocks
    assert isinstance(block, ListBlock)
    assert [item.text for item in block.items] == items
