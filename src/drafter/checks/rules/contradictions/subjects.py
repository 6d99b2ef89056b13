"""What a number is about: the words of its sentence."""

from __future__ import annotations

from functools import lru_cache

from drafter.checks.pattern import Pattern, words, words_of

_LONG = 3
_ANY_SENTENCE = words(
    "that this with from will which have been approve approved approves agree agreed agrees committee cabinet council"
    " member members head director would than more were they their there into each some other also only been be million"
    " higher lower about spend spent the and for are was has its per not all can"
)
_YEAR = Pattern(r"\b(?:19|20)\d\d(?:[/–-]\d\d)?\b")
_SAME = 0.6
_FEWEST = 3


@lru_cache(maxsize=4096)
def subject(sentence: str) -> frozenset[str]:
    """The words of a sentence, without those that stand in any."""
    return frozenset(
        word.removesuffix("s")
        for word in words_of(sentence.replace("-", " "))
        if len(word) >= _LONG and word.isalpha() and word not in _ANY_SENTENCE
    )


def says_the_same(one: str, other: str) -> bool:
    """Whether most words of the shorter of two sentences stand in the other, and no year is another."""
    first, second = subject(one), subject(other)
    shared = len(first & second)
    if shared < _FEWEST or shared < _SAME * min(len(first), len(second)):
        return False
    years = [frozenset(_YEAR.compiled.findall(each)) for each in (one, other)]
    return years[0] == years[1] or not all(years)
