"""Recommendations that nothing in the report supports, and steps that no recommendation covers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from math import log

from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern, pieces, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import listed, quoted
from drafter.report.template import Level

_WORD = Pattern(r"[A-Za-z][a-z’'-]{3,}")
_PROCEDURE = words(
    "about above accept accepts accordance action actions agree agreed agrees annual approval approve approved"
    " approves aside asked asks authorise authorised authorises authority award awards below benefit board body"
    " cabinet carried chair comment comments committee confirm confirms consider considered considers consultation"
    " contained contents could council councillor councillors delegate delegated delegates described detail details"
    " determine director each effect endorse endorses every executive findings following forward from further future"
    " given grant half head identify information into leader listed made make makes making matters meeting member"
    " members monitor note noted notes officer officers order other outcome over panel paragraph paragraphs position"
    " present progress proposal proposals proposed provide quarter quarterly raise raised receive received receives"
    " recommend recommendation recommendations recommends regular relevant remaining report reports request requests"
    " required resolve resolves review scrutiny section sections service services shall should shown submit such"
    " support supports take taken term terms than that their them there these they this those through under update"
    " updates upon when where which will with within would year years yearly january february march april june july"
    " august september october november december spring summer autumn winter adds added adding spend spent spending"
    " end ends ended bring brings brought back edged hatched shaded coloured plan plans"
    " programme capital appendix table annex eleven twelve portfolio holder power powers settle settles final finalise"
    " finalises form appoint appoints appointed appointment says said like depth list lists look looks during within"
    " whole produce tenderer placed tell tells told prefer prefers preferred remain remains grants"
)
_IN_CHARGE = Pattern(
    r"\b(?:Director|Head|Member|Holder|Manager|Officer|Chair|Lead) (?:of|for) [A-Z][\w’'-]+"
    r"(?:(?:,| and|,? &|, and) [A-Z][\w’'-]+| [A-Z][\w’'-]+)*"
)
"""What somebody is in charge of says who acts, not what is done."""
_ENDINGS = ("ations", "ation", "ements", "ement", "ing", "ies", "ed", "es", "s", "al", "ly", "e", "y")
_FEWEST = 2
_ABSENT = 0.43
"""The share of its own words, the rare ones weighing more, that stand nowhere else in the report."""
_TOGETHER = 0.40
"""The most of them that any one paragraph elsewhere has."""
_NAME = Pattern(r"(?<![.] )\b[A-Z][\w’'-]+(?: (?:of |and |the |& )?[A-Z][\w’'-]+)+")
_OFFICE = Pattern(
    r"\b(?:Director|Head|Chair|Leader|Member|Officer|Manager|Minister|Secretary|Councillor|Committee|Cabinet|Council"
    r"|Board|Panel|Executive|Solicitor|Treasurer|Service|Services|Act|Regulations|Appendix|Members)\b"
)
_ELSEWHERE = frozenset({"recommendations", "appendices", "background-papers"})


@report_rule("X507", "recommendation-unsupported", Level.ADVICE)
def recommendation_unsupported(reading: Reading) -> Iterator[Hit]:
    """Nothing else in the report speaks of what is recommended.

    Only recommendations are meant of whose own words many occur nowhere else and few stand together anywhere, and
    those that name a place or a body that the rest of the report does not name. The words of procedure (to note, to
    receive, the committee) do not count.

    Why:
        A decision needs its reasons in the report. What the text does not explain was put in late, or is left over.
    Bad:
        [sections.recommendations]
        text = "That the committee supports the purchase of vehicles for gritting footpaths."
    Bad:
        [sections.recommendations]
        text = "That the committee writes off the arrears owed by the Fell Lane Bowls Club."
    Good:
        [sections.recommendations]
        text = "That the committee approves the late opening of libraries on Thursdays."
    Good:
        [sections.recommendations]
        text = "That the committee notes the report and asks officers for further information."
    Good:
        [sections.recommendations]
        text = "That the Director of Culture and Tourism, with the Member for Harbours and Ferries, settles the lease."
    Cure:
        Explain it in the background and the reasons, or leave it out.
    """
    recommended = [each for each in reading.passages if each.role == "recommendations" and each.kind in PROSE]
    if not recommended:
        return
    rest = [each for each in reading.passages if each.section and each.role not in _ELSEWHERE]
    stock = _Stock(rest)
    said = "\n".join(each.text for each in rest)
    for passage in recommended:
        # What is delegated is the making of a decision that another recommendation is about.
        may_be_missing = "delegat" not in passage.text and _is_absent(passage, rest, reading)
        missing = stock.missing(_IN_CHARGE.compiled.sub("", passage.text)) if may_be_missing else []
        name = "" if missing else _unknown_name(passage.text, said)
        if missing or name:
            named = quoted(name) if name else listed([quoted(word) for word in missing[:3]], "or")
            yield Hit(
                f"Nothing else in the report speaks of {named}.",
                "Explain it in the background and the reasons, or leave it out.",
                passage,
            )


def _is_absent(passage: Passage, rest: list[Passage], reading: Reading) -> bool:
    """Whether words enough of a recommendation stand nowhere else as they are; taking all others apart costs more."""
    elsewhere = set(map(id, rest))
    passages, index = reading.passages, reading.text.index
    absent = 0
    for word in set(_own(passage.text)):
        absent += not any(id(passages[line]) in elsewhere for line in index.get(word, ()))
    return absent >= _FEWEST


class _Stock:
    """The words of the rest of the report, paragraph by paragraph."""

    def __init__(self, passages: list[Passage]) -> None:
        self._passages = passages

    @cached_property
    def _paragraphs(self) -> list[set[str]]:
        return [{_stem(word) for word in _own(f"{each.text} {each.heading}")} for each in self._passages]

    @cached_property
    def _held(self) -> dict[str, int]:
        """In how many paragraphs each word stands."""
        held: dict[str, int] = {}
        for paragraph in self._paragraphs:
            for stem in paragraph:
                held[stem] = held.get(stem, 0) + 1
        return held

    def missing(self, text: str) -> list[str]:
        """The words that stand nowhere else, where they are too many for the rest to support it; else none."""
        own = {_stem(word): word for word in _own(text)}
        if len(own) < _FEWEST:
            return []
        weight = {stem: log((len(self._paragraphs) + 1) / (self._held.get(stem, 0) + 0.5)) for stem in own}
        total = sum(weight.values())
        missing = [word for stem, word in own.items() if stem not in self._held]
        if len(missing) < _FEWEST or sum(weight[_stem(word)] for word in missing) < _ABSENT * total:
            return []
        return missing if self._together(weight) < _TOGETHER * total else []

    def _together(self, weight: dict[str, float]) -> float:
        return max((sum(weight[stem] for stem in weight if stem in each) for each in self._paragraphs), default=0.0)

    def share(self, text: str) -> float:
        """The share of the words of a text that any paragraph has; 1 where it has none of its own."""
        own = {_stem(word) for word in _own(text)}
        return sum(stem in self._held for stem in own) / len(own) if own else 1.0


def _own(text: str) -> list[str]:
    return [word for word in map(str.lower, _WORD.compiled.findall(text)) if word not in _PROCEDURE]


def _stem(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s").strip("'-")
    if word.endswith("awn"):
        # Withdrawn, withdrawal and withdraw are one.
        return word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "ies", "ations", "ements")) and len(word) > _SHORTEST:
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _is_charge(text: str, at: int) -> bool:
    """Whether the name there is what somebody is the director or the member for."""
    return text.endswith((" of ", " for "), 0, at) and _OFFICE.found(text[max(0, at - _TITLE) : at]) is not None


_SHORTEST = 4
_TITLE = 16
"""Characters before a name in which "Director of" stands."""


def _unknown_name(text: str, rest: str) -> str:
    """A place or body of the text of which the rest has no two words together; nothing where there is none."""
    for match in _NAME.compiled.finditer(text):
        if text.startswith(" (", match.end()):
            # What is given an abbreviation here is explained by it.
            continue
        name = match[0].removeprefix("That ").removeprefix("The ")
        parts = [part for part in name.split() if part not in ("of", "and", "the", "&")]
        if len(parts) < _FEWEST or _OFFICE.found(name) is not None or _is_charge(text, match.start()):
            continue
        pairs = pairwise(parts)
        known = any(f"{one} {other.removesuffix('’s')}" in rest for one, other in pairs) or name in rest
        if not known and not (len(parts) == _FEWEST and parts[-1].lower() in rest.lower()):
            return name
    return ""


_STEPS = Pattern(
    r"(?i)^(?:next steps?|follow[- ]?up(?: actions?)?|actions?|looking ahead|what (?:happens|comes) next"
    r"|the way forward|forward plan|timetable for action|further work|future (?:actions?|work)"
    r"|improvement actions?)\b"
)
_DECIDES = Pattern(
    r"(?i)^(?:to |we will |officers will |the (?:council|service|team) will )?(?:[A-Z][\w ]{2,40} (?:to"
    r"|will) )?(?:close|stop|end|cease|withdraw|start|begin|launch|introduce|sell|dispose|buy|purchase|abolish"
    r"|outsource|merge|consult on (?:closing|ending|the closure|charging)|open talks|demolish|charge|double|halve"
    r"|remove)\b"
)
_ENDORSES = Pattern(
    r"(?i)\b(?:action plan|next steps|actions|programme|proposals?|approach|improvement plan|plan set out|measures)\b"
)
_COVERED = 0.34


@report_rule("X508", "step-uncovered", Level.ADVICE)
def step_uncovered(reading: Reading) -> Iterator[Hit]:
    """A next step is a decision of its own, and no recommendation covers it.

    Steps are meant that close, stop, start, sell, buy or merge something. Where a recommendation endorses an action
    plan or the proposals as a whole, nothing is said. What the text says that the committee is asked to do is looked at
    too.

    Why:
        What the committee was not asked, it has not decided. An officer who acts on it has no authority to show.
    Bad:
        [sections.recommendations]
        text = "That the committee notes the use of the libraries."
        [sections.background]
        text = '''
        ## Use

        Visits fell by a tenth.

        ## Next steps

        - Close the depot at Fell Lane from May 2027 (Head of Property).
        '''
    Bad:
        [sections.recommendations]
        text = "That the committee notes the use of the libraries."
        [sections.background]
        text = "The committee is also asked to set up a task group of five members to follow the scheme."
    Good:
        [sections.recommendations]
        text = "That the committee agrees to the closure of the depot at Fell Lane."
        [sections.background]
        text = '''
        ## The depot

        The depot at Fell Lane is empty.

        ## Next steps

        - Close the depot at Fell Lane from May 2027 (Head of Property).
        '''
    Cure:
        Recommend it, or say who decides it and when.
    """
    recommended = [each for each in reading.passages if each.role == "recommendations" and each.kind in PROSE]
    if not recommended:
        return
    stock = _Stock(recommended)
    yield from _asked_elsewhere(reading, stock)
    if any(_ENDORSES.found(each.text) is not None for each in recommended):
        return
    for passage in reading.passages:
        if passage.kind is not Kind.ITEM or _STEPS.found(passage.heading) is None:
            continue
        if _DECIDES.found(passage.text) is not None and stock.share(passage.text) < _COVERED:
            yield Hit(
                f"No recommendation covers {quoted(passage.text)}.",
                "Recommend it, or say who decides it and when.",
                passage,
            )


_ASKED = Pattern(
    r"\b(?:[Cc]ommittee|Cabinet|[Pp]anel|[Mm]embers|Leader|Director) (?:is|are)"
    r" (?:also |therefore |further )?(?:asked|invited|requested|recommended) to (?P<what>[^.;,]{12,200})"
    r"|\b(?:[Cc]ommittee|Cabinet|[Mm]embers) (?:must|needs? to|has to|have to) (?:decide|choose|agree"
    r"|approve)(?: by \w+| now)?"
    r" (?P<must>(?:whether|if|which|a|an|the|on) [^.;,]{8,200})",
    needs=pieces("", "asked invited requested recommended must need needs has have", " "),
)
_ASKING = frozenset({"purpose", "reasons", "recommendations", "alternatives", "consultation"})
_COVERED_WORDS = 0.45
_MERELY = Pattern(
    r"^(?:also )?(?:note|consider|comment|agree (?:to )?the recommend|approve the recommend|receive|look|read|say"
    r"|decide|choose|give (?:its|their) views?)\b"
)


def _asked_elsewhere(reading: Reading, stock: _Stock) -> Iterator[Hit]:
    """What the text asks of those who decide, and no recommendation does."""
    for found in reading.search(_ASKED, PROSE):
        passage, what = found.passage, found.match["what"] or found.match["must"]
        # The summary says in other words what is recommended.
        if not passage.section or passage.role in _ASKING:
            continue
        if _MERELY.found(what) is None and stock.share(what) < _COVERED_WORDS:
            yield Hit(
                f"No recommendation covers {quoted(what)}.",
                "Recommend it, or leave it out here.",
                passage,
                found.start,
                found.end,
            )
