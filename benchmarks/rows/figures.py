"""The register of a report that is full of numbers, as it is worked out for the screen and before each export."""

import time
from fractions import Fraction

from benchmarks.row import Row
from benchmarks.workspace import Workspace
from drafter.report.citations import citations
from drafter.report.draft import Draft, Figure
from drafter.report.figures.register import Register
from drafter.report.template import HouseStyle

FIGURES = 500
CITATIONS = 200
_FORMS = ("", " | words", " | about(100)", " | percent(1)", " | money")


def row(_: Workspace) -> Row:
    """500 figures, two in three of them formulas, and 200 citations of them, in seconds of processor."""
    draft = Draft(template="t", figures=_register())
    text = " ".join(f"{{{{ f{at * 7 % FIGURES}{_FORMS[at % len(_FORMS)]} }}}}" for at in range(CITATIONS))
    return Row(
        name=f"{FIGURES} figures and {CITATIONS} citations resolved",
        ours=lambda: _seconds(draft, text),
        budget=0.020,
        rounds=31,
    )


def _register() -> dict[str, Figure]:
    figures = {}
    for at in range(FIGURES):
        if at % 3 == 0:
            figures[f"f{at}"] = Figure(value=at * 137 + 11, unit="children", source="Case system")
        elif at % 3 == 1:
            figures[f"f{at}"] = Figure(formula=f"f{at - 1} * 2 + 10", format="integer")
        else:
            figures[f"f{at}"] = Figure(formula=f"f{at - 2} / (f{at - 1} + f{at - 2})", format="percent:1")
    return figures


def _seconds(draft: Draft, text: str) -> float:
    start = time.process_time()
    register = Register(draft, HouseStyle())
    values = [number.quantity for name in draft.figures if (number := register.number(name)) is not None]
    printed = [register.cited(citation) for citation in citations(text)]
    took = time.process_time() - start
    if None in values or None in printed or values[0] is None or values[0].value != Fraction(11):
        raise AssertionError("a figure was not resolved")
    return took
