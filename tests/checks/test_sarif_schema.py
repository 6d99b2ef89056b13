"""What is written as SARIF is SARIF: held against the official schema, which an npm package carries."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from drafter.checks import CheckResult, check
from drafter.checks.baseline import new_only
from drafter.checks.finding import Unread
from drafter.checks.reporters import writer
from drafter.report.places import Place
from tests.checks.reports import EXAMPLE, TODAY, changed, report, sample

_VALIDATE = """
const Ajv = require('ajv');
const ajv = new Ajv({schemaId: 'auto', validateSchema: false, allErrors: true});
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const valid = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
const log = JSON.parse(require('fs').readFileSync(0, 'utf8'));
if (!valid(log)) { for (const error of valid.errors) console.log(error.dataPath + ' ' + error.message); }
"""

Validate = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def faults(project: Path) -> Validate:
    """What the schema says is wrong with a log."""
    tools = project / ".tools"
    if shutil.which("node") is None or not (tools / "node_modules/@microsoft/jest-sarif").is_dir():
        pytest.skip("node, or @microsoft/jest-sarif, is not installed in .tools")

    def validate(log: str) -> list[str]:
        done = subprocess.run(
            ["node", "-e", _VALIDATE], cwd=tools, input=log, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return validate


def written(*results: CheckResult, unread: tuple[Unread, ...] = ()) -> str:
    write = writer("sarif")
    return "".join((write.begin(), *map(write.report, results), *map(write.unread, unread), write.end()))


HALF = check(sample("temporary-accommodation-update"), today=TODAY)
WAIVED = check(report((EXAMPLE / "report.toml").read_text(encoding="utf-8")), today=TODAY)
NASTY = check(
    changed('title = "A \\u001B]0;x\\u0007 \\u202E"\n[sections.legal]\ntext = "TB\\u200bC %20 é, the the"\n'),
    today=TODAY,
)


def test_findings_waivers_and_what_was_not_read_are_valid(faults: Validate) -> None:
    unread = (Unread(path="/tmp/a b/%é.toml", message="No.", place=Place(2, 3)), Unread(path="b.toml", message="No."))
    far = msgspec.structs.replace(HALF, path="/tmp/with space/report.toml")
    assert faults(written(HALF, WAIVED, NASTY, far, new_only(HALF, ()), unread=unread)) == []


def test_a_run_without_a_finding_is_valid(faults: Validate) -> None:
    assert faults(written()) == []
    assert faults(written(check(changed("Text."), today=TODAY, select=["L8"]))) == []


def test_the_schema_would_find_a_mistake(faults: Validate) -> None:
    log: dict[str, Any] = json.loads(written(HALF))
    log["runs"][0]["results"][0]["level"] = "bad"
    del log["runs"][0]["tool"]
    assert len(faults(json.dumps(log))) >= 2


def test_results_say_where_and_are_known_again() -> None:
    log: dict[str, Any] = json.loads(written(HALF, WAIVED, unread=(Unread(path="b.toml", message="No toml."),)))
    (run,) = log["runs"]
    result = next(each for each in run["results"] if each["ruleId"] == "L805")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["endColumn"] - region["startColumn"] == len("the the")
    assert result["locations"][0]["logicalLocations"][0]["name"] == "5.2.3"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "L805"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "No toml."
