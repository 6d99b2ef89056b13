"""An expression that is looked for in a faster way finds what it finds by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks import search
from drafter.checks.search import Search


@pytest.fixture(autouse=True)
def searched_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the texts were long, or not the first."""
    monkeypatch.setattr(search, "_WORTH", 0)


TEXTS = st.lists(
    st.sampled_from(
        ["in", "The", "the", "near", "NEAR", "nearing", "xnear", "_near", "’s", "İ", ".", "a", "not", "\n"]
    ),
    max_size=14,
).flatmap(lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)]))

EXPRESSIONS = (
    r"\bnear\b",
    r"\b(?:near|the|in) (?:the|near)",
    r"\b(?:near(?:ing)?|The)\b(?! not)",
    r"(?<!not )\b(?:near|in)\b",
    r"\b(?<![Tt]he )(?<!a )(?:near|not) ?\w*",
    r"\bnear|the\b",
    r"\bnear\b|\bthe\b",
    r"\b(?:in )?near",
    r"\b(?:in )?(?:near )?",
    r"\ba|[|]near",
    r"\b[]|]|near",
    r"\b(in|near)(?: \1)?",
    r"^near|near$",
    r"near",
    r"[Nn]ear\b",
    r"\b\w+ near\b",
)


@pytest.mark.parametrize("flags", [re.MULTILINE, re.MULTILINE | re.IGNORECASE])
@pytest.mark.parametrize("source", EXPRESSIONS)
@given(text=TEXTS)
def test_a_search_finds_what_the_expression_finds(source: str, flags: int, text: str) -> None:
    expected = [match.span() for match in re.finditer(source, text, flags)]
    for lower in (text.lower(), ""):
        assert [match.span() for match in Search(source, flags).places(text, lower, 0, len(text))] == expected


@given(text=TEXTS)
def test_a_search_keeps_within_its_bounds(text: str) -> None:
    for source in EXPRESSIONS:
        start, end = len(text) // 3, len(text) * 2 // 3
        expected = [match.span() for match in re.compile(source, re.IGNORECASE).finditer(text, start, end)]
        places = Search(source, re.IGNORECASE).places(text, text.lower(), start, end)
        assert [match.span() for match in places] == expected


@pytest.mark.parametrize(
    ("source", "beginnings"),
    [
        (r"\b(?:truly \w+|World[- ]class|huge(?:ly)?)\b", ("truly", "world", "huge")),
        (r"\b(?<![Rr]ated )(?:good|great success)\b", ("good", "great")),
        # The last letter of a word may be left out, and need not begin it.
        (r"\b(?:goods?|great)\b", ("good", "great")),
        (r"\b(?:good|[Gg]reat)\b", ()),
        (r"\b(?:good |great )?success\b", ()),
        (r"\bgood|great\b", ()),
        (r"(?<!not )(?:good|great)", ()),
        (r"\b(?:go[|)]d|great(?:ly|er))\b", ("go", "great")),
    ],
)
def test_how_the_words_begin_that_an_expression_looks_for(source: str, beginnings: tuple[str, ...]) -> None:
    assert Search(source, 0).beginnings == beginnings


def test_a_short_text_is_searched_with_the_expression_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_WORTH", 12)
    searched = Search(r"\bnear\b", 0)
    for _ in range(3):
        assert [match.span() for match in searched.places("near", "near", 0, 4)] == [(0, 4)]
    assert "_body" in vars(searched)
    once = Search(r"\bnear\b", 0)
    assert [match.span() for match in once.places("near", "near", 0, 4)] == [(0, 4)]
    assert "_body" not in vars(once)
