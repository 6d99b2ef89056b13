"""How well typed letters fit a number or some words."""

from __future__ import annotations


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
    return 200 if len(typed) > 2 and _in_order(typed, text) else 0


def _in_order(typed: str, text: str) -> bool:
    """Whether each letter starts a word or follows the last one found: ``cse`` in "Child Sexual Exploitation"."""
    at = 0
    for letter in typed.replace(" ", ""):
        while at < len(text) and not (text[at] == letter and (at == 0 or not text[at - 1].isalnum())):
            at += 1
        if at == len(text):
            return False
        at += 1
    return True
