"""The first steps: shown to who has not been here, one after the other, and never again once they were put away."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from drafter.store.config import DEFAULTS, Autosave
from drafter.store.remembered import AppView, recall, remember
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.widgets.first_steps import FirstSteps
from tests.tui.conftest import TODAY
from tests.tui.driving import picture, ready, until


@pytest.fixture(autouse=True)
def _beginner(_no_beginner: None) -> None:
    remember("app", AppView())


def _begun() -> bool:
    return recall("app", AppView).begun


async def test_each_step_follows_when_the_one_before_was_taken(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: "First steps 1 of 3" in picture(app))
        assert "f3 goes to the next field" in picture(app)
        await pilot.press("f6")
        assert screen.query_one(FirstSteps).step == 1
        await pilot.press("f3")
        await until(pilot, lambda: "First steps 2 of 3" in picture(app))
        await pilot.press("f6")
        await until(pilot, lambda: "First steps 3 of 3" in picture(app))
        assert not _begun()
        await pilot.press("f1")
        await until(pilot, lambda: not screen.query(FirstSteps))
        assert _begun()


async def test_they_are_put_away_by_a_key_for_ever(workspace: Path, report: Path) -> None:
    for time in range(2):
        app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark")
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await ready(pilot, app)
            assert len(screen.query(FirstSteps)) == (1 if time == 0 else 0)
            assert ("steps-away" in {each.id for each in screen.COMMAND_LIST if screen.allows(each)}) == (time == 0)
            await pilot.press("alt+k")
            await until(pilot, lambda screen=screen: not screen.query(FirstSteps))  # type: ignore[misc]
    assert _begun()


@pytest.mark.parametrize("size", [(120, 10), (1, 1)])
async def test_a_low_screen_has_no_room_for_them(app: DrafterApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: bool(screen.query(FirstSteps)))
        assert not screen.query_one(FirstSteps).region.height


async def test_the_next_report_goes_on_with_the_step_that_comes(workspace: Path, report: Path) -> None:
    for step in (1, 2):
        app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark")
        async with app.run_test(size=(120, 40)) as pilot:
            await ready(pilot, app)
            await until(pilot, lambda step=step, app=app: f"First steps {step} of 3" in picture(app))  # type: ignore[misc]
            await pilot.press("f3")
            await until(pilot, lambda app=app: "First steps 2 of 3" in picture(app))  # type: ignore[misc]


async def test_the_first_says_how_it_is_saved_where_nothing_saves_by_itself(workspace: Path, report: Path) -> None:
    config = msgspec.structs.replace(DEFAULTS, autosave=Autosave(on=False))
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark", config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        await until(pilot, lambda: "Write in the middle; ^s saves." in picture(app))
