"""The words of a text against what its field allows."""

from __future__ import annotations

from drafter.report.template import Level, Words
from drafter.tui.states import LEVEL_GLYPHS

NEAR = 0.9
"""The part of the most words at which an author is warned."""


def limit_level(words: int, limits: Words) -> Level:
    """How the number of words weighs: an error where there are too many, a warning close to that."""
    if limits.max is None or words < limits.max * NEAR:
        return Level.OFF
    return Level.ERROR if words > limits.max else Level.WARNING


def told_words(words: int, limits: Words) -> str:
    """``312 words``, ``250 of 300 words``, ``! 285 of 300 words``, ``✗ 312 of 300 words``."""
    if limits.max is None:
        return f"{words:,} word{'' if words == 1 else 's'}"
    return f"{LEVEL_GLYPHS[limit_level(words, limits)]} {words:,} of {limits.max:,} words".strip()


def room_left(words: int, limits: Words) -> str:
    """What more is said of a number of words that is close to a limit, or beyond one."""
    if limits.min is not None and words < limits.min:
        return f"at least {limits.min:,} are wanted"
    if limits.max is None or limit_level(words, limits) is Level.OFF:
        return ""
    return f"{words - limits.max:,} too many" if words > limits.max else f"{limits.max - words:,} more may follow"
