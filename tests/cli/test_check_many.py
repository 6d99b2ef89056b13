"""Many reports: in order, side by side, in bounded room; one that is broken never stops the others."""

from __future__ import annotations

import datetime
import gc
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from drafter.checks.finding import Stage
from drafter.checks.reporters import FORMATS
from drafter.cli.checking import Wanted, outcome, outcomes
from tests.checks.test_plugins import package, rule
from tests.cli.outside import DRAFTER, at_a_terminal, drafter

HALF = "temporary-accommodation-update"
TODAY = ("--today", "2027-01-11")


def workspace_of(folder: Path, project: Path, count: int) -> Path:
    """A workspace with so many reports, each with a title of its own."""
    text = (project / "drafts" / HALF / "report.toml").read_text(encoding="utf-8")
    for number in range(count):
        file = folder / "drafts" / f"r{number:03}" / "report.toml"
        file.parent.mkdir(parents=True)
        title = 'title = "Temporary Accommodation Update"'
        assert title in text
        file.write_text(text.replace(title, f'title = "Number {number}"'), encoding="utf-8")
    return folder


@pytest.fixture
def many(tmp_path: Path, project: Path) -> Path:
    return workspace_of(tmp_path, project, 12)


@pytest.mark.parametrize("layout", FORMATS)
def test_several_at_a_time_say_the_same_as_one_after_the_other(many: Path, layout: str) -> None:
    (many / "drafts/r004/report.toml").write_text("no toml")
    (many / "drafts/r007/report.toml").write_text('template = "nothing"\n')
    one = drafter("check", *TODAY, "--format", layout, cwd=many)
    several = drafter("check", *TODAY, "--format", layout, "--jobs", "3", cwd=many)
    assert one == several
    assert one.code == 2
    assert len(one.err.splitlines()) == 2
    assert "Traceback" not in one.err


def test_what_is_remembered_of_one_report_changes_nothing_in_the_next(many: Path, project: Path) -> None:
    """Paragraphs that were carried over are not looked at again, but in another house style they are."""
    shutil.copytree(project / "templates/scrutiny-report", many / "templates/percent")
    form = many / "templates/percent/template.toml"
    form.write_text(
        form.read_text().replace('percent = "per cent"', 'percent = "%"').replace("scrutiny-report", "percent")
    )
    changes = {"r003": ('template = "scrutiny-report"', 'template = "percent"'), "r005": ("the the", "the")}
    for name, change in changes.items():
        file = many / f"drafts/{name}/report.toml"
        file.write_text(file.read_text().replace(*change))
    files = sorted(many.glob("drafts/*/report.toml"))
    wanted = Wanted(datetime.date(2027, 1, 11), Stage.FINAL)
    assert list(outcomes(files, wanted, 1)) == [outcome(file, wanted) for file in files]
    counts = [len(each.result.findings) for each in outcomes(files, wanted, 1) if each.result is not None]
    assert (len(counts), len(set(counts))) == (12, 3)


def test_garbage_is_collected_as_before_once_many_reports_are_checked(many: Path) -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    checked = outcomes(sorted(many.glob("drafts/*/report.toml")), Wanted(datetime.date(2027, 1, 11), Stage.FINAL), 1)
    assert next(checked).result is not None
    assert next(checked).result is not None
    assert gc.get_freeze_count() > before[1]
    assert len(list(checked)) == 10
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_a_table_names_every_report_the_worst_first(many: Path, project: Path) -> None:
    shutil.copytree(project / "drafts/parking-annual-report", many / "drafts/good")
    (many / "drafts/r004/report.toml").write_text("no toml")
    out = drafter("check", *TODAY, "--jobs", "2", cwd=many).out
    table = out[out.index("Report   ") :].splitlines()
    assert table[1].split() == ["drafts/r004/report.toml", "not", "checked"]
    assert [line.split()[0] for line in table[2:13]] == [f"r{n:03}" for n in range(12) if n != 4]
    assert table[13].split() == ["good", "–", "–", "–", "–", "18", "of", "18"]
    assert table[-1].startswith("13 reports, 1 without findings, 1 not checked: ")


def test_statistics_count_by_rule_and_level(many: Path) -> None:
    one = drafter("check", *TODAY, "--json", "--statistics", "r000", cwd=many).json
    done = drafter("check", *TODAY, "--json", "--statistics", "--jobs", "2", cwd=many).json
    counts = {(r["code"], r["level"]): r["count"] for r in done["statistics"]["rules"]}
    found = [f for f in one["reports"][0]["findings"] if f["waived"] is None]
    assert counts == {(f["code"], f["level"]): 12 * [g["code"] for g in found].count(f["code"]) for f in found}
    assert done["statistics"]["error"] == 12 * sum(f["level"] == "error" for f in found)
    text = drafter("check", *TODAY, "--statistics", cwd=many).out
    assert re.search(r"^L805  warning +12 +12 +–  doubled-word$", text, re.MULTILINE)
    assert drafter("check", "--statistics", "--format", "sarif", cwd=many).code == 2


