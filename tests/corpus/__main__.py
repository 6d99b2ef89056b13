"""``make precision``: prints recall and precision by family and rule; fails where one is below what is asked for.

``--list`` names what was missed and every false alarm; names of reports keep it to those.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from tests.corpus.measure import Figures, Outcome, by_family, by_rule, measured, whole

LEAST_RECALL = 0.95
LEAST_PRECISION = 0.90


def main(arguments: list[str]) -> int:
    """Print the table; 1 where the figures are not good enough."""
    outcomes = measured(each for each in arguments if not each.startswith("-"))
    if "--list" in arguments:
        for outcome in outcomes:
            _list(outcome)
    _table("family", by_family(outcomes))
    _table("rule", by_rule(outcomes), recall=False)
    _reports(outcomes)
    total = whole(outcomes)
    print(f"\nrecall {total.recall:.3f}, at least {LEAST_RECALL}")
    print(f"precision {total.precision:.3f}, at least {LEAST_PRECISION}")
    return int(total.recall < LEAST_RECALL or total.precision < LEAST_PRECISION)


def _table(head: str, rows: Mapping[str, Figures], *, recall: bool = True) -> None:
    print(f"\n{head:8} {'planted':>8} {'found':>6} {'recall':>7} {'kept':>6} {'false':>6} {'precision':>10}")
    for name, each in rows.items():
        planted = f"{each.planted:8} {each.found:6} {each.recall:7.2f}" if recall else " " * 23
        print(f"{name:8} {planted} {each.kept:6} {each.false:6} {each.precision:10.2f}")


def _reports(outcomes: Iterable[Outcome]) -> None:
    print(f"\n{'report':34} {'found':>6} {'missed':>7} {'kept':>6} {'arguable':>9} {'false':>6} {'traps':>6}")
    for each in outcomes:
        counts = (each.found, each.missed, each.kept, each.arguable, each.false, each.trapped)
        print(f"{each.report:34}" + "".join(f"{len(c):{w}}" for c, w in zip(counts, (7, 8, 7, 10, 7, 7), strict=True)))


def _list(outcome: Outcome) -> None:
    print(f"\n{outcome.report}")
    for entry in outcome.missed:
        print(f"  missed {entry.family} {entry.at} “{entry.words}”: {entry.what}")
    in_traps = {id(finding): trap for trap, finding in outcome.trapped}
    for finding in outcome.false:
        trap = in_traps.get(id(finding))
        sign = f"  TRAP ({trap.what})" if trap else ""
        print(f"  false  {finding.code} {finding.number or finding.field}: {finding.message}{sign}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
