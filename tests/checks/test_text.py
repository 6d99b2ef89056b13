"""Looking only where a pattern can be finds all that looking everywhere does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern, Piece, words
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
        ("e", ("e",)),
    ):
        assert found(text, Pattern(source, needs=needs)) == found(text, Pattern(source))
    near = r"(?i)(?<![^\W_])near(?![^\W_])"
    assert found(text, Pattern(near, words=words("near"))) == found(text, Pattern(near))
    for line in lines:
        assert (Pattern(near, words=words("near")).found(line) is None) == (Pattern(near).found(line) is None)


def test_a_piece_knows_its_whole_words_and_its_beginnings() -> None:
    assert Piece.of("in the near") == Piece("in the near", ("the",), ("near",))
    assert Piece.of(" case were") == Piece(" case were", ("case",), ("were",))
    assert Piece.of("January") == Piece("January", (), ())
    assert Piece.of(" , ") == Piece(" , ", (), ())
