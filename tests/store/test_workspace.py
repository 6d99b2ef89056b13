"""A workspace is found from anywhere below it, and a report by slug, folder or file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.report.errors import InputError
from drafter.report.template import Level
from drafter.store.templates import built_in_folder, list_templates, load_template, template_names
from drafter.store.workspace import Workspace
from tests.store.conftest import HEAD, TEMPLATE


@pytest.fixture
def made(workspace: Workspace) -> Workspace:
    for slug in ("market-hall", "parking-2027", ".drafter-hidden"):
        (workspace.drafts / slug).mkdir()
        (workspace.drafts / slug / "report.toml").write_text(HEAD, encoding="utf-8")
    (workspace.drafts / "notes").mkdir()
    return workspace


def test_the_nearest_folder_upwards_is_the_workspace(made: Workspace) -> None:
    for start in (made.root, made.drafts, made.drafts / "parking-2027", made.root / "not/there"):
        assert Workspace.find(start).root == made.root
    (made.drafts / "notes/drafter.toml").write_text("")
    assert Workspace.find(made.drafts / "notes").root == made.drafts / "notes"


def test_where_there_is_none_it_is_the_folder_one_stands_in(tmp_path: Path) -> None:
    alone = Workspace.find(tmp_path)
    assert alone.root == tmp_path
    assert alone.reports() == []


def test_a_folder_of_reports_is_one_too(tmp_path: Path) -> None:
    for slug in ("market-hall", "parking-2027"):
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "report.toml").write_text(HEAD, encoding="utf-8")
    found = Workspace.find(tmp_path)
    assert [file.parent.name for file in found.reports()] == ["market-hall", "parking-2027"]
    assert (found.drafts, found.is_made) == (tmp_path, True)
    (tmp_path / "drafts").mkdir()
    assert (Workspace.find(tmp_path).drafts, found.reports()) == (tmp_path / "drafts", [])


def test_settings_are_read_and_their_faults_have_places(made: Workspace) -> None:
    settings = made.root / "drafter.toml"
    settings.write_text('system_fonts = true\ntemplates = ["shared"]\nlevels = { L801 = "off" }\n', encoding="utf-8")
    found = Workspace.find(made.drafts)
    assert found.settings.system_fonts
    assert found.settings.levels == {"L801": Level.OFF}
    assert found.template_folders == (made.root / "templates", made.root / "shared")
    settings.write_text('system_font = true\nlevels = { L801 = "off", L802 = "of" }\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Workspace.find(made.drafts)
    assert caught.value.place == (1, 1)
    assert "Did you mean system_fonts?" in caught.value.cure
    assert "levels.L802: found the text “of”, wanted error, warning, advice or off." in str(caught.value)


def test_reports_are_sorted_and_what_is_hidden_is_none(made: Workspace) -> None:
    assert [file.parent.name for file in made.reports()] == ["market-hall", "parking-2027"]


def test_a_report_is_found_by_slug_folder_and_file(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    file = made.drafts / "parking-2027/report.toml"
    monkeypatch.chdir(made.root)
    for argument in ("parking-2027", "drafts/parking-2027", "drafts/parking-2027/", "drafts/parking-2027/report.toml"):
        assert made.resolve(argument).resolve() == file
        assert [each.resolve() for each in made.reports_of(argument)] == [file]
    assert made.resolve(str(file)) == file


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("parking-2026", "There is no report parking-2026. Did you mean parking-2027?"),
        ("drafts/notes", "There is no report.toml in this folder."),
        ("drafts/parking-2027/other.toml", "There is no report drafts/parking-2027/other.toml."),
        ("x\x1b[2J", "There is no report x␛[2J."),
        ("x" * 5000, "There is no report xxx"),
        ("a\0b", "There is no report a␀b."),
        ("", "There is no report"),
        ("..", "There is no report.toml in this folder."),
    ],
)
def test_one_that_is_not_there_is_refused_and_the_nearest_named(
    made: Workspace, argument: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.root)
    with pytest.raises(InputError) as caught:
        made.resolve(argument)
    assert words in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_folder_means_every_report_below_it(made: Workspace, tmp_path: Path) -> None:
    deep = made.root / "old/2019/roads"
    deep.mkdir(parents=True)
    (deep / "report.toml").write_text(HEAD, encoding="utf-8")
    assert made.reports_of(str(made.root)) == sorted([*made.reports(), deep / "report.toml"])
    assert made.reports_of(None) == made.reports()
    (made.root / "empty").mkdir()
    with pytest.raises(InputError, match="There is no report here"):
        made.reports_of(str(made.root / "empty"))


def test_a_folder_that_cannot_be_read_is_no_pass(made: Workspace) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (made.drafts / "notes").chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        made.reports_of(str(made.drafts))


def test_templates_of_the_workspace_come_before_those_that_come_with_drafter(made: Workspace) -> None:
    assert template_names(made) == ["executive-decision", "plain", "scrutiny-report"]
    assert load_template("scrutiny-report", made).builtin
    folder = made.root / "templates/scrutiny-report"
    folder.mkdir()
    own = TEMPLATE.replace('"plain"', '"scrutiny-report"').replace('"Plain"', '"Our own"')
    (folder / "template.toml").write_text(own, encoding="utf-8")
    found = load_template("scrutiny-report", made)
    assert (found.template.title, found.folder, found.builtin) == ("Our own", folder, False)
    templates, broken = list_templates(made)
    assert {each.template.name: each.template.title for each in templates}["scrutiny-report"] == "Our own"
    assert broken == []


def test_one_broken_template_does_not_hide_the_others(made: Workspace) -> None:
    (made.root / "templates/broken").mkdir()
    (made.root / "templates/broken/template.toml").write_text("format = 1\nnam = 'x'\n", encoding="utf-8")
    templates, broken = list_templates(made)
    assert [each.template.name for each in templates] == ["executive-decision", "plain", "scrutiny-report"]
    assert "The file lacks the key name." in str(broken[0])


def test_a_changed_template_is_read_again(made: Workspace) -> None:
    file = made.root / "templates/plain/template.toml"
    assert load_template("plain", made).template.title == "Plain"
    file.write_text(TEMPLATE.replace('"Plain"', '"Simple"'), encoding="utf-8")
    assert load_template("plain", made).template.title == "Simple"


@pytest.mark.parametrize("name", ["plan", "../plain", "", "x" * 5000, "a\x1bb", "a\0b"])
def test_a_template_that_is_not_there_is_refused(made: Workspace, name: str) -> None:
    with pytest.raises(InputError, match="There is no template") as caught:
        load_template(name, made)
    assert "\x1b" not in str(caught.value)


def test_templates_come_with_drafter(project: Path) -> None:
    assert built_in_folder() == project / "templates"
