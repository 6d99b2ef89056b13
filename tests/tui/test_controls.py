"""A control for each kind of answer."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from textual import events

from drafter.report.draft import Entry
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.typed_dates import at_odds, read_date
from drafter.tui.widgets.controls.line import OneLine
from drafter.tui.widgets.controls.month import Month
from tests.tui.conftest import TODAY
from tests.tui.driving import answer, at, picture, ready, until


async def test_yes_and_no_are_picked_taken_away_and_undone(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "reasons.contrary_to_plan")
        await pilot.press("enter")
        assert answer(screen, "reasons.contrary_to_plan") == "yes"
        await pilot.press("backspace")
        assert answer(screen, "reasons.contrary_to_plan") is None
        await pilot.press("ctrl+z")
        assert answer(screen, "reasons.contrary_to_plan") == "yes"


async def test_a_note_is_asked_for_when_the_answer_wants_it_and_is_one_key_away(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        note = "reasons.contrary_to_plan_note"
        assert note not in [each.place for each in screen.session.asked()]
        await at(pilot, screen, "reasons.contrary_to_plan")
        await pilot.press("enter")
        assert note in [each.place for each in screen.session.asked()]
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: screen.place == note)


async def test_several_are_ticked_in_the_order_of_the_template(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "priority.priorities")
        await pilot.press("home", "space", "end", "space")
        picked = answer(screen, "priority.priorities")
        assert isinstance(picked, tuple)
        field = screen.session.at("priority.priorities")
        assert field is not None
        order = [option.id for option in field.field.options]
        assert len(picked) >= 2
        assert sorted(picked, key=order.index) == list(picked)


async def test_a_date_is_typed_or_moved_and_its_weekday_is_shown(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "meta.meeting_date")
        assert "Thursday, 4 March 2027" in picture(app)
        await pilot.press("down")
        assert answer(screen, "meta.meeting_date") == datetime.date(2027, 3, 5)
        await pilot.press("end", *["backspace"] * 20, *"11/3/27")
        assert answer(screen, "meta.meeting_date") == datetime.date(2027, 3, 11)
        await pilot.press("x")
        await pilot.pause()
        assert answer(screen, "meta.meeting_date") is None
        assert "Not a date" in picture(app)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 July 2015", datetime.date(2015, 7, 2)),
        ("Thursday 2nd July 2015", datetime.date(2015, 7, 2)),
        ("2/7/15", datetime.date(2015, 7, 2)),
        ("2015-07-02", datetime.date(2015, 7, 2)),
        ("1 mar", datetime.date(2027, 3, 1)),
        ("1 jan", datetime.date(2028, 1, 1)),
        ("30 February 2027", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, meant: datetime.date | None) -> None:
    assert read_date(typed, TODAY) == meant


async def test_entries_are_added_moved_and_removed_and_keep_what_is_attached(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "appendices.items")
        one, two = (
            Entry(text="Appendix A: Sites"),
            Entry(text="Appendix B: Rents", file="figures/rents.pdf", exempt=(3,)),
        )
        assert answer(screen, "appendices.items") == (one, two)
        await pilot.press("alt+down")
        assert answer(screen, "appendices.items") == (two, one)
        await pilot.press("end", "enter")
        await pilot.pause(0.1)
        await pilot.press(*"New")
        assert answer(screen, "appendices.items") == (two, one, Entry(text="New"))
        await pilot.press(*["backspace"] * 4)
        await pilot.pause(0.1)
        assert answer(screen, "appendices.items") == (two, one)


async def test_a_list_may_say_that_there_is_nothing(workspace: Path, report: Path) -> None:
    text = report.read_text(encoding="utf-8")  # a small file of the test's own
    report.write_text(text.partition("[sections.appendices]")[0], encoding="utf-8")  # the same
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "appendices.items")
        assert answer(screen, "appendices.items") is None
        await pilot.press("ctrl+n")
        assert answer(screen, "appendices.items") == ()
        await pilot.press("A")
        assert answer(screen, "appendices.items") == (Entry(text="A"),)


async def test_a_line_takes_a_paste_of_many_lines_as_one_and_enter_goes_on(app: DrafterApp) -> None:
    from textual import events

    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "meta.report_to")
        assert app.focused is not None
        app.focused.post_message(events.Paste("Joint\nand "))
        await pilot.pause()
        assert answer(screen, "meta.report_to") == "Joint and Place Scrutiny Committee"
        await pilot.press("enter")
        assert screen.place == "meta.relevant_officer"


async def test_a_list_takes_a_paste_of_many_lines_as_an_entry_for_each(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "appendices.items")
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.focused, OneLine) and not app.focused.text)
        # A terminal sends carriage returns.
        app.focused.post_message(events.Paste("•\tAppendix C: Soft\u00adware\r•\tAppendix D: Paths\rand gates"))  # type: ignore[union-attr]
        await until(pilot, lambda: "Appendix D" in str(answer(screen, "appendices.items")))
        entries = answer(screen, "appendices.items")
        assert isinstance(entries, tuple)
        words = [each.text for each in entries if isinstance(each, Entry)]
        assert words[0] == "Appendix A: Sites"
        assert words[1:3] == ["Appendix C: Software", "Appendix D: Paths and gates"]
        await until(pilot, lambda: isinstance(app.focused, OneLine) and app.focused.text == words[2])


async def test_a_day_is_picked_by_a_click_in_the_month(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "meta.meeting_date")
        month = screen.query_one(Month)
        await until(pilot, lambda: month.region.height > 4)
        # The second week of March 2027 is its second row: the 11th is its Thursday.
        await pilot.click(Month, offset=(1 + 3 * 3, 2))
        await until(pilot, lambda: answer(screen, "meta.meeting_date") == datetime.date(2027, 3, 11))
        assert "Thursday, 11 March 2027" in picture(app)
        # Neither the names of the days nor what is no day of this month means anything.
        for beside in ((1, 0), (1 + 6 * 3, 5), (1 + 7 * 3, 2)):
            await pilot.click(Month, offset=beside)
        assert answer(screen, "meta.meeting_date") == datetime.date(2027, 3, 11)


async def test_a_letter_answers_yes_or_no_and_goes_to_an_option(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "reasons.contrary_to_plan")
        for letter, wanted in (("n", "no"), ("n", "no"), ("y", "yes"), ("x", "yes")):
            await pilot.press(letter)
            assert answer(screen, "reasons.contrary_to_plan") == wanted
            assert screen.place == "reasons.contrary_to_plan"
        before = answer(screen, "priority.priorities")
        await at(pilot, screen, "priority.priorities")
        await pilot.press("n", "y")
        assert answer(screen, "priority.priorities") == before


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [
        ("Thursday 26 November 2026", datetime.date(2026, 11, 26), None),
        ("thu, 26/11/2026", datetime.date(2026, 11, 26), None),
        ("Monday 26 November 2026", None, datetime.date(2026, 11, 26)),
        ("Fri 2026-11-26", None, datetime.date(2026, 11, 26)),
        ("Monday", None, None),
    ],
)
def test_a_day_of_the_week_has_to_fit(typed: str, meant: datetime.date | None, other: datetime.date | None) -> None:
    assert read_date(typed, TODAY) == meant
    assert at_odds(typed, TODAY) == other


async def test_a_day_of_the_week_that_does_not_fit_is_said_and_kept(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "meta.meeting_date")
        screen.query_one(OneLine).replace_all("Monday 26 November 2026")
        await until(pilot, lambda: "26 November 2026 is a Thursday." in picture(app))
        assert answer(screen, "meta.meeting_date") is None
        assert "Monday 26 November 2026" in picture(app)
