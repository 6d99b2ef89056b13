"""Packages bring rules through an entry point; one that is broken is told in a sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLE = "docs/example-rules"
REPORT = """\
template = "scrutiny-report"
title = "Late opening"  # a comment

[sections.background]
text = '''
It opens at 9:30am in Southgate ward, and closes at 6.30 pm. See “9:30am”.

It closes at 9:30am.
'''
"""

Drafter = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package, built and unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("example")
    source = shutil.copytree(project / EXAMPLE, folder / "source", ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=source, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "drafts/mine/report.toml"
    file.parent.mkdir(parents=True)
    file.write_text(REPORT, encoding="utf-8")
    return file


def drafter(*arguments: str, packages: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *arguments]
    environment = os.environ | {"PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60)


def test_the_rules_of_an_installed_package_are_rules_like_any_other(built: Path, report: Path, tmp_path: Path) -> None:
    listed = json.loads(drafter("rules", "--json", packages=built, cwd=tmp_path).stdout)["rules"]
    mine = [(rule["code"], rule["fix"], rule["source"]) for rule in listed if rule["code"].startswith("K")]
    assert mine == [("K101", "safe", "the package example-rules"), ("K102", "no", "the package example-rules")]
    explained = drafter("explain", "time-of-day", packages=built, cwd=tmp_path).stdout
    assert "K101 time-of-day · advice · the package example-rules · can be fixed" in explained
    checked = drafter("check", "--select", "K", "--format", "concise", "mine", packages=built, cwd=tmp_path)
    assert [line.split(" ")[2:4] for line in checked.stdout.splitlines()] == [
        ["K101", "5.1"],
        ["K102", "5.1"],
        ["K101", "5.1"],
        ["K101", "5.2"],
    ]
    fixed = drafter("check", "--select", "K101", "--fix", "mine", packages=built, cwd=tmp_path)
    assert fixed.returncode == 0
    after = REPORT.replace("at 9:30am", "at 9.30 am")
    assert report.read_text(encoding="utf-8") == after


def test_the_example_passes_its_own_tests(built: Path, project: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(project / EXAMPLE / "tests")]
    environment = os.environ | {"PYTHONPATH": str(built), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_the_examples_in_the_docstrings_of_the_example_hold(built: Path, tmp_path: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from drafter.checks.catalogue import built_in
from drafter.checks.explanation import explanation
from tests.checks.reports import TODAY, changed
from drafter.checks import check
for rule in built_in():
    if rule.code.startswith("K"):
        words = explanation(rule)
        for texts, expected in ((words.bad, True), (words.good, False)):
            for text in texts:
                found = check(changed(text), today=TODAY, select=[rule.code]).findings
                assert bool(found) is expected, (rule.code, text)
        print(rule.code)
"""
    environment = os.environ | {"PYTHONPATH": str(built)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["K101", "K102"], done.stderr


HEAD = "from drafter.checks import Hit, Level, prose_rule, report_rule\n"
RULE = HEAD + "@report_rule('{}', '{}', Level.ADVICE)\ndef rule(reading):\n    {}\n    yield\nRULES = [rule]"


def rule(body: str, code: str = "Q101", alias: str = "q") -> str:
    return RULE.format(code, alias, body)


BROKEN = [
    ("RULES = 1 / 0", 3, "cannot be loaded (ZeroDivisionError: division by zero)"),
    ("RULES = (", 3, "cannot be loaded (SyntaxError"),
    ("import nothing_of_that_name", 3, "cannot be loaded (ModuleNotFoundError"),
    ("import sys; sys.exit(0)", 3, "cannot be loaded (SystemExit: 0)"),
    ("OTHER = ()", 3, "cannot be loaded (AttributeError"),
    ("RULES = 5", 2, "brings int where a rule should be"),
    ("RULES = ('K101',)", 2, "brings str where a rule should be"),
    (rule("pass", code="C101"), 2, "brings a rule C101"),
    (rule("pass", alias="unanswered"), 2, "brings a rule unanswered"),
    (rule("pass", code="Q1"), 2, "calls a rule 'Q1'"),
    (rule("raise ValueError('a\\nb')"), 3, "The rule Q101 of the package broken failed (ValueError: a b)"),
    (rule("yield 5"), 3, "failed (TypeError: it gives int where a Hit should be)"),
    (rule("yield Hit('a', 'b')"), 3, "neither a passage nor a path"),
    (rule("yield Hit('a', 'b', reading.passages[0], 0, 9999)"), 3, "outside its passage"),
    (rule("pass").replace("    yield\n", ""), 3, "failed (TypeError"),
]


def package(folder: Path, source: str, *, value: str = "broken:RULES") -> Path:
    """A folder in which a package ``broken`` is installed."""
    info = folder / "broken-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[drafter.rules]\nrules = {value}\n")
    (folder / "broken.py").write_text(source)
    return folder


@pytest.mark.parametrize(("source", "code", "message"), BROKEN)
def test_a_broken_package_is_a_sentence_and_never_a_pass(
    source: str, code: int, message: str, report: Path, tmp_path: Path
) -> None:
    packages = package(tmp_path / "packages", source)
    done = drafter("check", "--fail-on", "never", "--json", "mine", packages=packages, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "package broken" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == "" or json.loads(done.stdout)["reports"] == []
    assert drafter("show", "mine", packages=packages, cwd=tmp_path).returncode == 0


def test_a_rule_that_fails_on_one_report_leaves_the_others(report: Path, tmp_path: Path) -> None:
    shutil.copytree(report.parent, tmp_path / "drafts/other")
    source = rule("if reading.report.slug == 'mine': raise ValueError\n    return")
    packages = package(tmp_path / "packages", source)
    done = drafter("check", "--json", packages=packages, cwd=tmp_path)
    assert [each["report"] for each in json.loads(done.stdout)["reports"]] == ["other"]
    assert (done.returncode, "drafts/mine/report.toml" in done.stderr) == (3, True)
