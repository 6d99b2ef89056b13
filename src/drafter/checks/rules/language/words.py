"""Words that slipped in."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import TEXT, Passage
from drafter.checks.pattern import Pattern, words
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.wording import capital, like, quoted
from drafter.report.template import Level

_DOUBLED = Pattern(r"(?<![\w’'-])([A-Za-z]+)((?: +\1)+)(?![\w’'-])", flags=re.IGNORECASE)
_PAIR = Pattern(
    r"\b((?:of|in|to|for|on|at|by|with|from|as|is|are|was|were|that|which|and|has|have|had|will|would|be|been|the|a)"
    r" (?!more\b|again\b|on\b|over\b|by\b|round\b)[a-z]+) \1\b"
)
_MAY_REPEAT = frozenset(
    {"that", "had", "very", "many", "much", "far", "long", "half", "so", "no", "more", "blah", "bye"}
)
_PARTICLES = frozenset({"in", "on", "up", "out", "off"})
_NEVER_REPEAT = words("a an the and or if than of to for from with into between be been their its our your my")
"""Words of which the second can always go; of any other (what there is is little) only an author can tell."""
_PHRASAL = Pattern(r"\b\w+(?:ed|en|ng|t|n|s) \Z")


@prose_rule("L805", "doubled-word", Level.WARNING, reads=TEXT, fixable=Fixable.SAFE)
def doubled_word(prose: Prose) -> Iterator[Hit]:
    """A word is written twice.

    Words that may follow themselves (that that, had had) and names (Wagga Wagga) are left alone.

    Why:
        It is what is left over when a sentence is rewritten.
    Bad:
        The panel considered the the position.
    Bad:
        Most of the of the other warnings came in May.
    Good:
        The panel said that that had had its time. It phased in in May what Baden Baden and New New Road had.
    Cure:
        Delete one of them.
    """
    for found in prose.within(_PAIR):
        message = f"{quoted(found.match[0])}: two words stand twice."
        edit = Edit(found.end_of(1), found.end, "", safe=False)
        yield Hit(message, "Delete two of them.", found.passage, found.start, found.end, edit=edit)
    # A pattern with a reference to itself is slow: this one is tried only where two words are the same.
    if not _has_repeated(prose.text.lower):
        return
    for passage in prose.passages():
        if _has_repeated(passage.text.lower()):
            yield from _doubled(passage)


def _has_repeated(text: str) -> bool:
    # What ends one passage and begins the next stands in neither twice.
    each = text.replace("\n", " . ").split()
    return any(map(operator.eq, each, each[1:]))


def _doubled(passage: Passage) -> Iterator[Hit]:
    for match in _DOUBLED.compiled.finditer(passage.text):
        first, again = match[1], match[2].split()
        if first.lower() in _MAY_REPEAT or again[0][0].isupper() or (len(first) == 1 and first not in "aA"):
            continue
        before = passage.text[max(0, match.start() - 20) : match.start()]
        if first not in _PARTICLES or _PHRASAL.found(before) is None:
            once = len(again) == 1
            often = "twice" if once else f"{len(again) + 1} times"
            cure = "Delete one of them." if once else "Delete all of them but one."
            message = f"{quoted(match[0])}: a word stands {often}."
            edit = Edit(match.end(1), match.end(), "", safe=first.lower() in _NEVER_REPEAT)
            yield Hit(message, cure, passage, match.start(), match.end(), edit=edit)


_SLIPS = {
    "childrens": "children's", "womens": "women's", "could of": "could have", "would of": "would have",
    "must of": "must have", "alot": "a lot", "seperate": "separate", "seperately": "separately", "occured": "occurred",
    "occuring": "occurring", "recieve": "receive", "recieved": "received", "acheive": "achieve", "acheived": "achieved",
    "definately": "definitely", "accomodation": "accommodation", "accomodate": "accommodate", "goverment": "government",
    "commitee": "committee", "comittee": "committee", "liason": "liaison", "liase": "liaise", "untill": "until",
    "begining": "beginning", "neccessary": "necessary", "necesary": "necessary", "maintainance": "maintenance",
    "sucessful": "successful", "succesful": "successful", "enviroment": "environment", "publically": "publicly",
    "priviledge": "privilege", "reccommend": "recommend", "reccomend": "recommend", "reccomendation": "recommendation",
    "recomendation": "recommendation", "recomended": "recommended",
    "reccomended": "recommended", "recomend": "recommend", "recomends": "recommends",
    "consistant": "consistent", "existance": "existence", "refered": "referred",
    "transfered": "transferred", "comming": "coming", "managment": "management", "developement": "development",
    "teh": "the", "adress": "address", "arguement": "argument", "buisness": "business", "calender": "calendar",
    "concious": "conscious", "dependant on": "dependent on", "embarass": "embarrass", "fullfil": "fulfil",
    "guage": "gauge", "harrassment": "harassment", "independant": "independent", "occurence": "occurrence",
    "parliment": "parliament", "persistant": "persistent", "questionaire": "questionnaire", "relevent": "relevant",
    "responsability": "responsibility", "suprise": "surprise", "tommorow": "tomorrow", "truely": "truly",
    "cemetries": "cemeteries", "cemetary": "cemetery", "libary": "library", "libaries": "libraries",
    "apparant": "apparent", "appologies": "apologies", "assesment": "assessment", "assesments": "assessments",
    "availible": "available", "benificial": "beneficial", "benifit": "benefit", "benifits": "benefits",
    "catagory": "category", "cheif": "chief", "comparision": "comparison", "competant": "competent",
    "conveniant": "convenient", "councellor": "councillor", "councilor": "councillor", "councilors": "councillors",
    "decison": "decision", "desparate": "desperate", "disatisfied": "dissatisfied", "dissapointed": "disappointed",
    "efficent": "efficient", "eligable": "eligible", "equiptment": "equipment", "excercise": "exercise",
    "expence": "expense", "experiance": "experience", "feasability": "feasibility", "finacial": "financial",
    "febuary": "February", "foward": "forward", "futher": "further", "garantee": "guarantee", "goverance": "governance",
    "hygeine": "hygiene", "immediatly": "immediately", "implimentation": "implementation", "incured": "incurred",
    "intial": "initial", "knowlege": "knowledge", "legislaton": "legislation", "liscence": "licence",
    "maintenence": "maintenance", "manditory": "mandatory", "minumum": "minimum", "neighborhood": "neighbourhood",
    "noticable": "noticeable", "ocasion": "occasion", "occassion": "occasion", "opportunites": "opportunities",
    "oppurtunity": "opportunity", "particulary": "particularly", "payed": "paid", "permenant": "permanent",
    "personel": "personnel", "posession": "possession", "potental": "potential", "preceeding": "preceding",
    "prefered": "preferred", "procede": "proceed", "proceedure": "procedure", "proffesional": "professional",
    "programe": "programme", "propsed": "proposed", "reciept": "receipt", "recruitement": "recruitment",
    "regulary": "regularly", "requirment": "requirement", "requirments": "requirements", "resourses": "resources",
    "safegaurding": "safeguarding", "secratary": "secretary", "signifcant": "significant", "similiar": "similar",
    "statuatory": "statutory", "strategey": "strategy", "submited": "submitted", "suficient": "sufficient",
    "suport": "support", "targetted": "targeted", "thier": "their", "threshhold": "threshold",
    "tendancy": "tendency", "adversly": "adversely", "allready": "already", "wierd": "weird", "beleive": "believe",
    "recieving": "receiving", "seperated": "separated", "priviledges": "privileges", "rember": "remember",
    "unneccessary": "unnecessary", "usefull": "useful", "vunerable": "vulnerable", "wether": "whether",
    "wich": "which", "withold": "withhold", "its self": "itself", "in affect": "in effect",
    "color": "colour", "colors": "colours", "neighbor": "neighbour", "neighbors": "neighbours", "honor": "honour",
    "favorable": "favourable", "catalog": "catalogue", "traveled": "travelled", "canceled": "cancelled",
    "with regards to": "with regard to", "principle officer": "principal officer",
}  # fmt: skip
_OF_WORDS = tuple((wrong, wrong.split()) for wrong in _SLIPS if " " in wrong)
_DOUBTFUL = frozenset({"calender", "dependant on", "its self", "in affect", "with regards to", "principle officer"})
"""Slips that are right once in a while, so that an author should look."""
_IN_NAMES = frozenset({"childrens", "womens"})
"""A body may have chosen to be called so."""
_NOUNS = ("case", "situation", "place", "position", "point", "stage", "scheme", "system")
_WERE = Pattern(
    rf"(?<![Ii]f )(?<!as though )\ba (?:{'|'.join(_NOUNS)}) were\b(?! to\b)",
    needs=tuple(f" {noun} were" for noun in _NOUNS),
)


_MONTHS = (
    "january february april june july september october november december monday tuesday wednesday thursday friday"
    " saturday sunday"
)
_SMALL_MONTH = Pattern(rf"\b(?:{_MONTHS.replace(' ', '|')})\b", written=words(_MONTHS))


@prose_rule("L811", "slip", Level.WARNING, reads=TEXT, fixable=Fixable.SAFE)
def slip(prose: Prose) -> Iterator[Hit]:
    """A word is misspelt in a way that is never right, or stands for another: recieve, could of, a case were.

    Only slips that are common and certain are looked for; checking the spelling of everything is another matter.

    Why:
        It is the first thing that a reader who disagrees will quote.
    Bad:
        The Childrens Board will recieve the report.
    Bad:
        The unions were consulted in january 2027.
    Bad:
        The review considers a case were behaviour was not challenged.
    Good:
        The Children's Board will receive the report. If a case were to arise, it should of course be heard.
    Cure:
        Correct it.
    """
    index, lower = prose.text.index, prose.text.lower
    # Plain look-ups: a pattern of all slips costs more than all of them together.
    there = _SLIPS.keys() & index.keys()
    there.update(wrong for wrong, apart in _OF_WORDS if all(map(index.__contains__, apart)) and wrong in lower)
    for wrong, right in _SLIPS.items() if there else ():
        if wrong in there:
            only = frozenset() if " " in wrong else frozenset({wrong})
            for found in prose.within(Pattern(rf"\b{wrong}\b(?! course)", words=only, flags=re.IGNORECASE)):
                written = found.match[0]
                better = like(written, right)
                safe = wrong not in _DOUBTFUL and not (wrong in _IN_NAMES and written[0].isupper())
                edit = Edit(found.start, found.end, better, safe=safe)
                message = f"{quoted(written)} should be {quoted(better)}."
                yield Hit(message, "Correct it.", found.passage, found.start, found.end, edit=edit)
    for found in prose.within(_SMALL_MONTH):
        month = capital(found.match[0])
        edit = Edit(found.start, found.end, month)
        message = f"{quoted(found.match[0])} wants a capital."
        yield Hit(message, f"Write {quoted(month)}.", found.passage, found.start, found.end, edit=edit)
    for found in prose.within(_WERE):
        message = f"{quoted(found.match[0])}: “where” is meant."
        edit = Edit(found.end - len("were"), found.end, "where", safe=False)
        yield Hit(message, "Write “where”.", found.passage, found.start, found.end, edit=edit)
