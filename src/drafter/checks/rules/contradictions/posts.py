"""Posts that the section on staff counts otherwise than the text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from drafter.checks.amounts import WORDS
from drafter.checks.passage import PROSE, Passage
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentence_at
from drafter.checks.wording import quoted
from drafter.report.template import Level

_NUMBER = rf"(?P<number>\d{{1,3}}(?:\.\d)?|one|{'|'.join(WORDS)})"
_KINDS = (
    "teachers|officers|assistants|surveyors|drivers|wardens|engineers|nurses|planners|inspectors|librarians|advisers"
)
_COUNTED = words(f"posts jobs {_KINDS.replace('|', ' ')}")
_POSTS = Pattern(
    rf"(?i)(?<![\w£.,/-]){_NUMBER} (?:(?P<new>new|additional|extra|more|further)|(?P<vacant>vacant)"
    r"|(?P<lost>redundant|surplus)) (?:(?:full-time|part-time|permanent|temporary|fte|council|school|[a-z]+) ){0,2}?"
    rf"(?P<kind>posts|jobs|{_KINDS})\b"
    rf"|(?<![\w£.,/-])(?P<count>\d{{1,3}}(?:\.\d)?|one|{'|'.join(WORDS)}) (?:[a-z-]+ )?(?P<plain>posts|jobs|{_KINDS})"
    r" (?:in all|in total|altogether)?\b(?: ?(?:are|is|would be|will be|were) (?:to be )?(?:(?P<made>created|added"
    r"|recruited|appointed|advertised)|(?P<cut>deleted|lost|cut|removed|closed|disestablished)))?",
    words=_COUNTED,
)
_SAME = frozenset({"posts", "jobs"})


class Posts(msgspec.Struct, frozen=True):
    """So many posts of a kind, made or cut, as they are written and where."""

    number: float
    kind: str
    way: str
    text: str
    passage: Passage
    start: int
    end: int


@report_rule("X517", "posts-disagree", Level.WARNING, draft=Level.ADVICE)
def posts_disagree(reading: Reading) -> Iterator[Hit]:
    """The section on staff has another number of new posts, or of posts that are cut, than the rest of the report.

    Compared are "21 new posts", "19 posts in all", "three surveyors are to be recruited" where each of the two places
    has one such number, and neither place has the other's.

    Why:
        The trade unions and the budget are told one number and the committee the other.
    Bad:
        [sections.background]
        text = "The school needs 21 new posts by September 2031."
        [sections.human_resources]
        text = "Eight teachers and eleven assistants will be needed, 19 new posts in all."
    Good:
        [sections.background]
        text = "The school needs 19 new posts by September 2031, eight of them teachers."
        [sections.human_resources]
        text = "Eight teachers and eleven assistants will be needed, 19 new posts in all."
    Good:
        [sections.background]
        text = "The school grows until 2031. It needs 21 new posts, of which nineteen are in the classroom."
        [sections.human_resources]
        text = "The governors will fill 19 new posts in all, and the trust two."
    Cure:
        Correct the one that is wrong.
    """
    # To look at all sentences costs a millisecond, and most reports have no posts where they speak of staff.
    if all(_COUNTED.isdisjoint(words_of(each.text)) for each in reading.passages if each.role == "staff"):
        return
    told = list(_posts(reading))
    staff = [each for each in told if each.passage.role == "staff"]
    rest = [each for each in told if each.passage.role != "staff"]
    own, others = {each.number for each in staff}, {each.number for each in rest}
    for one in staff:
        alike = [each for each in rest if _is_alike(one, each)]
        numbers = {each.number for each in alike}
        if len(numbers) == 1 and one.number not in others and not numbers & own:
            other = alike[0]
            if _has(other, one.number) or _has(one, other.number):
                continue
            where = other.passage.number or "the text"
            message = f"{quoted(one.text)} stands here; {where} has {quoted(other.text)}."
            yield Hit(message, "Correct the one that is wrong.", one.passage, one.start, one.end)
            return


def _posts(reading: Reading) -> Iterator[Posts]:
    for found in reading.search(_POSTS, PROSE):
        match, passage = found.match, found.passage
        if not passage.section or passage.role in ("background-papers", "appendices", "alternatives"):
            continue
        written = match["number"] or match["count"]
        way = "cut" if match["lost"] or match["cut"] else "made" if match["new"] or match["made"] else ""
        if match["vacant"] or (not way and not match[0].endswith(("in all", "in total", "altogether"))):
            continue
        kind = (match["kind"] or match["plain"]).lower()
        yield Posts(_value(written), kind, way, match[0], passage, found.start, found.end)


def _value(written: str) -> float:
    word = written.lower()
    return 1.0 if word == "one" else float(WORDS[word]) if word in WORDS else float(word)


def _is_alike(one: Posts, other: Posts) -> bool:
    kinds = one.kind == other.kind or {one.kind, other.kind} <= _SAME
    return kinds and (one.way == other.way or "" in (one.way, other.way)) and one.number != other.number


def _has(posts: Posts, number: float) -> bool:
    """Whether the sentence of some posts has another number too, of which they may be a part."""
    sentence = sentence_at(posts.passage.text, posts.start).lower().replace(",", " ").split()
    spelt = {word for word, value in WORDS.items() if value == number}
    return not {f"{number:g}", *spelt}.isdisjoint(sentence)
