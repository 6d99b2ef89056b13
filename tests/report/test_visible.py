"""What would not be seen is shown; what is seen is left alone."""

from __future__ import annotations

import sys
from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.visible import columns, fitting, named, one_line, visible


def test_every_unseen_character_becomes_one_picture_of_what_it_is() -> None:
    text = "a\x1b[31mb\x07\x9bc\u202ed\u200be\x7f\ud800f\ufeff"
    assert visible(text) == "a␛[31mb␇␦c⇠d␣e␡▯f⁀"
    assert len(visible(text)) == len(text)


def test_published_text_names_them() -> None:
    assert named("a\x1b\u202e\uffff") == "a[U+001B][U+202E][U+FFFF]"


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family
        "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",  # a health worker
        "\U0001f3f3\ufe0f\u200d\U0001f308",  # the rainbow flag
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",  # the flag of Wales
        "می\u200cخواهم",  # "I want", in Persian
        "क्\u200dष श्\u200c",
        "ശ്\u200d",
    ],
)
def test_what_belongs_to_a_word_or_a_picture_is_published_as_it_is(text: str) -> None:
    assert named(text) == text
    assert visible(text).isprintable()
    assert len(visible(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "a\u200db",
        "co\u200cst",
        "\u200d",
        "\U0001f469\u200d",
        "\U0001f469\u200d the",
        "می\u200c\u200c",
        "\U0001f469\u200c\U0001f469",
        "x\U000e0067",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c",
        "\U0001f3f4\U000e0068\U000e0069\U000e007f",
    ],
)
def test_a_joiner_or_a_tag_anywhere_else_is_named(text: str) -> None:
    assert "[U+" in named(text)


def test_words_of_any_language_and_line_feeds_stay() -> None:
    text = "Ŵyn, naïve “quotes” — £5 🙂\n\tnext"
    assert visible(text) == named(text) == text
    assert one_line("a\n\tb") == "a␊␉b"


def test_columns_are_those_that_unicode_gives_each_character() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if category(character) not in ("Cn", "Cs"):
            wide = 2 if east_asian_width(character) in "WF" else 1
            assert columns(character) == (0 if category(character) in ("Mn", "Me") else wide), hex(code)


@given(st.text(alphabet="ab “’→é\u0301漢字😀"), st.integers(-1, 12))
def test_what_fits_is_the_most_that_goes_into_the_room(text: str, room: int) -> None:
    assert columns(text) == sum(map(columns, text))
    fit = fitting(text, room)
    assert fit == 0 or columns(text[:fit]) <= room
    assert fit == len(text) or columns(text[: fit + 1]) > room
