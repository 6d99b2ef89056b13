"""Changing very much at once takes no long time."""

from __future__ import annotations

import time
from decimal import Decimal

import msgspec

from drafter.store.load import load_report
from drafter.store.save import save
from tests.store.conftest import HEAD, Load


def test_a_thousand_figures_are_changed_removed_and_added_in_bounded_time(load: Load) -> None:
    source = HEAD + "".join(f'\n[figures.f{number}]\nvalue = {number}\nsource = "x"\n' for number in range(1000))
    loaded = load(source)
    old = loaded.report.draft
    changed = {
        name: msgspec.structs.replace(figure, value=Decimal("0.5"), unit="m", source=None)
        for name, figure in old.figures.items()
    }
    start = time.process_time()
    for figures in (changed, old.figures, {}, changed):
        loaded = save(loaded, msgspec.structs.replace(old, figures=figures))
        assert load_report(loaded.file, loaded.workspace).report.draft.figures == figures
    # A second each on a quiet machine.
    assert time.process_time() - start < 40
    loaded = save(loaded, old)
    assert loaded.source.text.split() == source.split()
