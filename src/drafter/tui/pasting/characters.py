"""The characters of other programs: hidden ones, ligatures, hard spaces, curly quotes, breaks of lines and pages."""

from __future__ import annotations

import re

from drafter.document.quotes import typographic

_SOFT = re.compile("\u00ad[ \t]*\n?[ \t]*")
# A line separator and Word's break inside a paragraph are spaces: what they part is one paragraph.
_BREAKS = {"\x0b": " ", "\x0c": "\n\n", "\u2028": " ", "\u2029": "\n\n", "\x85": "\n"}
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PLAIN = str.maketrans(
    _BREAKS | _LIGATURES | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_HIDDEN, "")
)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"})
_RETURNS = re.compile(r"\r+")
_CURLY = re.compile("[“”„‟‘’‚‛]")


def line_feeds(text: str) -> str:
    """``text`` with one line feed for each end of a line.

    A terminal hands on a carriage return for each carriage return and each line feed, so that what was written on
    Windows comes with two at each line. Two may also be the end of a paragraph; but where all runs are even, and one
    has four, nobody wrote as many empty lines.
    """
    runs = [len(run) for run in _RETURNS.findall(text)]
    if "\n" not in text and any(run > 2 for run in runs) and not any(run % 2 for run in runs):
        text = text.replace("\r\r", "\n")
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def unhidden(text: str) -> str:
    """``text`` with line feeds for all breaks, plain spaces, letters for ligatures, and nothing hidden."""
    text = line_feeds(text)
    if text.isascii() and "\x0b" not in text and "\x0c" not in text:
        return text
    return _SOFT.sub(_unsoftened, text.translate(_PLAIN))


def _unsoftened(hyphen: re.Match[str]) -> str:
    """A soft hyphen at the end of a line goes with its line feed; elsewhere the spaces behind it stay."""
    return "" if "\n" in hyphen[0] else hyphen[0][1:]


def straight(text: str) -> str:
    """``text`` with straight quotation marks, wherever these print as the curly ones that were there."""
    if _CURLY.search(text) is None:
        return text
    straightened = text.translate(_QUOTES)
    printed = typographic(straightened)
    if printed == text:
        return straightened
    # What would print otherwise (’tis, a quotation mark of another language) stays as it is.
    return "".join(
        plain if curled == typed else typed for typed, plain, curled in zip(text, straightened, printed, strict=True)
    )
