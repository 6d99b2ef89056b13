"""How messages quote a report, count and list."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 70


def quoted(text: str, longest: int = _LONGEST) -> str:
    """``text`` between quotation marks, cut at a word where it is long."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return f"“{text}”"
    cut = text[:longest].rpartition(" ")[0] or text[:longest]
    return f"“{cut.rstrip(',;:. ')} …”"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 word``, ``12 words``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(things: Sequence[str], joint: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joint} {things[-1]}"


def like(written: str, better: str) -> str:
    """``better`` in the capitals of what was written: all of them, the first, or its own."""
    if len(written) > 1 and written.isupper():
        return better.upper()
    return capital(better) if written[:1].isupper() else better


def capital(text: str) -> str:
    """``text`` with its first letter raised."""
    return text[:1].upper() + text[1:]
