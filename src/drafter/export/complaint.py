"""What Typst complains of, as a sentence: what is wrong, near which paragraph, and what cures it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.document.pieces import Document, Heading, Numbered, Prompt
from drafter.report.errors import MachineError, Refused

_MOST_NAMED = 8
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_AT = re.compile(r"[ ┌─]*─ (?:[^\n]*/)?([^\n/:]+\.typ):(\d+):\d+")
_SOURCE = "main.typ"
_LABEL = re.compile(r'#lbl\("([^"]+)"')
_STAND_INS = ("libertinusserif", "newcm", "newcomputermodern", "dejavusansmono")
"""The fonts that Typst brings along, and takes where it does not find the ones that were asked for."""


def refusal(
    message: str, diagnostic: str, document: Document | None = None, source: str = ""
) -> Refused | MachineError:
    """What Typst said, in a sentence: Refused for characters that no font has, MachineError for all else.

    ``document`` and ``source``, the report and what Typst was given of it, tell near which paragraph it is.
    """
    unknown = characters_in(_NO_GLYPH.findall(diagnostic))
    if unknown:
        label = None if document is None else _label_of(document, unknown)
        near = "" if label is None else f" (near {label})"
        return Refused(
            f"The fonts of the page have no {_named(unknown)}{near}.",
            cure="Write it another way, publish without PDF, or let it have the fonts of the machine (system_fonts).",
        )
    return MachineError(f"Typst failed{_where(diagnostic, source)}: {message.rstrip('.')}.", cure=_cure(diagnostic))


def missing_fonts(asked: Sequence[str], used: Iterable[str]) -> str:
    """The fonts that were asked for in vain, as a sentence; empty where another of the page design's stands in.

    ``asked`` are the families that Typst did not find, ``used`` the fonts that are in the PDF.
    """
    fell_back = any(name.lower().replace("-", "").startswith(_STAND_INS) for name in used)
    if not asked or not fell_back:
        return ""
    names = " and ".join(f"“{name}”" for name in asked[:_MOST_NAMED])
    return f"The page design asks for {names}, which {'is' if len(asked) == 1 else 'are'} not among the fonts."


def characters_in(texts: Iterable[str]) -> list[str]:
    """The characters of texts as Typst writes them, each once."""
    plain = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts)
    return list(dict.fromkeys(character for text in plain for character in text))


def _named(characters: Sequence[str]) -> str:
    """The characters by sight and by name, the first few of them."""
    named = [
        f"“{character}” (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        for character in characters[:_MOST_NAMED]
    ]
    more = len(characters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _label_of(document: Document, characters: Sequence[str]) -> str | None:
    """The label of the first piece that has one of the characters in it, or the nearest above."""
    label: str | None = None
    # Written out in ASCII, as what cannot be printed would be left out otherwise.
    wanted = [ascii(character)[1:-1] for character in characters]
    for pieces in document.sections.values():
        for piece in pieces:
            if isinstance(piece, Heading | Numbered | Prompt):
                label = piece.label or label
            said = ascii(piece)
            if any(character in said for character in wanted):
                return label
    return None


def _where(diagnostic: str, source: str) -> str:
    """Near which paragraph of the report, or in which line of the page design."""
    places = _AT.findall(diagnostic)
    lines = source.split("\n")
    for file, line in places:
        if file == _SOURCE:
            at = int(line)
            # A paragraph begins a line above its label.
            here, above = (_LABEL.findall("\n".join(part)) for part in (lines[at - 1 : at + 2], lines[:at]))
            if here or above:
                return f" near {here[0] if here else above[-1]}"
    design = next(((file, line) for file, line in places if file != _SOURCE), None)
    return "" if design is None else f" in line {design[1]} of {design[0]}"


def _cure(diagnostic: str) -> str:
    is_design = any(file != _SOURCE for file, _ in _AT.findall(diagnostic))
    return "Look at the template’s report.typ." if is_design else "This is a fault of drafter: please report it."
