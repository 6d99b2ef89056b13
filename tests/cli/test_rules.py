"""``drafter rules``, ``drafter explain``, and rules as data seen from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

OWN = """\
[[rules]]
code = "L895"
alias = "our-words"
terms = { "service users" = "residents" }
why = "They live here."
"""


@pytest.fixture
def own(workspace: Path, project: Path) -> Path:
    """The workspace with a rule of its own, and a template with one."""
    (workspace / "drafter.toml").write_text(OWN, encoding="utf-8")
    folder = workspace / "templates/ours"
    folder.mkdir(parents=True)
    text = (project / "templates/executive-decision/template.toml").read_text(encoding="utf-8")
    text = text.replace('name = "executive-decision"', 'name = "ours"', 1)
    rule = '\n[[rules]]\ncode = "L896"\nrequired = ["in the budget"]\nat = "summary"\nlevel = "error"\n'
    (folder / "template.toml").write_text(text + rule, encoding="utf-8")
    return folder


def test_all_rules_are_listed_with_who_says_them_and_what_can_be_fixed(command: Command, own: Path) -> None:
    listed = command("rules", "--json").json["rules"]
    by_code = {rule["code"]: rule for rule in listed}
    assert list(by_code["C101"]) == ["code", "alias", "family", "level", "summary", "fix", "source"]
    assert (by_code["C101"]["fix"], by_code["C101"]["source"]) == ("no", "drafter")
    assert (by_code["L801"]["fix"], by_code["L801"]["family"]) == ("safe", "language")
    assert (by_code["L895"]["fix"], by_code["L895"]["source"]) == ("suggested", "the workspace")
    assert by_code["L890"]["source"] == "the template scrutiny-report"
    assert by_code["L896"]["source"] == "the template ours"
    text = command("rules").out
    assert any(line.split()[:4] == ["L801", "space-before-stop", "warning", "fix"] for line in text.splitlines())
    assert "(the workspace)" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("c101", "C101 unanswered · completeness · error"),
        ("doubled-word", "L805 doubled-word · language · warning · can be fixed"),
        ("our-words", "L895 our-words · language · advice · the workspace · suggests a fix"),
        ("L896", "L896 l896 · language · error · the template ours"),
    ],
)
def test_a_rule_is_explained_wherever_it_comes_from(command: Command, own: Path, name: str, words: str) -> None:
    done = command("explain", name)
    assert (done.code, done.out.splitlines()[0]) == (0, words)


def test_a_rule_that_there_is_not_is_2_and_the_nearest_is_named(command: Command, own: Path) -> None:
    done = command("explain", "our-wrods")
    assert (done.code, "Did you mean our-words?" in done.err) == (2, True)


def test_a_template_is_told_what_is_wrong_with_its_rules_and_levels_with_places(command: Command, own: Path) -> None:
    file = own / "template.toml"
    assert command("template", "check", own).code == 0
    text = file.read_text(encoding="utf-8")
    text = text.replace("title = ", 'levels = { L8O1 = "off" }\ntitle = ', 1)
    text += '\n[[rules]]\ncode = "C101"\nterms = { "as" = "as per", "per" = "by" }\nat = ["summary", "summery"]\n'
    file.write_text(text, encoding="utf-8")
    done = command("template", "check", own)
    assert done.code == 2
    told = dict(line.split(": ", 1) for line in done.out.splitlines() if line.startswith("templates/ours"))
    lines = text.splitlines()
    code = lines.index('code = "C101"') + 1
    assert {key.rpartition(":")[0].rpartition(":")[2]: words.split(". ")[0] for key, words in told.items()} == {
        str(next(n for n, line in enumerate(lines, 1) if "L8O1" in line)): "L8O1 is no rule",
        str(code): "There is already a rule C101",
        str(code + 1): "“as per” would be found again",
        str(code + 2): "There is no section summery",
    }


def test_every_rule_says_why_and_how_it_is_cured(command: Command) -> None:
    rules = command("rules", "--json").json["rules"]
    assert {each["source"] for each in rules} > {"drafter", "the template scrutiny-report"}
    for code in dict.fromkeys(each["code"] for each in rules if each["source"] != "drafter"):
        told = command("explain", code).out
        assert told.count("Why it matters") == told.count("\nCure\n") == told.count(f"{code} ")
