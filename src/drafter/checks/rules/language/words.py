"""Words that slipped in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Prose, Span, prose_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_DOUBLED = Pattern(r"(?<![\w’'-])([A-Za-z]+) +(\1)(?![\w’'-])", flags=re.IGNORECASE)
_MAY_REPEAT = frozenset(
    {"that", "had", "very", "many", "much", "far", "long", "half", "so", "no", "more", "blah", "bye"}
)
_PHRASAL = Pattern(r"\b\w+(?:ed|en|ng|t|n|s) \Z")


@prose_rule("L805", "doubled-word", Level.WARNING, reads=TEXT)
def doubled_word(prose: Prose) -> Iterator[Span]:
    """A word is written twice.

    Words that may follow themselves (that that, had had) and names (Wagga Wagga) are left alone.

    Why:
        It is what is left over when a sentence is rewritten.
    Bad:
        The panel considered the the position.
    Good:
        The panel said that that had had its time. It phased in in May what Baden Baden and New New Road had.
    Cure:
        Delete one of them.
    """
    for match in _DOUBLED.within(prose.text):
        first, second = match[1], match[2]
        if first.lower() in _MAY_REPEAT or second[0].isupper() or (len(first) == 1 and first not in "aA"):
            continue
        before = prose.text[max(0, match.start() - 20) : match.start()]
        if first in ("in", "on", "up", "out", "off") and _PHRASAL.found(before) is not None:
            continue
        yield Span(match.start(), match.end(), f"{quoted(match[0])}: a word stands twice.", "Delete one of them.")


_SLIPS = {
    "childrens": "children's", "womens": "women's", "could of": "could have", "would of": "would have",
    "must of": "must have", "alot": "a lot", "seperate": "separate", "seperately": "separately", "occured": "occurred",
    "occuring": "occurring", "recieve": "receive", "recieved": "received", "acheive": "achieve", "acheived": "achieved",
    "definately": "definitely", "accomodation": "accommodation", "accomodate": "accommodate", "goverment": "government",
    "commitee": "committee", "comittee": "committee", "liason": "liaison", "liase": "liaise", "untill": "until",
    "begining": "beginning", "neccessary": "necessary", "necesary": "necessary", "maintainance": "maintenance",
    "sucessful": "successful", "succesful": "successful", "enviroment": "environment", "publically": "publicly",
    "priviledge": "privilege", "reccommend": "recommend", "reccomend": "recommend", "reccomendation": "recommendation",
    "recomendation": "recommendation", "consistant": "consistent", "existance": "existence", "refered": "referred",
    "transfered": "transferred", "comming": "coming", "managment": "management", "developement": "development",
    "teh": "the", "adress": "address", "arguement": "argument", "buisness": "business", "calender year": "calendar year",
    "concious": "conscious", "dependant on": "dependent on", "embarass": "embarrass", "fullfil": "fulfil",
    "guage": "gauge", "harrassment": "harassment", "independant": "independent", "occurence": "occurrence",
    "parliment": "parliament", "persistant": "persistent", "questionaire": "questionnaire", "relevent": "relevant",
    "responsability": "responsibility", "suprise": "surprise", "tommorow": "tomorrow", "truely": "truly",
    "withold": "withhold", "its self": "itself", "in affect": "in effect", "with regards to": "with regard to",
    "principle officer": "principal officer", "council tax payers's": "council tax payers'",
}  # fmt: skip
_SLIP = Pattern(
    r"\b(?:" + "|".join(sorted(map(re.escape, _SLIPS), key=len, reverse=True)) + r")\b(?! course)", flags=re.IGNORECASE
)
_WERE = Pattern(
    r"(?<![Ii]f )\b(?<!as though )(?<!as if )a (?:case|situation|place|position|point|stage|scheme|system) (were)\b"
    r"(?! to\b)"
)


@prose_rule("L811", "slip", Level.WARNING, reads=TEXT)
def slip(prose: Prose) -> Iterator[Span]:
    """A word is misspelt in a way that is never right, or stands for another: recieve, could of, a case were.

    Only slips that are common and certain are looked for; checking the spelling of everything is another matter.

    Why:
        It is the first thing that a reader who disagrees will quote.
    Bad:
        The Childrens Board will recieve the report.
    Bad:
        The review considers a case were behaviour was not challenged.
    Good:
        The Children's Board will receive the report. If a case were to arise, it should of course be heard.
    Cure:
        Correct it.
    """
    for match in _SLIP.within(prose.text):
        right = _SLIPS[match[0].lower()]
        right = right[0].upper() + right[1:] if match[0][0].isupper() else right
        yield Span(match.start(), match.end(), f"{quoted(match[0])} should be {quoted(right)}.", "Correct it.")
    for match in _WERE.within(prose.text):
        yield Span(match.start(), match.end(), f"{quoted(match[0])}: “where” is meant.", "Write “where”.")
