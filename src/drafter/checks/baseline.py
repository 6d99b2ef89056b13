"""Baselines: the findings of a day, so that from then on only what is new is shown.

A baseline is a file of JSON, made to be kept beside the reports: no words of a report are in it, and a finding is a
line of its own, so that two people's changes can be merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from drafter.checks.finding import CheckResult, Finding, Waivable
from drafter.checks.fingerprint import fingerprints
from drafter.report.errors import InputError
from drafter.typed import from_json

FORMAT = 1
_DIGITS = 16
"""Of a fingerprint, as many are enough to tell the findings of one report apart."""


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding of a baseline; its rule and field are there for people to read."""

    fingerprint: str
    rule: str
    field: str


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The findings of each report, by the path of its file as seen from the folder of the baseline."""

    format: int
    reports: dict[str, tuple[Known, ...]]


def decoded(raw: bytes, shown: str) -> Baseline:
    """The baseline in the content of a file, which is called ``shown``; InputError where it is none."""
    try:
        baseline = from_json(raw, Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"This is no baseline: {error}.", cure="Make one with: drafter check --write-baseline FILE", path=shown
        ) from error
    if baseline.format != FORMAT:
        raise InputError(
            f"This baseline has the format {baseline.format}; {FORMAT} is wanted.",
            cure="Make it anew with: drafter check --write-baseline FILE",
            path=shown,
        )
    return baseline


def is_baseline(raw: bytes) -> bool:
    """Whether the content of a file is a baseline, of this or another version."""
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(found, dict) and set(found) >= {"format", "reports"} and isinstance(found["reports"], dict)


def encoded(reports: Mapping[str, Sequence[Known]]) -> bytes:
    """The content of a file that holds these findings, in the order of the paths."""
    blocks = []
    for path, known in sorted(reports.items()):
        if known:
            lines = ",\n".join(f"      {msgspec.json.encode(each).decode()}" for each in known)
            blocks.append(f"    {msgspec.json.encode(path).decode()}: [\n{lines}\n    ]")
    body = "{\n" + ",\n".join(blocks) + "\n  }" if blocks else "{}"
    return f'{{\n  "format": {FORMAT},\n  "reports": {body}\n}}\n'.encode()


def known_of(result: CheckResult) -> tuple[Known, ...]:
    """What a baseline keeps of a report: the findings that stand, but for those that not everybody may waive."""
    return tuple(
        Known(fingerprint=fingerprint[:_DIGITS], rule=finding.code, field=finding.field)
        for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True)
        if _may_be_known(finding)
    )


def new_only(result: CheckResult, known: Sequence[Known]) -> CheckResult:
    """The result without what a baseline knows; ``known`` of it counts that. Waived findings stay."""
    prints = {each.fingerprint for each in known}
    new = tuple(
        finding
        for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True)
        if not (_may_be_known(finding) and fingerprint[:_DIGITS] in prints)
    )
    return msgspec.structs.replace(result, findings=new, known=len(result.findings) - len(new))


def _may_be_known(finding: Finding) -> bool:
    # A baseline waives without a name or a reason; what guards exempt text is not for it to hide.
    return finding.stands and finding.waivable is Waivable.ANYONE
