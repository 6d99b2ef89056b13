"""Completion while a citation is typed: what is offered, what the keys do, where the list lies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from drafter.report.numbering import number
from drafter.tui.app import DrafterApp
from drafter.tui.completing import Offer, suggestions
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.completion import CompletionList
from tests.tui.cited_report import CITED
from tests.tui.conftest import REPORT
from tests.tui.driving import at, editor, picture, ready, until

OPEN = ("left_curly_bracket", "left_curly_bracket")
NAMED = {" ": "space", "|": "vertical_line", "(": "left_parenthesis", '"': "quotation_mark"}


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*(NAMED.get(each, each) for each in text))


async def writing(pilot: Pilot[None], app: DrafterApp, place: str = "purpose.text") -> ReportScreen:
    screen = await ready(pilot, app)
    await at(pilot, screen, place)
    return screen


def offered(screen: ReportScreen) -> list[str]:
    """The labels of the list, none where it is away."""
    lists = screen.query(CompletionList)
    return [each.label for each in lists.first().items] if lists and lists.first().is_open else []


async def test_braces_offer_what_can_be_cited_with_what_it_prints(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN)
        assert offered(screen) == [
            *("sites", "plots", "let", "share_let", "broken"),
            *("ref next", "ref rents", "note survey"),
        ]
        shown = picture(app)
        assert "share_let    96.1 per cent" in shown
        assert "✗ The formula names “nothing”" in shown


async def test_typing_narrows_and_enter_puts_it_in_with_its_braces(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        before = editor(screen).text
        await pilot.press(*OPEN)
        await typed(pilot, " shlet")
        assert offered(screen) == ["share_let"]
        await pilot.press("enter")
        assert editor(screen).text == "{{ share_let }}" + before
        assert editor(screen).cursor_location == (0, 15)
        assert offered(screen) == []
        await pilot.press("ctrl+z")
        assert editor(screen).text == "{{ shlet" + before


async def test_tab_takes_and_arrows_choose(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN, "down", "down", "up", "tab")
        assert editor(screen).text.startswith("{{ plots }}To report")
        assert editor(screen).has_focus


async def test_escape_leaves_the_list_away_until_other_braces(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN, "escape")
        assert offered(screen) == []
        await typed(pilot, " pl")
        assert offered(screen) == []
        await pilot.press("enter")
        assert editor(screen).text.startswith("{{ pl\nTo report")
        await pilot.press(*OPEN)
        assert offered(screen)


async def test_a_click_takes_and_the_cursor_stays_in_the_text(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN)
        await pilot.pause()
        await pilot.click(CompletionList, offset=(3, 1))
        await pilot.pause()
        assert editor(screen).text.startswith("{{ plots }}To report")
        assert editor(screen).has_focus


async def test_a_bar_offers_the_forms_that_a_number_can_have(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN)
        await typed(pilot, " share_let | per")
        assert offered(screen) == ["percent(0)", "percent(1)"]
        assert "96 per cent" in picture(app)
        await pilot.press("enter")
        assert editor(screen).text.startswith("{{ share_let | percent(0) }}")


async def test_a_reference_to_a_heading_without_a_name_names_it_in_one_step(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app, "background.text")
        editor(screen).go_to(4, 0)
        before = editor(screen).text
        await pilot.press(*OPEN)
        await typed(pilot, 'ref("water')
        await pilot.press("enter")
        after = editor(screen).text
        assert "### Water {#water}" in after
        assert '{{ ref("water") }}Waiting times' in after
        assert number(screen.session.template, screen.session.draft).labels["water"] == "5.1.3"
        assert editor(screen).document.get_line(editor(screen).cursor_location[0]).startswith('{{ ref("water") }}')
        await pilot.press("ctrl+z")
        assert editor(screen).text == before.replace("Waiting", '{{ref("waterWaiting')


async def test_a_reference_to_another_field_names_it_there_as_a_step_of_that_field(
    app_on: Callable[..., DrafterApp],
) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN)
        await typed(pilot, 'ref("water')
        await pilot.press("enter")
        await pilot.pause()
        assert editor(screen).text.startswith('{{ ref("water") }}To report')
        assert "### Water {#water}" in screen.session.text_of("background.text")
        await at(pilot, screen, "background.text")
        await pilot.press("ctrl+z")
        assert "{#water}" not in screen.session.text_of("background.text")


async def test_an_exhibit_is_offered_only_where_it_can_stand_alone(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        alone, among = Offer(screen.session, alone=True), Offer(screen.session, alone=False)
        assert [each.label for each in suggestions(" waiting", alone)] == ["waiting"]
        assert "waiting" not in [each.label for each in suggestions(" waiting", among)]


@pytest.mark.parametrize("line", [0, 30])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (24, 9)])
async def test_the_list_never_covers_the_row_of_the_cursor(
    app_on: Callable[..., DrafterApp], size: tuple[int, int], line: int
) -> None:
    app = app_on(CITED.replace("Waiting times fell", "\n\n".join(f"Paragraph {n}." for n in range(15)) + "\n\nIt fell"))
    async with app.run_test(size=size) as pilot:
        screen = await writing(pilot, app, "background.text")
        editor(screen).go_to(line, 0)
        await pilot.pause()
        await pilot.press(*OPEN)
        await pilot.pause()
        found = screen.query_one(CompletionList)
        assert found.is_open
        assert found.region.width
        assert screen.region.contains_region(found.region)
        assert not found.region.y <= editor(screen).cursor_screen_offset.y < found.region.bottom


async def test_where_there_is_no_room_there_is_no_list(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(16, 5)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN, "enter")
        assert offered(screen) == []
        assert editor(screen).text.startswith("{{\nTo report")


async def test_the_list_goes_when_the_cursor_leaves(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        for leaving in ("left", "home", "f3", "ctrl+t"):
            await at(pilot, screen, "purpose.text")
            editor(screen).replace_all("To report")
            editor(screen).go_to(0, 0)
            await pilot.press(*OPEN)
            assert offered(screen), leaving
            await pilot.press(leaving)
            await pilot.pause(0.05)
            assert offered(screen) == [], leaving


async def test_ordinary_typing_makes_no_list(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await typed(pilot, "a (b) | c ")
        await pilot.press("left_curly_bracket", "x", "enter")
        assert not screen.query(CompletionList)


async def test_a_report_without_names_offers_what_is_written(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(REPORT)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN)
        assert "Water" in picture(app)
        assert "next" not in offered(screen)
        await typed(pilot, "qxq")
        assert offered(screen) == []
        await pilot.press("enter")
        assert editor(screen).text.startswith("{{qxq\nTo report")


async def test_keys_that_come_before_the_list_is_drawn_are_not_lost(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(pilot, app)
        await pilot.press(*OPEN, "p", "l", "enter", "a", "b")
        await until(pilot, lambda: editor(screen).text.startswith("{{ plots }}abTo report"))
