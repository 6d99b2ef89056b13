"""Edits of whole blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.split import split
from drafter.tui.block_edits import Replacement, level, moved


def applied(text: str, change: Replacement | None) -> str:
    """The text after a change, with the cursor as ``‸``; the word none where nothing changes."""
    if change is None:
        return "none"
    after = text[: change.start] + change.text + text[change.end :]
    return after[: change.cursor] + "‸" + after[change.cursor :]


def at_cursor(marked: str) -> tuple[str, int]:
    """A text whose cursor is written ``‸``."""
    at = marked.index("‸")
    return marked.replace("‸", ""), at


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("## He‸ad", 1, "### He‸ad"),
        ("### He‸ad", -1, "## He‸ad"),
        ("### He‸ad", 1, "none"),
        ("## He‸ad", -1, "none"),
        ("Wo‸rds.", 1, ".. Wo‸rds."),
        (".. Wo‸rds.", -1, "Wo‸rds."),
        ("## H\n\nWo‸rds.", -1, "## H\n\n. Wo‸rds."),
        ("## H\n\n. Wo‸rds.", 1, "## H\n\nWo‸rds."),
        ("... Wo‸rds.", 1, "none"),
        ("~ Wo‸rds.", 1, "none"),
        (".[5.4.2a] Wo‸rds.", 1, "none"),
        ("- one\n- t‸wo", 1, "- one\n  - t‸wo"),
        ("- one\n  - t‸wo", -1, "- one\n- t‸wo"),
    ],
)
def test_a_block_goes_one_level_deeper_or_higher(before: str, by: int, after: str) -> None:
    text, at = at_cursor(before)
    assert applied(text, level(text, at, by)) == after


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("One.\n\nTw‸o.\n", -1, "Tw‸o.\n\nOne.\n"),
        ("On‸e.\n\nTwo.\n", 1, "Two.\n\nOn‸e.\n"),
        ("On‸e.\n\nTwo.", -1, "none"),
        ("Public.\n\n::: exempt 1\nSec‸ret.\n:::", -1, "none"),
        ("::: exempt 1\nOne.\n:::\n\n::: exempt 1\nTw‸o.\n:::", -1, "none"),
        ("::: exempt 1\nOne.\n\nTw‸o.\n:::", -1, "::: exempt 1\nTw‸o.\n\nOne.\n:::"),
    ],
)
def test_a_block_changes_places_but_never_leaves_its_fence(before: str, by: int, after: str) -> None:
    text, at = at_cursor(before)
    assert applied(text, moved(text, at, by)) == after


def test_a_list_goes_with_the_sentence_above_it() -> None:
    text, at = at_cursor("At the weir:\n- two\n- one\n\nElse‸where.")
    assert applied(text, moved(text, at, -1)) == "Else‸where.\n\nAt the weir:\n- two\n- one"
    text, at = at_cursor("At the weir:\n- t‸wo\n\nElsewhere.")
    assert applied(text, moved(text, at, 1)) == "Elsewhere.\n\nAt the weir:\n- t‸wo"


LINES = st.sampled_from(
    [
        "One.",
        "two:",
        "## Head",
        "- x",
        "  - y",
        "1. z",
        "> q",
        "| a | b |",
        "|---|---|",
        "",
        "",
        ". n",
        ":::",
        "::: exempt 1",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join), st.data())
def test_a_move_keeps_every_block(text: str, data: st.DataObject) -> None:
    at, by = data.draw(st.integers(0, len(text))), data.draw(st.sampled_from([-1, 1]))
    change = moved(text, at, by)
    if change is not None:
        after = text[: change.start] + change.text + text[change.end :]
        before, now = (
            [(type(b).__name__, t[b.start : b.end], b.exempt) for b in split(t).blocks] for t in (text, after)
        )
        assert sorted(before) == sorted(now)
        assert 0 <= change.cursor <= len(after)
