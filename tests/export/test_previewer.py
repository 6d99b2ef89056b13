"""The process of a preview: warm, replaced when it dies or hangs, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import gettempdir

import msgspec
import pytest

from drafter.export.preview.orders import View, Way
from drafter.export.preview.previewer import Previewer, Wanted
from drafter.export.process import Cancelled
from drafter.report.errors import MachineError
from tests.export.published import load, small

SOURCE = """\
title = "Bins"
[sections.background]
text = "There are 14 rounds."
"""
VIEW = View(Way.TEXT, 60, 60, 30)


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    loaded = load(small(tmp_path, SOURCE))
    return Wanted(loaded.report, loaded.template_folder, "full", draft=False)


@pytest.fixture
def previewer() -> Iterator[Previewer]:
    made = Previewer()
    yield made
    made.close()


def is_alive(pid: int) -> bool:
    """Whether it is still there to be waited for: its first thread may be gone before the others are."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        return state != "Z" or len(list(Path(f"/proc/{pid}/task").iterdir())) > 1
    except OSError:
        return False


def wait(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.02)


def test_one_process_answers_again_and_again(previewer: Previewer, wanted: Wanted) -> None:
    answer = previewer.ask(wanted, VIEW)
    first = previewer.pid
    assert previewer.ask(wanted, VIEW).setting == answer.setting
    other = wanted._replace(report=msgspec.structs.replace(wanted.report))
    assert previewer.ask(other, VIEW).setting == answer.setting + 1
    assert previewer.pid == first


def test_one_that_was_killed_is_replaced(previewer: Previewer, wanted: Wanted) -> None:
    previewer.ask(wanted, VIEW)
    first = previewer.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wait(lambda: previewer._process is not None and previewer._process.poll() is not None)
    # It was seen before it was asked: nothing is lost, and nothing has to be said.
    assert previewer.ask(wanted, VIEW).spots
    assert previewer.pid != first


def test_one_that_dies_at_work_is_told_and_replaced(previewer: Previewer, wanted: Wanted) -> None:
    previewer.ask(wanted, VIEW)
    first = previewer.pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
    with pytest.raises(MachineError, match="ended by itself"):
        previewer.ask(wanted, VIEW)
    assert previewer.ask(wanted, VIEW).spots


def test_one_that_hangs_is_ended_and_replaced(wanted: Wanted) -> None:
    previewer = Previewer(seconds=1.0)
    try:
        previewer._seconds = 60
        previewer.ask(wanted, VIEW)
        previewer._seconds = 0.5
        hung = previewer.pid
        assert hung is not None
        os.kill(hung, signal.SIGSTOP)
        # More than a pipe holds: not even the order gets through.
        filler = msgspec.structs.replace(wanted.report.draft, title="x" * 500_000)
        long = wanted._replace(report=msgspec.structs.replace(wanted.report, draft=filler))
        with pytest.raises(MachineError, match=r"took more than 0\.5 seconds"):
            previewer.ask(long, VIEW)
        assert not is_alive(hung)
        previewer._seconds = 60
        assert previewer.ask(wanted, VIEW).spots
    finally:
        previewer.close()


def test_closed_while_it_is_asked_it_lets_go_at_once(wanted: Wanted) -> None:
    previewer = Previewer()
    previewer.ask(wanted, VIEW)
    pid = previewer.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    said: list[BaseException] = []

    def ask() -> None:
        try:
            previewer.ask(wanted, VIEW)
        except Cancelled as stopped:
            said.append(stopped)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.2)
    previewer.close()
    asking.join(5)
    assert len(said) == 1
    assert not is_alive(pid)
    with pytest.raises(Cancelled):
        previewer.ask(wanted, VIEW)


def folders() -> set[str]:
    return {each.name for each in Path(gettempdir()).glob("drafter-*")}


def test_nothing_is_left_of_one_that_was_closed(
    wanted: Wanted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    previewer = Previewer()
    previewer.ask(wanted, VIEW)
    pid = previewer.pid
    assert pid is not None
    (folder,) = tmp_path.glob("drafter-*")
    assert folder.stat().st_mode & 0o077 == 0
    previewer.close()
    assert not is_alive(pid)
    assert not folder.exists()


def test_told_to_end_it_takes_its_folder_with_it(
    previewer: Previewer, wanted: Wanted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    previewer.ask(wanted, VIEW)
    pid = previewer.pid
    assert pid is not None
    (folder,) = tmp_path.glob("drafter-*")
    os.kill(pid, signal.SIGTERM)
    wait(lambda: not is_alive(pid))
    assert not folder.exists()
    assert previewer.ask(wanted, VIEW).spots


_PARENT = """
import sys
from drafter.export.preview.previewer import Previewer, Wanted
from tests.export.published import load
from tests.export.test_previewer import VIEW
from pathlib import Path
loaded = load(Path(sys.argv[1]))
previewer = Previewer()
previewer.ask(Wanted(loaded.report, loaded.template_folder, "full", False), VIEW)
print(previewer.pid, flush=True)
sys.stdin.read()
"""


def test_nothing_is_left_where_the_one_who_asked_was_killed(tmp_path: Path, project: Path) -> None:
    file = small(tmp_path, SOURCE)
    rest = tmp_path / "rest"
    rest.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(file)],
        cwd=project,
        env={**os.environ, "TMPDIR": str(rest)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        assert list(rest.iterdir())
        parent.kill()
        parent.wait()
        wait(lambda: not is_alive(pid))
        wait(lambda: not list(rest.iterdir()))
