"""Arithmetic that runs over more than one paragraph: lists, paragraphs and what they come to together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from drafter.checks.passage import Kind, Passage
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.quantities.published import may_hold_two
from drafter.checks.quantities.quantity import Quantity, Span
from drafter.checks.quantities.saying import joined, plain, said, share
from drafter.checks.quantities.sentence import Sentence, read
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_NEAR = (0.75, 1.34)
"""A total that is further from its parts is of something else."""
_FEWEST = 2
_MOST_BEFORE = 6
_TOGETHER = words("together altogether total totals combined sum")
_SEVERAL_ANSWERS = words("replied replies responses respondents answered asked survey surveyed mentioned chose")
"""Of those who may answer more than once the numbers need not add up."""


@report_rule("F420", "list-total", Level.WARNING)
def list_total(reading: Reading) -> Iterator[Hit]:
    """The amounts of a list, or of the paragraphs above, are not the total that is named; or a step is not the change.

    Read are lists whose items have one amount each, with a total in the line that announces them or in the sentence
    behind them; sentences and paragraphs of one sum each before "together they cost"; "that leaves 32 drivers" where
    the whole stands further up; and the rise of an item over the one above it.

    Why:
        It is the first thing that a member with a pencil checks.
    Bad:
        The saving of £214,000 is made up as follows:

        - Mobile library, £96,000
        - Fulby branch, £67,000
        - Sexhow branch, £61,000
    Bad:
        The road costs £95,000.

        The drains cost £60,000.

        Together they cost £165,000.
    Bad:
        The proposal is as follows:

        - From October 2027: £54, a rise of 12.5 per cent
        - From October 2028: £60, a rise of 12.5 per cent
    Good:
        The saving of £224,000 is made up as follows:

        - Mobile library, £96,000
        - Fulby branch, £67,000
        - Sexhow branch, £61,000
    Cure:
        Work it out again, or say what else is in it.
    """
    passages = reading.passages
    for index, passage in enumerate(passages):
        if passage.kind is Kind.ITEM and index and passages[index - 1].kind is not Kind.ITEM:
            yield from _list(passages, index)
        elif passage.kind is Kind.PARAGRAPH:
            adds_up, leaves = _signs(passage.text)
            if adds_up:
                yield from _paragraphs(passages, index)
            if leaves:
                yield from _leaves(passages, index)


@lru_cache(maxsize=4096)
def _signs(text: str) -> tuple[bool, bool]:
    """Whether a paragraph may tell what others come to, and what they leave."""
    return "ogether" in text or "otal" in text or "ombined" in text, " leaves " in text


def _list(passages: Sequence[Passage], first: int) -> Iterator[Hit]:
    """A list against the paragraph above it and the one behind it."""
    last = first
    while last < len(passages) and passages[last].kind is Kind.ITEM and passages[last].path == passages[first].path:
        last += 1
    items, intro = passages[first:last], passages[first - 1]
    if len(items) < _FEWEST or not all(any(map(str.isdigit, item.text)) for item in items):
        return
    for unit in "MC":
        amounts = [_only(item.text, unit) for item in items]
        found = [each for each in amounts if each is not None]
        if len(found) == len(items):
            yield from _steps(items, found)
            if intro.kind is Kind.PARAGRAPH and intro.path == items[0].path:
                behind = passages[last] if last < len(passages) else intro
                yield from _against(found, unit, intro, behind)
            return


def _only(text: str, unit: str) -> Quantity | None:
    """The one amount of an item; a count only where the item begins or ends with it."""
    sentences = read(text)
    found = [(each, at) for each in sentences for at in each.indices(unit)]
    if len(found) != 1:
        return None
    sentence, at = found[0]
    quantity = sentence.quantity(at)
    edge = at <= 1 or at >= len(sentence.pieces) - 2
    return quantity if (unit == "M" or edge) and not quantity.per else None


def _against(amounts: Sequence[Quantity], unit: str, intro: Passage, behind: Passage) -> Iterator[Hit]:
    places: list[tuple[Passage, Quantity]] = []
    if intro.text.rstrip("* ").endswith(":") and not (
        unit == "C" and not _SEVERAL_ANSWERS.isdisjoint(words_of(intro.text))
    ):
        places += [(intro, each) for each in _in_last(intro.text, unit)]
    if behind is not intro and behind.kind is Kind.PARAGRAPH and behind.path == intro.path:
        sentence = next(iter(read(behind.text)), None)
        numbers = [sentence.quantity(at) for at in sentence.indices(unit)] if sentence is not None else []
        if numbers and _is_total(behind.text[: numbers[0].end + 20]):
            places.append((behind, numbers[0]))
    if not places or any(_is_sum(amounts, total) for _, total in places):
        return
    added = sum(each.value for each in amounts)
    for passage, total in places:
        if not total.per and total.value and _NEAR[0] <= added / total.value <= _NEAR[1]:
            yield _wrong(passage, total, amounts)
            return


def _is_total(text: str) -> bool:
    return " in all" in text or not _TOGETHER.isdisjoint(words_of(text))


def _in_last(text: str, unit: str) -> list[Quantity]:
    sentences = read(text)
    return [sentences[-1].quantity(at) for at in sentences[-1].indices(unit)] if sentences else []


def _is_sum(amounts: Sequence[Quantity], total: Quantity) -> bool:
    span = Span(0.0, 0.0)
    for each in amounts:
        span = span.plus(each.span)
    return total.allows(span)


def _wrong(passage: Passage, total: Quantity, amounts: Sequence[Quantity]) -> Hit:
    added = plain(sum(each.value for each in amounts), money=total.unit.value == "M")
    message = f"{joined(amounts, '+')} = {added}; the text says {quoted(total.text)}."
    return Hit(message, "Add up again, or say what else is in it.", passage, total.start, total.end)


_MOST_STEPS = 12
"""As many amounts of a list are tried as the one that another rose from."""
_RISE = Pattern(r"(?P<direction>[un])(?:w?o|i)?d?(?P<claim>S)")


def _steps(items: Sequence[Passage], amounts: Sequence[Quantity]) -> Iterator[Hit]:
    """The rise of each item over the one above it, where an item tells of one."""
    values = [each.value for each in amounts[:_MOST_STEPS]]
    for (old, new), item in zip(pairwise(amounts), items[1:], strict=True):
        for sentence in read(item.text):
            match = _RISE.compiled.search(sentence.shape)
            claim = sentence.quantity(match.start("claim")) if match is not None else None
            if match is None or claim is None or (match["direction"] == "u") is not (new.value > old.value):
                continue
            if any(claim.allows(_change(Span(value, value), new)) for value in values if value != new.value):
                continue
            message = f"From {said(old)} to {said(new)} is {share(_change(old.span, new), claim)}"
            yield Hit(
                f"{message}; the text says {quoted(claim.text)}.", "Compute it again.", item, claim.start, claim.end
            )


def _change(old: Span, new: Quantity) -> Span:
    return (new.span.minus(old) if new.value > old.middle else old.minus(new.span)).over(old)


def _paragraphs(passages: Sequence[Passage], index: int) -> Iterator[Hit]:
    """As in "The road costs £95,000." and "The drains cost £60,000.", "Together they cost £165,000."."""
    passage = passages[index]
    sentences = read(passage.text)
    for at, sentence in enumerate(sentences):
        total = _alone(sentence)
        if total is None or not _sums_up(sentence):
            continue
        lines = list(sentences[:at])
        if not at:
            above = passages[max(0, index - _MOST_BEFORE) : index]
            near = [each for each in above if (each.path, each.heading) == (passage.path, passage.heading)]
            lines = [each for other in near if other.kind is Kind.PARAGRAPH for each in read(other.text) if each.pieces]
        parts: list[Quantity] = []
        for line in reversed(lines):
            part = _alone(line)
            if part is None or (part.per and part.per != total.per):
                break
            parts.insert(0, part)
        if len(parts) >= _FEWEST and not any(_is_sum(parts[n:], total) for n in range(len(parts) - 1)):
            added = sum(each.value for each in parts)
            if all(each.value < total.value for each in parts) and _NEAR[0] <= added / total.value <= _NEAR[1]:
                yield _wrong(passage, total, parts)


_SUMS_UP = frozenset({"together", "altogether", "total", "combined"})


def _sums_up(sentence: Sentence) -> bool:
    """Whether a sentence begins by saying that it is about what was named before, all of it."""
    first = [piece.word for piece in sentence.pieces[:4]]
    return not _SUMS_UP.isdisjoint(first) or (first[:2] == ["in", "all"])


def _alone(sentence: Sentence) -> Quantity | None:
    """The only sum of money of a sentence."""
    found = [sentence.quantity(at) for at in sentence.indices("M")]
    return found[0] if len(found) == 1 else None


_LEAVES = Pattern(r"[wdp]r(?P<claim>C)")


def _leaves(passages: Sequence[Passage], index: int) -> Iterator[Hit]:
    """As in "Training has been completed by 608 drivers. That leaves 42 drivers", where all 640 stand further up."""
    passage = passages[index]
    sentences = read(passage.text)
    for at_sentence, (before, sentence) in enumerate(pairwise(sentences)):
        match = _LEAVES.compiled.match(sentence.shape)
        claim = sentence.quantity(match.start("claim")) if match is not None else None
        if claim is None or not claim.noun:
            continue
        parts = [before.quantity(at) for at in before.indices("C")]
        parts = [each for each in parts if each.noun == claim.noun or len(parts) == 1]
        above = [each for each in passages[max(0, index - _MOST_BEFORE) : index] if may_hold_two(each.text)]
        # What stands in the two sentences before is another rule's (F417).
        lines = [*(line for each in above for line in read(each.text)), *sentences[: max(0, at_sentence - 1)]]
        wholes = [line.quantity(at) for line in lines for at in line.indices("C")]
        wholes = [each for each in wholes if parts and each.noun == claim.noun and each.value > parts[-1].value]
        if len(parts) != 1 or not wholes or any(claim.allows(each.span.minus(parts[0].span)) for each in wholes):
            continue
        whole = wholes[-1]
        worked = f"{said(whole)} - {said(parts[0])} = {plain(whole.value - parts[0].value)}"
        message = f"{worked}; the text says {quoted(claim.text)}."
        yield Hit(message, "Subtract again.", passage, claim.start, claim.end)
