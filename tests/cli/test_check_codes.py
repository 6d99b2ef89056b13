"""``drafter check`` from outside: what it ends with, and what it takes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.outside import DRAFTER, at_a_terminal, drafter

HALF = "temporary-accommodation-update"
GOOD = "parking-annual-report"
TODAY = ("--today", "2027-01-11")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere"],
        ["drafts/nowhere"],
        ["empty"],
        ["report-that-is-a-folder"],
        ["latin.toml"],
        ["broken.toml"],
        [GOOD, "nowhere"],
        ["--select", "Z999", GOOD],
        ["--select", "C101,Z9", GOOD],
        ["--ignore", "unansweerd", GOOD],
        ["--select", "", GOOD, "--ignore", "*"],
        ["--select", "", GOOD],
        ["--ignore", " , ", GOOD],
        ["--stage", "later", GOOD],
        ["--format", "xml", GOOD],
        ["--fail-on", "info", GOOD],
        ["--jobs", "0", GOOD],
        ["--jobs", "two", GOOD],
        ["--baseline", "nowhere.json", GOOD],
        ["--statistics", "--format", "junit", GOOD],
        ["--today", "soon", GOOD],
        ["--nothing", GOOD],
    ],
)
def test_wrong_usage_and_input_that_cannot_be_read_are_2_and_never_a_pass(
    arguments: list[str], workspace: Path
) -> None:
    (workspace / "empty").mkdir()
    (workspace / "report-that-is-a-folder/report.toml").mkdir(parents=True)
    (workspace / "latin.toml").write_bytes('title = "é"\n'.encode("latin-1"))
    (workspace / "broken.toml").write_text('template = "scrutiny-report"\ntitle = \n')
    done = drafter("check", "--fail-on", "never", *TODAY, *arguments, cwd=workspace)
    assert done.code == 2
    assert done.err.strip()
    assert "Traceback" not in done.err + done.out


def test_a_wrong_path_beside_a_right_one_leaves_the_right_one_checked(workspace: Path) -> None:
    done = drafter("check", "--json", *TODAY, "nowhere", GOOD, cwd=workspace)
    assert (done.code, [each["report"] for each in done.json["reports"]]) == (2, [GOOD])


def test_a_report_named_twice_is_checked_once(workspace: Path) -> None:
    done = drafter("check", "--json", *TODAY, GOOD, f"drafts/{GOOD}", "drafts", cwd=workspace)
    assert sorted(each["report"] for each in done.json["reports"]) == sorted(
        folder.name for folder in (workspace / "drafts").iterdir()
    )


LEVELS = ["error", "warning", "advice"]


@pytest.mark.parametrize(("select", "level"), [("C101", "error"), ("L805", "warning"), ("L809", "advice")])
@pytest.mark.parametrize("fail_on", [*LEVELS, "never", None])
def test_fail_on_says_from_which_level_on_it_is_1(
    select: str, level: str, fail_on: str | None, workspace: Path
) -> None:
    options = () if fail_on is None else ("--fail-on", fail_on)
    done = drafter("check", *TODAY, "--select", select, *options, HALF, cwd=workspace)
    fails = fail_on != "never" and LEVELS.index(level) <= LEVELS.index(fail_on or "error")
    assert done.code == int(fails)


def found(workspace: Path, *options: str) -> set[str]:
    (report,) = drafter("check", "--json", *TODAY, *options, HALF, cwd=workspace).json["reports"]
    return {finding["code"] for finding in report["findings"]}


def test_select_and_ignore_take_codes_beginnings_aliases_and_commas(workspace: Path) -> None:
    everything = found(workspace)
    assert found(workspace, "--select", "L8") == {code for code in everything if code.startswith("L8")}
    assert found(workspace, "--select", "l8,doubled-word", "--ignore", "L805") == {
        code for code in everything if code.startswith("L8") and code != "L805"
    }
    assert found(workspace, "--ignore", "C,N2,W", "--ignore", "slip") == {
        code for code in everything if not code.startswith(("C", "N2", "W", "L811"))
    }
    # A rule of the template, and one of the workspace.
    (workspace / "drafter.toml").write_text(
        '[[rules]]\ncode = "L895"\nalias = "lettings"\nforbidden = ["lettings policy"]\n'
    )
    assert found(workspace, "--select", "L89") == {"L890", "L895"}
    assert found(workspace, "--select", "lettings") == {"L895"}


def test_a_mistake_in_the_settings_is_told_once_with_its_place(workspace: Path) -> None:
    (workspace / "drafter.toml").write_text('[[rules]]\ncode = "L895"\npattern = "("\nmessage = "No."\n')
    done = drafter("check", *TODAY, cwd=workspace)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert done.err.startswith("drafter.toml:3:1: This is no regular expression")


def test_a_rule_of_the_workspace_whose_code_is_taken_is_told_once(workspace: Path) -> None:
    (workspace / "drafter.toml").write_text('[[rules]]\ncode = "C101"\nforbidden = ["x"]\n')
    done = drafter("check", *TODAY, cwd=workspace)
    assert (done.code, done.err.count("There is already a rule C101.")) == (2, 1)
    assert "4 not checked" in done.out


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ('code = "L8\u0669\u0661"\nforbidden = ["x"]', ":2:1: “L8٩١” is no code of a rule."),
        (
            'code = "L895"\nterms = { "roof" = "hall\\n\\n## x" }',
            ":3:11: “hall␊␊## x” cannot be put in the place of words.",
        ),
        ('code = "L895"\nterms = { "roof" = "{{ x }}" }', ":3:11: “{{ x }}” cannot be put in the place of words."),
    ],
)
def test_a_rule_that_could_do_harm_is_told_with_its_place(key: str, says: str, workspace: Path) -> None:
    (workspace / "drafter.toml").write_text(f"[[rules]]\n{key}\n", encoding="utf-8")
    before = (workspace / "drafts" / HALF / "report.toml").read_bytes()
    done = drafter("check", *TODAY, "--fix", HALF, cwd=workspace)
    assert done.code == 2
    assert done.err.startswith(f"drafter.toml{says}")
    assert (workspace / "drafts" / HALF / "report.toml").read_bytes() == before


def test_a_misspelt_code_is_named_so_that_it_can_be_seen(workspace: Path) -> None:
    (workspace / "drafter.toml").write_text('[levels]\n"" = "off"\n')
    assert "The workspace names “”, which is no rule." in drafter("check", *TODAY, HALF, cwd=workspace).err
    (workspace / "drafter.toml").unlink()
    assert "Did you mean unanswered?" in drafter("check", "--select", "UNANSWERED", HALF, cwd=workspace).err


def test_json_has_exactly_the_keys_of_its_documentation(workspace: Path) -> None:
    told = drafter("check", "--json", *TODAY, HALF, cwd=workspace).json
    assert list(told) == ["format", "reports"]
    (report,) = told["reports"]
    assert list(report) == ["report", "path", "stage", "complete", "answered", "required", "findings"]
    assert {tuple(finding) for finding in report["findings"]} == {
        ("code", "alias", "level", "message", "number", "field", "file", "line", "column", "cure", "waived")
    }
    same = drafter("check", "--format", "json", *TODAY, HALF, cwd=workspace)
    assert same.json == told


def test_waived_findings_have_their_reason_in_every_format(workspace: Path) -> None:
    file = workspace / "drafts" / HALF / "report.toml"
    text = file.read_text(encoding="utf-8")
    waiver = (
        '\n[[waivers]]\nrule = "L805"\nat = "5.2.3"\nreason = "A quotation, p. 5."\nby = "Editor"\nuntil = 2027-05-01\n'
    )
    file.write_text(text + waiver, encoding="utf-8")
    for layout in ("text", "concise", "json", "sarif", "junit", "github", "markdown"):
        out = drafter("check", *TODAY, "--format", layout, HALF, cwd=workspace).out
        assert "A quotation, p. 5." in re.sub(r"\s+", " ", out), layout
    (waived,) = [
        finding["waived"]
        for finding in drafter("check", "--json", *TODAY, HALF, cwd=workspace).json["reports"][0]["findings"]
        if finding["code"] == "L805"
    ]
    assert waived == {"reason": "A quotation, p. 5.", "by": "Editor", "until": "2027-05-01"}


def on_a_terminal(workspace: Path, *arguments: str, **environment: str) -> bytes:
    command = [*DRAFTER, "check", *TODAY, *arguments]
    return at_a_terminal(command, workspace, {"TERM": "xterm-256color"} | environment, output=True)


def test_colour_is_for_terminals_whose_owner_wants_it(workspace: Path) -> None:
    assert b"\x1b[31m" in on_a_terminal(workspace, HALF)
    assert b"\x1b" not in on_a_terminal(workspace, HALF, NO_COLOR="1")
    assert "\x1b" not in drafter("check", *TODAY, HALF, cwd=workspace).out


def test_nothing_that_a_terminal_would_obey_comes_out_raw(workspace: Path) -> None:
    nasty = workspace / "drafts" / "na\x1b[31msty" / "report.toml"
    nasty.parent.mkdir()
    nasty.write_text(
        'template = "scrutiny-report"\ntitle = "A\\u001b]0;x\\u0007\\u202e"\n'
        '[sections.legal]\ntext = "TBC \\u009b31m the the ."\n'
        '[[waivers]]\nrule = "L805"\nat = "legal"\nreason = "\\u001b[2J"\n'
    )
    for layout in ("text", "concise", "json", "sarif", "junit", "github", "markdown"):
        for more in ([], ["--fix"], ["--baseline", "nowhere\x1b[31m"]):
            done = drafter("check", *TODAY, "--format", layout, *more, nasty.parent, cwd=workspace)
            assert not set(done.out + done.err) & set("\x1b\x07\x9b\u202e"), (layout, more)


@pytest.mark.parametrize("layout", ["text", "json", "sarif", "junit"])
def test_a_folder_whose_name_is_no_utf_8_is_checked_like_any_other(layout: str, workspace: Path) -> None:
    for name in (b"caf\xe9", b"th\xe9"):
        (workspace / "drafts" / os.fsdecode(name)).mkdir()
        shutil.copy(workspace / "drafts" / GOOD / "report.toml", workspace / "drafts" / os.fsdecode(name))
    done = drafter("check", *TODAY, "--format", layout, "--jobs", "2", "drafts", cwd=workspace)
    assert (done.code, done.err) == (1, "")
    assert "caf" in done.out or layout == "sarif"


def test_nothing_to_check_is_2_with_any_number_of_jobs(workspace: Path) -> None:
    for jobs in ("1", "2"):
        assert drafter("check", "--jobs", jobs, "nowhere", cwd=workspace).code == 2


def test_every_hook_for_pre_commit_works(workspace: Path, project: Path) -> None:
    hooks = (project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  entry: (.*)$", hooks, re.MULTILINE))
    (files,) = set(re.findall(r"^  files: (.*)$", hooks, re.MULTILINE))
    assert set(entries) == {"drafter-check", "drafter-check-draft", "drafter-fix"}
    report = f"drafts/{HALF}/report.toml"
    assert re.search(files, report)
    assert not re.search(files, "templates/a/template.toml")
    before = (workspace / report).read_text(encoding="utf-8")
    codes = {}
    for id, entry in entries.items():
        command, *options = shlex.split(entry)
        assert command == "drafter"
        codes[id] = drafter(*options, report, f"drafts/{GOOD}/report.toml", cwd=workspace).code
    assert codes == {"drafter-check": 1, "drafter-check-draft": 0, "drafter-fix": 0}
    assert (workspace / report).read_text(encoding="utf-8") != before
