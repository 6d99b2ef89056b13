"""The problems beside the text: whose, how grouped, and what is done about one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.store.spelling import places
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.problem_views import Grouping, ProblemView, Weight, arranged
from drafter.tui.screens.explain import ExplainScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.screens.waive import WaiveScreen
from drafter.tui.widgets.problems import Problem, ProblemsPane
from tests.tui.conftest import TODAY
from tests.tui.driving import at, editor, picture, ready, text_of, until


def pane(screen: ReportScreen) -> ProblemsPane:
    assert screen.side_pane is not None
    return screen.side_pane.problems


def found(screen: ReportScreen, code: str) -> Problem | None:
    """A problem of the text as it stands, not as it was while it was being typed."""
    problems = screen.checking.problems if screen.checking is not None else ()
    problem = next((each for each in problems if each.code == code), None)
    if problem is None or problem.finding is None or problem.finding.excerpt is None:
        return problem
    now = " ".join(screen.session.text_of(problem.place).split())
    return problem if " ".join(problem.finding.excerpt.text.split()) in now and now.endswith((".", "!")) else None


def waivers(file: Path) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = tomllib.loads(text_of(file)).get("waivers", [])
    return listed


async def slip(pilot: Pilot[Any], app: DrafterApp) -> ReportScreen:
    """A report with a doubled word, and the cursor of the list on it."""
    screen = await ready(pilot, app)
    await at(pilot, screen, "purpose.text")
    await pilot.press("ctrl+end", *" It is the the plan.")
    await until(pilot, lambda: found(screen, "L805") is not None)
    await pilot.press("f6")
    problem = found(screen, "L805")
    assert problem is not None
    pane(screen).put_cursor(pane(screen).key_of(problem))
    await until(pilot, lambda: pane(screen).has_focus)
    return screen


async def test_a_fix_is_made_in_the_text_and_can_be_undone_there(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await slip(pilot, app)
        await pilot.press("f")
        await until(pilot, lambda: "It is the plan." in screen.session.text_of("purpose.text"))
        await until(pilot, lambda: found(screen, "L805") is None)
        await pilot.press("escape", "ctrl+z")
        await until(pilot, lambda: "It is the the plan." in screen.session.text_of("purpose.text"))


async def test_all_that_is_safe_is_fixed_by_one_command(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await slip(pilot, app)
        await at(pilot, screen, "background.text")
        await pilot.press("ctrl+end", *" It ends here .")
        await until(pilot, lambda: found(screen, "L801") is not None)
        await screen.action_command("fix-all")
        await until(pilot, lambda: screen.session.text_of("purpose.text").endswith("It is the plan."))
        assert screen.session.text_of("background.text").endswith("It ends here.")
        assert screen.session.text_of("purpose.text").endswith("It is the plan.")


async def test_a_waiver_takes_its_reason_and_is_in_the_file(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await slip(pilot, app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WaiveScreen))
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, WaiveScreen), "without a reason there is no waiver"
        await pilot.press(*"A [quotation].", "enter", *"Editor", "enter", *"31 december 2099", "enter")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: any(each.code == "L805" and each.waived for each in pane(screen).items))
        await until(pilot, lambda: bool(waivers(report)))
        (waiver,) = waivers(report)
        assert (waiver["rule"], waiver["reason"], waiver["by"]) == ("L805", "A [quotation].", "Editor")
        assert str(waiver["until"]) == "2099-12-31"
        pane(screen).focus()
        waived = next(each for each in pane(screen).items if each.code == "L805")
        pane(screen).put_cursor(pane(screen).key_of(waived))
        await pilot.press("w")
        await until(pilot, lambda: not waivers(report))


async def test_why_is_told_in_the_words_of_the_rule(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await slip(pilot, app)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ExplainScreen))
        assert "L805 doubled-word" in picture(app)
        assert "Why it matters" in picture(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_the_list_is_narrowed_to_a_reader_and_grouped(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await slip(pilot, app)
        whole = len(pane(screen).items)
        await pilot.press("r")
        assert len(pane(screen).items) < whole
        await until(pilot, lambda: "Finance" in picture(app))
        await pilot.press("l", "l", "l")
        assert all(each.can_be_fixed for each in pane(screen).items)


async def test_a_problem_under_the_cursor_of_the_text_is_worked_from_there(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+end", *" It is the the plan.")
        await until(pilot, lambda: found(screen, "L805") is not None)
        await pilot.press("alt+q")
        await until(pilot, lambda: "It is the plan." in screen.session.text_of("purpose.text"))
        assert editor(screen).has_focus


async def test_views_leave_nothing_out_that_they_should_show(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: screen.checking is not None and bool(screen.checking.problems))
        assert screen.checking is not None
        problems, template = screen.checking.problems, screen.session.template
        for grouping in Grouping:
            shown = arranged(problems, ProblemView(grouping=grouping), template)
            assert sorted(each.message for each in shown) == sorted(each.message for each in problems)
        errors = arranged(problems, ProblemView(weight=Weight.ERRORS), template)
        assert {each.level.value for each in errors} <= {"error"}
        finance = arranged(problems, ProblemView(reader="finance"), template)
        places = {each.place for each in finance}
        assert all(each in finance for each in problems if each.place.startswith("financial")), places


async def test_a_word_that_is_right_goes_into_the_list_of_words_by_a_key(workspace: Path, report: Path) -> None:
    pytest.importorskip("hunspell", reason="the extra drafter[spelling] is not installed")
    if not any((folder / "en_GB.aff").is_file() for folder in places()):
        pytest.skip("there is no British dictionary (hunspell-en-gb) on this machine")
    (workspace / "drafter.toml").write_text("[spelling]\n", encoding="utf-8")
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+end", *" The snickett is shut.")
        await until(pilot, lambda: misspelt(screen) is not None)
        await pilot.press("f6")
        problem = misspelt(screen)
        assert problem is not None
        assert "meant?" in problem.cure, "suggestions stand beside it"
        pane(screen).put_cursor(pane(screen).key_of(problem))
        await until(pilot, lambda: pane(screen).has_focus and screen.problem is not None)
        await pilot.press("a")
        await until(pilot, lambda: misspelt(screen) is None)
        assert (workspace / "words.txt").read_text(encoding="utf-8") == "snickett\n"
        assert 'words = ["words.txt"]' in (workspace / "drafter.toml").read_text(encoding="utf-8")


def misspelt(screen: ReportScreen) -> Problem | None:
    """The word that no dictionary has."""
    problems = screen.checking.problems if screen.checking is not None else ()
    return next((each for each in problems if each.words == "snickett"), None)
