"""The rows of the library: their orders, and how many are read without the keys waiting."""

from __future__ import annotations

import asyncio
import datetime
import os
import signal
from contextlib import aclosing
from pathlib import Path

import pytest

from drafter.store.workspace import Workspace
from drafter.tui import reading_process
from drafter.tui.reading_process import answers
from drafter.tui.shelf import Order, ShelfRow, Stamp, ordered, read, unread
from drafter.tui.status_words import in_column
from tests.tui.conftest import REPORT, TODAY


def row(slug: str, **more: object) -> ShelfRow:
    return ShelfRow(Path(slug) / "report.toml", slug, read=True)._replace(**more)  # type: ignore[arg-type]


def slugs(rows: tuple[ShelfRow, ...]) -> str:
    return " ".join(each.slug for each in rows)


def test_each_order_has_first_what_asks_for_attention_first_and_last_what_has_no_value() -> None:
    day = datetime.date(2027, 3, 4)
    rows = (
        row("c", title="Bins", stamp=Stamp(changed=1), meeting=day, due=day, answered=2, required=4, errors=1),
        row("a", title="Parks", stamp=Stamp(changed=3), answered=4, required=4, warnings=9),
        row("b", title="allotments", stamp=Stamp(changed=2), meeting=datetime.date(2026, 1, 1), due=day),
        row("d", trouble="broken", committee="Place"),
    )
    assert slugs(ordered(rows, Order.CHANGED, reverse=False)) == "a b c d"
    assert slugs(ordered(rows, Order.TITLE, reverse=False)) == "b c d a"
    assert slugs(ordered(rows, Order.TITLE, reverse=True)) == "a d c b"
    assert slugs(ordered(rows, Order.MEETING, reverse=False)) == "b c a d"
    assert slugs(ordered(rows, Order.MEETING, reverse=True)) == "c b a d"
    assert slugs(ordered(rows, Order.DEADLINE, reverse=False)) == "b c a d"
    assert slugs(ordered(rows, Order.COMPLETE, reverse=False)) == "c a b d"
    assert slugs(ordered(rows, Order.PROBLEMS, reverse=False)) == "c a b d"
    assert slugs(ordered(rows, Order.COMMITTEE, reverse=False)) == "d a b c"


@pytest.fixture
def many(workspace: Path) -> tuple[Workspace, list[Path]]:
    for number in range(12):
        folder = workspace / "drafts" / f"report-{number}"
        folder.mkdir()
        text = REPORT.replace("Allotments: annual report", f"Report {number} [sic]")
        (folder / "report.toml").write_text("broken" if number == 7 else text, encoding="utf-8")
    found = Workspace.find(workspace)
    return found, found.reports()


async def test_a_process_reads_what_is_read_here(many: tuple[Workspace, list[Path]]) -> None:
    workspace, files = many
    wanted = {each.file: read(each, workspace, TODAY) for each in unread(files, TODAY)}
    got = {file: said.row async for file, said in answers("row", files, workspace, TODAY)}
    assert got.keys() == wanted.keys()
    for file, said in got.items():
        assert said is not None
        assert said._replace(stamp=wanted[file].stamp) == wanted[file]


async def test_problems_come_with_the_line_of_their_text(many: tuple[Workspace, list[Path]]) -> None:
    workspace, files = many
    said = [each async for each in answers("problems", files[:1], workspace, TODAY)]
    problems = said[0][1].problems
    assert problems is not None
    unanswered = next(each for each in problems if each.code == "C101")
    assert (unanswered.place, unanswered.line) == ("reasons.contrary_to_plan", 0)


def children() -> set[int]:
    """The processes that this one has started."""
    lists = [file.read_text(encoding="ascii") for file in Path("/proc/self/task").glob("*/children")]
    return {int(pid) for each in lists for pid in each.split()}


async def test_who_stops_listening_ends_the_processes(many: tuple[Workspace, list[Path]]) -> None:
    workspace, files = many
    before = children()
    async with aclosing(answers("row", files, workspace, TODAY)) as answered:
        async for _ in answered:
            assert children() - before
            break
    assert children() <= before


async def test_a_process_that_is_killed_is_told_and_replaced(many: tuple[Workspace, list[Path]]) -> None:
    workspace, files = many
    before = children()
    said = {}
    killed = False
    async for file, answer in answers("row", files, workspace, TODAY):
        said[file] = answer
        if not killed:
            for pid in children() - before:
                os.kill(pid, signal.SIGKILL)
            killed = True
    assert said.keys() == set(files)
    told = [answer.error for answer in said.values() if answer.row is None]
    assert 1 <= len(told) <= reading_process._MOST
    assert all("died" in each for each in told)


async def test_when_the_app_is_gone_nobody_goes_on_reading(many: tuple[Workspace, list[Path]]) -> None:
    workspace, _ = many
    command = ("-P", "-m", "drafter.tui.reading_child", str(workspace.root), "2027-02-01")
    import sys

    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdin=asyncio.subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 20) == 0


@pytest.mark.parametrize(
    ("words", "broad", "narrow"),
    [
        ("Wed 24 Jun, 2 working days", "Wed 24 Jun, 2 days", "24 Jun, 2 days"),
        ("Wed 24 Jun 2028, 300 working days", "Wed 24 Jun 2028, 300 days", "24 Jun 2028, 300 days"),
        ("was due Mon 1 Mar 2026", "was due 1 Mar 2026", "was 1 Mar 2026"),
        ("today (Mon 1 Mar)", "today (Mon 1 Mar)", "today (1 Mar)"),
        ("", "", ""),
    ],
)
def test_a_deadline_fits_its_column(words: str, broad: str, narrow: str) -> None:
    assert in_column(words, narrow=False) == broad
    assert in_column(words, narrow=True) == narrow
