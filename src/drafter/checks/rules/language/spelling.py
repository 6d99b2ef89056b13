"""Spelling, where the workspace asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import TEXT, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentences
from drafter.checks.speller import Speller, own_word
from drafter.checks.wording import counted, listed, quoted
from drafter.report.template import Level

_READ = TEXT | {Kind.LINE, Kind.ENTRY, Kind.EXHIBIT}
_WORD = Pattern(r"(?<![\w’'@/.-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w@/]|[’'-]\w)")
_NOT_PROSE = Pattern(
    r"\{\{[^{}]*\}\}|\{#[^{}]*\}|\]\([^()\s]*\)|\b\w+://\S+|\bwww\.\S+|\S+@\S+|“[^“”]*\[sic\][^“”]*”|\S+ \[sic\]"
)
_SHORTEST = 3
_MOST = 40
"""Words that are told of one report: more is another language, or a dictionary that does not fit."""
_SUGGESTED = 3


@report_rule("L820", "misspelt", Level.ADVICE, fixable=Fixable.SUGGESTED)
def misspelt(reading: Reading) -> Iterator[Hit]:
    """A word is in no dictionary that the workspace names.

    Names are learned from the report: a word with a capital inside a sentence, the words of people's names in the
    header, abbreviations. Every word is told once. It takes the extra drafter[spelling] and a dictionary; see the page
    on checking.

    Why:
        A slip in the first paragraph costs the trust that the rest of the report needs.
    Bad:
        The comittee met in May 2027.
    Good:
        The committee met in May 2027 at Hexwold, in the snug of the King's Arms.
    Cure:
        Correct it, or put it into the list of words of the workspace.
    """
    speller = reading.speller
    if speller is None:
        return
    if speller.trouble:
        yield Hit(f"Spelling was not checked: {speller.trouble}", speller.cure, path=("title",))
        return
    names = _names(reading)
    places: dict[str, list[tuple[Passage, int]]] = {}
    for passage in reading.passages:
        if passage.kind in _READ:
            for word, start in _words(passage.text):
                if not _is_known(word, speller, names):
                    places.setdefault(word, []).append((passage, start))
    for word, found in list(places.items())[:_MOST]:
        passage, start = found[0]
        meant = speller.suggestions(word)[:_SUGGESTED]
        times = f" ({counted(len(found), 'time')})" if len(found) > 1 else ""
        cure = f"Is {listed([quoted(each) for each in meant], 'or')} meant?" if meant else "Correct it."
        edit = Edit(start, start + len(word), meant[0], safe=False) if meant else None
        yield Hit(f"{quoted(word)} is in no dictionary{times}.", cure, passage, start, start + len(word), edit=edit)


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a passage with where they begin; what is cited, linked or addressed has none."""
    away = [match.span() for match in _NOT_PROSE.compiled.finditer(text)]
    for match in _WORD.compiled.finditer(text):
        if not any(start <= match.start() < end for start, end in away):
            yield match[0], match.start()


def _names(reading: Reading) -> frozenset[str]:
    """The words that are written with a capital where no sentence begins, and those of the people in the header."""
    names: set[str] = set()
    for passage in reading.passages:
        if passage.kind in (Kind.META, Kind.LINE):
            names.update(word for word, _ in _words(passage.text))
            continue
        starts = {_first_letter(passage.text, start) for start, _ in sentences(passage.text)}
        for word, start in _words(passage.text):
            if word[:1].isupper() and start not in starts and passage.kind is not Kind.TITLE:
                names.add(word)
    return frozenset(names)


def _first_letter(text: str, start: int) -> int:
    return next((index for index in range(start, len(text)) if text[index].isalpha()), start)


def _is_known(word: str, speller: Speller, names: frozenset[str]) -> bool:
    bare = own_word(word)
    if len(bare) < _SHORTEST or (not bare[1:].islower() and "-" not in bare and "'" not in bare):
        return True
    if word in names or bare in names or speller.knows(bare) or speller.knows(bare.lower()):
        return True
    parts = bare.split("-")
    return len(parts) > 1 and all(len(part) < _SHORTEST or _is_known(part, speller, names) for part in parts)
