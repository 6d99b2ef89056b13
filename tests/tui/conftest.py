"""A small workspace, and the app on it."""

from __future__ import annotations

import datetime
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.remembered import AppView, remember
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp

TODAY = datetime.date(2027, 2, 1)

REPORT = '''\
# A short report, for the tests of the app.
format = 1
template = "scrutiny-report"
title = "Allotments: annual report"

[meta]
report_to = "Place Scrutiny Committee"
relevant_officer = "Ida Brook, Head of Parks"
meeting_date = 2027-03-04

[sections.purpose]
text = """
To report on the council's allotments in 2026.
"""

[sections.recommendations]
text = """
That the committee notes the report.
"""

[sections.reasons]
summary = "The committee asked for a yearly report."
within_budget = "yes"
alternatives = "Not applicable"

[sections.priority]
priorities = ["clean-green"]

[sections.background]
text = """
## Sites

There are 14 sites with 612 plots, of which 588 are let.

Waiting times fell to eleven months.

### Water

Three sites have had new standpipes since June 2026.

::: exempt 3
The rent of the Mill Lane site is under negotiation.
:::

## Next steps

- Advertise the 24 vacant plots
- Mend the fence at Mill Lane
"""

[sections.exempt]
contains_exempt = "yes"
paragraphs = [3]
public_interest = "Disclosure would weaken the council's hand."

[sections.appendices]
items = ["Appendix A: Sites", { text = "Appendix B: Rents", file = "figures/rents.pdf", exempt = [3] }]
'''


@pytest.fixture(autouse=True)
def _no_beginner() -> None:
    """Who has been here before, and is shown no first steps."""
    remember("app", AppView(begun=True))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with one report, ``drafts/allotments``."""
    folder = tmp_path / "council" / "drafts" / "allotments"
    folder.mkdir(parents=True)
    (folder / "report.toml").write_text(REPORT, encoding="utf-8")
    return tmp_path / "council"


@pytest.fixture
def report(workspace: Path) -> Path:
    """The file of its report."""
    return workspace / "drafts" / "allotments" / "report.toml"


@pytest.fixture
def app(workspace: Path, report: Path) -> DrafterApp:
    """The app on the report, on a fixed day."""
    return DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark")


@pytest.fixture
def library(workspace: Path) -> DrafterApp:
    """The app on the workspace, on a fixed day."""
    return DrafterApp(Workspace.find(workspace), None, today=lambda: TODAY, theme="drafter-dark")


@pytest.fixture
def app_on(workspace: Path, report: Path) -> Callable[[str], DrafterApp]:
    """The app on a report with other content."""

    def opened(text: str, theme: str = "drafter-dark") -> DrafterApp:
        report.write_text(text, encoding="utf-8")
        return DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme=theme)

    return opened


class FullDisk:
    """No file can be replaced while it is full."""

    is_full = True


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    """A disk without room, on which a save is soon tried again."""
    disk = FullDisk()
    replace = os.replace

    def no_room(*names: object, **more: object) -> None:
        if disk.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(*names, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", no_room)
    monkeypatch.setattr("drafter.tui.saving.RETRY", 0.2)
    return disk
