"""``python -m benchmarks [ROW…]``: prints the table of speeds. ``--quick`` runs each side three times only."""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
from pathlib import Path

from benchmarks.measure import Measured, measure
from benchmarks.process import FailedError, quiet_home
from benchmarks.row import NotHereError, Row
from benchmarks.rows import ROWS
from benchmarks.terminal import NothingShownError
from benchmarks.workspace import make

_LINE = "{:<32} {:>10}   {:<22} {:>10}   {:>7}  {:>8}  {}"


def main() -> None:
    """Measure the rows that are asked for, all of them where none is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="three rounds a row")
    chosen = parser.parse_args()
    unknown = set(chosen.rows) - set(ROWS)
    if unknown:
        parser.error(f"no row {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as folder:
        quiet_home(Path(folder))
        workspace = make(Path(folder))
        print(_LINE.format("what", "drafter", "against", "bare", "ratio", "budget", ""))
        for name in chosen.rows or ROWS:
            try:
                row = ROWS[name](workspace)
                if chosen.quick:
                    row = dataclasses.replace(row, rounds=3)
                print(_line(row, measure(row)), flush=True)
            except (NotHereError, FailedError, NothingShownError) as reason:
                print(f"{name:<32} not measured: {reason}", flush=True)


def _line(row: Row, found: Measured) -> str:
    verdict = "" if found.value <= row.budget else "over"
    if found.bare is None:
        return _LINE.format(row.name, _amount(row, found.ours), "", "", "", f"{row.budget * 1000:.0f} ms", verdict)
    ratio, budget = f"{found.value:.2f} ×", f"{row.budget:g} ×"
    ours, bare = _amount(row, found.ours), _amount(row, found.bare)
    return _LINE.format(row.name, ours, row.bare_name, bare, ratio, budget, verdict)


def _amount(row: Row, measured: float) -> str:
    return f"{measured * row.shown:.1f} {row.unit}"


if __name__ == "__main__":
    main()
