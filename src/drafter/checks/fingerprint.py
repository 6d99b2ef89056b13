"""Fingerprints: by which a finding is known again when lines have moved and paragraphs have other numbers."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from drafter.checks.finding import CheckResult, Finding

_DIGITS = re.compile(r"\d[\d.,]*[a-z]?\b|\d+")


def fingerprints(result: CheckResult) -> tuple[str, ...]:
    """The fingerprint of each finding of a report: 32 hexadecimal digits, no two alike.

    It is made of the report's name, the rule, the field and the words that the finding is about (its message, numbers
    left out, where it is about no words in particular); where all that is the same, of which one in the field it is.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in result.findings:
        same = f"{result.report}\n{finding.code}\n{finding.field}\n{_words(finding)}"
        seen[same] += 1
        found.append(sha256(f"{same}\n{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return tuple(found)


def _words(finding: Finding) -> str:
    excerpt = finding.excerpt
    if excerpt is None:
        return _DIGITS.sub("#", finding.message)
    return " ".join(excerpt.text[excerpt.start : excerpt.end].split())
