"""Where sentences begin and end."""

from __future__ import annotations

from functools import lru_cache

from drafter.checks.pattern import Pattern

_END = Pattern(r"[.!?]+[)\]”’\"'*]*(?= +[A-Z“‘\"'(\[£\d{*])")
_SHORTENED = Pattern(
    r"(?:\b(?i:e\.g|i\.e|etc|cf|vs|approx|nos?|paras?|figs?|ref|tel|ext|pp?|mrs?|ms|dr|prof|rev|sir|st|cllrs?|hon"
    r"|inc|ltd"
    r"|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|(?<![A-Za-z])[A-Z])\.\Z"
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a passage. A stop after a shortened word or an initial ends none."""
    found = []
    start = 0
    for end in _END.compiled.finditer(text):
        at = end.end()
        if end[0] == "." and _SHORTENED.found(text[max(start, at - 8) : at]) is not None:
            continue
        found.append((start, at))
        start = at
        while text[start] == " ":
            start += 1
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def sentence_at(text: str, at: int) -> str:
    """The sentence of a passage that the character ``at`` stands in."""
    return next((text[start:end] for start, end in sentences(text) if start <= at < end), text)
