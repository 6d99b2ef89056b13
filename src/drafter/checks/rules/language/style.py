"""House style: one way to write one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern, Piece, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import capital, counted, quoted
from drafter.report.template import Level

_SIGN = Pattern(r"(\d(?:[\d.,]{0,16}\d)?)(?: ?%| percent\b)", words=words("percent"), needs=("%",))
_SPELT = Pattern(r"(\d(?:[\d.,]{0,16}\d)?) (?:per ?cent)\b", words=words("per percent"))


@prose_rule("L807", "percent-style", Level.ADVICE, reads=TEXT, fixable=Fixable.SAFE)
def percent_style(prose: Prose) -> Iterator[Hit]:
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
    for found in prose.within(pattern):
        better = f"{found.match[1]}%" if wanted == "%" else f"{found.match[1]} per cent"
        message = f"{quoted(found.match[0])}: the house style is {quoted(wanted)}."
        more = found.passage.text[found.end : found.end + 1]
        # What goes on behind it, as in 5%ile, is another word.
        edit = None if more.isalnum() else Edit(found.end_of(1), found.end, better[len(found.match[1]) :])
        yield Hit(message, f"Write {quoted(better)}.", found.passage, found.start, found.end, edit=edit)


_SHORT_MONEY = Pattern(r"£\d[\d,.]{0,16}(m|bn|k)\b", needs=("£",))
_LONG_MONEY = Pattern(r"£\d[\d,.]{0,16} (million|billion|thousand)\b", needs=("£",))
_SCALES = {"m": " million", "bn": " billion", " million": "m", " billion": "bn"}
"""A thousand is missing: who writes £5k may want £5,000."""


@prose_rule("L808", "money-style", Level.ADVICE, reads=TEXT, fixable=Fixable.SAFE)
def money_style(prose: Prose) -> Iterator[Hit]:
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
    for found in prose.within(pattern):
        message = f"{quoted(found.match[0])}: the house style is {quoted(sample)}."
        start = found.start_of(1) - (found.passage.text[found.start_of(1) - 1] == " ")
        scale = _SCALES.get(found.passage.text[start : found.end])
        edit = None if scale is None else Edit(start, found.end, scale)
        yield Hit(message, "Write it as the house style has it.", found.passage, found.start, found.end, edit=edit)


_LONG_YEAR = Pattern(r"\b(20\d\d)(/|-|–)(20\d\d)\b", needs=("20",))
_SHORT_YEAR = Pattern(r"\b(20\d\d)(/|-|–)(\d\d)\b(?![\d-])", needs=("20",))


@prose_rule("L813", "year-style", Level.ADVICE, reads=TEXT, fixable=Fixable.SAFE)
def year_style(prose: Prose) -> Iterator[Hit]:
    """A financial year is not written as the template's house style has it: 2026/2027 or 2026-27 for 2026/27.

    A span of years ("from 2024-2026") is no financial year and is left alone.

    Why:
        Two ways in one report look like two hands, and a search finds only one.
    Bad:
        The grant for 2026/2027 is £75,000.
    Bad:
        The grant for 2026-27 is £75,000.
    Good:
        The grant for 2026/27 is £75,000. The plan runs from 2024-2027, and file 2019-45 is closed.
    Cure:
        Write it as the house style has it.
    """
    sample = prose.template.house_style.financial_year
    between = sample[4:5]
    for pattern, digits in ((_LONG_YEAR, 4), (_SHORT_YEAR, 2)):
        for found in prose.within(pattern):
            first, mark, second = found.match.groups()
            follows = (int(first) + 1) % 10**digits == int(second)
            as_wanted = mark == between and len(second) == len(sample) - len("2015/")
            if not follows or as_wanted:
                continue
            better = f"{first}{between}{(int(first) + 1) % 10 ** (len(sample) - 5):0{len(sample) - 5}d}"
            yield Hit(
                f"{quoted(found.match[0])}: the house style is {quoted(sample)}.",
                f"Write {quoted(better)}.",
                found.passage,
                found.start,
                found.end,
                edit=Edit(found.start, found.end, better),
            )


_PAIRS = (
    ("judgement", "judgment"), ("wellbeing", "well-being"), ("focussed", "focused"), ("focussing", "focusing"),
    ("benefitted", "benefited"), ("adviser", "advisor"), ("co-ordinat", "coordinat"), ("co-operat", "cooperat"),
    ("e-mail", "email"), ("on-line", "online"), ("learnt", "learned"), ("organis", "organiz"), ("recognis", "recogniz"),
    ("realis", "realiz"), ("prioritis", "prioritiz"), ("minimis", "minimiz"), ("maximis", "maximiz"),
    ("utilis", "utiliz"), ("summaris", "summariz"), ("finalis", "finaliz"), ("formalis", "formaliz"),
    ("standardis", "standardiz"), ("modernis", "moderniz"), ("by-law", "byelaw"),
    ("multi-agency", "multiagency"), ("roll-out", "rollout"),
    ("no-one", "no one"), ("in-house", "inhouse"),
    ("sub-group", "subgroup"), ("pre-school", "preschool"), ("set-up", "setup"), ("reopen", "re-open"),
)  # fmt: skip

_BEGINNINGS = {word: Piece.of(f" {word}") for pair in _PAIRS for word in pair}


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
    for pair in _PAIRS:
        if not all(reading.text.may_hold(_BEGINNINGS[word]) for word in pair):
            continue
        places = [[found for found in reading.search(_beginning(word), TEXT) if not _in_a_name(found)] for word in pair]
        few, many = sorted(places, key=len)
        if few:
            yield Hit(
                f"{quoted(few[0].match[0])} is spelt {quoted(many[0].match[0])} elsewhere"
                f" ({counted(len(few), 'time')} against {len(many)}).",
                "Keep to one spelling.",
                few[0].passage,
                few[0].start,
                few[0].end,
            )


def _in_a_name(found: Found) -> bool:
    """Whether it is a word of a name (Health and Well-being Board), which has a spelling of its own."""
    text = found.passage.text
    before, after = text[: found.start].split(" ")[-3:], text[found.end : found.end + 2]
    return found.match[0][:1].isupper() and (
        (after[:1] == " " and after[1:].isupper()) or any(each[:1].isupper() for each in before[:-1])
    )


@cache
def _beginning(word: str) -> Pattern:
    """The word, and every word that begins with it."""
    needs = (word, capital(word), word.upper())
    return Pattern(rf"\b{re.escape(word)}[\w’'-]*", needs=needs, flags=re.IGNORECASE)
