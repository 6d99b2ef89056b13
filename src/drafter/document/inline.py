"""The marks inside a line of text, read into a whitelist of nodes; everything that is no mark comes out as typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from drafter.document.citing import Citing
from drafter.document.links import LinkMark, find_links
from drafter.document.nodes import (
    Attr,
    Emph,
    Inline,
    Inlines,
    Link,
    Note,
    Para,
    Str,
    Strong,
    Subscript,
    Superscript,
)
from drafter.document.quotes import typographic
from drafter.report.citations import Citation, citations
from drafter.report.visible import UNSEEN, named

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKS = frozenset("*[^~")
MAX_NESTING = 16
"""Bold in italic in bold …: deeper marks print as typed. A tree has to be bounded for whoever reads it."""


def printed(text: str) -> str:
    """``text`` as it is printed where there are no marks: typographic quotes, unseen characters by name."""
    return named(typographic(text).replace("\n", " ").replace("\t", " "))


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
        paragraphs = [" ".join(part.split("\n")) for part in text.strip().split("\n\n") if part.strip()]
        return (Note(tuple(Para(_Reading(part, self._citing, None).nodes()) for part in paragraphs)),)


class _Reading:
    """One text being read. ``footnotes`` is None inside a footnote."""

    def __init__(self, text: str, citing: Citing, footnotes: Words | None) -> None:
        self.text = text
        self.citing = citing
        self.footnotes = footnotes
        self.cited = {citation.start: citation for citation in citations(text)}

    def nodes(self) -> Inlines:
        if not self.cited and _MARKS.isdisjoint(self.text):
            return (Str(printed(self.text)),) if self.text else ()
        env = {"citations": self.cited, "links": find_links(self.text)}
        reader = _reader()
        return self._nested(reader.inline.parse(self.text, reader, env, []))

    def _nested(self, tokens: list[Token]) -> Inlines:
        """The flat run of tokens as nested nodes."""
        levels: list[list[Inline]] = [[]]
        too_deep = 0
        for token, before, after in _with_neighbours(tokens):
            if token.nesting > 0 and len(levels) > MAX_NESTING:
                too_deep += 1
                levels[-1].append(Str(token.markup))
            elif token.nesting > 0:
                levels.append([])
            elif token.nesting < 0 and too_deep:
                too_deep -= 1
                levels[-1].append(Str(token.markup))
            elif token.nesting < 0:
                inside = tuple(levels.pop())
                levels[-1].append(_enclosing(token, inside))
            elif token.content:
                levels[-1] += self._single(token, before, after)
        return tuple(levels[0])

    def _single(self, token: Token, before: str, after: str) -> Inlines:
        if token.type == "citation":
            citation: Citation = token.meta["citation"]
            return self.citing.printed(citation, self.footnotes) or (Str(named(token.content)),)
        if token.type == "raised":
            return (Superscript((Str(printed(token.content)),)),)
        if token.type == "lowered":
            return (Subscript((Str(printed(token.content)),)),)
        return (Str(named(typographic(token.content, before, after)).replace("\t", " ")),)


def _with_neighbours(tokens: list[Token]) -> Iterator[tuple[Token, str, str]]:
    """Each token with the characters that are printed before and after it."""
    following = ""
    afters: list[str] = []
    for token in reversed(tokens):
        afters.append(following)
        following = token.content[:1] or following
    before = ""
    for token, after in zip(tokens, reversed(afters), strict=True):
        yield token, before, after
        before = token.content[-1:] or before


def _enclosing(token: Token, inside: Inlines) -> Inline:
    if token.type == "strong_close":
        return Strong(inside)
    if token.type == "em_close":
        return Emph(inside)
    return Link((Attr(), inside, (token.meta["target"], "")))


@cache
def _reader() -> MarkdownIt:
    """markdown-it with everything off but what is named here. Imported at the first text that has a mark."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero").enable("emphasis")
    rules = reader.inline.ruler
    rules.at("emphasis", _emphasis)
    rules.before("emphasis", "citation", _citation)
    rules.after("emphasis", "link_mark", _link)
    rules.after("link_mark", "raised", _raised)
    rules.after("raised", "lowered", _lowered)
    return reader


def _emphasis(state: StateInline, silent: bool) -> bool:
    """``*`` and ``**``; an underscore is a character."""
    from markdown_it.rules_inline import emphasis

    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _citation(state: StateInline, silent: bool) -> bool:
    citation: Citation | None = state.env["citations"].get(state.pos)
    if citation is None:
        return False
    token = state.push("citation", "", 0)
    token.content = citation.source
    token.meta = {"citation": citation}
    state.pos = citation.end
    return True


def _link(state: StateInline, silent: bool) -> bool:
    mark: LinkMark | None = state.env["links"].get(state.pos)
    if mark is None or mark.end > state.posMax or UNSEEN.search(mark.target):
        return False
    after = state.posMax
    state.push("link_open", "a", 1)
    state.pos, state.posMax = state.pos + 1, mark.close
    state.md.inline.tokenize(state)
    state.push("link_close", "a", -1).meta = {"target": mark.target}
    state.pos, state.posMax = mark.end, after
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    return _between(state, "^", "raised")


def _lowered(state: StateInline, silent: bool) -> bool:
    return _between(state, "~", "lowered")


def _between(state: StateInline, mark: str, name: str) -> bool:
    """Text without spaces between two single marks."""
    start = state.pos
    if state.src[start] != mark:
        return False
    end = state.src.find(mark, start + 1, state.posMax)
    if end <= start + 1 or state.src[start - 1 : start] == mark or state.src[end + 1 : end + 2] == mark:
        return False
    content = state.src[start + 1 : end]
    if any(character.isspace() for character in content) or "{{" in content:
        return False
    state.push(name, "", 0).content = content
    state.pos = end + 1
    return True
