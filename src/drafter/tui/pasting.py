"""Text from Word, PDF and the web, cleaned into numbered text."""

from __future__ import annotations

import re
from typing import NamedTuple

_BULLET = re.compile(r"^([ \t]*)(?:[•▪◦‣●○■□·➢✓]|o(?=\t)|[–—](?=[ \t]))[ \t]*", re.MULTILINE)
_NUMBER = re.compile(r"^[ \t]*\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?\.?[ \t]+(?=\S)", re.MULTILINE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_SHORTEST = 45
"""A line shorter than this was ended by its author, not by a page."""


class Cleaned(NamedTuple):
    """The text, and what was changed, in words; empty where nothing was."""

    text: str
    changes: tuple[str, ...]


def cleaned(pasted: str) -> Cleaned:
    """What was pasted, as numbered text: nothing but form is changed."""
    text = pasted.replace("\r\n", "\n").replace("\r", "\n")
    changes: list[str] = []

    def step(after: str, words: str) -> None:
        nonlocal text
        if after != text:
            text = after
            changes.append(words)

    step(_SPACES.sub(" ", _INVISIBLE.sub("", text)), "hidden characters and hard spaces")
    step(text.translate(_QUOTES), "curly quotes made straight (they print curly)")
    step(_BULLET.sub(r"\1- ", text), "bullets made into a list")
    step(_NUMBER.sub("", text), "typed numbers taken away (they come by themselves)")
    if "\n" in text:
        step(_unwrapped(text), "lines of a page joined")
    return Cleaned(text, tuple(changes))


def _unwrapped(text: str) -> str:
    """Paragraphs whose lines were broken by a page, joined; lists and short lines stay."""
    pieces = re.split(r"(\n[ \t]*\n\s*)", text)
    return "".join(piece if index % 2 else _joined(piece) for index, piece in enumerate(pieces))


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if len(lines) < 2:
        return paragraph
    body = lines[:-1]
    if any(line.lstrip().startswith(("- ", "|", ">", "#", ":::")) for line in lines) or any(
        len(line) < _SHORTEST for line in body
    ):
        return paragraph
    return " ".join(line.strip() for line in _HYPHEN.sub("", paragraph).split("\n"))
