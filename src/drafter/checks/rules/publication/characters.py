"""Characters that nobody can see, or that no font prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from drafter.checks.fonts import can_be_printed
from drafter.checks.passage import EVERYTHING, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, Prose, prose_rule, report_rule
from drafter.checks.wording import counted, listed
from drafter.report.template import Level
from drafter.report.visible import stray

_NAMES = {
    "\x00": "null",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "page break",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\x9b": "start of a command to a terminal",
    "\ufeff": "byte order mark",
}
"""Characters that have no name in Unicode, or one that says little."""
_BEYOND_ASCII = Pattern(r"[^\x00-\x7f]")


@prose_rule("P902", "unseen-character", Level.WARNING, reads=EVERYTHING, draft=Level.ADVICE)
def unseen_character(prose: Prose) -> Iterator[Hit]:
    """The text holds a character that cannot be seen, or that changes the direction of what follows.

    Such characters come in with text pasted from elsewhere. They are published as their code, ``[U+200B]``, so that
    nothing hides in a published file. Joiners that belong to the spelling of a language, or hold a picture of several
    signs together, are let be.

    Why:
        They break words for a search and for a screen reader, and can make a line read differently from what it says.
    Bad:
        The scheme costs £4\u200b,000 in all.
    Bad:
        Paid to \u202eevil\u202c at the end.
    Good:
        The scheme costs £4 000, Caffè Nero agrees: «ŵ ŷ» – 50 °C — “fine”…
    Good:
        The page in Persian says می\u200cخواهم, and the poster has \U0001f469\u200d\U0001f467 on it.
    Cure:
        Delete the character.
    """
    for passage, character, at in _firsts(prose, stray):
        times = passage.text.count(character)
        name = f"{_name(character)} (U+{ord(character):04X})"
        again = f", {counted(times, 'time')} in this passage" if times > 1 else ""
        yield Hit(
            f"There is an unseen character here: {name}{again}.",
            "Delete it; published, it would show as its code.",
            passage,
            at,
            at + 1,
        )


def _name(character: str) -> str:
    # Imported here: few reports have any.
    from unicodedata import name

    return _NAMES.get(character) or name(character, "").lower() or "control character"


def _firsts(prose: Prose, expression: Callable[[], re.Pattern[str]]) -> Iterator[tuple[Passage, str, int]]:
    """Each odd character of a passage, and where it stands first."""
    for passage in prose.passages():
        text = passage.text
        # Nearly all have only characters that can be printed, which Python knows at once; it counts these two to them.
        if not text.isprintable() or "\ufffc" in text or "\ufffd" in text:
            for character in dict.fromkeys(expression().findall(text)):
                yield passage, character, text.index(character)


@cache
def _without_font() -> re.Pattern[str]:
    return re.compile("[\ue000-\uf8ff\ufffc\ufffd\U000f0000-\U000ffffd]")


@prose_rule("P911", "unprintable-character", Level.WARNING, reads=EVERYTHING, draft=Level.ADVICE)
def unprintable_character(prose: Prose) -> Iterator[Hit]:
    """The text holds a character that no font can print: the bullet of a symbol font, or one that was lost on the way.

    Lists that were pasted from a word processor often begin with such a bullet.

    Why:
        It is printed as an empty box, and read out as nothing or as rubbish.
    Bad:
        \uf0b7 The roof leaks.
    Bad:
        The caf\ufffd is closed.
    Good:
        - The roof leaks • and the café is closed.
    Cure:
        Delete it, or type what was meant.
    """
    for passage, character, at in _firsts(prose, _without_font):
        meant = "has lost what was meant" if character in "\ufffc\ufffd" else "belongs to a symbol font"
        message = f"No font can print this character (U+{ord(character):04X}); it {meant}."
        # The words beside it are shown with it: by itself it cannot be seen.
        end = passage.text.find(" ", at + 2)
        yield Hit(message, "Delete it, or type what was meant.", passage, at, len(passage.text) if end < 0 else end)


@report_rule("P914", "character-not-in-fonts", Level.WARNING, draft=Level.ADVICE)
def character_not_in_fonts(reading: Reading) -> Iterator[Hit]:
    """The text holds a character that the fonts of the page do not have: of another script, or a picture.

    The fonts are those that come with drafter. Where the workspace lets pages have the fonts of the machine
    (``system_fonts = true``), nothing is said: what they have is seen when the PDF is made.

    Why:
        The PDF would have an empty box in its place, and is refused. It is better known while there is time to write
        it another way.
    Bad:
        The sign of the restaurant reads 北京.
    Bad:
        Thank you \U0001f600 to all volunteers.
    Good:
        Caffè Nero, Łódź, Αθήνα, Київ, ŵ ŷ, £ € ½ ² → ≤ ✓ and “quotes” are printed.
    Cure:
        Write it in letters of the Latin, Greek or Cyrillic script, or allow the fonts of the machine.
    """
    if reading.any_font or reading.text.joined.isascii():
        return
    beyond = set(_BEYOND_ASCII.compiled.findall(reading.text.joined))
    odd = {each for each in beyond if each.isprintable() and not can_be_printed(each)}
    unknown = [each for each in odd if _without_font().match(each) is None]
    for passage in reading.passages if unknown else ():
        here = [each for each in dict.fromkeys(passage.text) if each in unknown]
        if here:
            at = passage.text.index(here[0])
            end = passage.text.find(" ", at + 1)
            named = listed([f"“{each}” (U+{ord(each):04X})" for each in here[:_MOST_NAMED]])
            yield Hit(
                f"The fonts of the page have no {named}: a PDF would be refused.",
                "Write it another way, or let pages have the fonts of the machine (system_fonts in drafter.toml).",
                passage,
                at,
                len(passage.text) if end < 0 else end,
            )


_MOST_NAMED = 4
