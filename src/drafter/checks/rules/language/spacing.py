"""Spaces and stops."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Hit, Prose, prose_rule
from drafter.checks.text import Found
from drafter.checks.wording import quoted
from drafter.report.template import Level

_BEFORE = Pattern(
    r" (?:[,;](?=\s|$|\w)|[:!?](?=\s|$)|\.(?=\s|$|[A-Z][a-z]))(?!\.)", needs=(" ,", " ;", " :", " !", " ?", " .")
)
_INSIDE = Pattern(r"(?<=[(“]) +(?=\w)|(?<=\w) +(?=[)”])", needs=("( ", "“ ", " )", " ”"))
_ENDS_WORDS = frozenset(")]’”%*_")
_NAMES = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark", "?": "question mark"}


@prose_rule("L801", "space-before-stop", Level.WARNING, reads=TEXT, fixable=Fixable.SAFE)
def space_before_stop(prose: Prose) -> Iterator[Hit]:
    """There is a space before a full stop, a comma or the like, or inside a bracket.

    Why:
        The stop can begin the next line by itself. It is often where words were cut.
    Bad:
        The review followed the death of a young baby . It begins in May 2027.
    Bad:
        The framework covers schools and skills providers .The new one follows.
    Bad:
        The panel ( which met in May 2026) agreed.
    Good:
        The rate is .5 per cent; the file is called .htaccess, and so on ... as before.
    Cure:
        Delete the space.
    """
    for found in prose.within(_BEFORE):
        last = found.before.rstrip(" ")[-1:]
        if not last.isalnum() and last not in _ENDS_WORDS:
            continue
        stop = found.match[0].strip(" ")
        missing = found.passage.text[found.end : found.end + 1].isalnum()
        also = " and none behind it" if missing else ""
        cure = "Move the space behind it." if missing else "Delete the space."
        message = f"There is a space before the {_NAMES[stop]}{also}."
        edit = Edit(found.start, found.end, f"{stop} " if missing else stop)
        yield Hit(message, cure, found.passage, found.start, found.end, edit=edit)
    for found in prose.within(_INSIDE):
        edit = Edit(found.start, found.end, "")
        message = "There is a space inside the bracket or the quotation mark."
        yield Hit(message, "Delete the space.", found.passage, found.start, found.end, edit=edit)


# The stops stand in front in one set: one character is what the expression engine looks for fastest.
_AFTER = Pattern(r"[.!?,;:](?:(?<=[.!?])(?=[A-Z][a-z]+(?:[ ,.;:]|$))|(?<=[,;:])(?=[A-Za-z]{2}))")
_SMALL_BEFORE = Pattern(r"[a-z]{2}\Z")
_PLAIN_BEFORE = Pattern(r"[a-z\d]{2}\Z")
_YEAR_BEFORE = Pattern(r"(?:[a-z]{2}|(?:19|20)\d\d)\Z")
_ADDRESS = Pattern(r"://|www\.|@|\.(?:uk|com|org|gov|net|eu|wales|scot)\b|^https?:|^mailto:|^\w+\.[a-z]{2,4}$")


@prose_rule("L802", "space-missing", Level.WARNING, reads=TEXT, fixable=Fixable.SAFE)
def space_missing(prose: Prose) -> Iterator[Hit]:
    """There is no space after a full stop, a comma or the like.

    Why:
        Two sentences run into one word, which no search finds and a screen reader reads as one.
    Bad:
        The forum met in May 2027.The board met too.It agreed.
    Bad:
        The forum asked for desks,chairs and lamps.
    Good:
        See https://example.org/a,b and www.example.org.uk; write to a.b@example.org. The ratio is 3:1, at 10:30.
    Cure:
        Put the space in.
    """
    for found in prose.within(_AFTER):
        text, stop = found.passage.text, found.match[0]
        before = _PLAIN_BEFORE if stop in ".!?" else _YEAR_BEFORE if stop == "," else _SMALL_BEFORE
        if before.found(found.before[-4:]) is None:
            continue
        word = text[text.rfind(" ", 0, found.start) + 1 :].partition(" ")[0]
        if _ADDRESS.found(word) is None:
            message = f"There is no space after the {_NAMES[stop]} in {quoted(word)}."
            edit = Edit(found.end, found.end, " ", safe=_is_certain(found))
            yield Hit(message, "Put the space in.", found.passage, found.start, found.end, edit=edit)


def _is_certain(found: Found) -> bool:
    """Whether a sentence or a part of one begins here: not a name such as Node.Js, nor a pair such as key:value."""
    stop = found.match[0]
    if stop == ":":
        return False
    word = found.before.rpartition(" ")[2].lstrip("(“‘\"'*")
    return stop in ",;" or not word[:1].isupper()


_DOUBLED = Pattern(
    r"(?<![./])\.\.(?=\s|$)|(?<=\w)(?:,,|;;|,\.|;\.|,;)(?=\s|$)|(?<=\w)\. \.(?=\s|$)(?! \.)",
    needs=("..", ",,", ";;", ",.", ";.", ",;", ". ."),
)


@prose_rule("L804", "doubled-stop", Level.WARNING, reads=TEXT, fixable=Fixable.SAFE)
def doubled_stop(prose: Prose) -> Iterator[Hit]:
    """Two stops stand together.

    Why:
        Something was cut, or put in, and nobody looked again.
    Bad:
        The forum met in May 2027..
    Bad:
        The forum asked for desks,, chairs and lamps.
    Good:
        And so on ... until the end. Desks, chairs, etc., were ordered; "Really?!" was the answer.
    Cure:
        Delete one of them.
    """
    for found in prose.within(_DOUBLED):
        message = f"Two stops stand together: {quoted(found.match[0])}."
        yield Hit(message, "Delete one of them.", found.passage, found.start, found.end, edit=_one_of(found))


def _one_of(found: Found) -> Edit | None:
    """One stop in place of two that are the same; of two kinds nobody can tell which one was meant."""
    stops = found.match[0].replace(" ", "")
    if len(set(stops)) > 1:
        return None
    # Behind a word or a bracket: anywhere else two dots may be a folder, or what is left of three.
    return Edit(found.start, found.end, stops[0], safe=found.before[-1:].isalnum() or found.before[-1:] in ")]’”%")
