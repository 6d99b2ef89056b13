"""``drafter check --for``: what concerns one reader."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_finance_sees_its_section_and_sums_and_not_the_rest(command: Command, workspace: Path) -> None:
    whole = command("check", "temporary-accommodation-update", "--json").json["reports"][0]["findings"]
    done = command("check", "temporary-accommodation-update", "--for", "finance", "--json")
    findings = done.json["reports"][0]["findings"]
    assert findings
    assert len(findings) < len(whole)
    assert all(each in whole for each in findings)
    assert {each["code"] for each in findings} >= {"X502"}
    assert not [each for each in findings if each["field"].startswith("human_resources")]


def test_a_reader_who_is_not_known_is_wrong_usage(command: Command, workspace: Path) -> None:
    done = command("check", "temporary-accommodation-update", "--for", "nobody")
    assert done.code == 2
    assert "Readers are finance" in done.err
