"""The rules find what they should, and leave alone what they should."""

from __future__ import annotations

import datetime
from pathlib import Path

from drafter.checks import CheckResult, check
from drafter.store.load import load_report
from drafter.store.workspace import Workspace

TODAY = datetime.date(2027, 1, 11)


def checked(folder: Path, text: str) -> CheckResult:
    """A report with that background, checked by the rules of this package alone."""
    file = folder / "drafts" / "mine" / "report.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f"template = 'scrutiny-report'\n[sections.background]\ntext = '''\n{text}\n'''\n", encoding="utf-8")
    return check(load_report(file, Workspace.find(folder)).report, today=TODAY, select=["K"])


def test_a_time_has_a_stop_and_a_space(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "It opens at 9:30am, and closes at 6.30 pm.").findings
    assert (finding.code, finding.number, finding.place.line) == ("K101", "5.1", 4)
    assert finding.fix is not None
    assert (finding.fix.before, finding.fix.after, finding.fix.safe) == ("9:30am,", "9.30 am,", True)


def test_a_ward_is_one_that_there_is(tmp_path: Path) -> None:
    text = "Southgate ward, St Mary’s Ward and Priory ward.\n\nAgain in Southgate Ward."
    assert [finding.message for finding in checked(tmp_path, text).findings] == ["There is no Southgate ward."]
