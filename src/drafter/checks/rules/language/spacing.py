"""Spaces and stops."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import TEXT
from drafter.checks.pattern import Pattern
from drafter.checks.rule import Prose, Span, prose_rule
from drafter.checks.wording import quoted
from drafter.report.template import Level

_BEFORE = Pattern(r"(?<=[\w)\]’”%*]) +(?:[,;](?=\s|$|\w)|[:!?](?=\s|$)|\.(?=\s|$|[A-Z][a-z]))(?!\.)")
_NAMES = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark", "?": "question mark"}


@prose_rule("L801", "space-before-stop", Level.WARNING, reads=TEXT)
def space_before_stop(prose: Prose) -> Iterator[Span]:
    """There is a space before a full stop, a comma or the like.

    Why:
        The stop can begin the next line by itself. It is often where words were cut.
    Bad:
        The review followed the death of a young baby . It begins in May 2027.
    Bad:
        The framework covers schools and skills providers .The new one follows.
    Good:
        The rate is .5 per cent; the file is called .htaccess, and so on ... as before.
    Cure:
        Delete the space.
    """
    for match in _BEFORE.within(prose.text):
        stop = match[0].strip(" ")
        missing = prose.text[match.end() : match.end() + 1].isalnum()
        also = " and none behind it" if missing else ""
        cure = "Move the space behind it." if missing else "Delete the space."
        yield Span(match.start(), match.end(), f"There is a space before the {_NAMES[stop]}{also}.", cure)


_AFTER = Pattern(
    r"(?<=[a-z\d]{2})[.!?](?=[A-Z][a-z]+(?:[ ,.;:]|$))|(?<=[a-z]{2})(?:,(?=[A-Za-z]{2})|[;:](?=[A-Za-z]{2}))"
)
_ADDRESS = Pattern(r"://|www\.|@|\.(?:uk|com|org|gov|net|eu|wales|scot)\b|^https?:|^mailto:|^\w+\.[a-z]{2,4}$")


@prose_rule("L802", "space-missing", Level.WARNING, reads=TEXT)
def space_missing(prose: Prose) -> Iterator[Span]:
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
    for match in _AFTER.within(prose.text):
        start = max(prose.text.rfind(" ", 0, match.start()), prose.text.rfind("\n", 0, match.start())) + 1
        word = prose.text[start : match.end() + 40].split(maxsplit=1)[0]
        if _ADDRESS.found(word) is None:
            yield Span(
                match.start(),
                match.end(),
                f"There is no space after the {_NAMES[match[0]]} in {quoted(word)}.",
                "Put the space in.",
            )


_DOUBLED = Pattern(r"(?<![./])\.\.(?=\s|$)|(?<=\w)(?:,,|;;|,\.|;\.|,;)(?=\s|$)|(?<=\w)\. \.(?=\s|$)(?! \.)")


@prose_rule("L804", "doubled-stop", Level.WARNING, reads=TEXT)
def doubled_stop(prose: Prose) -> Iterator[Span]:
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
    for match in _DOUBLED.within(prose.text):
        yield Span(match.start(), match.end(), f"Two stops stand together: {quoted(match[0])}.", "Delete one of them.")
