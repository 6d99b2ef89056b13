"""SARIF 2.1.0 (OASIS), for tools that keep track of findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from drafter import __version__
from drafter.checks.finding import CheckResult, Finding
from drafter.checks.reporters.json import written
from drafter.checks.reporters.style import Style
from drafter.checks.reporters.wording import cited
from drafter.report.template import Level

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note", Level.OFF: "none"}
_FINGERPRINT = "drafterFinding/v1"


def render(results: Sequence[CheckResult], style: Style) -> str:
    """One run. Waived findings are suppressed results with the reason as justification."""
    rules = _rules(results)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "drafter", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(result, finding, order[finding.code], seen) for result in results for finding in result.findings
        ],
    }
    return written({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _rules(results: Sequence[CheckResult]) -> list[dict[str, Any]]:
    """The rules that found something, with the words of their explanations."""
    from drafter.checks.catalogue import built_in
    from drafter.checks.explanation import explanation

    known = {rule.code: rule for rule in built_in()}
    described: list[dict[str, Any]] = []
    found = {finding.code: finding for result in results for finding in result.findings}
    for code, finding in sorted(found.items()):
        described.append({"id": code, "name": finding.alias})
        if code in known:
            words = explanation(known[code])
            described[-1] |= {
                "shortDescription": {"text": words.summary},
                "fullDescription": {"text": " ".join(filter(None, (words.summary, words.finds, words.why)))},
                "help": {"text": words.cure},
                "defaultConfiguration": {"level": _LEVELS[known[code].level]},
            }
    return described


def _result(result: CheckResult, finding: Finding, index: int, seen: Counter[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message} {finding.cure}".strip()},
        "locations": [_location(result, finding)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(result, finding, seen)},
    }
    if finding.waived is not None:
        found["suppressions"] = [{"kind": "inSource", "justification": finding.waived.reason}]
    return found


def _location(result: CheckResult, finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.place.line, "startColumn": finding.place.column}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(result.path, errors="surrogateescape")},
            "region": region,
        },
        "logicalLocations": [{"name": cited(finding), "fullyQualifiedName": f"{result.report}/{finding.field}"}],
    }


def _fingerprint(result: CheckResult, finding: Finding, seen: Counter[str]) -> str:
    """The same for the same words in the same field, wherever the lines have moved to."""
    excerpt = finding.excerpt
    words = finding.message if excerpt is None else excerpt.text
    same = f"{result.report}\n{finding.code}\n{finding.field}\n{words}"
    seen[same] += 1
    return hashlib.sha256(f"{same}\n{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
