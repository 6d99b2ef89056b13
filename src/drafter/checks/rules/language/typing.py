"""What the fingers do: brackets that do not close, sums that are no sums, sentences that begin small or end early."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE, TEXT, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level

_MARKER = Pattern(r"(?:^|[ (])(?:[A-Za-z]|\d{1,3}|[ivx]{1,4})\Z")
_OPEN, _CLOSE = "(", ")"


@prose_rule("L818", "unpaired", Level.ADVICE, reads=TEXT)
def unpaired(prose: Prose) -> Iterator[Hit]:
    """A bracket or a quotation mark is opened and not closed, or closed and not opened.

    Marks of lists, such as "a)", close nothing; a quotation that goes on in the next paragraph may stay open.

    Why:
        The reader goes on looking for the end, and what was meant as an aside becomes the sentence.
    Bad:
        The panel (which met in May 2026 agreed.
    Bad:
        The panel met in May 2026) and agreed.
    Bad:
        The panel called it “a good plan and agreed.
    Good:
        The panel (which met in May 2026) asked for a) more and b) less, and called it “a good plan”. It is 12" wide.
    Cure:
        Put the other half in, or take this one out.
    """
    joined = prose.text.joined
    if _OPEN not in joined and _CLOSE not in joined and "“" not in joined and "”" not in joined:
        return
    for passage in prose.passages():
        text = passage.text
        if text.count(_OPEN) != text.count(_CLOSE) or text.count("“") != text.count("”"):
            yield from _half(passage)


def _half(passage: Passage) -> Iterator[Hit]:
    for opening, closing in ((_OPEN, _CLOSE), ("“", "”")):
        at = _lone(passage.text, opening, closing)
        if at < 0 or (opening == "“" and passage.text[at] == opening and at == 0):
            continue
        what = "bracket" if opening == _OPEN else "quotation mark"
        other = "closed" if passage.text[at] == opening else "opened"
        yield Hit(f"A {what} is never {other}.", "Put the other half in.", passage, at, at + 1)


def _lone(text: str, opening: str, closing: str) -> int:
    """Where the mark stands that has no other half; -1 where there is none."""
    open_at: list[int] = []
    for at, mark in enumerate(text):
        if mark == opening:
            open_at.append(at)
        elif mark == closing:
            if open_at:
                open_at.pop()
            elif closing != _CLOSE or _MARKER.found(text[max(0, at - 5) : at]) is None:
                return at
    return open_at[-1] if open_at else -1


_GROUPS = Pattern(r"(?:^|[^\d,.])\d{1,3}(?:,\d{3})*\Z")
"""What stands before a comma of a number."""
_SUMS = (
    (Pattern(r"£ (?=\d)", needs=("£ ",)), "a space after the pound sign"),
    (Pattern(r"££|\d£(?!\d)|£[\d.,]{1,12}(?: million)? pounds\b", needs=("££", "£"), also="£"), "the pound sign"),
    (Pattern(r"£\d{1,3}\.\d{3}\b(?! ?(?:million|billion|m|bn|k)\b)(?! (?:per|a|an|for each|each)\b)", needs=("£",)),
     "a stop for a comma"),
    (Pattern(r",\d{4,9}(?![\d,])"), "four figures after the comma"),
    (Pattern(r"£\d{1,3}(?:,\d{3})*,\d{1,2}(?![\d,])", needs=("£",)), "less than three figures after the comma"),
    (Pattern(r"£\d[\d,.]*(?=(?:million|billion|thousand)\b)", needs=("£",)), "no space before the word"),
    (Pattern(r"\d ?(?:%%|% per ?cent|per ?cent ?%)", needs=("%",)), "per cent twice"),
)  # fmt: skip


@prose_rule("L819", "mistyped-number", Level.WARNING, reads=TEXT)
def mistyped_number(prose: Prose) -> Iterator[Hit]:
    """A sum or a percentage is typed in a way that no number is: £ 400, £45.000, £1,2000, 45£, 12 per cent%.

    Why:
        £45.000 is forty-five pounds to one reader and forty-five thousand to another.
    Bad:
        The cost is £ 45,000.
    Bad:
        The cost is £45.000.
    Bad:
        The cost is £1,2000, which is 12 per cent% more.
    Good:
        The cost is £45,000, or £1.254 million in all, at £0.125 per mile, in 2025,2026 and 3,4000000000.
    Cure:
        Look the number up, and type it again.
    """
    for pattern, what in _SUMS:
        for found in prose.within(pattern):
            if found.match[0][0] == "," and _GROUPS.found(found.before) is None:
                continue
            message = f"{quoted(_around(found))}: {what}."
            yield Hit(message, "Look the number up, and type it again.", found.passage, found.start, found.end)


def _around(found: Found) -> str:
    """The number that something stands in."""
    return found.match[0] + found.passage.text[found.end :].split(" ")[0].rstrip(".,;")


_SMALL = Pattern(r"\. [a-z]{2,}")
_ENDS = Pattern(r"(?:[a-z]{3}|\d{4})\Z")
_SHORT = Pattern(
    r"(?i)\b(?:etc|approx|incl|inc|dept|govt|paras?|refs?|tel|vol|figs?|min|max|est|temp|sec|nos|misc|assoc|excl|ext"
    r"|corp|ltd|messrs|cllrs?|prof|subs?|viz|hon|gov|org|com|www)\Z"
)
_BEGINS = Pattern(
    r"^(?:the|this|these|those|there|it|they|we|in|on|at|officers|members|residents|all|our|following|since)"
    r" [a-z]+ ",
)
_CUT = Pattern(
    r"\b(?:and|the|or|an|because|although|whereas|into)\.(?= [A-Z]|$)",
    needs=(" and.", " the.", " or.", " an.", " because.", " although.", " whereas.", " into."),
)


@prose_rule("L821", "sentence-begins-small", Level.ADVICE, reads=PROSE)
def begins_small(prose: Prose) -> Iterator[Hit]:
    """A sentence begins with a small letter, or breaks off after "and" or "the".

    A paragraph that goes on with a sentence from before a list may begin small.

    Why:
        Something was cut there, and nobody looked again.
    Bad:
        The panel met in May 2026. the report was agreed.
    Bad:
        the panel met in May 2026.
    Bad:
        The panel met in May 2026 and. It agreed.
    Good:
        The panel met in May 2026, i.e. after the fair, at approx. ten, and so on etc. and went home.
    Cure:
        Begin the sentence with a capital, or finish the one before it.
    """
    for found in prose.within(_SMALL):
        word = found.before.rpartition(" ")[2]
        if _ENDS.found(found.before[-4:]) is not None and _SHORT.found(word) is None and "." not in word:
            start = found.start + 2
            message = f"{quoted(found.match[0][2:])} begins a sentence with a small letter."
            yield Hit(message, "Begin it with a capital.", found.passage, start, found.end)
    for found in prose.within(_CUT):
        message = f"The sentence breaks off after {quoted(found.match[0].rstrip('.'))}."
        yield Hit(message, "Finish the sentence.", found.passage, found.start, found.end)
    before: Passage | None = None
    for passage in prose.passages():
        goes_on = before is not None and (before.path == passage.path and not before.text.endswith((".", "?", "!")))
        if passage.kind is Kind.PARAGRAPH and passage.text[:1].islower() and passage.text.endswith(".") and not goes_on:
            match = _BEGINS.found(passage.text)
            if match is not None:
                words_ = match[0].rstrip(" ")
                yield Hit(f"{quoted(words_)} begins small.", "Begin it with a capital.", passage, 0, len(words_))
        before = passage
