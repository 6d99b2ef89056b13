"""Tables: whether the columns of a row agree with one another, as those of the other rows do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from drafter.checks.pattern import words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.figures.grids import Grid, cell_number, grids, is_total
from drafter.checks.wording import quoted
from drafter.report.template import Level

_CURE = "Work it out again, or say what else is in it."
_FEWEST_ROWS = 3
_CERTAIN = 3
"""So many rows that come out say what a column is, whatever its heading; with a heading that says so, fewer do."""
_FEWEST_TOLD = 2
_MOST_COLUMNS = 9
_MOST_ODD = 3
"""Rows that may not come out: where more do not, the column is something else."""
_SHARE = ("%", "per cent")
_SUMS = words("total totals both all together sum overall combined years")
_GAPS = words(
    "variance variation difference change increase decrease rise fall reduction growth headroom remaining balance"
    " over under overspend underspend surplus deficit shortfall gap saving savings net movement left margin uplift"
)
_SHARES = words("% per percent percentage share proportion rate recovery change increase rise variance growth take-up")
_BROUGHT_IN = words("income revenue takings receipts yield")
_PRODUCTS = words("cost total income value amount yield revenue price")


class _Cell(msgspec.Struct, frozen=True):
    value: Decimal
    slack: Decimal
    text: str


class _Relation(msgspec.Struct, frozen=True):
    """A way in which a column comes of others; ``work`` gives the exact value and how it is written, None if it cannot.

    ``told`` are words of a heading that say so.
    """

    work: Callable[[Sequence[_Cell]], tuple[Decimal, str] | None]
    columns: tuple[int, ...]
    told: frozenset[str]


@report_rule("F418", "row-arithmetic", Level.WARNING)
def row_arithmetic(reading: Reading) -> Iterator[Hit]:
    """A cell of a table is not what the cells beside it give, though in the other rows it is.

    Read are columns that are the sum of those before them, the difference of two (a variance, an increase, what is
    left), an opening balance with what came and went, a product, and the same in per cent. What a column is, is told by
    the rows that come out: at least three, or two under a heading that says so ("Variance", "Total").

    Why:
        Members read along a row. A wrong variance in one row makes them doubt the others.
    Bad:
        | Service | Budget | Actual | Variance |
        |:--|--:|--:|--:|
        | Parks | £420,000 | £431,000 | £11,000 |
        | Refuse | £910,000 | £884,000 | -£26,000 |
        | Highways | £650,000 | £672,000 | £32,000 |
    Bad:
        | Site | Plots | Let | Share |
        |:--|--:|--:|--:|
        | Mill Lane | 80 | 60 | 75% |
        | The Croft | 40 | 30 | 75% |
        | Long Furrow | 50 | 41 | 82% |
        | Priory | 60 | 27 | 54% |
    Good:
        | Site | Opening | Came | Left | Closing |
        |:--|--:|--:|--:|--:|
        | Mill Lane | 80 | 12 | 9 | 83 |
        | The Croft | 40 | 3 | 5 | 38 |
        | Long Furrow | 50 | 6 | 6 | 50 |
    Cure:
        Work out the cell again from those beside it.
    """
    for grid in reading.once(grids):
        rows = _read(grid)
        if len(rows) >= _FEWEST_ROWS:
            for message in _odd_cells(grid, rows):
                yield grid.hit(message, _CURE)


def _read(grid: Grid) -> list[tuple[str, dict[int, _Cell]]]:
    """The rows that have at least two numbers: the first cell, and each number by its column."""
    found = []
    for row in grid.rows:
        cells = {}
        for column, text in enumerate(row[:_MOST_COLUMNS]):
            read = cell_number(text) if column else None
            if read is not None:
                value, _, decimals = read
                cells[column] = _Cell(value, Decimal(5) * Decimal(10) ** -(decimals + 1), text.strip(" *"))
        if len(cells) > 1:
            found.append((row[0], cells))
    return found


def _odd_cells(grid: Grid, rows: Sequence[tuple[str, dict[int, _Cell]]]) -> Iterator[str]:
    for column in range(2, min(_MOST_COLUMNS, max((len(row) for row in grid.rows), default=0))):
        shared = all(_is_share(cells[column]) for _, cells in rows if column in cells)
        heading = words_of(grid.header[column]) if column < len(grid.header) else set()
        told_share = shared or "%" in (grid.header[column] if column < len(grid.header) else "")
        before = [each for each in range(1, column) if all(each in cells for _, cells in rows)]
        wrong = None
        for relation in _in_percent(before) if told_share else _exact(before):
            verdict = _judged(rows, column, relation, heading)
            if verdict == "":
                wrong = None
                break
            wrong = wrong or verdict
        if wrong is None and not told_share:
            wrong = next(_priced(rows, column, before, heading), None)
        if wrong:
            yield wrong


def _is_share(cell: _Cell) -> bool:
    return cell.text.endswith(_SHARE)


def _exact(before: Sequence[int]) -> Iterator[_Relation]:
    """The sums, differences, flows and products of the columns before one."""
    if len(before) > 1:
        yield _Relation(_sum, tuple(before), _SUMS)
    near = list(before[-4:])
    pairs = [(one, two) for one in near for two in near if one != two]
    for pair in pairs:
        yield _Relation(_difference, pair, _GAPS)
    if len(before) >= 3:
        yield _Relation(_flow, tuple(before[-3:]), frozenset())
    for one, two in pairs:
        if one < two:
            yield _Relation(_product, (one, two), _PRODUCTS)
            if len(near) > 2:
                yield _Relation(_sum, (one, two), _SUMS)


def _in_percent(before: Sequence[int]) -> Iterator[_Relation]:
    near = list(before[-4:])
    for one in near:
        for two in near:
            if one != two:
                yield _Relation(_share, (one, two), _SHARES)
                yield _Relation(_growth, (one, two), _SHARES)


def _sum(cells: Sequence[_Cell]) -> tuple[Decimal, str] | None:
    return sum((cell.value for cell in cells), Decimal(0)), " + ".join(cell.text for cell in cells)


def _difference(cells: Sequence[_Cell]) -> tuple[Decimal, str] | None:
    return cells[0].value - cells[1].value, f"{cells[0].text} - {cells[1].text}"


def _flow(cells: Sequence[_Cell]) -> tuple[Decimal, str] | None:
    opening, came, went = cells
    return opening.value + came.value - went.value, f"{opening.text} + {came.text} - {went.text}"


def _product(cells: Sequence[_Cell]) -> tuple[Decimal, str] | None:
    return cells[0].value * cells[1].value, f"{cells[0].text} × {cells[1].text}"


def _share(cells: Sequence[_Cell]) -> tuple[Decimal, str] | None:
    if cells[1].value == 0:
        return None
    return cells[0].value / cells[1].value * 100, f"{cells[0].text} / {cells[1].text}"


def _growth(cells: Sequence[_Cell]) -> tuple[Decimal, str] | None:
    if cells[0].value == 0:
        return None
    return (cells[1].value - cells[0].value) / cells[0].value * 100, f"From {cells[0].text} to {cells[1].text}"


def _priced(
    rows: Sequence[tuple[str, dict[int, _Cell]]], column: int, before: Sequence[int], heading: set[str]
) -> Iterator[str]:
    """As in an income that is 40p for each visit: a column of money that is a price times a column of things."""
    if _BROUGHT_IN.isdisjoint(heading):
        return
    for base in before:
        pairs = [(cells[base], cells[column]) for _, cells in rows if column in cells and cells[base].value]
        if any("£" not in money.text or "£" in things.text for things, money in pairs) or len(pairs) < _CERTAIN + 1:
            continue
        for things, money in pairs[:2]:
            price = money.value / things.value
            work = _times(price)
            found = _judged(rows, column, _Relation(work, (base,), frozenset()), heading)
            if found:
                yield found
                return


def _times(price: Decimal) -> Callable[[Sequence[_Cell]], tuple[Decimal, str] | None]:
    return lambda cells: (cells[0].value * price, f"{cells[0].text} × £{price:,.2f}")


def _judged(
    rows: Sequence[tuple[str, dict[int, _Cell]]], column: int, relation: _Relation, heading: set[str]
) -> str | None:
    """What is wrong with the one row that does not come out; empty where all do, None where the column is no such."""
    odd: list[str] = []
    right, gap = 0, Decimal(0)
    told = not relation.told.isdisjoint(heading)
    for name, cells in rows:
        if column not in cells or any(each not in cells for each in relation.columns):
            continue
        said, parts = cells[column], [cells[each] for each in relation.columns]
        worked = relation.work(parts)
        if worked is None:
            return None
        exact, written = worked
        off = said.value - exact
        # Rounded parts may leave the result as far off as they all are together; a sign that is left out is no fault.
        slack = said.slack + (sum((part.slack for part in parts), Decimal(0)) if _is_rounded(parts) else Decimal(0))
        if abs(off) <= slack or abs(said.value + exact) <= slack or (is_total(name) and odd and off == gap):
            # With a nothing among them, many relations come out that nobody meant.
            right += told or all(part.value for part in parts)
        else:
            odd.append(f"{name.strip(' *')}: {written} = {_plain(exact, said)}; the table says {quoted(said.text)}.")
            gap += off
            if len(odd) > _MOST_ODD:
                return None
    if not odd:
        return ""
    if right < (_FEWEST_TOLD if told else _CERTAIN) or len(odd) > max(1, min(_MOST_ODD, right // 4)):
        return None
    return odd[0]


def _is_rounded(parts: Sequence[_Cell]) -> bool:
    return any("." in part.text or part.text.endswith(("m", "million", "k", "%")) for part in parts)


def _plain(exact: Decimal, said: _Cell) -> str:
    """A value as the cell would have it, with two places more in per cent."""
    sign = "-" if exact < 0 else ""
    if _is_share(said):
        return f"{sign}{abs(exact):,.2f} per cent"
    text = f"{abs(exact):,.2f}".rstrip("0").rstrip(".")
    return f"{sign}{'£' if '£' in said.text else ''}{text}"
