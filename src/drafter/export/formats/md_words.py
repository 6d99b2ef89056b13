"""Plain text as Markdown: whatever could be taken for a mark, here or in one of Markdown's dialects, is escaped.

CommonMark 0.31 lets any ASCII punctuation be escaped (section 2.4), so the worst of one escape too many is a stroke.
"""

from __future__ import annotations

import re

from drafter.document.emphasis import flanks

# A run of hyphens or dots is a dash or an ellipsis in some dialects; an underline inside a word is no mark in any.
_MARK = re.compile(
    r"[\\`*\[\]<~^$|{]"
    r"|&(?=#?[A-Za-z0-9]+;)"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|-(?=-)|(?<=-)-"
    r"|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\."
)
# What begins a block: a heading, a quotation, a list, a line under a heading, a definition, a title.
_START = re.compile(
    r"[#>:%=]|[+-](?=\s|$)|\(?[0-9]{1,9}([.)])(?=\s|$)|\(?(?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})([.)])(?=\s)"
)
_END_OF_HEADING = re.compile(r"#(?=#*$)")
_IN_TARGET = re.compile(r"&(?=#?[A-Za-z0-9]+;)")


def escaped(text: str) -> str:
    """``text`` inside a line."""
    return _MARK.sub(lambda found: f"\\{found[0]}", text)


def as_block(line: str) -> str:
    """A line, its text escaped, as the beginning of a block that is nothing but text."""
    line = line.strip(" ")
    start = _START.match(line)
    if start is None:
        return line
    at = start.start(start.lastindex or 0)
    return f"{line[:at]}\\{line[at:]}"


def as_heading(line: str) -> str:
    """A line, its text escaped, as the words of a heading."""
    return _END_OF_HEADING.sub(r"\\#", line.strip(" "))


def target(address: str) -> str:
    """The address of a link; those of drafter hold no space and no bracket that is not one of a pair."""
    return _IN_TARGET.sub(r"\\&", address).replace("|", "%7C").replace("`", "%60")


def starred(stars: str, tag: str, words: str, before: str, after: str, *, nested: bool) -> str:
    """Bold or italic words between two characters; as HTML where the stars would not be taken for these very marks.

    ``nested`` ones stand in others, which a run that could be either end might close.
    """
    if words and "*" not in (before, words[:1], words[-1:], after):
        left, right = flanks(before, words[:1])
        opens = left and not (nested and right)
        left, right = flanks(words[-1:], after)
        if opens and right and not (nested and left):
            return f"{stars}{words}{stars}"
    return f"<{tag}>{words}</{tag}>"
