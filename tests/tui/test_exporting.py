"""The export screens: what is chosen, what stands in the way, the steps, what was made, and what went wrong."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from textual.message import Message
from textual.pilot import Pilot

from drafter.cli.export import export
from drafter.export.formats import FORMATS
from drafter.export.stage import Stage
from drafter.tui.app import DrafterApp
from drafter.tui.export_rows import NodeKind, facts_of
from drafter.tui.folders import opener
from drafter.tui.publishing import AllPublished, PublishBegun, PublishEnded, PublishMoved
from drafter.tui.screens.choose_folder import ChooseFolderScreen
from drafter.tui.screens.explain import ExplainScreen
from drafter.tui.screens.export import ExportScreen
from drafter.tui.screens.export_many import ExportManyScreen
from drafter.tui.screens.export_outcome import Phase
from drafter.tui.screens.library import LibraryScreen
from drafter.tui.screens.receipt import ReceiptScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.screens.waive import WaiveScreen
from drafter.tui.widgets.export_choices import CHOICES, ChoiceKind
from drafter.tui.widgets.key_bar import KeyBar
from tests.tui.driving import at, picture, ready, told, until

PATIENCE = 60.0


@pytest.fixture
def complete(workspace: Path, project: Path) -> Path:
    """The file of a report that nothing stands in the way of."""
    shutil.copytree(project / "drafts/parking-annual-report", workspace / "drafts/parking")
    return workspace / "drafts/parking/report.toml"


@pytest.fixture
def whole(workspace: Path, complete: Path) -> DrafterApp:
    """The app on that report."""
    from drafter.store.workspace import Workspace
    from tests.tui.conftest import TODAY

    return DrafterApp(Workspace.find(workspace), complete, today=lambda: TODAY, theme="drafter-dark")


async def opened(pilot: Pilot[Any], app: DrafterApp) -> ExportScreen:
    """The export screen of the report, once it is known what stands in the way."""
    await ready(pilot, app)
    await pilot.press("f12")
    await until(pilot, lambda: isinstance(app.screen, ExportScreen) and app.screen._looked)
    screen = app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def quick(pilot: Pilot[Any], app: DrafterApp) -> ExportScreen:
    """The same, with the format chosen that is made soonest."""
    screen = await opened(pilot, app)
    screen.choices.choose_formats(("md",))
    return screen


async def ended(pilot: Pilot[Any], screen: ExportScreen | ExportManyScreen) -> None:
    await until(pilot, lambda: screen.phase is Phase.ENDED, seconds=PATIENCE)


def test_the_screen_offers_every_format() -> None:
    assert tuple(choice.id for choice in CHOICES if choice.kind is ChoiceKind.FORMAT) == FORMATS


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_all_formats_are_made_at_once(app: DrafterApp, workspace: Path, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await until(pilot, lambda: "in the way" in picture(app))
        # Web page, ODT, Markdown; then, below the editions, a draft.
        await pilot.press(*["down"] * 2, "space", "down", "space", "down", "space", *["down"] * 3, "space", "f12")
        await until(pilot, lambda: "Exported as a draft" in picture(app), seconds=PATIENCE)
        shown = picture(app)
        assert all(f"allotments.{format}" in shown for format in FORMATS)
    made = {file.name for file in (workspace / "published").iterdir()}
    assert {f"allotments.{format}" for format in FORMATS} <= made


async def test_each_format_tells_every_step_and_then_the_end(whole: DrafterApp, complete: Path) -> None:
    heard: list[Message] = []
    async with whole.run_test(size=(80, 24), message_hook=heard.append) as pilot:
        await ready(pilot, whole)
        # Who cannot wait for the check exports when it is done.
        await pilot.press("f12", "f12")
        await until(pilot, lambda: "Each file was opened again" in picture(whole), seconds=PATIENCE)
    moved = [message for message in heard if isinstance(message, PublishMoved)]
    for format in ("docx", "pdf"):
        assert list(dict.fromkeys(each.stage for each in moved if each.format == format)) == list(Stage)
    ends = list({id(each): type(each) for each in heard if _is_end(each)}.values())
    assert ends == [PublishBegun, PublishEnded, AllPublished]
    assert {each.file for each in moved} == {complete}


def _is_end(message: Message) -> bool:
    return isinstance(message, PublishBegun | PublishEnded | AllPublished)


async def test_a_file_unfolds_point_by_point_and_the_receipt_is_read_here(
    whole: DrafterApp, workspace: Path, complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "here")
    async with whole.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, whole)
        keys = screen.query_one(KeyBar)
        assert [hint.words for hint in keys.hints][:3] == ["Export", "Folder", "Back"]
        await pilot.press("f12")
        await ended(pilot, screen)
        now = ["Export", "Folder", "Open folder", "Open", "Receipt", "Points", "Choices"]
        assert [hint.words for hint in keys.hints][:7] == now
        pdf = next(unit for unit in screen.units.values()).published.files[1]  # type: ignore[union-attr]
        assert "pages" in facts_of(pdf)
        assert facts_of(pdf) in picture(whole)
        await pilot.press("down", "enter")
        await until(pilot, lambda: "it opens, and nobody needs a password" in picture(whole))
        assert sum(node.kind is NodeKind.POINT for node in screen.outcomes.items) == len(pdf.points)
        await pilot.press("down", "f6")
        await until(pilot, lambda: "nobody needs a password" not in picture(whole))
        node = screen.outcomes.current
        assert node is not None
        assert node.path == pdf.path
        await pilot.press("f5")
        await until(pilot, lambda: whole.clipboard == str(pdf.path))
        assert "no desktop here" in told(whole)
        await pilot.press("f4")
        await until(pilot, lambda: whole.clipboard == str(workspace / "published"))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(whole.screen, ReceiptScreen))
        assert pdf.sha256 in picture(whole)
        assert "parking.receipt.html" in picture(whole)
        await pilot.press("f5")
        await until(pilot, lambda: whole.clipboard.endswith("parking.receipt.html"))
        await pilot.press("f2")
        await until(pilot, lambda: screen.phase is Phase.CHOOSING)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(whole.screen, ReportScreen))
    # The very files of the command line, receipt included.
    arguments = [str(complete), "--out", str(workspace / "other"), "--today", "2027-02-01"]
    assert CliRunner().invoke(export, arguments, standalone_mode=False).return_value == 0
    for name in ("parking.pdf", "parking.docx", "parking.receipt.json", "parking.receipt.html"):
        assert (workspace / "published" / name).read_bytes() == (workspace / "other" / name).read_bytes()


async def test_a_click_does_what_a_key_does(whole: DrafterApp) -> None:
    async with whole.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, whole)

        async def click(words: str) -> None:
            rows = picture(whole).splitlines()
            row = next(index for index, line in enumerate(rows) if words in line)
            await pilot.click(offset=(rows[row].index(words) + 1, row))

        screen.choices.choose_formats(("md", "pdf"))
        await click("PDF, accessible")
        assert screen.choices.formats == ("md",)
        await click("▶  Export")
        await ended(pilot, screen)
        await until(pilot, lambda: "parking.md" in picture(whole))
        await click("parking.md")
        await until(pilot, lambda: "▾ parking.md" in picture(whole))
        await click("parking.receipt.html")
        await until(pilot, lambda: isinstance(whole.screen, ReceiptScreen))
        await pilot.click(offset=(1, 1))
        await until(pilot, lambda: whole.screen is screen)
        await click("esc Back")
        await until(pilot, lambda: isinstance(whole.screen, ReportScreen))


# --- the folder


async def test_a_folder_is_typed_completed_made_and_remembered(whole: DrafterApp, workspace: Path) -> None:
    (workspace / "web/reports").mkdir(parents=True)
    async with whole.run_test(size=(80, 24)) as pilot:
        screen = await quick(pilot, whole)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(whole.screen, ChooseFolderScreen))
        await pilot.press("ctrl+u", "w")
        await until(pilot, lambda: "web/" in picture(whole))
        await pilot.press("tab")
        await until(pilot, lambda: "web/reports/" in picture(whole))
        await pilot.press("tab", *"2027")
        await until(pilot, lambda: "web/reports/2027 will be made." in picture(whole))
        await pilot.press("enter")
        await until(pilot, lambda: whole.screen is screen)
        assert screen.folder == workspace / "web/reports/2027"
        assert not screen.folder.exists()
        await pilot.press("f12")
        await ended(pilot, screen)
        assert (workspace / "web/reports/2027/parking.md").exists()
        await pilot.press("escape", "f12")
        await until(pilot, lambda: isinstance(whole.screen, ExportScreen) and whole.screen is not screen)
        again = whole.screen
        assert isinstance(again, ExportScreen)
        assert again.folder == workspace / "web/reports/2027"
        assert (again.choices.formats, again.choices.edition, again.choices.draft) == (("md",), "public", False)


async def test_a_folder_that_cannot_be_one_is_told_and_not_taken(whole: DrafterApp, workspace: Path) -> None:
    (workspace / "web").write_text("a file", encoding="utf-8")
    async with whole.run_test(size=(60, 20)) as pilot:
        screen = await quick(pilot, whole)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(whole.screen, ChooseFolderScreen))
        await pilot.press("ctrl+u", *"web", "enter")
        await until(pilot, lambda: "is no folder" in picture(whole))
        await pilot.press("escape")
        await until(pilot, lambda: whole.screen is screen)
        assert screen.folder == workspace / "published"


async def test_a_folder_of_any_name_is_gone_to_and_nothing_of_it_reaches_the_terminal(
    whole: DrafterApp, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "here")
    name = "web [b] \x1b]0;x\x07 \u202e"
    (workspace / name).mkdir()
    (workspace / os.fsdecode(b"odd \xff")).mkdir()
    async with whole.run_test(size=(80, 24)) as pilot:
        screen = await quick(pilot, whole)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(whole.screen, ChooseFolderScreen))
        await pilot.press("ctrl+u", "o")
        await until(pilot, lambda: "odd" in picture(whole))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "cannot have that name" in picture(whole))
        await pilot.press("ctrl+u", "w")
        await until(pilot, lambda: "web [b]" in picture(whole))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: whole.screen is screen)
        await pilot.press("f12")
        await ended(pilot, screen)
        assert (workspace / name / "parking.md").exists()
        assert not {"\x1b", "\x07", "\u202e"} & set(picture(whole))
        await pilot.press("f4", "escape")
        await ready(pilot, whole)


@pytest.mark.parametrize(
    ("platform", "environ", "found"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "SSH_CONNECTION": "10.0.0.1 22"}, False),
        ("darwin", {}, True),
        ("darwin", {"SSH_TTY": "/dev/ttys001"}, False),
    ],
)
def test_there_is_a_program_that_opens_folders_only_where_there_is_a_desktop(
    platform: str, environ: dict[str, str], found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert (opener(platform, environ) is not None) is found


# --- what stands in the way, and what goes wrong


async def test_what_stands_in_the_way_is_a_key_away_and_can_be_waived_there(app: DrafterApp, workspace: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await quick(pilot, app)
        screen.folder = workspace / "web"
        screen.choices.edition = "full"
        await pilot.press("f12")
        await until(pilot, lambda: app.focused is screen.query_one("#blocking"))
        assert screen.phase is Phase.CHOOSING
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ExplainScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        problem = screen._problems.current
        assert problem is not None
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WaiveScreen))
        assert problem.code in picture(app)
        await pilot.press(*"Agreed", "ctrl+s")
        report = app.screen_stack[0]
        assert isinstance(report, ReportScreen)
        session = report.session
        await until(pilot, lambda: app.screen is report and bool(session.draft.waivers))
        assert session.draft.waivers[0].rule == problem.code
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        again = app.screen
        assert isinstance(again, ExportScreen)
        assert (again.choices.formats, again.folder) == (("md",), workspace / "web")
        assert again.choices.edition == "public", "what is exempt is chosen anew each time"


async def test_from_the_library_too_a_problem_is_waived_where_it_stands(library: DrafterApp) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Allotments" in picture(library))
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(library.screen, ExportScreen) and library.screen._looked)
        await pilot.press("f8", "w")
        await until(pilot, lambda: isinstance(library.screen, WaiveScreen))
        await pilot.press("escape")
        await ready(pilot, library)


async def test_what_was_stopped_leaves_nothing_and_says_so(
    whole: DrafterApp, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with whole.run_test(size=(80, 24)) as pilot:
        screen = await quick(pilot, whole)
        post = screen.post_message

        def stopping(message: Message) -> bool:
            # In the thread that makes the file, as soon as it has begun.
            if isinstance(message, PublishMoved):
                screen._publishing.stop()
            return post(message)

        with monkeypatch.context() as context:
            context.setattr(screen, "post_message", stopping)
            await pilot.press("f12")
            await ended(pilot, screen)
        assert "Stopped. Nothing was written" in picture(whole)
        assert not (workspace / "published").exists()
        await pilot.press("f12")
        await until(pilot, lambda: screen.made, seconds=PATIENCE)
        assert (workspace / "published/parking.md").exists()


async def test_a_failure_is_a_sentence_with_its_cure_and_leaves_earlier_files(
    whole: DrafterApp, workspace: Path
) -> None:
    async with whole.run_test(size=(80, 24)) as pilot:
        screen = await quick(pilot, whole)
        await pilot.press("f12")
        await ended(pilot, screen)
        before = {file.name: file.read_bytes() for file in (workspace / "published").iterdir()}
        screen.folder = workspace / "drafts/parking/report.toml/below"
        await pilot.press("f12")
        await until(pilot, lambda: "Not exported" in picture(whole), seconds=PATIENCE)
        words = " ".join(picture(whole).split())
        assert "Choose another folder. What was in the folder before is still there." in words
        assert "--out" not in words
        assert {file.name: file.read_bytes() for file in (workspace / "published").iterdir()} == before


# --- many


async def test_of_many_what_stands_in_the_way_is_listed_and_leads_there(
    library: DrafterApp, complete: Path, workspace: Path
) -> None:
    heard: list[Message] = []
    async with library.run_test(size=(120, 40), message_hook=heard.append) as pilot:
        await until(pilot, lambda: isinstance(library.screen, LibraryScreen) and len(library.screen.rows) == 2)
        await pilot.press("ctrl+a", "f12")
        await until(pilot, lambda: isinstance(library.screen, ExportManyScreen))
        screen = library.screen
        assert isinstance(screen, ExportManyScreen)
        screen.choices.choose_formats(("md",))
        await pilot.press("f12")
        await ended(pilot, screen)
        assert {each.file.parent.name for each in heard if isinstance(each, PublishMoved)} == {"allotments", "parking"}
        node = screen.outcomes.current
        assert node is not None
        assert (node.kind, node.sign, node.file.parent.name) == (NodeKind.REPORT, "✗", "allotments")
        await pilot.press("down")
        problem = screen.outcomes.current
        assert problem is not None
        assert problem.problem is not None
        await pilot.press("enter")
        report = await ready(pilot, library)
        assert report.place == problem.problem.place


async def test_any_size_at_any_moment(whole: DrafterApp) -> None:
    async with whole.run_test(size=(80, 24)) as pilot:
        screen = await quick(pilot, whole)
        await pilot.resize_terminal(1, 1)
        await pilot.press("f3", "ctrl+u", "x", "tab", "down")
        await pilot.resize_terminal(20, 3)
        await pilot.press("escape", "f12")
        await until(pilot, lambda: screen.phase is not Phase.CHOOSING)
        await pilot.resize_terminal(160, 50)
        await ended(pilot, screen)
        for size in ((1, 1), (20, 3), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.press("enter", "f6", "f7", "escape", "end", "pageup")
        await pilot.press("f2", "escape")
        await at(pilot, await ready(pilot, whole), "title")
