"""Pasted text becomes numbered text; only its form is changed, no word is lost, and what was changed is said."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.document.quotes import typographic
from drafter.report.blocks import Heading, ListBlock, Paragraph, Table
from drafter.report.split import split
from drafter.tui.pasting.characters import line_feeds
from drafter.tui.pasting.cleaning import cleaned
from drafter.tui.pasting.into_lines import as_entries, as_one_line

WORD = (
    "5.4\tSafeguarding Children Board\r\n"
    "5.4.1\tThe board’s partners go on working closely together, and they will say in the next report of the autumn "
    "what has come of it in the schools of the borough.\r\n"
    "5.4.2\tThe priorities are:\r\n"
    "•\tneglect\r\no\ta tool for schools\r\no\ttraining\r\n•\tsafety on\u00a0line.\r\n"
    "A second paragraph of the same, which Word puts directly below the list without any empty line between them "
    "both, because it does so everywhere.\r\n"
    "Short one.\r\n"
)
PAGE = (
    "The council received fourteen complaints about noise at the\n"
    "market in the summer, which is half the number of the year be-\n"
    "fore. The ofﬁcers of the well-\n"
    "known team answered all of them within the ten working days\n"
    "that the charter promises. None was referred to the Ombudsman.\n"
    "The Markets and Street Trading Service expects as many in\n"
    "2.5 years.\n"
    "\n"
    "A new paragraph.\n"
)


def test_paragraphs_lists_and_headings_of_word_are_what_they_were() -> None:
    blocks = split(cleaned(WORD).text).blocks
    assert [type(block) for block in blocks] == [Heading, Paragraph, Paragraph, ListBlock, Paragraph, Paragraph]
    assert isinstance(blocks[0], Heading)
    assert blocks[0].text == "Safeguarding Children Board"
    listed = blocks[3]
    assert isinstance(listed, ListBlock)
    assert [item.text for item in listed.items] == ["neglect", "safety on line."]
    assert [type(block) for block in listed.items[0].blocks] == [ListBlock]
    assert cleaned(WORD).changes == (
        "hidden characters, ligatures and hard spaces replaced",
        "curly quotes made straight (they print curly)",
        "bullets made into a list",
        "typed numbers taken away (they come by themselves)",
        "headings marked",
        "paragraphs set apart",
    )


def test_lines_broken_by_a_page_are_joined() -> None:
    assert cleaned(PAGE).text == (
        "The council received fourteen complaints about noise at the market in the summer, which is half the number "
        "of the year before. The officers of the well-known team answered all of them within the ten working days "
        "that the charter promises. None was referred to the Ombudsman. The Markets and Street Trading Service "
        "expects as many in 2.5 years.\n\nA new paragraph.\n"
    )


def test_lines_that_an_author_has_ended_stand_by_themselves() -> None:
    assert cleaned("Dear Sir\n\nYours\nThe Clerk").text == "Dear Sir\n\nYours\n\nThe Clerk"
    two = (
        "The first paragraph ends here with a stop and is rather long.\nThe second does so too, it is as long as that."
    )
    assert cleaned(two).text == two.replace("\n", "\n\n")


def test_an_item_that_a_page_has_broken_goes_on() -> None:
    page = (
        "The aims of the plan:\n• fewer forms for those who look after a child\nthat is not their own;\n• less waiting."
    )
    assert cleaned(page).text == (
        "The aims of the plan:\n- fewer forms for those who look after a child that is not their own;\n- less waiting."
    )


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("The aims:\n•\tFewer forms\n•\tShorter queues", "The aims:\n- Fewer forms\n- Shorter queues"),
        ("\uf0b7\tFewer forms\n\uf0b7\tShorter queues", "- Fewer forms\n- Shorter queues"),
        ("* Fewer forms\n* Shorter queues", "- Fewer forms\n- Shorter queues"),
        ("– Fewer forms\n– Shorter queues", "- Fewer forms\n- Shorter queues"),
        ("§\tFewer forms", "- Fewer forms"),
        ("1)\tcount\n2)\tweigh", "1. count\n2. weigh"),
        ("1.\tcount\n•\tby hand\n2.\tweigh", "1. count\n  - by hand\n2. weigh"),
        ("One\n•\ttwo\nThree", "One\n\n- two\n\nThree"),
    ],
)
def test_bullets_become_a_list(pasted: str, text: str) -> None:
    assert cleaned(pasted).text == text


def test_a_dash_that_a_page_has_broken_off_is_no_bullet() -> None:
    page = "It was drier than any other year that had been measured, and\n– which is more – it was the warmest of them."
    assert cleaned(page).text == page.replace("\n", " ")


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("5.4.2 The board met.\n\n5.4.3a It agreed.", "The board met.\n\nIt agreed."),
        ("12.\tThe board met in March.\n13.\tIt agreed.", "The board met in March.\n\nIt agreed."),
        ("3.2a\tNo.\n3.2b\tYes.", "No.\n\nYes."),
        ("5.1 Sites\n5.1.1 There are 14.", "## Sites\n\nThere are 14."),
        ("5.1.1 Sites\n5.1.1.1 There are 14.", "### Sites\n\nThere are 14."),
    ],
)
def test_typed_numbers_go_because_numbers_come_by_themselves(pasted: str, text: str) -> None:
    assert cleaned(pasted).text == text


@pytest.mark.parametrize(
    "text",
    [
        "2015 was dry.",
        "12 officers left.",
        "£3.50 a ticket",
        "2.5 million people live here.",
        "3.5 FTE posts are gone.",
        "12.5.15 Meeting of the board",
        "1.75% was the rate.",
        "14\n\n15",
        "35.8\n\n37.1",
    ],
)
def test_amounts_dates_and_years_at_the_start_of_a_line_stay(text: str) -> None:
    assert cleaned(text).text == text


def test_columns_become_a_table() -> None:
    clean = cleaned("Rents by site\nSite\tPlots\tLet\r\nMill Lane\t24\t96.5%\r\nBrook|side\t1,200\t\r\nAll let.")
    assert clean.text.split("\n") == [
        "Rents by site",
        "",
        "| Site        | Plots |   Let |",
        "| ----------- | ----: | ----: |",
        "| Mill Lane   |    24 | 96.5% |",
        r"| Brook\|side | 1,200 |       |",
        "",
        "All let.",
    ]
    table = split(clean.text).blocks[1]
    assert isinstance(table, Table)
    assert table.rows[1] == ("Brook|side", "1,200", "")
    assert "columns made into a table" in clean.changes


def test_a_column_of_counts_is_a_column() -> None:
    table = split(cleaned("No.\tSite\tPlots\n1\tMill Lane\t24\n2\tBrook\t12").text).blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (("1", "Mill Lane", "24"), ("2", "Brook", "12"))


def test_hidden_characters_ligatures_and_hard_spaces_go() -> None:
    assert cleaned("soft\u00adhyphen\u00a0here\u200b").text == "softhyphen here"
    assert cleaned("The ﬁrst oﬃce of the ﬂeet").text == "The first office of the fleet"
    assert cleaned("a soft hy\u00ad\nphen").text == "a soft hyphen"
    assert cleaned("one line\x0bof a paragraph\x0cand a page").text == "one line of a paragraph\n\nand a page"


def test_curly_quotes_are_made_straight_where_they_print_as_they_were() -> None:
    for pasted in ("“The board’s view” of ‘it’ in the ’90s.", "He said: “‘Yes’”"):
        assert typographic(cleaned(pasted).text) == pasted
        assert not set("“”‘’") & set(cleaned(pasted).text)
    german = "„Ja“ and ’tis"
    assert cleaned(german).text == german


@pytest.mark.parametrize(
    "text",
    [
        "A [sic] sentence, as typed: -5 degrees.",
        "## Heading {#id}\n\nText of it.\n\n- a\n  b\n  - c\n\n1. one\n2. two\n",
        "::: exempt 3\nSecret.\n\n. And more.\n:::\n\n{{ map }}\n\n> a quotation\n> of two lines\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        ".[5.4.2a] pinned\n\n~ unnumbered\n\n\\- 5 degrees\n",
        "",
        "\n",
    ],
)
def test_numbered_text_is_left_alone(text: str) -> None:
    assert cleaned(text) == (text, ())


def test_what_comes_behind_other_words_is_no_bullet_and_no_number() -> None:
    assert cleaned("5.4.2 The board", at_start=False).text == "5.4.2 The board"
    assert cleaned("• a\n• b", at_start=False).text == "• a\n\n- b"


SIGNS = st.sampled_from(
    ["", "", "", "•\t", "▪ ", "– ", "1.\t", "2)\t", "5.4 ", "5.4.1\t", "12.\t", "  ", "- ", "## ", "| "]
)
WORDS = st.sampled_from(
    [
        "the board",
        "The Council",
        "well-",
        "be-",
        "ﬁnd",
        "it’s",
        "“so”",
        "said.",
        "as:",
        "12,400",
        "2.5 million",
        "x\ty",
        "soft\u00ad",
    ]
    + ["a long sentence that goes on until it has filled most of a line"]
)
LINES = st.builds(lambda sign, words: sign + " ".join(words), SIGNS, st.lists(WORDS, min_size=1, max_size=4))
PASTES = st.builds(
    lambda lines, end: end.join(lines), st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n"])
)


def letters(text: str) -> str:
    """The letters of a text."""
    return re.sub(r"[\W\d_]", "", unicodedata.normalize("NFKC", text))


@given(PASTES)
def test_no_letter_is_lost_and_none_is_added(pasted: str) -> None:
    assert letters(cleaned(pasted).text) == letters(pasted)


@given(st.text(max_size=200))
def test_no_letter_of_any_text_is_lost(pasted: str) -> None:
    # These stand for bullets in Word.
    words = re.sub(r"(?m)^[ \t]*[oØü](?=\t)", "", pasted)
    assert Counter(letters(words)) <= Counter(letters(cleaned(pasted).text)) <= Counter(letters(pasted))


@given(PASTES)
def test_what_was_cleaned_is_clean(pasted: str) -> None:
    once = cleaned(pasted).text
    assert cleaned(once).text == once


@given(PASTES)
def test_numbers_inside_the_text_stay(pasted: str) -> None:
    assert cleaned(pasted).text.count("12,400") == pasted.count("12,400")


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("Ida Brook,\rHead of Parks\r", "Ida Brook, Head of Parks"),
        (" Ida\u00a0Brook", " Ida Brook"),
        ("Co\u00adop\u200beration", "Cooperation"),
        ("", ""),
    ],
)
def test_a_field_of_one_line_has_no_breaks_and_nothing_hidden(pasted: str, line: str) -> None:
    assert as_one_line(pasted) == line


@pytest.mark.parametrize(
    ("pasted", "entries"),
    [
        ("Appendix A: Sites\r\nAppendix B: Rents\r\n", ("Appendix A: Sites", "Appendix B: Rents")),
        ("1.\tMinutes of June\n2.\tMinutes of July", ("Minutes of June", "Minutes of July")),
        ("Author\tYear\nBrook\t2026", ("Author Year", "Brook 2026")),
        ("one line", ("one line",)),
        ("\n \n", ()),
    ],
)
def test_each_line_of_a_list_is_an_entry(pasted: str, entries: tuple[str, ...]) -> None:
    assert as_entries(pasted) == entries


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("one\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree"),
        ("one\r\r\ntwo", "one\ntwo"),
        # A terminal makes two returns of each end of a line that was written on Windows.
        ("one\r\rtwo\r\r\r\rthree", "one\ntwo\n\nthree"),
        # As many as these may be the ends of paragraphs.
        ("one\r\rtwo\r\rthree", "one\n\ntwo\n\nthree"),
        ("one\rtwo\r\r\rthree", "one\ntwo\n\n\nthree"),
    ],
)
def test_each_end_of_a_line_is_one_line_feed(pasted: str, text: str) -> None:
    assert line_feeds(pasted) == text
