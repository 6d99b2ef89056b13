"""What was not saved is offered when the report is opened again, and lost by no answer to the offer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot

from drafter.report.draft import Draft
from drafter.store.config import Autosave, Config
from drafter.store.journal_files import journals, left_behind
from drafter.store.journal_lines import read_lines
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.confirm import ConfirmScreen
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.screens.recover import ContestedScreen, RecoverScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.status_line import StatusLine
from tests.journals import write
from tests.tui.conftest import TODAY, FullDisk
from tests.tui.driving import answer, at, change, editor, picture, ready, text_of, told, until

_PURPOSE = "To report on the council's allotments in 2026."


@pytest.fixture(autouse=True)
def _own_journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def app(workspace: Path, report: Path) -> DrafterApp:
    """The app on the report, which saves very soon."""
    config = Config(autosave=Autosave(seconds=0.2))
    return DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark", config=config)


@pytest.fixture
def by_hand(workspace: Path, report: Path) -> DrafterApp:
    """The app on the report, which saves by key alone."""
    config = Config(autosave=Autosave(on=False))
    return DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark", config=config)


def with_purpose(words: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_answer("purpose", "text", words)


@pytest.fixture
def left(report: Path) -> Path:
    """The journal of somebody who was killed."""
    write(report, with_purpose(f"Words that nobody saved.\n\n{_PURPOSE}\n")).close()
    (journal,) = journals(report)
    return journal


def report_screen(app: DrafterApp) -> ReportScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, ReportScreen))


async def offered(pilot: Pilot[None], app: DrafterApp) -> ReportScreen:
    """The report, below the offer."""
    await until(pilot, lambda: isinstance(app.screen, RecoverScreen) and app.screen.focused is not None)
    return report_screen(app)


def in_journals(report: Path) -> str:
    """Every text in the journals of the report, living ones too."""
    said = []
    for path in journals(report):
        # One may be written anew just now.
        with suppress(FileNotFoundError):
            said += [str(part.now) for part in read_lines(path.read_bytes()).parts.values()]
    return "\n".join(said)


async def test_what_was_not_saved_is_offered_comes_back_and_is_saved(app: DrafterApp, report: Path, left: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        assert "+ Words that nobody saved." in picture(app)
        assert "Written " in picture(app)
        assert answer(screen, "purpose.text") == f"{_PURPOSE}\n"
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert str(answer(screen, "purpose.text")).startswith("Words that nobody saved.")
        await until(pilot, lambda: "Words that nobody saved." in text_of(report))
        await until(pilot, lambda: not journals())
        assert "1 answer was brought back." in told(app)


async def test_what_came_back_stays_in_a_journal_until_it_is_saved(
    by_hand: DrafterApp, report: Path, left: Path
) -> None:
    async with by_hand.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, by_hand)
        await pilot.press("enter")
        await until(pilot, lambda: not left.exists())
        assert "Words that nobody saved." in in_journals(report)
        assert screen.query_one(StatusLine).save_state is SaveState.UNSAVED
        assert "nobody saved" not in text_of(report)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not journals())
        assert "Words that nobody saved." in text_of(report)


async def test_a_field_that_is_open_shows_what_came_back_and_can_take_it_back(app: DrafterApp, left: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        screen.open_place("purpose.text")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert editor(screen).text.startswith("Words that nobody saved.")
        await until(pilot, lambda: editor(screen).has_focus)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: answer(screen, "purpose.text") == f"{_PURPOSE}\n")


async def test_a_journal_that_is_left_stays_as_it_is(app: DrafterApp, report: Path, left: Path) -> None:
    before, journal = text_of(report), left.read_bytes()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: "It stays in the journal" in told(app))
    assert text_of(report) == before
    assert left.read_bytes() == journal
    (again,) = left_behind(report)
    again.let_go()


async def test_a_journal_is_discarded_only_after_a_question(app: DrafterApp, report: Path, left: Path) -> None:
    before = text_of(report)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen) and app.screen.focused is not None)
        # Who thinks twice keeps it.
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert left.exists()
        await until(pilot, lambda: not any(worker.group == "recover" for worker in app.workers))
        screen.settled()
        await offered(pilot, app)
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen) and app.screen.focused is not None)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen is screen and not left.exists())
    assert text_of(report) == before


async def test_what_somebody_changed_elsewhere_meanwhile_stays(app: DrafterApp, report: Path, left: Path) -> None:
    change(report, "Place Scrutiny", "Harbour Scrutiny")
    async with app.run_test(size=(120, 40)) as pilot:
        await offered(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: "Words that nobody saved." in text_of(report))
    assert "Harbour Scrutiny Committee" in text_of(report)


@pytest.mark.parametrize(
    ("keys", "kept", "gone"),
    [
        (["enter"], "in 2026 and before.\n\nWords that nobody saved.", "no such words"),
        (["down", "enter"], "Words that nobody saved.", "and before"),
        (["end", "enter"], "and before", "nobody saved"),
    ],
)
async def test_where_both_have_changed_the_person_chooses(
    app: DrafterApp, report: Path, left: Path, keys: list[str], kept: str, gone: str
) -> None:
    change(report, "in 2026.", "in 2026 and before.")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        assert "The report has been changed here since" in picture(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ContestedScreen) and app.screen.focused is not None)
        assert "- To report on the council's allotments in 2026 and before." in picture(app)
        assert "+ Words that nobody saved." in picture(app)
        await pilot.press(*keys)
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: not left.exists() and not screen.session.dirty)
    assert kept in text_of(report)
    assert gone not in text_of(report)


async def test_what_was_not_decided_stays_in_the_journal(app: DrafterApp, report: Path, left: Path) -> None:
    change(report, "in 2026.", "in 2026 and before.")
    before = text_of(report)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ContestedScreen) and app.screen.focused is not None)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: "1 stays in the journal" in told(app))
    assert text_of(report) == before
    assert left.exists()


async def test_a_journal_whose_words_are_all_in_the_report_goes_without_a_word(
    app: DrafterApp, report: Path, left: Path
) -> None:
    change(report, _PURPOSE, f"Words that nobody saved.\n\n{_PURPOSE}")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: not left.exists())
        assert app.screen is screen


async def test_two_journals_are_offered_one_after_the_other(app: DrafterApp, report: Path, left: Path) -> None:
    write(report, lambda draft: draft.with_meta("report_to", "Cabinet")).close()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await offered(pilot, app)
        first = app.screen
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecoverScreen) and app.screen is not first)
        await until(pilot, lambda: app.screen.focused is not None)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: not journals())
    assert "Words that nobody saved." in text_of(report)
    assert 'report_to = "Cabinet"' in text_of(report)


async def test_the_journal_of_another_app_that_is_open_is_not_offered(app: DrafterApp, report: Path) -> None:
    other = write(report, with_purpose("Being written."))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: not any(worker.group == "recover" for worker in app.workers))
        await pilot.press("x")
        assert app.screen is screen
    assert in_journals(report) == "Being written."
    other.close()


async def test_a_journal_that_cannot_be_read_is_told_and_left(app: DrafterApp, left: Path) -> None:
    left.write_bytes(b"nothing")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: "It stays where it is" in told(app))
        assert app.screen is screen
    assert left.read_bytes() == b"nothing"


async def test_what_is_typed_is_in_a_journal_while_the_report_cannot_be_saved(
    app: DrafterApp, report: Path, full_disk: FullDisk
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press(*"Kept. ")
        status = screen.query_one(StatusLine)
        await until(pilot, lambda: status.save_state is SaveState.FAILED)
        await until(pilot, lambda: f"Kept. {_PURPOSE}" in in_journals(report))
        full_disk.is_full = False
        await until(pilot, lambda: status.save_state is SaveState.SAVED)
        await until(pilot, lambda: not journals())


async def test_a_file_changed_elsewhere_leaves_what_was_typed_in_the_journal(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        theirs = change(report, "in 2026.", "in 2027.")
        await pilot.press(*"Mine. ")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.FAILED)
        await until(pilot, lambda: "Mine. To report" in in_journals(report))
        assert text_of(report) == theirs
        await screen.action_command("keep-mine")
        await until(pilot, lambda: not journals())
        assert "Mine. To report" in text_of(report)


async def test_a_journal_that_cannot_be_written_is_told_in_the_status_and_the_app_goes_on(
    by_hand: DrafterApp, report: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "state/drafter/journals"
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_bytes(b"")
    async with by_hand.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, by_hand)
        await at(pilot, screen, "purpose.text")
        await pilot.press("x")
        status = screen.query_one(StatusLine)
        await until(pilot, lambda: bool(status.journal))
        assert "and no journal: " in picture(by_hand)
        await pilot.press("y", "ctrl+s")
        await until(pilot, lambda: status.save_state is SaveState.SAVED)
        assert "and no journal: " not in picture(by_hand)
        assert "xyTo report" in text_of(report)
        assert told(by_hand).count("cannot be written down") == 1


async def test_every_way_to_change_the_report_reaches_the_journal(by_hand: DrafterApp, report: Path) -> None:
    async with by_hand.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, by_hand)
        await at(pilot, screen, "reasons.within_budget")
        await pilot.press("down", "enter")
        await at(pilot, screen, "title")
        await pilot.press("Z")
        await at(pilot, screen, "background.text")
        await pilot.press("ctrl+end", "alt+up")
        draft = screen.session.draft
        assert screen.session.journal is not None
        screen.session.journal.flush()
        (path,) = journals(report)
        said = read_lines(path.read_bytes()).parts
        assert {path for path in said if said[path].now != said[path].was} == {
            ("title",),
            ("sections", "reasons", "within_budget"),
            ("sections", "background", "text"),
        }
        assert said[("title",)].now == draft.title
        assert said[("sections", "background", "text")].now == draft.answer("background", "text")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(by_hand.screen, LibraryScreen))
        # Saved on the way, so nothing is left behind.
        await until(pilot, lambda: not journals())


@pytest.mark.parametrize("size", [(40, 12), (1, 1)])
async def test_the_offer_can_be_answered_on_a_small_screen(
    app: DrafterApp, report: Path, left: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await offered(pilot, app)
        await pilot.press("pagedown", "pageup", "enter")
        await until(pilot, lambda: "Words that nobody saved." in text_of(report))


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (3, 2)])
async def test_the_library_says_which_reports_have_unsaved_words(
    size: tuple[int, int], workspace: Path, report: Path, left: Path
) -> None:
    other = workspace / "drafts/other/report.toml"
    other.parent.mkdir()
    other.write_text(text_of(report).replace("Allotments", "Moorings"), encoding="utf-8")
    library = DrafterApp(Workspace.find(workspace), today=lambda: TODAY, theme="drafter-dark")
    async with library.run_test(size=size) as pilot:
        screen = library.screen
        assert isinstance(screen, LibraryScreen)
        await until(pilot, lambda: screen.rows[report].read)
        assert screen.shelf.unsaved == {report}
        if size[0] > 3:
            (row,) = [line for line in picture(library).splitlines() if "↺" in line]
            assert "Allotments" in row
        await pilot.resize_terminal(120, 40)
        assert "1 with unsaved words" in picture(library)
        assert "↺ unsaved" in picture(library)
        # Looked at, it is still there to be offered, and with nothing left no report has any.
        (journal,) = left_behind(report)
        assert journal.done_with() is None
        await pilot.press("f5")
        await until(pilot, lambda: not screen.shelf.unsaved)
        assert "unsaved" not in picture(library)
