"""Pasted text becomes numbered text; only its form is changed, and what was changed is said."""

from __future__ import annotations

from drafter.tui.pasting import cleaned


def test_bullets_become_a_list() -> None:
    assert cleaned("The aims:\n•\tFewer forms\n▪ Shorter queues").text == "The aims:\n- Fewer forms\n- Shorter queues"


def test_typed_numbers_go_because_numbers_come_by_themselves() -> None:
    assert cleaned("5.4.2 The board met.\n\n5.4.3a It agreed.").text == "The board met.\n\nIt agreed."


def test_amounts_and_years_at_the_start_of_a_line_stay() -> None:
    for text in ("2015 was dry.", "12 officers left.", "£3.50 a ticket"):
        assert cleaned(text).text == text


def test_lines_broken_by_a_page_are_joined_and_short_ones_are_not() -> None:
    page = (
        "The council received fourteen complaints about noise at the\n"
        "market in the summer, which is half the number of the year be-\n"
        "fore.\n\nYours\nThe Clerk"
    )
    assert cleaned(page).text == (
        "The council received fourteen complaints about noise at the market in the summer, which is half the number "
        "of the year before.\n\nYours\nThe Clerk"
    )


def test_hidden_characters_and_hard_spaces_go() -> None:
    assert cleaned("soft\u00adhyphen\u00a0here\u200b").text == "softhyphen here"


def test_plain_text_is_left_alone() -> None:
    assert cleaned("A [sic] sentence, as typed: -5 degrees.") == ("A [sic] sentence, as typed: -5 degrees.", ())


def test_what_was_changed_is_said() -> None:
    assert cleaned("“Quoted”").changes == ("curly quotes made straight (they print curly)",)
