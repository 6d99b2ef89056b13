"""What would not be seen is shown; what is seen is left alone."""

from __future__ import annotations

from drafter.report.visible import named, one_line, visible


def test_every_unseen_character_becomes_one_picture() -> None:
    text = "a\x1b[31mb\x07\x9bc\u202ed\u200be\x7f\ud800f\ufeff"
    assert visible(text) == "a␛[31mb␇␛c␛d␛e␡␛f␛"
    assert len(visible(text)) == len(text)


def test_published_text_names_them() -> None:
    assert named("a\x1b\u202e\uffff") == "a[U+001B][U+202E][U+FFFF]"


def test_words_of_any_language_and_line_feeds_stay() -> None:
    text = "Ŵyn, naïve “quotes” — £5 🙂\n\tnext"
    assert visible(text) == named(text) == text
    assert one_line("a\n\tb") == "a␊␉b"
