"""The check of many reports that have no paragraph in common: nothing that was seen in one helps with another."""

import re

from benchmarks.row import Row
from benchmarks.rows.check_many import REPORTS, checked, fill
from benchmarks.workspace import Workspace

A_SECOND = 100
"""No rule of the design: what is held today, lest it become less."""
_LETTERS = "aeioulmnrs"
_PARAGRAPH = re.compile(r"^(?![#|:\[]).{30,}(?<![\"\]])$", re.MULTILINE)


def row(workspace: Workspace) -> Row:
    """``check --jobs 2`` of so many reports like the real one, each with a word of its own in every paragraph."""
    source = (workspace.specimen / "report.toml").read_text(encoding="utf-8")
    root = workspace.root / "strangers"
    fill(root, [_of_its_own(source, number) for number in range(REPORTS)])
    return Row(
        name="the same, without a paragraph in common", ours=lambda: checked(root), budget=REPORTS / A_SECOND, rounds=5
    )


def _of_its_own(source: str, number: int) -> str:
    word = "".join(_LETTERS[int(digit)] for digit in str(number))
    return _PARAGRAPH.sub(lambda found: found[0].replace(" ", f" {word} ", 1), source)
