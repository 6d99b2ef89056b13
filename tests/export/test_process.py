"""An outside process has a time limit, dies with its children, and can be stopped from another thread."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from drafter.export.process import Cancelled, Stop, run
from drafter.report.errors import MachineError

SLEEPER = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
BEATING = "import time\nwhile True:\n    open({beat!r}, 'a').write('.'); time.sleep(0.02)"


def python(source: str) -> list[str]:
    return [sys.executable, "-c", source]


def beats_no_more(beat: Path) -> bool:
    before = beat.stat().st_size
    time.sleep(0.2)
    return beat.stat().st_size == before


def family(beat: Path) -> list[str]:
    """A process that sleeps for a minute, with a child that writes a beat."""
    return python(SLEEPER.format(child=BEATING.format(beat=str(beat))))


def wait_for(beat: Path) -> None:
    until = time.monotonic() + 20
    while not beat.exists() and time.monotonic() < until:
        time.sleep(0.01)


def test_output_messages_and_code_come_back() -> None:
    source = "import sys; print(sys.stdin.read()[::-1]); print('oh', file=sys.stderr); sys.exit(7)"
    finished = run(python(source), b"abc", seconds=20, stop=Stop())
    assert (finished.code, finished.output.strip(), finished.messages.strip()) == (7, b"cba", "oh")


def test_a_megabyte_goes_in_and_out() -> None:
    fed = b"x" * 1_000_000
    assert run(python("import sys; sys.stdout.write(sys.stdin.read())"), fed, seconds=20, stop=Stop()).output == fed


def test_one_that_is_slow_to_read_is_fed_to_the_end() -> None:
    fed = b"x" * 500_000
    source = "import sys, time; time.sleep(0.5); sys.stdout.write(sys.stdin.read())"
    assert run(python(source), fed, seconds=10, stop=Stop()).output == fed


def test_when_time_is_up_the_children_are_gone_too(tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    with pytest.raises(MachineError, match="was stopped after"):
        run(family(beat), b"", seconds=1.5, stop=Stop())
    assert beat.exists()
    assert beats_no_more(beat)


def test_stopping_ends_it_and_its_children(tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    stop = Stop()

    def stop_at_the_first_beat() -> None:
        wait_for(beat)
        stop.set()

    threading.Thread(target=stop_at_the_first_beat).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        run(family(beat), b"", seconds=60, stop=stop)
    assert time.monotonic() - began < 30
    assert beats_no_more(beat)


def test_what_is_stopped_already_never_starts(tmp_path: Path) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        run(python(f"open({str(tmp_path / 'ran')!r}, 'w')"), b"", seconds=20, stop=stop)
    assert not (tmp_path / "ran").exists()


def test_a_program_that_is_missing_is_a_sentence() -> None:
    with pytest.raises(MachineError, match="cannot be started"):
        run(["/no/such/program"], b"", seconds=1, stop=Stop())


def test_a_process_that_reads_nothing_does_no_harm() -> None:
    assert run(python("pass"), b"x" * 1_000_000, seconds=20, stop=Stop()).code == 0
