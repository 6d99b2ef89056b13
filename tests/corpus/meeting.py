"""Whether a finding and an entry of ``defects.toml`` speak of the same thing."""

from __future__ import annotations

import re

from drafter.checks.finding import Finding
from tests.corpus.entries import Entry

_TWO_PLACES = frozenset({"A6", "X5", "R3", "N2", "F4"})
"""Families whose findings are about two places: either may be named."""
_MARKS = re.compile(r"^[#.~\s-]+")


def meets(finding: Finding, entry: Entry) -> bool:
    """The same family, and the same words at the same place or at the other half of what it is about."""
    if finding.code[:2] != entry.family:
        return False
    if _same_place(finding, entry.at) and _touches(finding, entry.words):
        return True
    return (entry.family in _TWO_PLACES and _other_half(finding, entry)) or _gives_away(finding, entry)


def _same_place(finding: Finding, at: str) -> bool:
    field = finding.field
    return at in (finding.number, field) or field.startswith(f"{at}.") or at.startswith(f"{field}.")


def _touches(finding: Finding, words: str) -> bool:
    excerpt = finding.excerpt
    words = _plain(words)
    if not words or excerpt is None:
        return True
    start = excerpt.text.find(words)
    if start < 0:
        # The words are of another paragraph that goes by the same number, or run over more than one passage.
        return excerpt.text[excerpt.start : excerpt.end] in words or excerpt.text in words
    while start >= 0:
        # What cannot be seen stands beside the words, not in them.
        if start <= excerpt.end and excerpt.start <= start + len(words):
            return True
        start = excerpt.text.find(words, start + 1)
    return False


def _other_half(finding: Finding, entry: Entry) -> bool:
    said = f"{finding.message} {finding.cure}"
    words = _plain(entry.words)
    named = re.search(rf"(?<![\d.]){re.escape(entry.at)}(?![\d.]*\d)", said) is not None
    return (named and (not words or entry.family == "X5" or words in said)) or (len(words) > 2 and f"“{words}”" in said)


def _gives_away(finding: Finding, entry: Entry) -> bool:
    """Whether an entry at the exempt question tells of the paragraph that the finding is about."""
    at, number = entry.at, finding.number
    return (
        at.startswith("exempt.")
        and number is not None
        and re.search(rf"\b{re.escape(number)}(?![\d.]*\d)", entry.what) is not None
    )


def _plain(words: str) -> str:
    return " ".join(_MARKS.sub("", words).split())
