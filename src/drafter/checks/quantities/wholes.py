"""Parts of a whole that stands before them: "Of these, 51 were against, 30 for", "558 let and 72 vacant"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Quantity
from drafter.checks.quantities.sentence import Sentence, around, read
from drafter.checks.quantities.sums import judged, listed_parts

_OVER, _UNDER = 1.1, 0.95
"""How far parts may be from their whole before they are parts of something else."""
_FEWEST = 3
_BACK = 2
_OF_THESE = Pattern(r"o[dp](?!o),?(?=[CM])")
_ANSWERS = words(
    "favour favoured against opposed agreed disagreed undecided yes no reply replied view unsure supported support"
    " wanted want prefer preferred liked objected neutral abstained voted dismissed allowed refused granted"
    " upheld withdrawn rejected confirmed quashed awaiting pending settled don’t neither"
)
_OPPOSITES = (
    ("let", "vacant"), ("let", "empty"), ("let", "unlet"), ("occupied", "vacant"), ("occupied", "empty"),
    ("open", "closed"), ("for", "against"), ("agreed", "disagreed"), ("men", "women"), ("boys", "girls"),
    ("male", "female"), ("full-time", "part-time"), ("full", "part"), ("passed", "failed"), ("granted", "refused"),
    ("permanent", "temporary"), ("filled", "vacant"), ("urban", "rural"), ("adults", "children"), ("new", "old"),
    ("staffed", "vacant"), ("approved", "refused"), ("complete", "incomplete"), ("primary", "secondary"),
    ("allowed", "dismissed"), ("paid", "unpaid"), ("private", "public"),
)  # fmt: skip


def wholes(text: str) -> Iterator[Disagreement]:
    """The parts of a text that do not add up to the whole which they are of, told in the same sentence or before."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        if sum(sentence.shape.count(unit) for unit in "CM") < 2:
            continue
        found = (
            _in_parts(sentence, sentences, index)
            or _in_two(sentence, sentences, index)
            or _of_it(sentence, sentences, index)
        )
        if found is not None:
            yield found


def _in_parts(sentence: Sentence, sentences: Sequence[Sentence], index: int) -> Disagreement | None:
    """Three parts or more that are said to be of what stands before, or are the answers of people."""
    these = _OF_THESE.compiled.match(sentence.shape)
    if these is None and _ANSWERS.isdisjoint(words_of(sentence.text)):
        return None
    for unit in "CM":
        parts = listed_parts(sentence, unit, these.end() if these is not None else 0)
        if len(parts) < _FEWEST or not _is_row(sentence, parts):
            continue
        if these is None and not _are_answers(sentence, parts):
            continue
        totals = _earlier(sentences, index, unit)
        rest = sum(sentence.quantity(at).value for at in parts[1:])
        if these is None and len(parts) > _FEWEST and _UNDER <= rest / sentence.quantity(parts[0]).value <= _OVER:
            # The first is the whole itself, as in "Eleven answered".
            parts = parts[1:]
        own = [sentence.quantity(at) for at in sentence.indices(unit) if at not in parts]
        if not own and _is_told(sentence, parts, sentences, index, unit):
            return None
        return _compared(sentence, parts, own or totals, around(sentences, index))
    return None


def _is_row(sentence: Sentence, parts: Sequence[int]) -> bool:
    """Whether there is a comma or "and" between each two, and "and" before the last."""
    gaps = [sentence.shape[one:two] for one, two in itertools.pairwise(parts)]
    return all(set(gap) & set(",&;") and gap[-1] not in "tf" for gap in gaps) and "&" in gaps[-1]


def _are_answers(sentence: Sentence, parts: Sequence[int]) -> bool:
    """Whether most of the numbers count people who said one thing or another."""
    ends = [*parts[1:], len(sentence.pieces)]
    said = [{sentence.word(n) for n in range(at, end)} for at, end in zip(parts, ends, strict=True)]
    return sum(not _ANSWERS.isdisjoint(each) for each in said) * 3 >= len(parts) * 2


