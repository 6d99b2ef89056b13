"""How well typed letters fit a number or some words."""

from __future__ import annotations

BY_NAME = 20
"""What a name that fits weighs more than words that do."""
_FEWEST = 3
"""Letters from which on they may stand apart in the words: two are in nearly everything."""


def score(typed: str, number: str, words: str) -> int:
    """0 where it does not fit; ``typed`` is in lower case. A number beats words, a start beats a middle."""
    if not typed:
        return 1
    if number:
        label = number.casefold()
        if label == typed or label == typed + ".0":
            return 1000
        if label.startswith(typed):
            return 900 - len(label)
    text = words.casefold()
    at = text.find(typed)
    if at == 0:
        return 800
    if at > 0:
        return 700 - min(at, 100) + (50 if not text[at - 1].isalnum() else 0)
    pieces = typed.split()
    if len(pieces) > 1 and all(piece in text for piece in pieces):
        return 400
    if len(typed) < _FEWEST:
        return 0
    letters = typed.replace(" ", "")
    return 200 if _initials(letters, text) else _apart(letters, text)


def _initials(letters: str, text: str) -> bool:
    """Whether each letter starts a word or follows the last one found: ``cse`` in "Child Sexual Exploitation"."""
    at = 0
    for letter in letters:
        while at < len(text) and not (text[at] == letter and (at == 0 or not text[at - 1].isalnum())):
            at += 1
        if at == len(text):
            return False
        at += 1
    return True


def _apart(letters: str, text: str) -> int:
    """Whether the letters stand in order and close together: ``neglshr`` in "neglect_share"; the closer the better."""
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return 0
    # Back from where the last one was found: the nearest of the others.
    end = start = at
    for letter in reversed(letters[:-1]):
        start = text.rfind(letter, 0, start)
    width = end - start + 1
    return 150 - width if width <= 2 * len(letters) + 2 else 0
