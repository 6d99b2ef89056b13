"""``drafter check`` on the real report."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_the_specimen_has_exactly_one_error(command: Command, specimen: Path) -> None:
    done = command("check", specimen, "--json", "--stage", "final")
    (report,) = done.json["reports"]
    errors = [finding for finding in report["findings"] if finding["level"] == "error"]
    assert [(finding["number"], finding["field"]) for finding in errors] == [("3.2a", "reasons.contrary_to_plan")]
    assert (errors[0]["code"], errors[0]["alias"], errors[0]["waived"]) == ("C101", "unanswered", None)
    assert (done.code, report["complete"], report["answered"], report["required"]) == (1, False, 17, 18)


def test_every_finding_has_a_place_a_message_and_a_cure(command: Command, specimen: Path) -> None:
    (report,) = command("check", specimen, "--json").json["reports"]
    lines = (specimen / "report.toml").read_text(encoding="utf-8").splitlines()
    for finding in report["findings"]:
        assert 1 <= finding["line"] <= len(lines)
        assert 1 <= finding["column"] <= len(lines[finding["line"] - 1]) + 1
        assert finding["message"]
        assert finding["cure"]
        assert finding["file"].endswith("report.toml")


def test_the_stage_moves_levels_and_never_rules(command: Command, specimen: Path) -> None:
    codes = {}
    for stage in ("draft", "review", "final"):
        (report,) = command("check", specimen, "--json", "--stage", stage).json["reports"]
        codes[stage] = sorted((finding["code"], finding["number"]) for finding in report["findings"])
    assert codes["draft"] == codes["review"] == codes["final"]
    assert command("check", specimen, "--stage", "draft").code == 0


def test_select_and_ignore_take_codes_beginnings_and_commas(command: Command, specimen: Path) -> None:
    def found(*options: str) -> set[str]:
        (report,) = command("check", specimen, "--json", *options).json["reports"]
        return {finding["code"] for finding in report["findings"]}

    assert found("--select", "C104") == {"C104"}
    assert found("--select", "C101,C104") == {"C101", "C104"}
    assert found("--select", "unanswered") == {"C101"}
    assert "C104" not in found("--ignore", "C104")
    assert all(code.startswith("C1") for code in found("--select", "C1"))


def test_a_rule_of_one_template_can_be_selected_over_reports_of_several(command: Command) -> None:
    done = command("check", "--select", "L890", "--json", "drafts")
    assert (done.code, done.err) == (0, "")
    assert len(done.json["reports"]) > 2
