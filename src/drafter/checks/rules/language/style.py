"""House style: one way to write one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Found, Reading
from drafter.checks.rule import Hit, Prose, Span, prose_rule, report_rule
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_SIGN = Pattern(r"\d ?%|\d percent\b", needs=("%", "percent"))
_SPELT = Pattern(r"\d (?:per ?cent)\b", needs=("per",))


@prose_rule("L807", "percent-style", Level.ADVICE, reads=TEXT)
def percent_style(prose: Prose) -> Iterator[Span]:
    """A percentage is not written as the template's house style has it, per cent or %.

    Tables may have the sign.

    Why:
        Two ways in one report look like two hands.
    Bad:
        Visits fell by 12% in 2026.
    Good:
        Visits fell by 12 per cent in 2026.
    Cure:
        Write it as the house style has it.
    """
    wanted = prose.template.house_style.percent
    pattern = _SPELT if wanted == "%" else _SIGN
    for match in pattern.within(prose.text):
        better = f"{match[0][0]}%" if wanted == "%" else f"{match[0][0]} per cent"
        yield Span(match.start(), match.end(), f"The house style is {quoted(wanted)}.", f"Write “… {better}”.")


_SHORT_MONEY = Pattern(r"£\d[\d,.]*(?:m|bn|k)\b", needs=("£",))
_LONG_MONEY = Pattern(r"£\d[\d,.]* (?:million|billion|thousand)\b", needs=("£",))


@prose_rule("L808", "money-style", Level.ADVICE, reads=TEXT)
def money_style(prose: Prose) -> Iterator[Span]:
    """A large sum is not written as the template's house style has it, £103 million or £103m.

    Why:
        Two ways in one report look like two hands.
    Bad:
        The scheme costs £2.1m.
    Good:
        The scheme costs £2.1 million, of which £400 is for paint.
    Cure:
        Write it as the house style has it.
    """
    sample = prose.template.house_style.money
    pattern = _SHORT_MONEY if sample.endswith("million") else _LONG_MONEY
    for match in pattern.within(prose.text):
        yield Span(
            match.start(),
            match.end(),
            f"{quoted(match[0])}: the house style is {quoted(sample)}.",
            "Write it as the house style has it.",
        )


_PAIRS = (
    ("judgement", "judgment"), ("wellbeing", "well-being"), ("focussed", "focused"), ("focussing", "focusing"),
    ("benefitted", "benefited"), ("adviser", "advisor"), ("co-ordinat", "coordinat"), ("co-operat", "cooperat"),
    ("e-mail", "email"), ("on-line", "online"), ("learnt", "learned"), ("organis", "organiz"), ("recognis", "recogniz"),
    ("realis", "realiz"), ("prioritis", "prioritiz"), ("minimis", "minimiz"), ("maximis", "maximiz"),
    ("utilis", "utiliz"), ("summaris", "summariz"), ("finalis", "finaliz"), ("formalis", "formaliz"),
    ("standardis", "standardiz"), ("modernis", "moderniz"), ("programme", "program"), ("by-law", "byelaw"),
    ("day-to-day", "day to day"), ("follow-up", "follow up"), ("multi-agency", "multiagency"), ("roll-out", "rollout"),
    ("no-one", "no one"), ("in-house", "inhouse"), ("part-time", "part time"), ("full-time", "full time"),
    ("sub-group", "subgroup"), ("pre-school", "preschool"), ("set-up", "setup"), ("reopen", "re-open"),
)  # fmt: skip
_STEMS = frozenset({"organis", "organiz"})


@report_rule("L810", "two-spellings", Level.ADVICE)
def two_spellings(reading: Reading) -> Iterator[Hit]:
    """A word is spelt in two ways that are both right.

    Looked for are pairs such as judgement and judgment, organise and organize, wellbeing and well-being.

    Why:
        A search finds only one of them.
    Bad:
        Four judgements remain the same. A new judgment is added.
    Good:
        Four judgements remain the same. A new judgement is added.
    Cure:
        Keep to one.
    """
    found: dict[str, list[Found]] = {}
    for each in reading.search(_SPELLINGS, TEXT):
        found.setdefault(each.match[0].lower(), []).append(each)
    counts = Counter({word: len(places) for word, places in found.items()})
    for pair in _PAIRS:
        if all(word in counts for word in pair):
            rare, usual = sorted(pair, key=lambda word: counts[word])
            places = found[rare]
            first, other = places[0], found[usual][0]
            yield Hit(
                f"{quoted(_word(first))} is spelt {quoted(_word(other))} elsewhere"
                f" ({counted(counts[rare], 'time')} against {counts[usual]}).",
                "Keep to one spelling.",
                first.passage,
                first.start,
                first.end,
            )


_SPELLINGS = Pattern(
    r"\b(?:" + "|".join(re.escape(word) for pair in _PAIRS for word in sorted(pair, key=len, reverse=True)) + r")",
    flags=re.IGNORECASE,
)
_REST = Pattern(r"[\w’'-]*")


def _word(found: Found) -> str:
    """The whole word that begins there."""
    rest = _REST.compiled.match(found.passage.text, found.end)
    return found.match[0] + (rest[0] if rest is not None else "")
