"""Words that the words beside them do not allow: another word that sounds the same, a wrong form, one and many."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, pieces, words
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level


class _Form(msgspec.Struct, frozen=True):
    """What never stands so, and what is meant."""

    pattern: Pattern
    meant: str


_ONE = (
    "option proposal scheme service decision saving recommendation site policy paragraph section library "
    "school park road building house home vehicle officer member resident tenant property centre grant post "
    "job area ward report project application applicant complaint response reply bid tender contract figure "
    "measure charge fee cost risk plan programme meeting review change visit visitor user client child family "
    "company street bay space place"
)
_SEVERAL = (
    "options proposals schemes decisions savings recommendations sites policies paragraphs libraries schools "
    "parks roads buildings houses homes vehicles officers members residents tenants properties grants posts "
    "jobs areas wards reports projects applications applicants complaints responses replies bids tenders "
    "contracts figures measures charges fees costs risks plans meetings reviews visits visitors users clients "
    "children families companies streets bays findings results changes"
)
_NO_BODY = (
    "option proposal scheme decision recommendation site policy paragraph library school park road building "
    "house vehicle officer resident tenant property grant post report project application applicant complaint "
    "bid tender contract charge fee plan programme meeting review"
)
"""What is no body of people: the council have, but the report has."""
_THINGS, _MANY, _SINGLE = words(_ONE), words(_SEVERAL), words(_NO_BODY)
_FINITE = "(?:is|are|was|were|has|have|will|would|can|could|may|must|should|sets?|shows?)"
_CROWD = (
    "people visitors visits complaints residents homes cases children tenants applications members vehicles "
    "cars trees events meetings responses replies users calls incidents accidents bookings customers pupils "
    "places"
)
_MANY_OF = "two|three|four|five|six|seven|eight|nine|ten|both|several|many"
_NUMBERS = f"(?:{_MANY_OF})"

_SOUND_ALIKE = (
    _Form(
        Pattern(
            r"\b(?:of|on|in|to|for|with|from|by|under|within|has|have|had|and) it[’']s(?= [a-z])(?! (?:a|an|the|not"
            r"|been|just|only|clear|that)\b)|\b[Ii]t[’']s own\b",
            needs=("t’s ", "t's "),
        ),
        "its",
    ),
    _Form(
        Pattern(
            r"\b(?:its|Its) (?:(?:an?|the|not|been)\b|(?:clear|important|possible|likely|expected|proposed|recommended"
            r"|hoped|essential|vital) (?:that|to)\b)",
            begins=words("its"),
        ),
        "it is",
    ),
    _Form(
        Pattern(
            r"\b[Tt]here (?:views?|opinions?|own|comments?|houses?|families|children|concerns|duties|budgets?"
            r"|suggestions?|neighbours|homes|wishes)\b",
            needs=pieces(
                "here ",
                "view opinion own comment house families children concern dut budget suggestion neighbour homes wishes",
            ),
        ),
        "their",
    ),
    _Form(
        Pattern(r"\b(?:their|Their) (?:is|are|was|were|has been|have been)\b", begins=words("their")),
        "there",
    ),
    _Form(Pattern(r"\b[Ww]ho[’']s (?:views|homes|children|names|lives|role|job)\b", needs=("ho’s ", "ho's ")), "whose"),
    _Form(
        Pattern(
            r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer|[Rr]ather|other|higher|lower|better|worse|larger|smaller|greater|later"
            r"|earlier|longer|shorter|cheaper|dearer|older|younger|sooner|easier|harder|faster|slower) then"
            r"(?= (?:the|last|an?|that|those|was|were|it|any|expected|planned|before|half|one|two|three|four|ten)\b"
            r"| [£\d])",
            needs=pieces(
                "",
                "ore ess ewer ther ower gher etter worse arger aller eater ater lier nger rter aper arer lder"
                " oner sier rder ster",
                " then ",
            ),
        ),
        "than",
    ),
    _Form(
        Pattern(
            r"\b(?:will|would|may|might|could|can|should|not|must|shall) effect(?= [a-z\d])(?! (?:(?:an?|the|any|some"
            r"|all|such|this|these) )?(?:[a-z]+ )?(?:changes?|repairs?|improvements?|savings?|transfers?|payments?"
            r"|entry|sale|on|from|is|was|and|of|until|by)\b)|\b(?:[Ii]t|[Tt]his|[Tt]hat|which|polic(?:y|ies)|changes?|decisions?|schemes?"
            r"|closures?|proposals?) effects? (?=(?:all|every|everybody|everyone|residents|people|those|many"
            r"|most|only|both"
            r"|users|tenants|drivers|pupils|staff|businesses)\b)",
            words=words("effect effects"),
        ),
        "affect",
    ),
    _Form(
        Pattern(
            r"\b(?:an?|the|no|any|its|their|positive|negative|adverse|significant|little|direct|major|main|overall"
            r"|material|detrimental|beneficial|financial) affects? (?:on|of|upon|is|was|will)\b",
            words=words("affect affects"),
        ),
        "effect",
    ),
    _Form(
        Pattern(
            r"\b(?:[Tt]he|[Aa]|two|three|four|[Ii]ts|main|our) principle (?:reason|risk|cause|aim|source|use|funder"
            r"|route|road|objective|purpose|cost|benefit|dut(?:y|ie)|officer|planner|engineer|user|concern|change"
            r"|finding|task)s?\b",
            words=words("principle"),
        ),
        "principal",
    ),
    _Form(
        Pattern(
            r"\b(?:agree[sd]?|support(?:s|ed)?|approv\w+|agreement|accept(?:s|ed)?) in principal\b",
            needs=("in principal",),
        ),
        "principle",
    ),
    _Form(
        Pattern(
            r"\bcompliments? the (?:plan|work|scheme|existing|strategy|service|offer|policy|programme)\b",
            words=words("compliment compliments"),
        ),
        "complement",
    ),
    _Form(
        Pattern(
            r"\b(?:to|will|would|may|might|could|not|should) loose (?:the|an?|their|its|some|money|funding|jobs|posts"
            r"|income|about|up to|£|\d)",
            words=words("loose"),
        ),
        "lose",
    ),
    _Form(Pattern(r"\b(?:to|will|would|may|can|could|should|must|shall) chose\b", words=words("chose")), "choose"),
    _Form(
        Pattern(
            r"(?<!such )(?<!known )\bas (?:now |already |also |recently )?been\b",
            needs=pieces(" as ", "been now already also recently"),
        ),
        "has",
    ),
    _Form(
        Pattern(
            r"\b[Rr]esidents? where (?:asked|told|invited|consulted)\b|\b(?:[a-z]+s|who) where (?:asked|told"
            r"|invited|consulted|informed)\b",
            needs=pieces(" where ", "asked told invited consulted informed"),
        ),
        "were",
    ),
    _Form(Pattern(r"\b[Aa]sses (?:the|whether|how|what|each)\b", words=words("asses")), "assess"),
    _Form(Pattern(r"\b[Ii]nsur(?:e|es|ing) that\b", needs=("nsure that", "nsures that", "nsuring that")), "ensure"),
    _Form(Pattern(r"\b[Tt]he manger\b|\bmanger (?:of|will|has|is) ", words=words("manger")), "manager"),
    _Form(Pattern(r"\b[Pp]ubic\b(?! hair)", words=words("pubic")), "public"),
    _Form(
        Pattern(
            r"\b(?:[Dd]riv(?:er[’']s|ing)|premises|operator[’']s|[Aa]|[Tt]he|this|each|street trading|taxi) license\b"
            r"(?! (?:it|them|the|plate|number))",
            words=words("license"),
        ),
        "licence",
    ),
    _Form(
        Pattern(
            r"\b(?:capital|annual|rolling|work|training|building) program\b"
            r"|\bprogram of (?:works?|repairs|improvements|events|activities|training|visits|inspections)\b",
            words=words("program"),
        ),
        "programme",
    ),
    _Form(
        Pattern(
            r"\b[Bb]etween (?:£?\d[\d.,]*|(?:\d{1,2} )?[A-Z][a-z]+(?: \d{4})?) to (?=[£\dA-Z])", words=words("between")
        ),
        "and",
    ),
    _Form(Pattern(r"\b[Nn]either (?!of )(?:[\w’'-]+ ){1,4}?or\b", words=words("neither"), also=" or "), "nor"),
    _Form(Pattern(r"\b[Cc]an not\b(?! only)", needs=("an not",)), "cannot"),
    _Form(
        Pattern(r"\b[Rr]eason (?:[\w’'-]+ ){0,3}?(?:is|was) because\b", needs=(" is because", " was because")), "that"
    ),
)

_VERBS = (
    _Form(
        Pattern(
            r"(?<![Tt]he )(?<![Aa] )(?<!political )\b(?:would|could|should|must|shall|will) (?!(?:need"
            r"|feed|speed|proceed|exceed|succeed|seed|weed|bleed|breed|heed|embed|shed|wed)\b)(?:[a-z]{3,}ed|been|went"
            r"|gone|saw|seen|took|taken|gave|given|sent|brought|began|begun|done)\b",
            begins=words("would could should must shall will"),
        ),
        "",
    ),
    _Form(
        Pattern(r"\b(?:should|might|may) of(?= )(?! course)", written=words("should might may"), also=" of "), "have"
    ),
    _Form(Pattern(r"\b(?:has|have|had) be [a-z]", needs=("has be ", "have be ", "had be ")), "been"),
    _Form(
        Pattern(
            r"\b(?:has|have|had) been (?:agree|approve|decide|receive|identify|make|take|give|hold|spend|pay|consult"
            r"|publish|ask|introduce|develop|provide|require|propose|prepare|establish|achieve|include|consider)\b",
            written=words(
                "agree approve decide receive identify make take give hold spend pay consult publish ask"
                " introduce develop provide require propose prepare establish achieve include consider"
            ),
            also=" been ",
        ),
        "",
    ),
    _Form(
        Pattern(
            r"\b(?:is|are|was|were) (?:ask|agree|approve|propose|recommend|require|expect|invite|base|aim) (?:to|that"
            r"|for|on|by)\b",
            needs=tuple(
                piece
                for verb in (
                    "ask",
                    "agree",
                    "approve",
                    "propose",
                    "recommend",
                    "require",
                    "expect",
                    "invite",
                    "base",
                    "aim",
                )
                for piece in pieces("", "is are was were", f" {verb} ")
            ),
        ),
        "",
    ),
    _Form(
        Pattern(
            r"\b(?:council|[Cc]ommittee|[Ii]t|[Tt]hey|[Oo]fficers|[Rr]esidents|scheme|report|service|panel|which|who"
            r"|[Cc]abinet|board|[Cc]ouncil) (?:will|would|must|shall|should) to [a-z]",
            needs=pieces(" ", "will would must shall should", " to "),
        ),
        "",
    ),
    _Form(
        Pattern(
            r"\b(?:asked|requested|invited|recommended|wish(?:es)?|needs?|able|agreed) to (?:agrees|approves|notes"
            r"|supports|recommends|considers|receives|endorses|decides)\b",
            words=words("agrees approves notes supports recommends considers receives endorses decides"),
        ),
        "",
    ),
)

_ONE_AND_MANY = (
    Pattern(rf"\b(?:[Tt]hese|[Tt]hose) (?P<one>[a-z]+) {_FINITE}\b", begins=words("these those")),
    Pattern(
        rf"\b(?:{_MANY_OF}|{_MANY_OF.title()}) (?P<one>[a-z]+) (?:is|are|was|were|have|will)\b",
        begins=words("two three four five six seven eight nine ten both several many"),
    ),
    Pattern(
        r"The(?:(?<=^The)|(?<=[.;:] The)) (?:(?:new|main|other|proposed|two|three|four|five) )?"
        r"(?:(?P<many>[a-z]+s|children) (?:is|was|has)|(?P<single>[a-z]+) (?:are|were|have))\b",
        needs=("The ",),
    ),
    Pattern(
        rf"\b[Tt]here (?:is|was) (?:{_NUMBERS}|[2-9]|\d\d+) (?P<not_time>[a-z]+s)\b",
        begins=words("there"),
    ),
    Pattern(r"\b(?:less|[Aa]mount of) (?P<crowd>[a-z]+)\b(?! than)", words=words("less amount")),
    Pattern(r"\bThis (?!means |includes |was )[a-z]+[^su\W]s (?:are|were|have)\b", needs=("This ",)),
    Pattern(
        r"\b[Tt]here (?:are|were) one (?!or\b|hundred|in\b|and\b|to\b|thousand|million|of\b)[a-z]+",
        needs=("re one ",),
    ),
    Pattern(
        r"\bThe (?:total |overall |average )?(?:number|cost|price|rate|amount|level) of [a-z]+(?: [a-z]+)?"
        r" (?:have|are|were)\b",
        words=words("number cost price rate amount level"),
        also="The ",
    ),
)
_TIMES = words("weeks days months years minutes hours miles metres")
_KNOWN = {"one": _THINGS, "many": _MANY, "single": _SINGLE, "crowd": words(_CROWD)}
"""What the group of a pattern must be, for it to be certain that there is one or that there are several."""


def _is_certain(found: Found) -> bool:
    groups = {name: word for name, word in found.match.groupdict().items() if word is not None}
    return all(word not in _TIMES if name == "not_time" else word in _KNOWN[name] for name, word in groups.items())


@prose_rule("L816", "wrong-word", Level.ADVICE, reads=PROSE)
def wrong_word(prose: Prose) -> Iterator[Hit]:
    """A word is another one that sounds alike, or in a form that the words beside it do not allow.

    Looked for are only those that never stand so: "it's own", "there views", "will effect residents", "less then last
    year", "has be agreed", "these option are", "there is three".

    Why:
        No dictionary finds it, and every reader does.
    Bad:
        Residents were asked for there views, and the council has it's own.
    Bad:
        The new charge will effect residents, and there are less visitors then last year.
    Bad:
        It has be agreed that these option are looked at.
    Bad:
        The committee are asked to agrees the report, and the driver would lost the license.
    Bad:
        There is three options, and between 2020 to 2025 the number of visits have risen.
    Good:
        It's the council's own view that there is its own effect on residents. Visits were higher then. The political
        will to effect the change, and those that cost more than the plan, are there. The reports of the panel was the
        title of a play, and such as been there know that there are one or two homes.
    Cure:
        Write the word that is meant.
    """
    for form in (*_SOUND_ALIKE, *_VERBS):
        for found in prose.within(form.pattern):
            meant = f": “{form.meant}” is meant" if form.meant else " is no form of the verb"
            message = f"{quoted(found.match[0])}{meant}."
            yield Hit(message, "Write the word that is meant.", found.passage, found.start, found.end)
    for pattern in _ONE_AND_MANY:
        for found in filter(_is_certain, prose.within(pattern)):
            message = f"{quoted(found.match[0])}: one word is of one, and the other of several."
            yield Hit(message, "Let the two agree.", found.passage, found.start, found.end)
