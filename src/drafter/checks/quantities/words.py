"""Words that stand for numbers, units and relations, with the letter of each in the shape of a sentence."""

from __future__ import annotations

from drafter.checks.pattern import words
from drafter.checks.quantities.quantity import Hedge

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
HUNDREDS = {"hundred": 100, "thousand": 1000}
SCALES = {"million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 10**3, "k": 10**3}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10,
    "tenths": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
TIMES = {
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "halved": 2.0, "halving": 2.0, "treble": 3.0,
    "trebled": 3.0, "tripled": 3.0, "quadrupled": 4.0,
}  # fmt: skip
PERIODS = {
    "year": "year", "years": "year", "annum": "year", "month": "month", "months": "month", "week": "week",
    "weeks": "week", "fortnight": "fortnight", "day": "day", "days": "day", "night": "night", "nights": "night",
    "hour": "hour", "hours": "hour", "quarter": "quarter", "term": "term", "terms": "term", "minutes": "minute",
    "minute": "minute", "decade": "decade", "decades": "decade", "session": "session", "sessions": "session",
    "shift": "shift", "shifts": "shift",
}  # fmt: skip
OFTEN = {
    "annual": "year", "annually": "year", "yearly": "year", "pa": "year", "p.a": "year", "monthly": "month",
    "weekly": "week", "daily": "day", "nightly": "night", "hourly": "hour", "quarterly": "quarter", "termly": "term",
}  # fmt: skip
HEDGES = {
    "about": Hedge.ABOUT, "around": Hedge.ABOUT, "roughly": Hedge.ABOUT, "approximately": Hedge.ABOUT,
    "some": Hedge.ABOUT, "circa": Hedge.ABOUT, "c": Hedge.ABOUT, "approx": Hedge.ABOUT, "broadly": Hedge.ABOUT,
    "estimated": Hedge.ABOUT, "nearly": Hedge.NEARLY, "almost": Hedge.NEARLY, "over": Hedge.OVER, "above": Hedge.OVER,
    "exceeding": Hedge.OVER, "under": Hedge.UP_TO, "below": Hedge.UP_TO, "only": Hedge.NONE, "just": Hedge.NONE,
    "exactly": Hedge.NONE, "further": Hedge.NONE, "another": Hedge.NONE, "additional": Hedge.NONE,
    "fully": Hedge.NONE, "extra": Hedge.NONE, "maximum": Hedge.NONE, "minimum": Hedge.NONE,
}  # fmt: skip
"""What stands directly before a number and belongs to it."""
LONG_HEDGES = {
    ("more", "than"): Hedge.OVER, ("greater", "than"): Hedge.OVER, ("at", "least"): Hedge.OVER,
    ("well", "over"): Hedge.OVER, ("just", "over"): Hedge.JUST_OVER, ("slightly", "over"): Hedge.JUST_OVER,
    ("little", "over"): Hedge.JUST_OVER, ("little", "more", "than"): Hedge.JUST_OVER,
    ("just", "more", "than"): Hedge.JUST_OVER, ("slightly", "more", "than"): Hedge.JUST_OVER,
    ("just", "above"): Hedge.JUST_OVER, ("just", "under"): Hedge.NEARLY, ("little", "under"): Hedge.NEARLY,
    ("slightly", "under"): Hedge.NEARLY, ("just", "below"): Hedge.NEARLY, ("close", "to"): Hedge.ABOUT,
    ("in", "the", "region", "of"): Hedge.ABOUT, ("in", "the", "order", "of"): Hedge.ABOUT,
    ("just", "short", "of"): Hedge.NEARLY, ("little", "less", "than"): Hedge.NEARLY,
    ("just", "less", "than"): Hedge.NEARLY, ("less", "than"): Hedge.UP_TO, ("fewer", "than"): Hedge.UP_TO,
    ("up", "to"): Hedge.UP_TO, ("at", "most"): Hedge.UP_TO, ("as", "many", "as"): Hedge.UP_TO,
    ("no", "more", "than"): Hedge.UP_TO, ("not", "more", "than"): Hedge.UP_TO, ("well", "under"): Hedge.UP_TO,
    ("no", "fewer", "than"): Hedge.OVER, ("no", "less", "than"): Hedge.OVER, ("not", "less", "than"): Hedge.OVER,
}  # fmt: skip
PEOPLE = words(
    "people children staff men women police households families residents carers pupils clients patients fte headcount"
)
"""Plurals, of which some do not end in s."""
NAMED = words(
    "table figure chart section sections paragraph paragraphs para paras annex annexe appendix schedule part parts"
    " article articles regulation regulations no nos number year grade level band zone ward phase stage step standard"
    " rule option lot aged age ages rated item question entry page pages version class room category type tier period"
    " form clause chapter q act priority objective criterion policy group line route unit block plot junction size"
    " column row note minute reference ref scheme under-16"
)
"""A number behind one of these is a name: Table 3, Year 6, aged 10."""

LETTERS = {
    **dict.fromkeys(words("of"), "o"),
    **dict.fromkeys(words("the all these those its their his her our this both each such"), "d"),
    **dict.fromkeys(words("them which whom who it"), "p"),
    "and": "&", "plus": "&", "or": "|", "from": "f", "to": "t", "against": "a", "versus": "a",
    **dict.fromkeys(words("is are was were be been being"), "b"),
    **dict.fromkeys(words(
        "in on at for by with within during between after before since until into over under through per than as"
        " across among outside inside without"),
        "i",
    ),
    **dict.fromkeys(words(
        "rise rises rising rose risen increase increases increased increasing growth grew grown grow gain gained up"
        " higher more overspend overspent greater longer upward extra larger dearer"),
        "u",
    ),
    **dict.fromkeys(words(
        "fall falls falling fell fallen decrease decreases decreased decreasing reduction reductions reduced reducing"
        " drop drops dropped cut cuts decline declined declining down lower less fewer underspend underspent smaller"
        " cheaper minus shrank shrunk"),
        "n",
    ),
    **dict.fromkeys(words("leaving leaves left remaining remainder rest other balance"), "r"),
    **dict.fromkeys(words("total totals totalling altogether overall"), "s"),
    **dict.fromkeys(words("making giving totalled"), "g"),
    **dict.fromkeys(words("ie namely representing equalling"), "="),
    **dict.fromkeys(words("includes including included include"), "*"),
    **dict.fromkeys(words("comprising comprises comprised"), "+"),
}  # fmt: skip
"""What a word does between quantities; any other word is ``w``."""

PHRASES = {
    ("in", "all"): "s", ("in", "total"): "s", ("out", "of"): "o", ("compared", "with"): "a", ("compared", "to"): "a",
    ("compares", "with"): "a", ("compares", "to"): "a", ("as", "against"): "a", ("as", "compared", "with"): "a",
    ("that", "is"): "=", ("which", "is"): "=", ("this", "is"): "=", ("that", "was"): "=", ("which", "was"): "=",
    ("equal", "to"): "=", ("equivalent", "to"): "=", ("equating", "to"): "=", ("equates", "to"): "=", ("i", "e"): "=",
    ("this", "represents"): "=", ("which", "represents"): "=", ("this", "equates", "to"): "=",
    ("this", "was"): "=", ("that", "represents"): "=", ("which", "equates", "to"): "=", ("this", "means"): "=",
    ("made", "up", "of"): "+", ("consists", "of"): "+", ("consisting", "of"): "+", ("consist", "of"): "+",
    ("comprised", "of"): "+", ("composed", "of"): "+", ("funded", "by"): "+", ("funded", "from"): "+",
    ("met", "from"): "+", ("met", "by"): "+", ("met", "through"): "+", ("met", "out", "of"): "+",
    ("funded", "through"): "+", ("financed", "through"): "+", ("paid", "from"): "+",
    ("split", "between"): "+", ("divided", "between"): "+", ("broken", "down"): "+",
    ("split", "as"): "+", ("paid", "for", "by"): "+", ("as", "follows"): "+", ("financed", "from"): "+",
    ("financed", "by"): "+", ("shared", "between"): "+", ("made", "up", "from"): "+", ("split", "into"): "+",
    ("which", "gives"): "g", ("which", "makes"): "g", ("that", "makes"): "g", ("this", "gives"): "g",
    ("this", "makes"): "g", ("for", "a", "total", "of"): "g", ("a", "total", "of"): "g", ("in", "all", "of"): "g",
    ("bringing", "the", "total", "to"): "g", ("so", "altogether"): "g",
    ("adds", "up", "to"): "g", ("add", "up", "to"): "g", ("adding", "up", "to"): "g", ("comes", "to"): "g",
    ("coming", "to"): "g", ("amounts", "to"): "g", ("amounting", "to"): "g", ("amount", "to"): "g",
    ("come", "to"): "g", ("sum", "of"): "g",
}  # fmt: skip
"""Words that do one thing together."""

AFTER_ELLIPSIS = words(
    "came were are was is had have has would will could can may might must should did do went took said felt thought"
    " live lived need needed live left chose got made gave held met sat won lost found kept told knew saw ran put"
    " work use used want wanted have responded replied agreed supported opposed attended received completed passed"
    " failed remain remained did not also"
)
"""Verbs that follow a number which stands for its noun: "604 came back"."""
