"""Writing a report: the flow through its fields, saving, problems, going to places."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.conftest import REPORT, FullDisk
from tests.tui.driving import answer, at, change, editor, picture, ready, text_of, until


def saved(report: Path) -> dict[str, object]:
    return tomllib.loads(text_of(report))


async def test_one_key_flows_through_the_whole_report(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "title")
        seen = ["title"]
        for _ in range(60):
            await pilot.press("f3")
            if screen.place == seen[-1]:
                break
            seen.append(screen.place)
        assert seen == [each.place for each in screen.session.asked()]
        assert seen[:5] == ["title", "meta.report_to", "meta.relevant_officer", "meta.meeting_date", "purpose.text"]


async def test_what_is_typed_is_in_the_file_a_moment_later_and_nothing_else_changes(
    app: DrafterApp, report: Path
) -> None:
    before = text_of(report).splitlines()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press(*"New. ")
        assert screen.query_one(StatusLine).save_state is SaveState.UNSAVED
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED)
    after = text_of(report).splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        ("To report on the council's allotments in 2026.", "New. To report on the council's allotments in 2026.")
    ]


async def test_ctrl_s_saves_at_once_and_ctrl_q_leaves_nothing_unsaved(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: "xTo report" in text_of(report), seconds=5)
        await pilot.press("y", "ctrl+q")
    assert "xyTo report" in text_of(report)


async def test_a_failed_save_keeps_the_text_says_why_and_is_tried_again(
    app: DrafterApp, report: Path, full_disk: FullDisk
) -> None:
    before = text_of(report)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("x")
        status = screen.query_one(StatusLine)
        await until(pilot, lambda: status.save_state is SaveState.FAILED)
        assert "disk is full" in picture(app)
        assert text_of(report) == before
        await pilot.press("ctrl+q")
        assert app.is_running
        assert editor(screen).text.startswith("xTo report")
        full_disk.is_full = False
        await until(pilot, lambda: status.save_state is SaveState.SAVED)
        assert "xTo report" in text_of(report)


async def test_a_change_made_elsewhere_is_never_overwritten(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        theirs = change(report, "in 2026", "in 2026 and before")
        await pilot.press(*"mine ")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.FAILED)
        assert text_of(report) == theirs
        await screen.action_command("reload")
        await until(pilot, lambda: "and before" in str(answer(screen, "purpose.text")))
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED)
        copies = list(report.parent.glob("report.mine-*.toml"))
        assert len(copies) == 1
        assert "mine To report" in text_of(copies[0])
        assert "and before" in editor(screen).text


async def test_the_author_may_keep_their_text_and_the_other_is_kept_as_a_copy(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        change(report, "in 2026", "in 2027")
        await pilot.press(*"mine ", "ctrl+s")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.FAILED)
        await screen.action_command("keep-mine")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED)
        assert "mine To report on the council's allotments in 2026." in text_of(report)
        assert "in 2027" in text_of(next(report.parent.glob("report.other-*.toml")))


async def test_a_file_changed_elsewhere_is_read_again_when_the_author_comes_back(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        change(report, "in 2026.", "in 2027.")
        screen.look_outside()
        await until(pilot, lambda: "in 2027." in editor(screen).text)
        assert not screen.session.dirty


async def test_problems_are_listed_marked_and_one_key_away(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: screen.checking is not None and bool(screen.checking.problems))
        checking = screen.checking
        assert checking is not None
        unanswered = [each.place for each in checking.problems if each.code == "C101"]
        assert "reasons.contrary_to_plan" in unanswered
        await at(pilot, screen, "title")
        await pilot.press("f8")
        first = checking.problems[0].place
        assert screen.place == first
        await at(pilot, screen, "reasons.contrary_to_plan")
        await pilot.press("down", "enter")
        assert answer(screen, "reasons.contrary_to_plan") == "no"
        await until(pilot, lambda: all(each.place != "reasons.contrary_to_plan" for each in checking.problems))


async def test_a_check_that_cannot_run_is_a_problem_and_the_text_can_still_be_written(app: DrafterApp) -> None:
    folder = app.workspace.root
    (folder / "drafter.toml").write_text('[[rules]]\ncode = "C101"\nforbidden = ["x"]\n')
    app.workspace = Workspace.find(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: screen.checking is not None and bool(screen.checking.problems))
        assert screen.checking is not None
        assert [each.message for each in screen.checking.problems] == [
            "The check cannot run: There is already a rule C101."
        ]
        await at(pilot, screen, "purpose.text")
        await pilot.press(*"New. ")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED)


async def test_a_number_is_gone_to_by_typing_it(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("ctrl+g", *"5.1.2", "enter")
        await until(pilot, lambda: screen.place == "background.text")
        await until(pilot, lambda: editor(screen).label_at_cursor() == "5.1.2")
        await until(pilot, lambda: "· 5.1.2 ·" in picture(app))


async def test_words_are_replaced_in_every_field_that_was_ticked(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "title")
        await pilot.press("ctrl+f", *"committee", "enter")
        await pilot.pause()
        app.screen.query_one("#find-by").focus()
        await pilot.press(*"panel", "ctrl+r")
        await until(pilot, lambda: "panel" in str(answer(screen, "recommendations.text")))
        assert answer(screen, "meta.report_to") == "Place Scrutiny Panel"
        assert answer(screen, "reasons.summary") == "The panel asked for a yearly report."


async def test_escape_goes_back_to_the_library_with_everything_saved(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "title")
        await pilot.press("Z", "escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "ZAllotments" in picture(app))
    assert saved(report)["title"] == "ZAllotments: annual report"


async def test_a_file_with_another_name_is_written_in_place_only_when_the_author_says_so(
    app: DrafterApp, report: Path
) -> None:
    other = report.with_name("other-name.toml")
    other.hardlink_to(report)  # a small file of the test's own
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("x")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.FAILED)
        assert "xTo report" not in text_of(other)
        await screen.action_command("save-in-place")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED)
        assert "xTo report" in text_of(other)


async def test_leaving_does_not_wait_at_what_is_being_taken_off_the_screen(
    app: DrafterApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot, app)
        assert app.focused is not None
        # So answers a widget that is closing: what is handed to it is lost.
        monkeypatch.setattr(app.focused, "call_later", lambda *_: False)
        app.leave()
        await until(pilot, lambda: app._exit, seconds=5)


async def test_guidance_beside_the_text_leaves_the_cursor_in_the_text(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("alt+g")
        assert screen.side == ""
        await pilot.press("alt+g", "x")
        assert screen.side == "guidance"
        assert str(answer(screen, "purpose.text")).startswith("xTo")
        await pilot.resize_terminal(60, 24)
        await pilot.press("alt+g")
        assert screen.side_pane is not None
        assert screen.side_pane.guidance.has_focus


async def test_one_rule_says_when_a_command_makes_sense(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "reasons.within_budget")
        deeper = next(command for command in screen.COMMAND_LIST if command.id == "deeper")
        assert not screen.allows(deeper)
        await pilot.press("ctrl+p", *"deeper")
        await pilot.pause()
        assert "No command has those words." in picture(app)
        await pilot.press("escape", "escape")
        await at(pilot, screen, "background.text")
        assert screen.allows(deeper)


async def test_to_look_at_an_empty_answer_changes_nothing(app_on: Callable[..., DrafterApp], report: Path) -> None:
    empty = REPORT.replace('text = """\nTo report on the council\'s allotments in 2026.\n"""', 'text = ""', 1)
    app = app_on(empty.replace('relevant_officer = "Ida Brook, Head of Parks"', 'relevant_officer = ""'))
    before = text_of(report)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        for place in ("purpose.text", "meta.relevant_officer", "background.text"):
            await at(pilot, screen, place)
        assert not screen.session.dirty
    assert text_of(report) == before
