"""Parts that are all there is: "Of the 34, 29 are home; six are still away", "96, of whom 61 are men and 38 women"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from drafter.checks.pattern import Pattern, words
from drafter.checks.quantities.disagreement import Disagreement
from drafter.checks.quantities.quantity import Hedge, Quantity
from drafter.checks.quantities.saying import plain, said
from drafter.checks.quantities.sentence import Sentence, read

_NEAR = 0.1
"""By what share of the whole its parts may be out before they are parts of something else."""
_NOT_YET = words("still yet not never remain remains awaiting waiting outstanding unsold unlet")
"""Words by which a second part is all that the first is not."""


_WITH_WHOLE = 3
"""Numbers of a sentence that has a whole and two parts."""


def complements(text: str) -> Iterator[Disagreement]:
    """The parts of a text that are said to be all of a whole, and are not."""
    sentences = read(text)
    for index, sentence in enumerate(sentences):
        counts, sums = sentence.shape.count("C"), sentence.shape.count("M")
        if counts + sums < 2:
            continue
        before = sentences[index - 1] if index else None
        found = _split(sentence) if "o" in sentence.shape else None
        if found is None and counts == _WITH_WHOLE:
            found = _not_yet(sentence) or _negated(sentence)
        if found is None and before is not None:
            found = _states(before, sentence) or _the_other(before, sentence) if counts else _costs(before, sentence)
        if found is not None:
            yield found


_OF_WHICH = Pattern(r"(?P<whole>[CM])[^CMSOXT.;:()&]{0,12},?(?:o[dp](?!o)|(?=[CM]op))")


def _split(sentence: Sentence) -> Disagreement | None:
    """As in "31 vans, of which 18 are new, eight leased and seven old", "96 people, 61 of them men and 38 women"."""
    for match in _OF_WHICH.compiled.finditer(sentence.shape):
        unit = match["whole"]
        parts = list(sentence.indices(unit, match.end()))
        if len(parts) < 2 or not _are_listed(sentence, parts):
            continue
        # Parts that are not all of the whole come nowhere near it.
        return _judged(sentence.quantity(match.start("whole")), [sentence.quantity(at) for at in parts], near=_NEAR)
    return None


def _are_listed(sentence: Sentence, parts: Sequence[int]) -> bool:
    """Whether they follow on one another, "and" before the last, and nothing more is told behind it."""
    shape = sentence.shape
    gaps = [shape[one + 1 : two] for one, two in itertools.pairwise(parts)]
    if any(not set(gap) & set(",;&") or set(gap) & set("CMSOXTofra:()") - set("o") for gap in gaps[1:]):
        return False
    first = gaps[0].removeprefix("op").removeprefix("od")
    joined = set(first) & set(",;&") and not set(first) & set("CMSOXTofra:()")
    tail = shape[parts[-1] + 1 :]
    return bool(joined) and "&" in gaps[-1][-3:] and not set(tail) & set("CMSOX,;:(&r")


_OF = Pattern(r"^(?:w?,)?o[dws]{0,2}(?P<whole>C)[^CMSOX;:()]{0,12},?(?P<one>C)[^CMSOX:()]{0,14}[,;&](?P<two>C)")


def _not_yet(sentence: Sentence) -> Disagreement | None:
    """As in "Of the 34 households, 29 were home again; six are still away"."""
    match = _OF.found(sentence.shape)
    if match is None:
        return None
    at = match.start("two")
    behind = [sentence.word(n) for n in range(at + 1, at + 4)]
    if _NOT_YET.isdisjoint(behind):
        return None
    whole, one, two = (sentence.quantity(match.start(group)) for group in ("whole", "one", "two"))
    return _judged(whole, [one, two], near=_NEAR)


_TWO = Pattern(r"(?P<whole>C)[^CMSOXT.;:()]{1,6}[,:](?P<one>C)w{1,3}&(?P<two>C)w{2,4}$")


def _negated(sentence: Sentence) -> Disagreement | None:
    """As in "36 complaints, 23 upheld and 12 not upheld"."""
    match = _TWO.found(sentence.shape)
    if match is None or sentence.word(match.start("two") + 1) != "not":
        return None
    if sentence.word(match.start("two") + 2) != sentence.word(match.start("one") + 1):
        return None
    whole, one, two = (sentence.quantity(match.start(group)) for group in ("whole", "one", "two"))
    return _judged(whole, [one, two], near=_NEAR)


_STATES = Pattern(r"^C(?:b|w)[^CMSOXTf.;:()]{0,6},C(?:b|w)[^CMSOXTf.:()]*&C(?:b|w)[^CMSOXTf:(),;]*(?:;[^CMSOXT]*)?$")


def _states(before: Sentence, sentence: Sentence) -> Disagreement | None:
    """As in "It set eleven actions. Seven are complete, three are on time and two are late"."""
    whole = _only(before, "C")
    if whole is None or not whole.noun or not sentence.shape.startswith("C") or _STATES.found(sentence.shape) is None:
        return None
    parts = [sentence.quantity(at) for at in sentence.indices("C")]
    return _judged(whole, parts, near=_NEAR, least=1) if all(part.bare for part in parts) else None


_COSTS = Pattern(
    r"^[^CMSOXT.;:()]{1,8}M[^CMSOXT.;:()]{0,4},[^CMSOXT.;:()]{1,6}M[^CSOXT.;:()]*&[^CMSOXT.;:()]{1,6}M\w{0,3}$"
)
_CLOSE = 0.05


def _costs(before: Sentence, sentence: Sentence) -> Disagreement | None:
    """As in "The budget is £640,000. Staff take £412,000, premises £131,000 and supplies £87,000"."""
    whole = _only(before, "M")
    if whole is None or _COSTS.found(sentence.shape) is None:
        return None
    return _judged(whole, [sentence.quantity(at) for at in sentence.indices("M")], near=_CLOSE)


_OTHER = Pattern(r"^C[^MSOXTf;:()]*,?&dr(?P<rest>C)")


def _the_other(before: Sentence, sentence: Sentence) -> Disagreement | None:
    """As in "Six firms replied. Two failed, one withdrew and the other four sent a bid"."""
    whole = _only(before, "C")
    match = _OTHER.found(sentence.shape) if "dr" in sentence.shape else None
    if match is None or whole is None:
        return None
    parts = [sentence.quantity(at) for at in sentence.indices("C", 0, match.end())]
    if any(part.noun for part in parts) or sentence.word(match.start("rest") - 1) not in ("other", "remaining"):
        return None
    return _judged(whole, parts, near=_NEAR, least=1)


def _only(sentence: Sentence, unit: str) -> Quantity | None:
    """The one number of its kind in a sentence; None where there are none or several."""
    found = list(sentence.indices(unit))
    return sentence.quantity(found[0]) if len(found) == 1 else None


def _judged(whole: Quantity, parts: Sequence[Quantity], *, near: float, least: float = 0) -> Disagreement | None:
    """What the parts come to, where that is close to the whole, by a share or by ``least``, and not it."""
    total = sum(part.value for part in parts)
    plainly = all(each.hedge is Hedge.NONE and not each.per for each in (whole, *parts))
    if not plainly or any(part.value >= whole.value or part.unit is not whole.unit for part in parts):
        return None
    slack = whole.slack + sum(part.slack for part in parts) if whole.unit.value == "M" else 0
    apart = abs(total - whole.value)
    if apart <= slack + 1e-9 * whole.value or apart > max(near * whole.value, least):
        return None
    worked = " + ".join(said(part) for part in parts)
    start = min(part.start for part in parts)
    comes_to = plain(total, money=whole.unit.value == "M")
    return Disagreement(start, max(part.end for part in parts), f"{worked} = {comes_to}")
