"""The option, the body or the answer that one section has and another has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level

_OPTION = r"[Oo]ption (?P<option>[A-H]|\d{1,2})\b"
_CHOSEN = Pattern(rf"\b{_OPTION}", words=words("option"))
_PREFERRED = Pattern(
    r"\b[Oo]ption (?P<option>[A-H]|\d{1,2})\b[^.;]{0,60}\b(?:is|was) (?:therefore "
    r"|thus )?(?:the )?(?:recommended|preferred"
    r"|favoured|proposed)\b|\b(?:prefer|recommend|favour|propose|support)s? [Oo]ption (?P<other>[A-H]|\d{1,2})\b",
    words=words("option"),
)
_DELEGATED = Pattern(
    r"\bdelegat\w+ to the (?P<who>(?:[A-Z][\w’'-]+)(?: (?:of|and|for|to) (?:the )?[A-Z][\w’'-]+| [A-Z][\w’'-]+)*)",
    words=words("delegated delegate delegates delegation"),
)
_NONE_OBJECTED = Pattern(
    r"\b(?:[Nn]obody|[Nn]o one|[Nn]o-one|[Nn]one of them) (?:has |have )?(?:objected|was against|were against"
    r"|opposed)\b"
    r"|\b[Nn]o objections? (?:was|were|have been|has been|had been|came)\b|\b[Ww]ithout (?:any )?objections?\b"
    r"|\b[Ee]very(?: reply|one who replied| respondent| response)?,? (?:was|were) in favour\b"
    r"|\b[Aa]ll (?:replies|respondents)"
    r" (?:were|are) in favour\b",
    words=words("objected objection objections against opposed favour"),
)
_SOME_OBJECTED = Pattern(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|most|several) (?:of (?:them"
    r"|these|whom"
    r"|the \w+) )?(?:were against|objected|opposed|objections|object to|of objection)\b"
    r"|(?<![Nn]o )(?<![Nn]o other )\b[Oo]bjections (?:were"
    r"|have been)"
    r" (?:received|made|raised)\b",
    words=words("against objected opposed objections object objection"),
)


@report_rule("X522", "options-disagree", Level.WARNING, draft=Level.ADVICE)
def options_disagree(reading: Reading) -> Iterator[Hit]:
    """One section recommends an option, or delegates to an officer, and another section has another one.

    So it is where one says that nobody objected, and another that some did.

    Why:
        The record of the decision will have what the recommendation says, and the reasons are for something else.
    Bad:
        [sections.recommendations]
        text = "That the committee supports Option B."
        [sections.reasons]
        summary = "Option A gives the best value and is recommended."
    Bad:
        [sections.background]
        text = "Nobody objected to the closure."
        [sections.consultation]
        text = "There were 48 objections, most of them from residents."
    Good:
        [sections.recommendations]
        text = "That the committee supports Option B."
        [sections.reasons]
        summary = "Option B is recommended. Option A costs more."
    Cure:
        Correct the one that is wrong.
    """
    yield from _options(reading)
    yield from _delegates(reading)
    denied = next(iter(_told(reading, _NONE_OBJECTED)), None)
    if denied is not None:
        for found in _told(reading, _SOME_OBJECTED):
            if found.passage.section != denied.passage.section:
                yield _hit(denied, found)
                break


def _options(reading: Reading) -> Iterator[Hit]:
    chosen = [each for each in _told(reading, _CHOSEN) if each.passage.role == "recommendations"]
    names = {each.match["option"] for each in chosen}
    if len(names) != 1:
        return
    for found in _told(reading, _PREFERRED):
        preferred = found.match["option"] or found.match["other"]
        if found.passage.role not in ("recommendations", "alternatives") and preferred not in names:
            yield _hit(chosen[0], found)
            return


def _delegates(reading: Reading) -> Iterator[Hit]:
    told = list(_told(reading, _DELEGATED))
    first = next((each for each in told if each.passage.role == "recommendations"), None)
    names = {each.match["who"] for each in told if each.passage.role == "recommendations"}
    if first is None or len(names) != 1:
        return
    for found in told:
        if found.passage.section != first.passage.section and not _is_one(found.match["who"], first.match["who"]):
            yield _hit(found, first)
            return


def _is_one(name: str, other: str) -> bool:
    """Whether two titles may be one, written out or short."""
    return name.startswith(other) or other.startswith(name)


def _told(reading: Reading, pattern: Pattern) -> Iterator[Found]:
    return (each for each in reading.search(pattern, PROSE) if each.passage.section)


def _hit(one: Found, other: Found) -> Hit:
    where = other.passage.number or "the text"
    message = f"{quoted(one.match[0])} does not agree with {where}: {quoted(other.match[0], 90)}."
    return Hit(message, "Correct the one that is wrong.", one.passage, one.start, one.end)
