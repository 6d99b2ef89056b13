"""Markdown comes out as typed, whoever reads it: CommonMark, its dialects, and people."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.document.inline import printed
from drafter.document.nodes import Attr, Emph, Inline, Link, Para, Str, Strong
from drafter.export.formats.md_writer import MarkdownWriter
from drafter.export.pandoc import executable
from tests.export.published import (
    lines_of_markup,
    markdown_as_html,
    published,
    small,
    squeezed,
    text_of_markup,
    toml_string,
)
from tests.export.test_hostile import TEXTS

CLEVER = "a_b* <x> & &amp; \\ ` [y](z) #1 -- ... 1. - + > ~ s ^ 2 | $ { } ! = : ( )"
READER = MarkdownIt("commonmark").enable("table")


def made(folder: Path, source: str, *, draft: bool = False) -> Path:
    return published(small(folder, source), folder / "out", "md", draft=draft).files[0].path


def read_by(reader: str, file: Path) -> str:
    """The text of a Markdown file as pandoc reads one of its dialects."""
    command = [str(executable()), "--from", reader, "--to", "plain", "--wrap", "none", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_out_as_typed_wherever_it_stands(tmp_path: Path, text: str) -> None:
    quoted = toml_string(text)
    blocks = [f"Start {text}", f"## Head {text}", f"- Item {text}", f"> {text}", text]
    file = made(
        tmp_path,
        f"title = {toml_string('Title ' + text)}\n[meta]\nreport_to = {quoted}\nofficer = {quoted}\n"
        f"[sections.background]\npapers = [{quoted}, {{ text = {quoted} }}]\n"
        f"text = {toml_string((chr(10) * 2).join(blocks))}\n",
    )
    assert squeezed(text_of_markup(markdown_as_html(file))).count(squeezed(printed(text))) >= 9


@pytest.mark.parametrize("reader", ["gfm", "commonmark", "commonmark+pipe_tables+footnotes", "markdown"])
def test_dialects_read_the_same(tmp_path: Path, reader: str) -> None:
    texts = [
        CLEVER,
        "(c) a -- b --- c ... -5",
        "1. One",
        "a. One",
        "iv) Four",
        "+ plus",
        "5 + 5",
        ": colon",
        "% percent",
    ]
    body = "\n\n".join(f"~ {text}" for text in texts)
    file = made(tmp_path, f"title = 'T'\n[sections.background]\ntext = {toml_string(body)}\n")
    said = read_by(reader, file)
    for text in texts:
        assert squeezed(printed(text)) in squeezed(said), text


@given(st.text("ab \\`*_[]<>~^$|{}&;#!-+.=():%0123456789'\"\n\u00a0é", min_size=1, max_size=40))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    line = " ".join(text.split())
    written = MarkdownWriter(()).document((Para((Str(line),)),))
    assert lines_of_markup(READER.render(written)) == ([line] if line else [])


words = st.text("ab (.)!“*_ ", min_size=1, max_size=5)
inlines = st.recursive(
    st.builds(Str, words),
    lambda below: st.one_of(
        st.builds(lambda each: Emph(tuple(each)), st.lists(below, min_size=1, max_size=3)),
        st.builds(lambda each: Strong(tuple(each)), st.lists(below, min_size=1, max_size=3)),
        st.builds(
            lambda each: Link((Attr(), tuple(each), ("https://e.org/a_b", ""))),
            st.lists(st.builds(Str, words), min_size=1),
        ),
    ),
    max_leaves=8,
)


def as_html(nodes: Iterable[Inline]) -> str:
    said = ""
    for node in nodes:
        if isinstance(node, Str):
            said += node.c
        elif isinstance(node, Link):
            said += f'<a href="https://e.org/a_b">{as_html(node.c[1])}</a>'
        elif isinstance(node, Emph | Strong):
            tag = "em" if isinstance(node, Emph) else "strong"
            said += f"<{tag}>{as_html(node.c)}</{tag}>"
    return said


@given(st.lists(inlines, min_size=1, max_size=5))
def test_any_marks_are_read_back_as_they_were(nodes: list[Inline]) -> None:
    written = MarkdownWriter(()).document((Para((Str("x"), *nodes, Str("x"))),))
    read = READER.render(written).removeprefix("<p>").removesuffix("</p>\n")
    assert squeezed(read) == squeezed(f"x{as_html(nodes)}x")


def test_lists_that_follow_each_other_stay_apart(tmp_path: Path) -> None:
    text = "~ Words:\n\n- a\n- b\n  - c\n\n1. x\n2. y\n\n~ More words."
    file = made(tmp_path, f"title = 'T'\n[sections.background]\ntext = {toml_string(text)}\npapers = ['p', 'q']\n")
    html = markdown_as_html(file)
    assert html.count("<ul>") == 4
    assert html.count("<ol>") == 1
    assert "<li>b\n<ul>\n<li>c</li>" in html


def test_a_table_has_a_head_and_its_cells_as_typed(tmp_path: Path) -> None:
    text = "| Head | #b |\n|:---|--:|\n| a \\\\| b | <w:t> |\n| {{ 7*7 }} | -5 |"
    file = made(tmp_path, f"title = 'T'\n[sections.background]\ntext = {toml_string(text)}\n")
    html = markdown_as_html(file)
    assert html.count("<table>") == 1
    assert len(re.findall("<th[ >]", html)) == 2
    assert all(word in text_of_markup(html) for word in ("#b", "<w:t>", "{{ 7*7 }}", "-5"))


def test_references_are_links_and_notes_are_footnotes(tmp_path: Path) -> None:
    source = (
        "title = 'T'\n[sections.background]\ntext = '''\nSee {{ ref(\"far\") }}.{{ note(\"n\") }}\n\n"
        "Not cited.\n\nFar away. {#far}\n'''\n[notes.n]\ntext = '''\nFirst.\n\nSecond.\n'''\n"
    )
    file = made(tmp_path, source)
    text = file.read_text(encoding="utf-8")
    assert "See [1.3](#para_1_3).[^1]" in text
    assert '1.3 <a id="para_1_3"></a>Far away.' in text
    assert text.count("<a id=") == 1
    assert text.endswith("[^1]: First.\n\n    Second.\n")


def test_a_draft_says_so_first(tmp_path: Path) -> None:
    file = made(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n", draft=True)
    assert file.read_text(encoding="utf-8").startswith("**DRAFT: ")


def test_five_thousand_of_a_mark_are_written_in_time(tmp_path: Path) -> None:
    for mark in ("*a ", "[", "*", "_", "](", "\\"):
        folder = tmp_path / str(ord(mark[0]) * len(mark))
        folder.mkdir()
        file = made(folder, f"title = 'T'\n[sections.background]\ntext = {toml_string('a ' + mark * 5000 + ' z')}\n")
        assert file.read_text(encoding="utf-8").count(mark[0]) >= 4990
