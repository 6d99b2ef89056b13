"""The marks inside a line of text, read into a whitelist of nodes; everything that is no mark comes out as typed."""

from __future__ import annotations

import re

from drafter.document.citing import Citing
from drafter.document.emphasis import Emphasis
from drafter.document.links import find_links
from drafter.document.nodes import Attr, Inlines, Link, Note, Para, Str, Subscript, Superscript
from drafter.document.quotes import typographic
from drafter.report.citations import citations
from drafter.report.visible import named, unseen

_MARKS = "*[]^~"
# A run of stars, the start of a link or a citation, ^raised^ and ~lowered~ without spaces inside.
_MARK = re.compile(r"\*+|\[|\{\{|(?<!\^)\^([^\s^{}]+)\^(?!\^)|(?<!~)~([^\s~{}]+)~(?!~)")


def printed(text: str) -> str:
    """``text`` as it is printed where there are no marks: typographic quotes, unseen characters by name."""
    return _clean(typographic(text))


def _clean(text: str) -> str:
    return named(text).replace("\n", " ").replace("\t", " ")


class Words:
    """The texts of one report as nodes."""

    def __init__(self, citing: Citing) -> None:
        self._citing = citing

    def plain(self, text: str) -> Inlines:
        """A text that has no marks: a title, an option, an entry of a list."""
        return (Str(printed(text)),) if text else ()

    def read(self, text: str) -> Inlines:
        """A text with marks."""
        return _Reading(text, self._citing, self).nodes()

    def footnote(self, text: str) -> Inlines:
        """A footnote, each of its paragraphs with marks, but for footnotes of its own."""
        paragraphs = [part for part in text.strip().split("\n\n") if part.strip()]
        return (Note(tuple(Para(_Reading(part, self._citing, None).nodes()) for part in paragraphs)),)


class _Reading:
    """One text being read. ``footnotes`` is None inside a footnote.

    ``curled`` is the text with typographic quotes, character for character: what is printed is cut from it, while
    citations and the targets of links are cut from the text itself.
    """

    def __init__(self, text: str, citing: Citing, footnotes: Words | None) -> None:
        self.text = text
        self.citing = citing
        self.footnotes = footnotes
        self.curled = typographic(text, _MARKS)
        self.links = find_links(text)
        self.cited = {citation.start: citation for citation in citations(text)}

    def nodes(self) -> Inlines:
        return self._between(0, len(self.text)) if self.text else ()

    def _between(self, start: int, end: int) -> Inlines:
        """The nodes of a stretch of the text."""
        line = Emphasis()
        at = start
        mark = _MARK.search(self.text, at, end)
        while mark is not None:
            began = mark.start()
            after = self._marked(mark, line, at)
            if after > began:
                at = after
            mark = _MARK.search(self.text, max(after, began + 1), end)
        self._plain(line, at, end)
        return line.nodes()

    def _marked(self, mark: re.Match[str], line: Emphasis, at: int) -> int:
        """Add a mark to the line, with the text before it from ``at``; where it ends, its start if it is none."""
        start, end = mark.span()
        if mark[0][0] == "*":
            self._plain(line, at, start)
            line.run(start, end - start, self.text[start - 1 : start], self.text[end : end + 1])
            return end
        if mark[0] == "[":
            link = self.links.get(start)
            if link is None or unseen().search(link.target):
                return start
            self._plain(line, at, start)
            line.add((Link((Attr(), self._between(start + 1, link.close), (link.target, ""))),), depth=1)
            return link.end
        if mark[0] == "{{":
            citation = self.cited.get(start)
            if citation is None:
                return start
            self._plain(line, at, start)
            line.add(self.citing.printed(citation, self.footnotes) or (Str(_clean(citation.source)),))
            return citation.end
        self._plain(line, at, start)
        words = (Str(_clean(self.curled[start + 1 : end - 1])),)
        line.add((Superscript(words) if mark[1] else Subscript(words),))
        return end

    def _plain(self, line: Emphasis, start: int, end: int) -> None:
        if end > start:
            line.add((Str(_clean(self.curled[start:end])),))
