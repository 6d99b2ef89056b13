"""Many reports in one export: folders, processes, what has not changed, a cluster."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.outside import at_a_terminal

NAMES = [f"parking-{number}" for number in range(5)]


@pytest.fixture
def many(workspace: Path) -> Path:
    """A folder of five complete reports, and one with errors."""
    folder = workspace / "many"
    for name in NAMES:
        shutil.copytree(workspace / "drafts/parking-annual-report", folder / name)
    shutil.copytree(workspace / "drafts/market-hall-roof", folder / "unfit")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_processes_make_the_very_files_that_one_makes(command: Command, workspace: Path, many: Path) -> None:
    one = command("export", many, "--out", "one", "--json")
    two = command("export", many, "--out", "two", "--jobs", "2", "--json")
    assert (one.code, two.code) == (1, 1)
    assert files(workspace / "one") == files(workspace / "two")
    assert [each["report"] for each in two.json["reports"]] == NAMES
    assert [each["state"] for each in two.json["outcomes"]] == [*["published"] * 5, "refused"]
    assert not (workspace / "two/unfit.pdf").exists()


def test_a_report_that_cannot_be_read_stops_no_other(command: Command, many: Path) -> None:
    (many / "parking-1/report.toml").write_text("not = [toml", encoding="utf-8")
    done = command("export", many, "--out", "out", "--to", "docx", "--jobs", "2")
    assert done.code == 2
    assert "4 of 6 reports published." in done.out
    assert "failed" in done.out
    assert "refused" in done.out


def test_what_has_not_changed_is_not_made_again(command: Command, workspace: Path, many: Path) -> None:
    command("export", many, "--out", "out", "--to", "docx")
    before = {file.name: file.stat().st_mtime_ns for file in (workspace / "out").iterdir()}
    report = many / "parking-2/report.toml"
    report.write_text(report.read_text("utf-8").replace("Parking", "Car parking", 1), encoding="utf-8")
    (workspace / "out/parking-3.docx").write_bytes(b"somebody wrote here")
    done = command("export", many, "--out", "out", "--to", "docx", "--resume", "--json")
    states = {Path(each["path"]).parent.name: each["state"] for each in done.json["outcomes"]}
    assert states == {
        "parking-0": "unchanged",
        "parking-1": "unchanged",
        "parking-2": "published",
        "parking-3": "published",
        "parking-4": "unchanged",
        "unfit": "refused",
    }
    after = {file.name: file.stat().st_mtime_ns for file in (workspace / "out").iterdir()}
    assert after["parking-0.docx"] == before["parking-0.docx"]
    assert after["parking-2.docx"] > before["parking-2.docx"]
    assert (workspace / "out/parking-3.earlier.docx").read_bytes() == b"somebody wrote here"
    again = command("export", many, "--out", "out", "--to", "docx,md", "--resume")
    assert "5 of 6 reports published." in again.out, "another format is still to be made"


def test_a_new_picture_or_another_template_is_a_change(command: Command, many: Path) -> None:
    report = many / "parking-0"
    assert command("export", report, "--out", "out", "--to", "docx").code == 0
    assert "unchanged" not in command("export", report, "--out", "out", "--to", "docx", "--resume", "--draft").out
    assert command("export", report, "--out", "out", "--to", "docx").code == 0
    (report / "figures").mkdir(exist_ok=True)
    (report / "figures/new.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = command("export", report, "--out", "out", "--to", "docx", "--resume", "--json")
    assert [each["state"] for each in done.json["outcomes"]] == ["published"]


def test_two_reports_of_one_name_do_not_overwrite_each_other(command: Command, workspace: Path, many: Path) -> None:
    shutil.copytree(many / "parking-0", workspace / "other/parking-0")
    done = command("export", many, workspace / "other", "--out", "out", "--to", "docx")
    assert done.code == 2
    assert "Two reports are called parking-0" in done.err
    assert not (workspace / "out").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_leaves_no_half_file(workspace: Path, many: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "drafter", "export", str(many), "--out", "out", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    folder = workspace / "out"
    deadline = time.monotonic() + 30
    while not (folder.exists() and any(file.suffix == ".pdf" for file in folder.iterdir())):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode in (130, 1), told
    for name in (file.name for file in folder.iterdir()):
        assert not name.startswith(".drafter-"), "no working folder is left"
    for receipt in folder.glob("*.receipt.json"):
        for file in json.loads(receipt.read_bytes())["files"]:
            assert (folder / file["name"]).stat().st_size == file["size"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_on_a_terminal_each_report_is_told_step_by_step_in_one_row(workspace: Path, many: Path, jobs: str) -> None:
    command = [sys.executable, "-m", "drafter", "export", str(many), "--to", "docx", "--out", "out", "--jobs", jobs]
    seen = at_a_terminal(command, workspace, columns=60)
    rows = [row.removesuffix(b"\x1b[K") for row in re.findall(rb"\r([^\r\n]+\x1b\[K)", seen)]
    told = [row.decode() for row in rows if b" of 6 reports" in row]
    assert any(
        re.match(r"\d of 6 reports  .*parking-\d: DOCX (started|written|verified|searched)", row) for row in told
    )
    assert all(len(row) < 60 for row in told)
    assert b" of 6 reports" not in seen.rpartition(b"\r\x1b[K")[2], "it leaves no trace"


def test_elsewhere_each_report_has_a_plain_line(command: Command, many: Path) -> None:
    done = command("export", many, "--to", "md", "--out", "out", "--jobs", "2")
    lines = [line for line in done.err.splitlines() if " of 6 reports: " in line]
    assert lines == [
        *(f"{number + 1} of 6 reports: parking-{number} published" for number in range(5)),
        "6 of 6 reports: unfit refused",
    ]
    assert "\x1b" not in done.err
    one = command("export", many / "parking-0", "--to", "md", "--out", "out")
    assert (one.code, one.err) == (0, "")


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.scheduler = self._start(
            "dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", "scheduler.json"
        )
        file = folder / "scheduler.json"
        deadline = time.monotonic() + 60
        while not file.exists() or not file.read_bytes().strip():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        self.address: str = json.loads(file.read_bytes())["address"]
        self.workers = [
            self._start("dask_worker", self.address, "--nthreads", "1", "--no-dashboard", "--no-nanny", "--name", name)
            for name in ("one", "two")
        ]

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        return subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="the extra drafter[cluster] is not installed")
    folder = tmp_path / "cluster"
    folder.mkdir()
    found = Cluster(folder)
    try:
        yield found
    finally:
        found.close()


def test_a_cluster_makes_the_very_files_that_one_process_makes(
    command: Command, workspace: Path, many: Path, cluster: Cluster
) -> None:
    here = command("export", many, "--out", "here", "--to", "docx,pdf")
    there = command("export", many, "--out", "there", "--to", "docx,pdf", "--scheduler", cluster.address)
    assert (here.code, there.code) == (1, 1), there.err
    assert files(workspace / "here") == files(workspace / "there")
    assert "5 of 6 reports published." in there.out


def test_a_scheduler_that_is_gone_is_a_sentence(command: Command, workspace: Path, many: Path) -> None:
    pytest.importorskip("distributed", reason="the extra drafter[cluster] is not installed")
    done = command("export", many, "--out", "out", "--to", "docx", "--scheduler", "tcp://127.0.0.1:9")
    assert done.code == 3
    assert "No scheduler answers at tcp://127.0.0.1:9" in done.err
    assert not (workspace / "out").exists()


def test_a_process_that_dies_takes_one_report_with_it(workspace: Path, many: Path) -> None:
    """Killed from outside while it works; the others are made."""
    command = [sys.executable, "-m", "drafter", "export", str(many), "--out", "out", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    victim = 0
    deadline = time.monotonic() + 30
    while not victim and process.poll() is None and time.monotonic() < deadline:
        victim = next(iter(_children(process.pid)), 0)
    assert victim
    os.kill(victim, signal.SIGKILL)
    out, told = process.communicate(timeout=120)
    assert process.returncode in (1, 3)
    published = [name for name in NAMES if (workspace / f"out/{name}.pdf").exists()]
    assert len(published) >= len(NAMES) - 1, (out, told)


def _children(parent: int) -> list[int]:
    """Processes of the same program that a process has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and b"drafter\0export" in command:
            found.append(int(stat.parent.name))
    return found
