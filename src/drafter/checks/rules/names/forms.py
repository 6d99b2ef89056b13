"""Names in several forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from drafter.checks.passage import EVERYTHING, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level

_WORD = r"[A-Z][a-z]+(?:[’'][a-z]+|(?<=s)[’'](?= ))?(?:-[A-Z]?[a-z]+)*"
_NAME = Pattern(rf"{_WORD}(?: (?:(?:of|for|and|the|on|to|in|&) ){{0,2}}{_WORD}){{1,7}}")
_STARTS = frozenset(
    {
        "The", "A", "An", "This", "That", "These", "Those", "In", "On", "At", "By", "For", "From", "To", "With", "Of",
        "And", "But", "As", "If", "When", "While", "Since", "Our", "Its", "Their", "All", "Each", "Every", "Both",
        "No", "Any",
    }
)  # fmt: skip
_SMALL = frozenset({"of", "for", "and", "the", "on", "to", "in", "&"})
_FEWEST = 3


class _Written(msgspec.Struct, frozen=True):
    """A name where it stands."""

    words: tuple[str, ...]
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(self.words)


@report_rule("A606", "name-in-two-forms", Level.WARNING)
def name_in_two_forms(reading: Reading) -> Iterator[Hit]:
    """A name is written in several forms: "Children's Board", "Children Board", "Childrens Board".

    Names of three words or more are meant, and forms that differ in an apostrophe or an ending inside the name. The
    plural of a whole name (Serious Case Reviews, Heads of Service) is not another form.

    Why:
        A reader must not wonder whether two bodies are meant. A search finds only one of the forms.
    Bad:
        The Homelessness Prevention Panel met in May 2026. The Homeless Prevention Panel meets again in June 2026.
    Good:
        The Homelessness Prevention Panel met in May 2026. Homelessness Prevention Panels elsewhere meet less often.
    Good:
        The Director of Housing met the Directors of Housing of two councils. The Council's Housing Plan is the plan.
    Cure:
        Use the form that the body itself uses, everywhere.
    """
    groups: dict[tuple[str, ...], list[_Written]] = {}
    for found in reading.search(_NAME, EVERYTHING - {Kind.QUOTE}):
        if found.before[-1:].isalnum():
            continue
        for written in _endings(found):
            groups.setdefault(_key(written.words), []).append(written)
    done: set[tuple[int, int]] = set()
    for key in sorted(groups, key=len, reverse=True):
        yield from _odd_ones(groups[key], done)


def _odd_ones(written: list[_Written], done: set[tuple[int, int]]) -> Iterator[Hit]:
    """The forms of one name but the commonest, each where it stands first."""
    forms = Counter(_form(each.words) for each in written)
    if len(forms) < 2:
        return
    usual = forms.most_common(1)[0][0]
    shown = next(each.text for each in written if _form(each.words) == usual)
    reported: set[tuple[str, ...]] = set()
    for each in written:
        form = _form(each.words)
        # Shorter endings of a name that was reported say nothing new.
        new = (id(each.passage), each.end) not in done
        done.add((id(each.passage), each.end))
        if new and form != usual and form not in reported:
            reported.add(form)
            times = f" ({counted(forms[usual], 'time')})" if forms[usual] > 1 else ""
            yield Hit(
                f"{quoted(each.text)} is elsewhere {quoted(shown)}{times}.",
                "Use one form of the name everywhere.",
                each.passage,
                each.start,
                each.end,
            )


def _endings(found: Found) -> Iterator[_Written]:
    """The name and what remains of it when words are taken from its front, down to three words."""
    text = found.match[0]
    words = text.split(" ")
    at = found.start
    while sum(word not in _SMALL for word in words) >= _FEWEST:
        if words[0] not in _STARTS and words[0] not in _SMALL:
            yield _Written(tuple(words), found.passage, at, found.end)
        at += len(words[0]) + 1
        words = words[1:]


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_root, words))


@lru_cache(maxsize=2048)
def _root(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    return word.removesuffix("ness") if len(word) > 8 else word


def _form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without what may differ: the number of its head, which is its last word or stands before "of"."""
    heads = {len(words) - 1, *(index - 1 for index, word in enumerate(words) if word in ("of", "for"))}
    written = (word.replace("’", "'") for word in words)
    return tuple(_root(word) if index in heads else word for index, word in enumerate(written))
