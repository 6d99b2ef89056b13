"""What the paragraphs around a table say of its rows and columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations, takewhile

import msgspec

from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.quantities.quantity import Hedge, Quantity, Span
from drafter.checks.quantities.saying import plain, share
from drafter.checks.quantities.sentence import Sentence, read
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.figures.grids import Grid, cell_number, grids, is_total
from drafter.checks.wording import quoted
from drafter.report.template import Level

_BEHIND = 4
"""Paragraphs behind a table that may speak of it."""
_LEAST_LABEL = 4
_LEAST_ROWS = 2
_TWO = 2
_NEAR = (0.75, 1.34)
"""A share or a change that is further from that of the table is of something else."""
_OF_COLUMN = Pattern(r"od?w?w?")
_CHANGED = Pattern(r"(?P<direction>[un])[^CMSOX.;:()]{0,4}?(?:i|,|\()(?P<claim>S)(?!o)")
_OF_TOTAL = Pattern(r"(?P<claim>S)od?s")


class _Table(msgspec.Struct, frozen=True):
    """The numbers of a table: columns by heading, rows by label, without the row of totals."""

    columns: tuple[str, ...]
    rows: dict[str, tuple[float | None, ...]]

    def total(self, column: int) -> float:
        """The sum of a column; 0 where it has a cell that is no number."""
        cells = [row[column] for row in self.rows.values()]
        return sum(cell for cell in cells if cell is not None) if None not in cells else 0.0


@report_rule("F421", "told-of-table", Level.WARNING)
def told_of_table(reading: Reading) -> Iterator[Hit]:
    """A percentage that a paragraph tells of a row or a column of the table beside it is not the table's.

    Read are sentences of the paragraph before a table and of the few behind it that name one row ("Central has 44 per
    cent of the hours", "Priory Gym grew by 10.3 per cent") or one column ("Homes made up 77 per cent of the total").
    Where any two numbers of the row, or of the sentence, make it right, nothing is said.

    Why:
        The table was brought up to date and the sentence was not. Readers look from the one to the other.
    Bad:
        | Locality | People | Hours |
        |:---------|-------:|------:|
        | North | 412 | 5,640 |
        | Central | 538 | 7,720 |
        | South | 298 | 4,112 |

        Central has 43.1 per cent of the people and 46.2 per cent of the hours.
    Bad:
        | Centre | 2024/25 | 2025/26 |
        |:-------|--------:|--------:|
        | Harbour Pool | 212,400 | 228,900 |
        | Priory Gym | 41,800 | 46,100 |

        Priory Gym grew fastest, by 9.3 per cent.
    Good:
        | Locality | People | Hours |
        |:---------|-------:|------:|
        | North | 412 | 5,640 |
        | Central | 538 | 7,720 |
        | South | 298 | 4,112 |

        Central has 43.1 per cent of the people and 44.2 per cent of the hours. In 2019 the North had 12 per cent.
    Cure:
        Compute it again from the table.
    """
    for grid in reading.once(grids):
        if grid.path[0] != "sections":
            continue
        table = _table(grid)
        if table is None:
            continue
        for passage in _beside(reading, grid):
            if "%" in passage.text or "per cent" in passage.text or "percent" in passage.text:
                yield from _told(passage, table)


def _table(grid: Grid) -> _Table | None:
    """The numbers of a grid; None where it has too few."""
    cells = [[cell_number(cell) for cell in row] for row in grid.rows]
    kept = [
        (row[0].strip(" *"), numbers)
        for row, numbers in zip(grid.rows, cells, strict=True)
        if row and not is_total(row[0]) and not row[0].lower().startswith(("all ", "total"))
    ]
    rows = {label: tuple(_value(cell) for cell in numbers) for label, numbers in kept}
    width = len(grid.header)
    enough = len(rows) >= _LEAST_ROWS and len(rows) == len(kept) and width >= _TWO
    if not enough or any(len(row) != width for row in rows.values()):
        return None
    return _Table(tuple(grid.header), rows)


def _value(cell: tuple[Decimal, str, int] | None) -> float | None:
    """The number of a cell; None for words and for what is a share itself."""
    return None if cell is None or cell[1] in ("%", "per cent") else float(cell[0])


def _beside(reading: Reading, grid: Grid) -> Iterator[Passage]:
    """The paragraph before a table, and those behind it up to the next heading or table."""
    same = reading.by_path.get(grid.path, [])
    at = bisect_left(same, grid.start, key=_start)
    if at and same[at - 1].kind is Kind.PARAGRAPH:
        yield same[at - 1]
    while at < len(same) and same[at].kind is Kind.CELL:
        at += 1
    yield from takewhile(_is_prose, same[at : at + _BEHIND])


def _start(passage: Passage) -> int:
    return passage.start


def _is_prose(passage: Passage) -> bool:
    return passage.kind in PROSE


def _told(passage: Passage, table: _Table) -> Iterator[Hit]:
    for sentence in read(passage.text):
        if "S" not in sentence.shape:
            continue
        words = sentence.text[sentence.pieces[0].start : sentence.pieces[-1].end]
        labels = [label for label in table.rows if len(label) >= _LEAST_LABEL and _names(label, words)]
        found = None
        if len(labels) == 1:
            found = _of_row(sentence, table, labels[0])
        elif not labels:
            found = _of_columns(sentence, table, words)
        if found is not None:
            claim, exact, worked = found
            gives = share(Span(exact, exact), claim)
            message = f"{worked} = {gives}; the text says {quoted(claim.text)}."
            yield Hit(message, "Compute it again from the table.", passage, claim.start, claim.end)


@lru_cache(maxsize=1024)
def _label(label: str) -> Pattern:
    return Pattern(rf"(?<![\w’'-]){re.escape(label)}(?![\w’'-])", flags=re.IGNORECASE)


def _names(label: str, words: str) -> bool:
    """Whether a sentence names the row."""
    return label.lower() in words.lower() and _label(label).found(words) is not None


def _of_row(sentence: Sentence, table: _Table, label: str) -> tuple[Quantity, float, str] | None:
    row = table.rows[label]
    numbers = [at for at, cell in enumerate(row) if cell]
    for at in sentence.indices("S"):
        claim = sentence.quantity(at)
        if not _is_exact(claim) or _is_explained(claim, sentence, row, table):
            continue
        column = _column_behind(sentence, at, table)
        part = None if column is None else row[column]
        if column is not None and part and table.total(column):
            found = _near(claim, part, table.total(column), f"{label}, {table.columns[column]}")
        elif len(numbers) == _TWO and _is_change(sentence, at) and len(_numeric(table)) == _TWO:
            old, new = (row[n] or 0.0 for n in numbers)
            rises = any(match["direction"] == "u" for match in _CHANGED.compiled.finditer(sentence.shape))
            found = _near(claim, abs(new - old), old, label) if (new > old) is rises else None
        else:
            found = None
        if found is not None:
            return found
    return None


def _numeric(table: _Table) -> list[int]:
    """The columns that have numbers throughout."""
    return [at for at in range(1, len(table.columns)) if all(row[at] is not None for row in table.rows.values())]


def _of_columns(sentence: Sentence, table: _Table, words: str) -> tuple[Quantity, float, str] | None:
    """As in "Homes made up 77 per cent of the total", of a table whose last column is that of the totals."""
    numeric = _numeric(table)
    if len(numeric) <= _TWO or not is_total(table.columns[numeric[-1]]):
        return None
    named = [at for at in numeric[:-1] if words.lower().startswith(table.columns[at].lower() + " ")]
    match = _OF_TOTAL.found(sentence.shape)
    if len(named) != 1 or match is None or sentence.shape.index("S") != match.start("claim"):
        return None
    claim = sentence.quantity(match.start("claim"))
    part, whole = table.total(named[0]), sum(table.total(at) for at in numeric[:-1])
    return _near(claim, part, whole, f"{table.columns[named[0]]} of all") if whole and _is_exact(claim) else None


def _is_exact(claim: Quantity) -> bool:
    return claim.hedge is Hedge.NONE and claim.text[:1].isdigit()


def _is_change(sentence: Sentence, at: int) -> bool:
    return any(match.start("claim") == at for match in _CHANGED.compiled.finditer(sentence.shape))


def _column_behind(sentence: Sentence, at: int, table: _Table) -> int | None:
    """The column of "44 per cent of the hours"."""
    if _OF_COLUMN.compiled.match(sentence.shape, at + 1) is None:
        return None
    words = {sentence.word(n) for n in range(at + 2, at + 5)}
    named = [
        column
        for column in range(1, len(table.columns))
        if table.columns[column].lower().split() and table.columns[column].lower().split()[0] in words
    ]
    return named[0] if len(named) == 1 else None


def _is_explained(claim: Quantity, sentence: Sentence, row: Sequence[float | None], table: _Table) -> bool:
    """Whether numbers of the row or of the sentence make it right: a share, or a change from one to a later one."""
    cells = [cell for cell in row if cell]
    said = [sentence.quantity(at).value for at in sentence.indices("CM")]
    totals = [table.total(at) for at in range(1, len(table.columns)) if row[at]]
    shares = [one / other for one in (*cells, *said) for other in (*cells, *said, *totals) if other > 0]
    changes = [abs(new - old) / old for old, new in (*combinations(cells, 2), *permutations(said, 2)) if old > 0]
    return any(claim.allows(Span(value, value)) for value in (*shares, *changes))


def _near(claim: Quantity, part: float, whole: float, named: str) -> tuple[Quantity, float, str] | None:
    """The claim with what the table gives, where that is something else and not far from it."""
    exact = part / whole
    if claim.allows(Span(exact, exact)) or not exact or not _NEAR[0] <= claim.value / exact <= _NEAR[1]:
        return None
    return claim, exact, f"{quoted(named)} in the table: {plain(part)} / {plain(whole)}"
