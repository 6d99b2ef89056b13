"""``drafter doctor``: what is installed, what each part can do, what is wrong and the cure."""

from __future__ import annotations

from itertools import groupby

import click

from drafter.cli.diagnosis import Finding, diagnose
from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json
from drafter.report.visible import one_line

_WORDS = {"ok": "", "note": "note", "wrong": "WRONG"}


@click.command()
@json_option
def doctor(as_json: bool) -> int:
    """Say what is installed, what each part can do, what is wrong, and what cures it.

    \b
    drafter doctor
    """
    findings = list(diagnose())
    if as_json:
        out_json({"format": 1, "sound": not _wrong(findings), "parts": [finding._asdict() for finding in findings]})
    else:
        _print(findings)
    return max(finding.code for finding in findings)


def _print(findings: list[Finding]) -> None:
    width = max(len(finding.part) for finding in findings)
    for group, parts in groupby(findings, lambda finding: finding.group):
        out(group)
        for finding in parts:
            does = f" ({finding.does})" if finding.does else ""
            out(f"  {_WORDS[finding.state]:5}  {one_line(finding.part):<{width}}  {one_line(finding.found)}{does}")
            if finding.cure:
                out(f"  {'':5}  {'':<{width}}  {one_line(finding.cure)}")
    wrong = _wrong(findings)
    out(f"{len(wrong)} {'part is' if len(wrong) == 1 else 'parts are'} wrong." if wrong else "Nothing is wrong.")


def _wrong(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.state == "wrong"]