def test_a_process_that_dies_takes_one_report_with_it(many: Path, tmp_path: Path) -> None:
    body = "import os, signal\n    if reading.report.slug == 'r005': os.kill(os.getpid(), signal.SIGKILL)\n    return"
    packages = package(tmp_path / "packages", rule(body))
    done = drafter("check", *TODAY, "--json", "--jobs", "2", cwd=many, PYTHONPATH=str(packages))
    assert [each["report"] for each in done.json["reports"]] == [f"r{n:03}" for n in range(12) if n != 5]
    assert (done.code, done.err.strip()) == (3, "drafts/r005/report.toml: The process that checked it died.")


def test_a_bug_that_one_report_meets_is_70_and_the_others_are_checked(many: Path, tmp_path: Path) -> None:
    # A package cannot be the cause of a bug of drafter's, but what it does to drafter can.
    body = (
        "from drafter.checks import reading as module\n    import drafter.report.report as r\n"
        "    if reading.report.slug == 'r005': type(reading).counts = property(lambda self: 1 / 0)\n    return"
    )
    packages = package(tmp_path / "packages", rule(body))
    done = drafter("check", *TODAY, "--json", "r004", "r005", cwd=many, PYTHONPATH=str(packages), TMPDIR=str(tmp_path))
    assert [each["report"] for each in done.json["reports"]] == ["r004"]
    assert done.code == 70
    assert "Something is wrong in drafter itself (ZeroDivisionError)" in done.err
    assert len(list(tmp_path.glob("drafter-bug-*"))) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_an_interrupt_ends_all_of_it_at_once_with_130(
    jobs: str, number: signal.Signals, tmp_path: Path, project: Path
) -> None:
    many = workspace_of(tmp_path, project, 150)
    # The processes say who they are, in a file that the test reads.
    body = "import os\n    open('pids', 'a').write(f'{os.getpid()} ')\n    import time; time.sleep(0.05)\n    return"
    packages = package(tmp_path / "packages", rule(body))
    process = subprocess.Popen(
        [*DRAFTER, "check", *TODAY, "--format", "concise", "--jobs", jobs],
        cwd=many,
        env=os.environ | {"PYTHONPATH": str(packages)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    while len(set((many / "pids").read_text().split())) < int(jobs):
        time.sleep(0.01)
    os.killpg(process.pid, number)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode().strip()) == (130, "Interrupted.")
    for pid in set((many / "pids").read_text().split()):
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


def test_a_crew_whose_own_process_is_killed_ends_by_itself(tmp_path: Path, project: Path) -> None:
    many = workspace_of(tmp_path, project, 60)
    body = "import os, time\n    open('pids', 'a').write(f'{os.getpid()} ')\n    time.sleep(0.05)\n    return"
    packages = package(tmp_path / "packages", rule(body))
    process = subprocess.Popen(
        [*DRAFTER, "check", *TODAY, "--format", "concise", "--jobs", "2"],
        cwd=many,
        env=os.environ | {"PYTHONPATH": str(packages)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    while len(set((many / "pids").read_text().split())) < 3:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=60)
    pids = set((many / "pids").read_text().split())
    for _ in range(6000):
        if not any(map(is_running, pids)):
            return
        time.sleep(0.01)
    raise AssertionError(f"of {pids}, some still run")


def is_running(pid: str) -> bool:
    """Whether a process is there and has not ended; whoever should take note of its end may be slow to."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_ten_times_as_many_reports_need_no_more_memory(tmp_path: Path, project: Path) -> None:
    def most(count: int) -> int:
        many = workspace_of(tmp_path / str(count), project, count)
        script = "import resource, sys; from drafter.cli.edge import run; run(sys.argv[1:]); "
        script += "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        done = subprocess.run(
            [DRAFTER[0], "-c", script, "check", *TODAY, "--format", "json"],
            cwd=many,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=120,
        )
        return int(done.stderr.split()[-1])

    assert most(200) - most(20) < 5_000  # kB


def test_progress_is_told_on_a_terminal_only_and_leaves_no_trace(many: Path) -> None:
    assert "of 12 reports" not in drafter("check", *TODAY, cwd=many).err
    seen = at_a_terminal([*DRAFTER, "check", *TODAY, "--json"], many)
    assert re.search(rb"\r\d+ of 12 reports\x1b\[K", seen)
    assert seen.endswith(b"\r\x1b[K")
