"""Fixes: cures that are a few characters long, and what none of them may ever touch.

A rule says whether it can give any (``Fixable``), and each of its hits carries its own (``Edit``). One is *safe* where
the words before leave no doubt, so that it may be made without asking; any other is a *suggestion*.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence

import msgspec

from drafter.checks.passage import Passage
from drafter.checks.pattern import Pattern
from drafter.report.places import KeyPath


class Fixable(enum.Enum):
    """What a rule can give: nothing, suggestions only, or fixes that are safe (some of them, at least)."""

    NO = "no"
    SUGGESTED = "suggested"
    SAFE = "safe"


class Edit(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` of a passage become ``text``."""

    start: int
    end: int
    text: str
    safe: bool = True


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """An edit in the value that ``path`` leads to: characters ``start`` to ``end`` of it become ``text``.

    ``edit`` is the same in ``passage``, which begins at ``block`` in the value.
    """

    path: KeyPath
    start: int
    end: int
    text: str
    edit: Edit
    passage: str
    block: int

    @property
    def safe(self) -> bool:
        """Whether it may be made without asking."""
        return self.edit.safe

    @property
    def before(self) -> str:
        """The words that it changes, whole."""
        return self.passage[self._first : self._last]

    @property
    def after(self) -> str:
        """What becomes of them."""
        edit = self.edit
        return self.passage[self._first : edit.start] + edit.text + self.passage[edit.end : self._last]

    @property
    def _first(self) -> int:
        return self.passage.rfind(" ", 0, self.edit.start) + 1

    @property
    def _last(self) -> int:
        end = self.passage.find(" ", self.edit.end)
        if 0 <= end == self.edit.end <= self.edit.start + 2:
            # An article alone says little.
            end = self.passage.find(" ", end + 1)
        return len(self.passage) if end < 0 else end


_OPENING = Pattern(r"[{\[<“‘\"`@\\]|://|www\.")
_PROTECTED = Pattern(
    r"\{\{[^{}]*\}\}"  # a citation
    r"|\[[^\[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # a link
    r"|<[^<> ][^<>]*>"
    # Somebody else's words; a quotation mark that is never closed guards all that follows.
    r"|“[^“”]*(?:”|(?=“)|$)|‘[^‘]*?’(?!\w)|\"[^\"]*(?:\"|$)"
    r"|`[^`]*`"
    r"|(?<!\S)\S*?(?:://|@|\\|www\.)\S*"  # an address, a path
)
_AS_WRITTEN = "[sic]"


def is_protected(text: str, edit: Edit) -> bool:
    """Whether an edit reaches into what must stay as it is: a citation, a link, an address, a quotation, a fence."""
    if text.lstrip().startswith(":::") or text[edit.end :].lstrip(" ").startswith(_AS_WRITTEN):
        return True
    if _OPENING.found(text) is None:
        return False
    return any(_reaches(edit, *match.span()) for match in _PROTECTED.compiled.finditer(text))


def _reaches(edit: Edit, start: int, end: int) -> bool:
    if edit.start == edit.end:
        return start < edit.start < end
    return edit.start < end and start < edit.end


def fix_of(edit: Edit, passage: Passage, value: str, offsets: Sequence[int], *, safe: bool) -> Fix | None:
    """An edit of a passage as one of its ``value``; None where it may not be made, or cannot be placed for certain.

    ``offsets`` says where each character of the passage stands in the value.
    """
    if is_protected(passage.text, edit):
        return None
    start, end = offsets[edit.start], offsets[edit.end]
    old = value[start:end]
    # Between the lines of a paragraph stand other spaces than in the passage; all else must be the very characters.
    if old.split() != passage.text[edit.start : edit.end].split():
        return None
    if edit.safe and not safe:
        edit = msgspec.structs.replace(edit, safe=False)
    text = edit.text
    gap = old[: len(old) - len(old.lstrip())]
    if "\n" in gap and not text[:1].isspace():
        # The line ends behind what is put here, not before it: lines stay lines.
        end += len(value[end:]) - len(value[end:].lstrip(" "))
        at_end = value[end : end + 1] in ("", "\n")
        text = text.rstrip() + ("" if at_end else gap)
    return Fix(path=passage.path, start=start, end=end, text=text, edit=edit, passage=passage.text, block=passage.start)
