"""Pictures of citing: the list under a citation, the screen to choose from, the pane, and text with every mark."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.report.template import Level
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.problems import Problem
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.cited_report import CITED
from tests.tui.conftest import TODAY
from tests.tui.driving import editor, ready, until

Steps = Callable[[Pilot[Any], DrafterApp], Awaitable[None]]

MARKED = """\
## Sites and *plots* {#sites}

There are {{ plots }} plots on **many sites**, of which 588 are let, see [the Act](https://example.org/) and \
{{ ref("sites") }}.{{ note("survey") }}

An unknown {{ nothing }}, {{ ref("nobody") }} and {{ 7*7 }}; m^2^ CO~2~.

.[5.1.2a] A pinned paragraph, going forward.

| Site | Plots |
|:-----|------:|
| Mill Lane | 24 |

> A quotation of a member.

::: exempt 3
The rent of the Mill Lane site is under negotiation.

~ It has no number.
:::

::: Exempt 3

- A list
"""

_BEFORE, _, _AFTER = CITED.partition("[sections.background]")
MARKED_REPORT = f"""{_BEFORE}[sections.background]
text = '''
{MARKED}'''

[sections.exempt]{_AFTER.partition("[sections.exempt]")[2]}"""

FOUND = (
    Problem("F410", Level.ERROR, "5.1.1", "588 of 612.", "", "background.text", 2, 52, "588 are let"),
    Problem("L801", Level.ADVICE, "5.1.2a", "Say when.", "", "background.text", 6, 31, "going forward"),
)


async def _open(pilot: Pilot[Any], app: DrafterApp, line: int, column: int) -> ReportScreen:
    screen = await ready(pilot, app)
    await until(pilot, lambda: screen.side_pane is not None and screen.side_pane.problems.checked)
    await until(pilot, lambda: bool(screen.query_one(StatusLine).deadline))
    screen.open_place("background.text", line, column)
    await until(pilot, lambda: screen.place == "background.text" and editor(screen).cursor_location == (line, column))
    await until(pilot, lambda: editor(screen).has_focus)
    await pilot.pause(0.3)
    return screen


async def completion(pilot: Pilot[Any], app: DrafterApp) -> None:
    screen = await _open(pilot, app, 4, 0)
    await pilot.press("left_curly_bracket", "left_curly_bracket", "space", "s")
    await until(pilot, lambda: "s" in editor(screen).text and screen.query_one(StatusLine).save_state.value == "saved")


async def cite(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _open(pilot, app, 4, 0)
    await pilot.press("ctrl+b", "s", "down")


async def figures(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _open(pilot, app, 2, 14)
    await pilot.press("alt+f", "down")


async def marks(pilot: Pilot[Any], app: DrafterApp) -> None:
    await _open(pilot, app, 2, 14)


@pytest.mark.parametrize(
    ("steps", "size", "theme"),
    [
        (completion, (120, 40), "drafter-dark"),
        (completion, (80, 24), "drafter-light"),
        (completion, (60, 20), "ansi-dark"),
        (cite, (120, 40), "drafter-light"),
        (cite, (80, 24), "drafter-dark"),
        (figures, (120, 40), "drafter-dark"),
        (figures, (60, 20), "drafter-light"),
        (marks, (120, 40), "drafter-dark"),
        (marks, (120, 40), "drafter-light"),
        (marks, (80, 40), "ansi-dark"),
    ],
    ids=lambda each: each.__name__ if callable(each) else each if isinstance(each, str) else f"{each[0]}x{each[1]}",
)
def test_citing(
    steps: Steps,
    size: tuple[int, int],
    theme: str,
    snap_compare: Callable[..., bool],
    workspace: Path,
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The pictures are about looks: what the check finds changes with its rules.
    monkeypatch.setattr("drafter.tui.checking.problems_of", lambda *_: (FOUND if steps is marks else (), False))
    report.write_text(MARKED_REPORT if steps is marks else CITED, encoding="utf-8")
    app = DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme=theme)

    async def before(pilot: Pilot[Any]) -> None:
        await steps(pilot, app)

    assert snap_compare(app, terminal_size=size, run_before=before)
