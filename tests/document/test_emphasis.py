"""Bold and italic pair as CommonMark 0.31 says (6.2), with stars only: markdown-it-py is the oracle."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from tests.document.test_inline import WORDS, marked


def _stars(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def oracle(text: str) -> str:
    """The text as markdown-it-py reads it, in the short hand of the tests."""
    reader = MarkdownIt("zero").enable("emphasis")
    reader.inline.ruler.at("emphasis", _stars)
    return "".join(_said(token) for token in reader.inline.parse(text, reader, {}, []))


def _said(token: Token) -> str:
    return {"strong_open": "⟨b ", "em_open": "⟨i ", "strong_close": "⟩", "em_close": "⟩"}.get(token.type, token.content)


@settings(max_examples=600)
@given(st.text(alphabet="**** ab.,()£é-", max_size=24))
def test_stars_pair_as_in_commonmark(text: str) -> None:
    assert marked(WORDS.read(text)) == oracle(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["*", "**", "***", "a", " ", ".", "b c", "“", "—", "1"]), max_size=14).map("".join))
def test_runs_of_stars_pair_as_in_commonmark(text: str) -> None:
    assert marked(WORDS.read(text)) == oracle(text)
