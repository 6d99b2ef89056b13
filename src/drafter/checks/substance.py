"""Whether an answer says anything: nothing at all, a placeholder, a word for nothing, or words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.pattern import Pattern

_FENCE = Pattern(r"^:::.*$")
_EDGES = " \t\n.,;:!?…*_-–—[](){}<>“”\"'‘’"

_PLACEHOLDER = Pattern(
    r"(?:(?:tb[acds]|to be (?:confirmed|advised|added|completed|inserted|determined|drafted|provided|supplied|written"
    r"|updated))(?:,? (?:by|from|at|after|once|when|with|before|following|in|on|–|-|\().{0,60})?"
    r"|to follow(?:,? (?:by|from|after|once|when|shortly|separately|later|–|-|\().{0,60})?"
    r"|(?:please )?(?:insert|enter|add|type)(?: (?:your|the))?(?: text| details| here| name| date)*(?: here)?"
    r"|(?:click|tap)(?: or tap)? (?:here )?to enter .{1,20}|text(?: goes)? here|your text(?: here)?"
    r"|placeholder(?: text)?|dummy text|sample text|lorem ipsum.*|x{2,}|to ?do|fixme|wip|work in progress"
    r"|pending|awaited|outstanding|draft(?: text)?|yes ?/ ?no(?: ?\(?delete as appropriate\)?)?|delete as appropriate"
    r"|asdf\w*|qwerty\w*)",
    flags=re.IGNORECASE | re.DOTALL,
)
_PLACEHOLDERS_BEGIN = (
    "tb", "to", "please", "insert", "enter", "add", "type", "click", "tap", "text", "your", "placeholder", "dummy",
    "sample", "lorem", "xx", "fixme", "wip", "work", "pending", "awaited", "outstanding", "draft", "yes/", "yes /",
    "delete", "asdf", "qwerty",
)  # fmt: skip
_MOST_WORDS = 9

_NOTHING = frozenset(
    {
        "none", "nil", "n/a", "na", "n.a", "not applicable", "nothing", "no", "not relevant", "none identified",
        "none applicable", "none known", "none arising", "none at this time", "none at present", "none at this stage",
        "none required", "not required", "none directly", "none specific", "no issues", "no comments", "no comment",
        "no implications", "none to report", "nothing to report", "none relevant", "none attached", "none noted",
        "none foreseen", "not applicable to this report", "none arising from this report", "none for this report",
    }
)  # fmt: skip
_LONGEST_NOTHING = 160
_NEGATIONS = ("no ", "none", "nil ", "not ", "nothing ")
_UNDER_HEADING = (
    r"(?: (?:under this heading|here|in this (?:section|respect|case)|at (?:this|the present) (?:time|stage)|at present"
    r"|of this kind|(?:arising )?(?:from|in|as a result of|to) (?:this|the|these) (?:[a-z]+ )?(?:report|proposals?"
    r"|recommendations?|decisions?|plan|policy|changes?)))*"
)
_NOTHING_SAID = Pattern(
    r"(?:currently |again )?(?:there (?:are|is|will be|would be) (?:considered to be )?(?:currently )?(?:none|nothing)"
    r"(?: (?:to (?:report|add|note|consider|raise|declare|say)|of note|identified|known))?"
    r"|none (?:arises?|arose|applies|apply|is|are|were)(?: (?:considered|thought|expected|known|anticipated|identified"
    r"|foreseen|raised|noted))?(?: to (?:arise|apply|exist))?|nothing arises|(?:this|it|the section|this section"
    r"|this heading) (?:does|is considered|is thought) not (?:to )?apply|not (?:considered|thought|believed|felt) to"
    r" (?:apply|arise|be (?:relevant|applicable))|(?:this|the|these) (?:report|paper|proposals?|recommendations?"
    r"|decisions?|plan|policy|changes?) (?:itself |themselves )?(?:raises?|has|have|gives? rise to|carr(?:y|ies)"
    r"|creates?|presents?|involves?|brings?|poses?) (?:no|none)(?: (?:direct|specific|immediate|further|additional"
    r"|significant|new|particular|other|such|adverse))*(?: [a-z]+){0,3}? (?:implications?|considerations?|issues?"
    r"|impacts?|effects?|consequences|matters|concerns|risks?))" + _UNDER_HEADING
)
_NO_IMPLICATIONS = Pattern(
    r"(?:there (?:are|is|will be|would be|have been|has been)|this report has|the report has|it has"
    r"|(?:we|officers) have identified)?"
    r" ?(?:currently |therefore )?(?:no|none|nil|not any)(?:,)?"
    r"(?: (?:direct|specific|immediate|further|additional|significant|known|identified|new|particular|other"
    r"|major|such"
    r"|adverse|foreseen|anticipated|or|and))*"
    r"(?: (?!because\b|since\b|as\b)[\w&/'’-]+,?){0,5}? "
    r"(?:implications?|considerations?|issues?|impacts?|effects?|consequences|matters|concerns|requirements|risks?|costs)"
    r"(?: (?:arising|identified|resulting|associated|directly|anticipated|expected|known|arise|arose|foreseen"
    r"|(?:have|has) been (?:identified|raised|found|noted)|(?:are|were) (?:identified|anticipated|expected"
    r"|foreseen|raised)"
    r"|at (?:this|the present)"
    r" (?:time|stage)|at present|(?:on|for) (?:the climate|climate change|the environment)|for the council"
    r"|to consider|to report|to note|which is for information"
    r"|for (?:human resources|hr|staff|staffing|the workforce|legal services|finance|equalities|equality|the service)"
    r"|(?:from|with|in|of|to|for|as a result of) (?:this|the|these)"
    r" (?:report|proposals?|recommendations?|decision)|(?:arise|arising) from a (?:report|plan|policy|paper)"
    r"(?: (?:on|about|for|of) [^.,;:]{1,60}\Z)?),?)*",
    flags=re.IGNORECASE,
)


def bare(text: str) -> str:
    """``text`` in small letters on one line, without the punctuation at its ends."""
    return " ".join(text.strip(_EDGES).casefold().split())


def is_blank(text: str) -> bool:
    """Whether there is no word in it: nothing, spaces, dashes, dots, an exempt fence around nothing."""
    if ":::" in text:
        text = _FENCE.compiled.sub("", text)
    return not any(map(str.isalnum, text))


def is_placeholder(text: str) -> bool:
    """Whether all of it stands for an answer still to be written: TBC, to follow, [insert text]."""
    if len(text) > 400:
        return text.lstrip(_EDGES)[:11].casefold() == "lorem ipsum"
    said = bare(text)
    if len(said.split()) > _MOST_WORDS or not said.startswith(_PLACEHOLDERS_BEGIN):
        return False
    return _PLACEHOLDER.whole(said) is not None


def is_word_for_nothing(text: str, also: Iterable[str] = ()) -> bool:
    """Whether all of it is a word for nothing: None, N/A, one of ``also``."""
    if len(text) > 60:
        return False
    said = bare(text)
    return said in _NOTHING or any(said == bare(word) for word in also)


def is_nothing(text: str, also: Iterable[str] = ()) -> bool:
    """Like :func:`is_word_for_nothing`, or a sentence that says no more ("There are no direct implications.")."""
    if is_word_for_nothing(text, also):
        return True
    if len(text) > _LONGEST_NOTHING or ("no" not in (said := text.casefold()) and "nil" not in said):
        return False
    said = bare(text)
    if not any(word in said for word in _NEGATIONS):
        return False
    return _NO_IMPLICATIONS.whole(said) is not None or _NOTHING_SAID.whole(said) is not None
