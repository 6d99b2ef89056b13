"""What several threads read at once for the first time is read by one after the other: in one place, by one lock."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

RACE = """
import sys, threading
from pathlib import Path

sys.setswitchinterval(1e-6)
from drafter.document.layout import Shape, _Tree
from drafter.export.receipt.receipt import Receipt, read_receipt
from drafter.store.remembered import AppView, LibraryView, ReportView
from drafter.typed import from_json

asked = [(b"{}", AppView), (b"{}", LibraryView), (b"{}", ReportView), (b'{"blocks": [{"t": "Para"}]}', _Tree)] * 4
start = threading.Barrier(len(asked) + 4)
answers = []


def ask(content, kind):
    start.wait()
    answers.append(read_receipt(content) is None if kind is Receipt else isinstance(from_json(content, kind), kind))


threads = [threading.Thread(target=ask, args=each) for each in [*asked, *[(b"{}", Receipt)] * 4]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(len(answers) != len(threads) or not all(answers))
"""


def test_a_kind_can_be_asked_for_in_several_threads_at_once() -> None:
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", RACE], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_nobody_else_makes_typed_values(project: Path) -> None:
    source = project / "src/drafter"
    by_themselves = re.compile(
        r"msgspec\.(?:json|msgpack|toml|yaml)\.decode\([^\n]*type=|msgspec\.convert\(|json\.Decoder\("
    )
    found = {
        str(file.relative_to(source))
        for file in source.rglob("*.py")
        if by_themselves.search(file.read_text(encoding="utf-8"))
    }
    assert found == {"typed.py"}
