"""Where sentences begin and end."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from drafter.checks.pattern import Pattern

_END = Pattern(r"[.!?]+[)\]”’\"'*]*(?= +[A-Z“‘\"'(\[£\d{*])")
_SHORTENED = Pattern(
    r"(?:\b(?i:e\.g|i\.e|etc|cf|vs|approx|nos?|paras?|figs?|ref|tel|ext|pp?|mrs?|ms|dr|prof|rev|sir|st|cllrs?|hon"
    r"|inc|ltd"
    r"|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|(?<![A-Za-z])[A-Z])\.\Z"
)
_LETTERED = Pattern(
    r"(?i)\b(?:bands?|options?|append(?:ix|ices)|annex(?:es)?|grades?|groups?|class(?:es)?|schedules?|categor(?:y|ies)"
    r"|blocks?|plans?|parts?|types?|units?|phases?|zones?|lots?|sites?|levels?|rooms?|tables?|schemes?|routes?|scenarios?)"
    r" (?:[A-Z](?:, | and | or | to ))*[A-Z]\.\Z"
)
"""A letter that names one of several, and is no initial: "in Band C."."""

_PAGE = 600
"""Characters either way that a sentence is looked at; so thousands of hits in one sentence cost no more than a few."""


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a passage. A stop after a shortened word or an initial ends none."""
    found = []
    start = 0
    for end in _END.compiled.finditer(text):
        at = end.end()
        if end[0] == "." and _is_shortened(text[max(start, at - _LOOKED_BACK) : at]):
            continue
        found.append((start, at))
        start = at
        while text[start] == " ":
            start += 1
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


_LOOKED_BACK = 40


def _is_shortened(before: str) -> bool:
    return _SHORTENED.found(before[-8:]) is not None and _LETTERED.found(before) is None


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence of a passage that the character ``at`` stands in, at most a page of it."""
    found = sentences(text)
    index = max(0, bisect_right(found, at, key=lambda span: span[0]) - 1)
    start, end = found[index] if found else (0, len(text))
    return max(start, at - _PAGE), min(end, at + _PAGE)


def sentence_at(text: str, at: int) -> str:
    """The sentence of a passage that the character ``at`` stands in, at most a page of it."""
    start, end = sentence_span(text, at)
    return text[start:end]
