"""The export screen: every format there is can be chosen, and what was made is told on the smallest terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.export.formats import FORMATS
from drafter.tui.app import DrafterApp
from drafter.tui.screens.export import ExportScreen
from drafter.tui.widgets.export_choices import CHOICES, ChoiceKind
from tests.tui.driving import picture, ready, until


def test_the_screen_offers_every_format() -> None:
    assert tuple(choice.id for choice in CHOICES if choice.kind is ChoiceKind.FORMAT) == FORMATS


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_all_formats_are_made_at_once(app: DrafterApp, workspace: Path, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await ready(pilot, app)
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await until(pilot, lambda: "in the way" in picture(app))
        # Web page, ODT, Markdown; then, below the editions, a draft.
        await pilot.press(*["down"] * 2, "space", "down", "space", "down", "space", *["down"] * 3, "space", "f12")
        await until(pilot, lambda: "Exported as a draft" in picture(app), seconds=60)
        shown = picture(app)
        assert all(f"allotments.{format}" in shown for format in FORMATS)
    made = {file.name for file in (workspace / "published").iterdir()}
    assert {f"allotments.{format}" for format in FORMATS} <= made
