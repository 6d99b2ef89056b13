"""Plain text in HTML and in XML. Unseen characters have been named before it comes here."""

from __future__ import annotations

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\t": " "})


def escaped(text: str) -> str:
    """``text`` between tags."""
    return text.translate(_TEXT)


def attribute(text: str) -> str:
    """``text`` between the double quotes of an attribute."""
    return text.translate(_ATTRIBUTE)
