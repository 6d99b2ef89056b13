"""What Enter continues and ends, and what Backspace takes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.tui.app import DrafterApp
from drafter.tui.going_on import begun_otherwise, entered, erased
from tests.tui.driving import at, editor, ready
from tests.tui.test_block_edits import applied, at_cursor


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one‸", "- one\n- ‸"),
        ("1. one\n2. two‸", "1. one\n2. two\n3. ‸"),
        ("  - deep‸", "  - deep\n  - ‸"),
        ("- one‸ two", "- one\n- ‸two"),
        ("- one\n- ‸two", "- one\n- \n- ‸two"),
        ("1. one‸\n2. two\n3. three", "1. one\n2. ‸\n3. two\n4. three"),
        ("1. one‸\n   - deep\n2. two\n\n7. other", "1. one\n2. ‸\n   - deep\n3. two\n\n7. other"),
        ("‸- one", "none"),
        ("-‸ one", "none"),
    ],
)
def test_a_list_goes_on(before: str, after: str) -> None:
    text, at = at_cursor(before)
    assert applied(text, entered(text, at)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n- ‸", "- one\n\n‸"),
        ("- one\n\n- ‸", "- one\n\n‸"),
        ("- ‸", "‸"),
        ("- one\n- ‸\n- two", "- one\n\n‸\n\n- two"),
        ("- one\n  - deep\n  - ‸", "- one\n  - deep\n- ‸"),
        ("1. one\n   - deep\n   - ‸", "1. one\n   - deep\n2. ‸"),
        ("  - ‸", "‸"),
    ],
)
def test_an_item_without_words_ends_the_list(before: str, after: str) -> None:
    text, at = at_cursor(before)
    assert applied(text, entered(text, at)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (". one\n‸", ". one\n\n. ‸"),
        ("~ one\n‸", "~ one\n\n~ ‸"),
        (". ‸", "‸"),
        ("Plain.‸", "none"),
        ("Plain.\n‸", "none"),
        ("## Head\n‸", "none"),
        ("12. The committee met.‸\n\nIt left.", "none"),
    ],
)
def test_a_marked_paragraph_begets_another_and_a_plain_one_needs_no_mark(before: str, after: str) -> None:
    text, at = at_cursor(before)
    assert applied(text, entered(text, at)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- ‸one", "‸one"),
        ("1. one\n2. ‸two", "1. one\n‸two"),
        ("- one\n  - ‸deep", "- one\n- ‸deep"),
        ("1. one\n   - ‸deep", "1. one\n2. ‸deep"),
        (".. ‸words", "‸words"),
        ("~ ‸words", "‸words"),
        ("- o‸ne", "none"),
        ("words‸", "none"),
        ("‸- one", "none"),
        ("## ‸Head", "none"),
    ],
)
def test_backspace_behind_a_mark_takes_it_away(before: str, after: str) -> None:
    text, at = at_cursor(before)
    assert applied(text, erased(text, at)) == after


@given(st.text(alphabet="a1.- ~\n", max_size=40), st.data())
def test_no_letter_comes_or_goes(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    for change in (entered(text, at), erased(text, at)):
        if change is not None:
            after = text[: change.start] + change.text + text[change.end :]
            assert after.count("a") == text.count("a")
            assert 0 <= change.cursor <= len(after)


async def test_a_list_is_written_and_left_with_enter(app_on: Callable[..., DrafterApp]) -> None:
    from tests.tui.conftest import REPORT

    app = app_on(REPORT)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        editor(screen).replace_all("")
        keys = (*"Aims:", "enter", *"- one", "enter", *"two", "enter", "enter", *"Then.")
        await pilot.press(*("space" if key == " " else key for key in keys))
        assert editor(screen).text == "Aims:\n- one\n- two\n\nThen."
        for _ in range(5):
            await pilot.press("backspace")
        await pilot.press("ctrl+z")
        assert editor(screen).text.startswith("Aims:\n- one\n- two\n\n")


@pytest.mark.parametrize("typed", ["|", "#", "-", "~", ">", ":"])
async def test_what_begins_another_block_takes_the_place_of_a_mark_that_goes_on(
    typed: str, app_on: Callable[..., DrafterApp]
) -> None:
    from tests.tui.conftest import REPORT

    app = app_on(REPORT)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        editor(screen).replace_all("")
        await pilot.press(".", ".", "space", *"One", "enter", "enter")
        assert editor(screen).text == ".. One\n\n.. "
        await pilot.press(typed, "a")
        assert editor(screen).text == f".. One\n\n{typed}a"
        await pilot.press("backspace", "ctrl+z", "ctrl+z", "ctrl+z")
        assert editor(screen).text.startswith(".. One\n\n")


def test_a_sign_within_a_marked_paragraph_is_a_sign() -> None:
    for before in (".. a‸", ".. ‸a", "..‸ ", "one‸", ".. a\n- ‸"):
        text, at = at_cursor(before)
        assert begun_otherwise(text, at, "-") is None
