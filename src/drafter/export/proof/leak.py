"""Looking for secrets in every part of a finished file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.document.secret import Secret
from drafter.export.proof.contents import Content, contents
from drafter.export.proof.needles import Find, Haystack, Needles
from drafter.export.proof.normal import normal, normal_bytes

MOST_FINDS = 20_000
"""Of one file: more are only met where a whole report is exempt and public at once."""


def finds_in(file: Path, secrets: Sequence[Secret]) -> tuple[Find, ...]:
    """Every piece of a secret that is anywhere in a file."""
    return finds(contents(file), secrets) if secrets else ()


def finds(parts: Iterable[Content], secrets: Sequence[Secret]) -> tuple[Find, ...]:
    """Every piece of a secret that is in some parts of a file, each once."""
    needles = Needles(secrets)
    found: dict[tuple[int, str], Find] = {}
    for part in parts:
        for each in _in_part(part, needles):
            found.setdefault((each.secret, each.piece), each)
        if len(found) > MOST_FINDS:
            break
    return tuple(found.values())


def _in_part(part: Content, needles: Needles) -> Iterable[Find]:
    yield from needles.paths_in(part.raw, part.where)
    yield from needles.found_in(Haystack(normal_bytes(part.raw), part.where, is_raw=True))
    for words in part.words:
        yield from needles.paths_in(words.encode("utf-8", "surrogatepass"), part.where)
        yield from needles.found_in(Haystack(normal(words), part.where))
