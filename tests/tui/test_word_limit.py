"""Words against what a field allows: told, warned of close to the limit, and beyond it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter.report.template import Level, Words
from drafter.tui.app import DrafterApp
from drafter.tui.widgets.status_line import StatusLine
from drafter.tui.word_limit import limit_level, room_left, told_words
from tests.tui.conftest import REPORT
from tests.tui.driving import at, editor, picture, ready, until


@pytest.mark.parametrize(
    ("words", "limits", "level", "told", "left"),
    [
        (1, Words(), Level.OFF, "1 word", ""),
        (1200, Words(), Level.OFF, "1,200 words", ""),
        (269, Words(max=300), Level.OFF, "269 of 300 words", ""),
        (270, Words(max=300), Level.WARNING, "! 270 of 300 words", "30 more may follow"),
        (300, Words(max=300), Level.WARNING, "! 300 of 300 words", "0 more may follow"),
        (312, Words(max=300), Level.ERROR, "✗ 312 of 300 words", "12 too many"),
        (3, Words(min=8), Level.OFF, "3 words", "at least 8 are wanted"),
    ],
)
def test_words_are_told_against_their_limit(words: int, limits: Words, level: Level, told: str, left: str) -> None:
    assert limit_level(words, limits) is level
    assert told_words(words, limits) == told
    assert room_left(words, limits) == left


async def test_an_author_is_warned_close_to_the_limit(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(REPORT)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        limited = next(each for each in screen.session.places if each.section is not None and each.field.words.max)
        most = limited.field.words.max
        assert most is not None
        await at(pilot, screen, limited.place)
        for words, sign in ((most // 2, f"{most // 2} of {most} words"), (most, f"! {most} of"), (most + 1, "✗ ")):
            editor(screen).replace_all("word " * words)
            await until(pilot, lambda sign=sign: sign in screen.query_one(StatusLine).words)  # type: ignore[misc]
        assert "1 too many" in picture(app)
