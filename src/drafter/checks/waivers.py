"""Waivers laid over findings: a finding that someone answers for, by rule and place, with a reason and an end."""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence

import msgspec

from drafter.checks.finding import Finding, Waivable
from drafter.checks.reading import Reading
from drafter.checks.rule import Rule
from drafter.checks.selection import find_rule
from drafter.report.draft import Waiver


class Trouble(enum.Enum):
    """Why a waiver cannot hold."""

    INCOMPLETE = "incomplete"
    UNKNOWN_RULE = "unknown rule"
    NOT_ALLOWED = "not allowed"
    UNKNOWN_PLACE = "unknown place"
    NO_REASON = "no reason"
    EXPIRED = "expired"


class Use(msgspec.Struct, frozen=True):
    """What became of a waiver: its index in the report, why it cannot hold, how many findings it answers for."""

    index: int
    waiver: Waiver
    trouble: Trouble | None
    matched: int


def apply(
    findings: Sequence[Finding], reading: Reading, rules: Sequence[Rule], roles: Collection[str] = ()
) -> tuple[tuple[Finding, ...], tuple[Use, ...]]:
    """The findings, those that a waiver answers for marked so, and what became of each waiver.

    ``roles`` are those that the workspace allows to waive what guards exempt text.
    """
    waivers = reading.draft.waivers
    if not waivers:
        return tuple(findings), ()
    troubles = [_trouble(waiver, reading, rules, roles) for waiver in waivers]
    matched = [0] * len(waivers)
    waived = []
    for finding in findings:
        for index, waiver in enumerate(waivers):
            if troubles[index] is None and _answers(waiver, finding, reading):
                matched[index] += 1
                finding = msgspec.structs.replace(finding, waived=waiver)
                break
        waived.append(finding)
    uses = zip(waivers, troubles, matched, strict=True)
    return tuple(waived), tuple(Use(index, *each) for index, each in enumerate(uses))


def _trouble(waiver: Waiver, reading: Reading, rules: Sequence[Rule], roles: Collection[str]) -> Trouble | None:
    if not waiver.rule.strip() or not waiver.at.strip():
        return Trouble.INCOMPLETE
    rule = find_rule(waiver.rule, rules)
    if rule is None:
        return Trouble.UNKNOWN_RULE
    if rule.waivable is Waivable.NOBODY or (rule.waivable is Waivable.ROLE and waiver.by not in roles):
        return Trouble.NOT_ALLOWED
    if not _exists(waiver.at, reading):
        return Trouble.UNKNOWN_PLACE
    if not waiver.reason.strip():
        return Trouble.NO_REASON
    if waiver.until is not None and waiver.until < reading.today:
        return Trouble.EXPIRED
    return None


def _answers(waiver: Waiver, finding: Finding, reading: Reading) -> bool:
    if waiver.rule.upper() != finding.code and waiver.rule != finding.alias:
        return False
    at = waiver.at
    if finding.number is not None and finding.number in (at, reading.outline.labels.get(at)):
        return True
    if finding.field == at or finding.field.startswith(f"{at}."):
        return True
    # The number of a section's heading stands for the section.
    section = finding.field.partition(".")[0]
    return at == reading.numbers.get(section)


def _exists(at: str, reading: Reading) -> bool:
    if at in reading.outline.labels or at in reading.numbers or at in reading.numbers.values():
        return True
    if any(item.number == at for item in reading.outline.items):
        return True
    head, _, rest = at.partition(".")
    section = reading.template.section(head)
    if section is not None:
        field = rest.partition(".")[0]
        return section.field(field) is not None
    return at == "title" or _exists_outside(head, rest.partition(".")[0], reading)


def _exists_outside(head: str, name: str, reading: Reading) -> bool:
    known = {"meta": [field.id for field in reading.template.meta], "figures": reading.draft.figures}
    return name in known.get(head, reading.draft.notes if head == "notes" else ())
