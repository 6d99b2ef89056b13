"""Where sentences begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern

_END = Pattern(r"[.!?]+[)\]”’\"'*]*(?= +[A-Z“‘\"'(\[£\d{*])")
_SHORTENED = Pattern(
    r"(?:\b(?i:e\.g|i\.e|etc|cf|vs|approx|nos?|paras?|figs?|ref|tel|ext|pp?|mrs?|ms|dr|prof|rev|sir|st|cllrs?|hon|inc|ltd"
    r"|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|(?<![A-Za-z])[A-Z])\.\Z"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a passage. A stop after a shortened word or an initial ends none."""
    start = 0
    for end in _END.within(text):
        at = end.end()
        if end[0] == "." and _SHORTENED.found(text[max(start, at - 8) : at]) is not None:
            continue
        yield start, at
        start = at + len(text[at:]) - len(text[at:].lstrip(" "))
    if start < len(text):
        yield start, len(text)
