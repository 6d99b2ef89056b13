"""A new report is a friendly file without an answer; one carried over is the old one without what was of its day."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from drafter.report.completeness import completeness, fields, is_answered
from drafter.report.draft import Draft
from drafter.report.errors import InputError, MachineError
from drafter.report.template import FieldKind
from drafter.store.create import Created, duplicate, new_report
from drafter.store.load import Loaded, load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace

REPORT = '''\
format = 1
template = "scrutiny-report"
title = "Parking, 2026"

[meta]
report_to = "Streets Scrutiny Committee"  # as on the agenda
meeting_date = 2026-06-18

# the same every year
[sections.purpose]
text = """
To note how parking \\
did.
"""

[sections.reasons]
summary = "So that Members know."
contrary_to_plan = "no"
within_budget = "yes"

[figures.permits]
value = 1204
source = "Permit system"

# agreed with the monitoring officer
[[waivers]]
rule = "C104"
at = "legal"
reason = "Nothing legal here."
'''


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.find(tmp_path)


@pytest.fixture
def previous(workspace: Workspace) -> Loaded:
    folder = workspace.drafts / "parking-2026"
    (folder / "figures/deep").mkdir(parents=True)
    (folder / "report.toml").write_text(REPORT, encoding="utf-8")
    (folder / "figures/permits.csv").write_text("zone,permits\nA,12\n", encoding="utf-8")
    (folder / "figures/deep/plan.txt").write_text("plan", encoding="utf-8")
    return load_report(folder / "report.toml", workspace)


@pytest.mark.parametrize("name", ["scrutiny-report", "executive-decision"])
def test_a_new_report_loads_and_nothing_in_it_is_answered(workspace: Workspace, name: str) -> None:
    created = new_report(workspace, "first-1", template=name, title='The "first"', carry_from=None)
    assert created == Created(workspace.drafts / "first-1/report.toml")
    report = load_report(created.path, workspace).report
    assert report.draft.title == 'The "first"'
    assert completeness(report.template, report.draft).answered == 0
    given = [
        ref for ref in fields(report.template) if is_answered(ref.field, report.draft.answer(*ref.place.split(".")))
    ]
    assert given == []
    assert not any(report.draft.meta.values())


@pytest.mark.parametrize("name", ["scrutiny-report", "executive-decision"])
def test_a_new_report_names_every_field_with_its_guidance(workspace: Workspace, name: str) -> None:
    created = new_report(workspace, "first", template=name, title=None, carry_from=None)
    report = load_report(created.path, workspace).report
    text = created.path.read_text(encoding="utf-8")
    spoken = " ".join(text.replace("\n# ", " ").split())
    for field in (*report.template.meta, *(ref.field for ref in fields(report.template))):
        assert f"\n{field.id} = " in text or f"\n# {field.id} = " in text
        assert " ".join(field.guidance.split()) in spoken
        for option in field.options:
            assert option.text in spoken
    assert max(map(len, text.splitlines())) <= 120


def test_an_answer_goes_where_the_new_report_shows_it(workspace: Workspace) -> None:
    created = new_report(workspace, "first", template="scrutiny-report", title=None, carry_from=None)
    loaded = load_report(created.path, workspace)
    before = created.path.read_text(encoding="utf-8").splitlines()
    draft = loaded.report.draft.with_answer("priority", "priorities", ("health",))
    save(loaded, draft.with_answer("purpose", "text", "To note."))
    after = created.path.read_text(encoding="utf-8").splitlines()
    assert after[after.index("# priorities = []") + 1] == 'priorities = ["health"]'
    assert [line for line in after if line not in before] == ['text = "To note."', 'priorities = ["health"]']


def test_carrying_over_clears_what_was_of_its_day_and_keeps_the_rest_with_its_comments(
    workspace: Workspace, previous: Loaded
) -> None:
    created = new_report(workspace, "parking-2027", template=None, title="Parking, 2027", carry_from=previous)
    assert created.carried == ("meta.report_to", "purpose.text", "reasons.summary", "figures.permits")
    text = created.path.read_text(encoding="utf-8")
    cleared = set(REPORT.splitlines()) - set(text.splitlines())
    assert cleared == {
        'title = "Parking, 2026"',
        "meeting_date = 2026-06-18",
        'contrary_to_plan = "no"',
        'within_budget = "yes"',
        "[[waivers]]",
        'rule = "C104"',
        'at = "legal"',
        'reason = "Nothing legal here."',
    }
    assert set(text.splitlines()) - set(REPORT.splitlines()) == {'title = "Parking, 2027"', "carried = true"}
    assert created.stale == ("figures.permits",)
    assert created.cleared == (
        "meta.meeting_date",
        "reasons.contrary_to_plan",
        "reasons.within_budget",
        "waivers.1",
    )
    report = load_report(created.path, workspace).report
    for field in report.template.meta:
        if field.kind is FieldKind.DATE or field.fresh:
            assert field.id not in report.draft.meta
    assert (created.path.parent / "figures/permits.csv").read_text(encoding="utf-8") == "zone,permits\nA,12\n"
    assert (created.path.parent / "figures/deep/plan.txt").exists()
    assert previous.file.read_text(encoding="utf-8") == REPORT


def test_the_specimen_carries_over(workspace: Workspace, specimen: Path) -> None:
    loaded = load_report(specimen / "report.toml", workspace)
    created = new_report(workspace, "next", template="scrutiny-report", title=None, carry_from=loaded)
    fresh = load_report(created.path, workspace).report.draft
    assert fresh.title == loaded.report.draft.title
    assert fresh.answer("background", "text") == loaded.report.draft.answer("background", "text")
    assert "meta.meeting_date" in created.cleared


def test_links_among_the_figures_are_not_followed(workspace: Workspace, previous: Loaded, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (previous.file.parent / "figures/link.csv").symlink_to(secret)
    os.mkfifo(previous.file.parent / "figures/pipe")
    created = duplicate(previous, "copy")
    assert sorted(file.name for file in (created.path.parent / "figures").iterdir()) == ["deep", "permits.csv"]


def test_a_copy_is_the_very_file(previous: Loaded) -> None:
    created = duplicate(previous, "copy")
    assert created.path.read_bytes() == previous.source.raw
    assert (created.path.parent / "figures/permits.csv").exists()


@pytest.mark.parametrize("slug", ["", ".", "..", "a/b", "/tmp/x", "Parking", "-a", "a b", "a\n", "é", "a" * 101, "a\0"])
def test_a_name_that_cannot_be_one_is_refused(workspace: Workspace, slug: str) -> None:
    with pytest.raises(InputError, match="cannot be the name"):
        new_report(workspace, slug, template="scrutiny-report", title=None, carry_from=None)
    assert not workspace.drafts.exists()


def test_a_taken_name_an_unknown_template_and_another_template_are_refused(
    workspace: Workspace, previous: Loaded
) -> None:
    with pytest.raises(InputError, match="parking-2026 is taken already"):
        new_report(workspace, "parking-2026", template="scrutiny-report", title=None, carry_from=None)
    with pytest.raises(InputError, match="Did you mean scrutiny-report"):
        new_report(workspace, "b", template="scrutinyreport", title=None, carry_from=None)
    with pytest.raises(InputError, match="follows the template scrutiny-report"):
        new_report(workspace, "b", template="executive-decision", title=None, carry_from=previous)
    (workspace.drafts / "dangling").symlink_to("nowhere")
    with pytest.raises(InputError, match="already"):
        duplicate(previous, "dangling")
    assert sorted(path.name for path in workspace.drafts.iterdir()) == ["dangling", "parking-2026"]


def test_a_failure_leaves_nothing_behind(
    workspace: Workspace, previous: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(MachineError, match="the disk is full"):
        duplicate(previous, "copy")
    assert [path.name for path in workspace.drafts.iterdir()] == ["parking-2026"]


def test_an_empty_draft_is_what_a_new_report_amounts_to(workspace: Workspace) -> None:
    created = new_report(workspace, "first", template="scrutiny-report", title=None, carry_from=None)
    draft = load_report(created.path, workspace).report.draft
    bare = msgspec.structs.replace(draft, meta={}, sections={})
    assert bare == Draft(template="scrutiny-report")
