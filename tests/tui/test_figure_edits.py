"""Every change of the register is one step that can be taken back, and loses nothing that somebody else wrote."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.report.draft import Figure
from drafter.store.load import load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace
from drafter.tui.figure_edits import merged
from drafter.tui.session import Session

REPORT = '''\
template = "scrutiny-report"
title = "Plans"

[sections.background]
text = """
There are {{ plans }} children, {{ share }} for neglect.

See {{ ref("visits") }} and {{ plans | words }}.

{{ visits }}
"""

# from the case system
[figures.plans]
value = 358  # on the last day

[figures.neglect]
value = 210

[figures.share]
formula = "neglect / plans"

[figures.visits]
kind = "table"
rows = [["Library", "Visits"], ["Priory", 40]]
'''


def session(folder: Path, source: str = REPORT) -> Session:
    file = folder / "drafts/plans/report.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
    workspace = Workspace.find(folder)
    return Session(load_report(file, workspace), workspace, lambda: datetime.date(2027, 1, 11))


def test_a_new_name_is_one_step_for_register_formulas_and_texts(tmp_path: Path) -> None:
    report = session(tmp_path)
    before = report.draft
    plans = before.figures["plans"]
    changed = report.figures.put("plans", msgspec.structs.replace(plans, value=361), base=plans, called="open_plans")
    assert changed == {"background.text"}
    assert report.text_of("background.text").startswith("There are {{ open_plans }} children")
    assert report.draft.figures["share"].formula == "neglect / open_plans"
    assert list(report.draft.figures) == ["open_plans", "neglect", "share", "visits"]
    saved = save(report.loaded, report.draft)
    assert "# from the case system\n[figures.open_plans]\nvalue = 361  # on the last day\n" in saved.source.text
    undone = report.figures.undo()
    assert undone is not None
    assert undone[0].words == "rename plans"
    assert report.draft == before
    assert list(report.draft.figures) == list(before.figures)
    assert report.figures.redo() is not None
    assert report.text_of("background.text").startswith("There are {{ open_plans }} children")


def test_what_is_written_between_a_step_and_its_undoing_stays(tmp_path: Path) -> None:
    report = session(tmp_path)
    report.figures.put("plans", report.draft.figures["plans"], called="p")
    text = report.at("background.text")
    assert text is not None
    report.change(text, "Only {{ p }} now, and {{ neglect }}.")
    report.figures.undo()
    assert report.text_of("background.text") == "Only {{ plans }} now, and {{ neglect }}."


def test_a_step_that_somebody_else_has_overtaken_is_not_taken_back(tmp_path: Path) -> None:
    report = session(tmp_path)
    report.figures.put("neglect", Figure(value=1))
    report.figures.put("plans", Figure(value=2))
    report.put(msgspec.structs.replace(report.draft, figures={**report.draft.figures, "plans": Figure(value=9)}))
    step = report.figures.undo()
    assert step is not None
    assert step[0].words == "change neglect"
    assert report.draft.figures["plans"].value == 9
    assert report.figures.undo() is None


def test_two_people_s_changes_of_one_figure_are_both_kept(tmp_path: Path) -> None:
    base = Figure(value=1, source="A", unit="x")
    mine, theirs = Figure(value=2, source="A", unit="x"), Figure(value=1, source="B", unit="x", label="L")
    assert merged(base, mine, theirs) == Figure(value=2, source="B", unit="x", label="L")
    report = session(tmp_path)
    opened = report.draft.figures["plans"]
    report.put(
        msgspec.structs.replace(
            report.draft, figures={**report.draft.figures, "plans": msgspec.structs.replace(opened, source="Theirs")}
        )
    )
    report.figures.put("plans", msgspec.structs.replace(opened, value=3), base=opened)
    assert report.draft.figures["plans"] == Figure(value=3, source="Theirs")


OPERATIONS = st.lists(
    st.tuples(st.sampled_from(["put", "rename", "remove", "add", "undo", "redo"]), st.integers(0, 9)), max_size=12
)


@pytest.mark.parametrize("source", [REPORT, REPORT.replace("\n", "\r\n")])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=OPERATIONS)
def test_any_steps_can_be_taken_back_done_again_and_saved(
    tmp_path: Path, source: str, operations: list[tuple[str, int]]
) -> None:
    report = session(tmp_path, source)
    start = report.draft
    for at, (operation, number) in enumerate(operations):
        names = list(report.draft.figures)
        name = names[number % len(names)] if names else ""
        if operation == "undo":
            report.figures.undo()
        elif operation == "redo":
            report.figures.redo()
        elif operation == "add":
            report.figures.put(f"new_{at}", Figure(value=number))
        elif name and operation == "put":
            report.figures.put(name, Figure(value=number, source=f"{at}"))
        elif name and operation == "rename":
            report.figures.put(name, report.draft.figures[name], called=f"name_{at}")
        elif name:
            report.figures.remove(name)
    end = report.draft
    saved = save(report.loaded, end)
    assert saved.report.draft == end
    steps = 0
    while report.figures.undo() is not None:
        steps += 1
    assert report.draft == start
    assert list(report.draft.figures) == list(start.figures)
    for _ in range(steps):
        report.figures.redo()
    assert report.draft == end or any(operation == "undo" for operation, _ in operations)
    assert save(saved, start).report.draft == start
