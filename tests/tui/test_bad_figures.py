"""The figures screen shows what is wrong with a figure, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.tui.app import DrafterApp
from drafter.tui.screens.figures import FiguresScreen
from tests.bad_figures import BAD, Bad
from tests.tui.driving import until
from tests.tui.figure_reports import form, register

SHOWN = (
    "missing data",
    "huge data",
    "link",
    "no picture",
    "far too many pixels",
    "drawing that loads",
    "deep brackets",
)


@pytest.mark.parametrize("bad", [bad for bad in BAD if bad.id in SHOWN], ids=lambda bad: bad.id)
async def test_a_figure_that_cannot_be_made_is_shown_with_its_fault(
    app_on: Callable[[str], DrafterApp], report: Path, bad: Bad
) -> None:
    bad.files(report.parent)
    app = app_on(bad.source)
    async with app.run_test(size=(200, 40)) as pilot:
        screen = await register(pilot, app)
        assert screen.current is not None
        assert screen.current.name == "bad"
        assert screen.current.fault is not None
        assert bad.words in screen.current.fault.message
        await pilot.press("f5", "enter")
        typing = await form(pilot, app)
        await until(pilot, lambda: any(line.has_class("-wrong") for line in typing.lines.values()))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen))
