"""Looking only where a pattern can be finds all that looking everywhere does."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import OneOf, Pattern, Piece, words
from drafter.checks.text import Text


def found(text: Text, pattern: Pattern) -> list[tuple[int, int]]:
    return [match.match.span() for match in text.within(pattern, EVERYTHING)]


WORDS = ["in", "the", "near", "future", "nearly", "due", "course", "x-near", "’s", "Near", "the.", "a_b", "NEAR"]
LINES = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=6)


@given(LINES)
def test_pieces_and_words_are_found_in_any_text(lines: list[str]) -> None:
    text = Text([Passage(text=line, kind=Kind.PARAGRAPH, path=()) for line in lines])
    for source, needs in (
        ("in the near", ("in the near",)),
        ("due c", ("due c",)),
        (" near", (" near",)),
        (" ’", (" ’",)),
        ("-near", ("-near",)),
        ("the\\.", ("the.",)),
        ("e", ("e",)),
    ):
        assert found(text, Pattern(source, needs=needs)) == found(text, Pattern(source))
    near = r"(?i)(?<![^\W_])near(?![^\W_])"
    assert found(text, Pattern(near, words=words("near"))) == found(text, Pattern(near))
    for line in lines:
        assert (Pattern(near, words=words("near")).found(line) is None) == (Pattern(near).found(line) is None)


def test_a_piece_knows_its_whole_words_and_its_beginnings() -> None:
    assert Piece.of("in the near") == Piece("in the near", ("the",), ("near",), is_marked=False)
    assert Piece.of(" case were") == Piece(" case were", ("case",), ("were",), is_marked=False)
    assert Piece.of("January") == Piece("January", (), (), is_marked=False)
    assert Piece.of(" , ") == Piece(" , ", (), (), is_marked=True)
    assert Piece.of(" £") == Piece(" £", (), (), is_marked=True)
    assert Piece.of(". .") == Piece(". .", (), (), is_marked=False)


@given(LINES)
def test_words_are_found_as_they_are_written(lines: list[str]) -> None:
    text = Text([Passage(text=line, kind=Kind.PARAGRAPH, path=()) for line in lines])
    for word in ("near", "Near", "NEAR", "the", "s", "b"):
        source = rf"(?<![^\W_]){word}(?![^\W_])"
        assert found(text, Pattern(source, written=words(word))) == found(text, Pattern(source))
    for line in lines:
        pattern = r"(?<![^\W_])Near(?![^\W_])"
        assert (Pattern(pattern, written=words("Near")).found(line) is None) == (Pattern(pattern).found(line) is None)


@given(LINES)
def test_a_pattern_that_begins_with_words_is_found_where_they_stand(lines: list[str]) -> None:
    text = Text([Passage(text=line, kind=Kind.PARAGRAPH, path=()) for line in lines])
    for source in (r"\b(?:near|Near|in|due)\b(?: \S+)?", r"(?<!the )\b(?:[Nn]ear|in|due)(?= )", r"\bin (?:near )*"):
        with_signs = Pattern(source, begins=words("near in due"))
        assert found(text, with_signs) == [match.span() for match in re.finditer(source, text.joined, re.MULTILINE)]


NAMED = OneOf("near(?:ly)?", "Courses?", r"(?:in )?due", "x-near", "futur(?:e|es)")


@given(LINES, LINES)
def test_alternatives_that_a_text_cannot_hold_are_not_missed(first: list[str], second: list[str]) -> None:
    everywhere = Pattern(rf"\b{NAMED} \w+", flags=re.IGNORECASE)
    chosen = words("the near in due")
    shortened = Pattern(rf"\b{NAMED} \w+", words=chosen, choices=(NAMED,), flags=re.IGNORECASE)
    whole = Pattern(rf"\b{NAMED} \w+", words=chosen, flags=re.IGNORECASE)
    for lines in (first, second, first):
        text = Text([Passage(text=line, kind=Kind.PARAGRAPH, path=()) for line in lines])
        assert found(text, shortened) == found(text, whole)
    for line in first + second:
        alone = Pattern(rf"\b{NAMED} \w+", choices=(NAMED,), flags=re.IGNORECASE).found(line)
        assert (alone and alone.span()) == ((there := everywhere.found(line)) and there.span())


def test_a_first_text_is_searched_without_what_it_cannot_hold_and_another_with_all() -> None:
    pattern = Pattern(rf"\b{NAMED}\b", choices=(NAMED,))
    assert pattern.over("future".startswith).whole.pattern == r"\b(?:(?:in )?due|futur(?:e|es))\b"
    assert pattern.over("future".startswith).whole.pattern == pattern.source


def test_alternatives_none_of_which_is_there_are_found_nowhere() -> None:
    pattern = Pattern(f"a {OneOf('near', 'far')} b", choices=(OneOf("near", "far"),))
    assert pattern.found("a nigh b") is None
    assert pattern.found("a near b") is not None


def test_what_must_be_there_besides_is_asked_for_in_the_same_passage() -> None:
    text = Text([Passage(text=line, kind=Kind.PARAGRAPH, path=()) for line in ("near £5", "£5", "near five")])
    assert found(text, Pattern("near", words=words("near"), also="£")) == [(0, 4)]
    assert Pattern("near", also="£").found("near five") is None
    assert Pattern("near", words=words("near")).whole("near") is not None
    assert Pattern("n.*", words=words("far")).whole("near") is None