def _is_told(sentence: Sentence, parts: Sequence[int], sentences: Sequence[Sentence], index: int, unit: str) -> bool:
    """Whether parts before have the same sum, so that it is they or the whole that is told to be wrong."""
    added = sum(sentence.quantity(at).value for at in parts)
    for each in sentences[max(0, index - _BACK) : index]:
        values = [each.quantity(at).value for at in each.indices(unit)]
        if len(values) > _FEWEST and sum(values) - max(values) == added:
            return True
    return False


def _earlier(sentences: Sequence[Sentence], index: int, unit: str) -> list[Quantity]:
    return [each.quantity(at) for each in sentences[max(0, index - _BACK) : index] for at in each.indices(unit)]


def _compared(
    sentence: Sentence, parts: Sequence[int], totals: Sequence[Quantity], sentences: Sequence[Sentence]
) -> Disagreement | None:
    added = sum(sentence.quantity(at).value for at in parts)
    able = [each for each in totals if not each.per and each.value and _is_near(added, each.value)]
    if not able:
        return None
    nearest = min(able, key=lambda each: abs(each.value - added))
    return judged(sentence, nearest, parts, sentences, able)


def _is_near(added: float, whole: float) -> bool:
    """Whether parts may be meant to be all of it: of a few things one too many is more than a tenth."""
    return _UNDER <= added / whole <= _OVER or (whole >= _A_FEW and abs(added - whole) == 1)


_A_FEW = 5
_TWO = Pattern(r"([C])[^CMSOX.;:()]{1,6}&(?:d?w)?([C])")


def _in_two(sentence: Sentence, sentences: Sequence[Sentence], index: int) -> Disagreement | None:
    """Two parts that are opposites, of so many of the same just before."""
    for match in _TWO.compiled.finditer(sentence.shape):
        parts = [match.start(1), match.start(2)]
        first, second = (sentence.quantity(at) for at in parts)
        if first.per or second.per or not _are_opposites(sentence, *parts):
            continue
        noun = first.noun or second.noun
        before = [sentence.quantity(at) for at in sentence.indices("C", 0, parts[0])]
        totals = [each for each in (*_earlier(sentences, index, "C"), *before) if noun and each.noun == noun]
        found = _compared(sentence, parts, totals, around(sentences, index))
        if found is not None:
            return found
    return None


_OF_IT = Pattern(r"(?P<one>M)op,?[^CMSOX.;:()]{0,12}&[^CMSOX.;:()]{0,8}(?P<two>M)[^CMSOX]*\Z")


def _of_it(sentence: Sentence, sentences: Sequence[Sentence], index: int) -> Disagreement | None:
    """As in "It costs £1.19m. The grant meets £0.72m of it and £0.37m comes from reserves"."""
    match = _OF_IT.found(sentence.shape)
    if match is None or not index or sentence.shape.count("M") != len(_PARTS_OF_IT):
        return None
    if sentence.word(match.start("one") + 2) != "it":
        return None
    totals = [sentences[index - 1].quantity(at) for at in sentences[index - 1].indices("M")]
    if not totals:
        return None
    parts = [match.start(part) for part in _PARTS_OF_IT]
    # "It" is what was named last, and whatever else the parts come to is right too.
    return judged(sentence, totals[-1], parts, around(sentences, index), totals)


_PARTS_OF_IT = ("one", "two")


def _are_opposites(sentence: Sentence, first: int, second: int) -> bool:
    one = {sentence.word(at) for at in range(first + 1, second)} | set(sentence.quantity(first).noun.split())
    two = {sentence.word(at) for at in range(second + 1, second + 4)} | set(sentence.quantity(second).noun.split())
    return any((a in one and b in two) or (b in one and a in two) for a, b in _OPPOSITES)
