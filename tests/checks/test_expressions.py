"""What is kept of the rules' expressions is what they are, and holds nothing of a report."""

from __future__ import annotations

import datetime
import marshal
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.checks import expressions
from drafter.checks.engine import check
from drafter.checks.expressions import Made, expression, from_made, is_kept
from drafter.checks.keeping import keep, keep_once
from drafter.checks.pattern import Pattern
from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from tests.corpus.entries import HERE

TODAY = datetime.date(2026, 11, 25)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the expressions would be kept; there is none yet."""
    place = tmp_path / "kept" / "expressions.bin"
    monkeypatch.setattr(expressions, "FILE", str(place))
    expressions._kept.cache_clear()
    yield place
    expressions._kept.cache_clear()


def kept(file: Path) -> dict[tuple[str, int], Made]:
    made: dict[tuple[str, int], Made] = marshal.loads(file.read_bytes())
    return made


def test_each_is_the_expression_of_its_source(file: Path) -> None:
    keep()
    made = kept(file)
    assert len(made) > 400
    for (source, flags), code in made.items():
        assert from_made(source, code) == re.compile(source, flags)
        assert from_made(source, code).groupindex == re.compile(source, flags).groupindex
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_nothing_of_a_report_is_kept(file: Path) -> None:
    keep()
    before = file.read_bytes()
    # Its table and its abbreviations are looked for in its own words.
    report = load_report(HERE / "budget-monitoring-q2/report.toml", Workspace.find(HERE)).report
    check(report, today=TODAY)
    keep()
    assert file.read_bytes() == before


def test_a_check_finds_the_same_with_it_and_without(file: Path) -> None:
    report = load_report(HERE / "harbour-dues/report.toml", Workspace.find(HERE)).report

    def found() -> list[tuple[str, str | None, str]]:
        for name, module in list(sys.modules.items()):
            if name.startswith("drafter.checks.rules."):
                for value in vars(module).values():
                    if isinstance(value, Pattern):
                        value.__dict__.pop("compiled", None)
                        value.__dict__.pop("search", None)
        return [(each.code, each.number, each.message) for each in check(report, today=TODAY).findings]

    without = found()
    keep()
    expressions._kept.cache_clear()
    assert found() == without


@pytest.mark.parametrize(
    "spoilt",
    [lambda _: b"", lambda whole: whole[:5000], lambda _: marshal.dumps([1, 2]), lambda _: b"\x00" * 90],
    ids=["empty", "cut off", "something else", "zeros"],
)
def test_a_spoilt_file_is_no_file(file: Path, spoilt: Callable[[bytes], bytes]) -> None:
    keep()
    file.write_bytes(spoilt(file.read_bytes()))
    source = next(iter(_sources()))
    assert expression(*source) == re.compile(*source)
    assert not is_kept(*source)


def test_it_is_written_once_and_only_where_bytecode_may_be(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_once()
    assert not file.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    keep_once()
    first = file.stat()
    keep_once()
    assert file.stat() == first


def test_where_it_cannot_be_written_nothing_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file.parent.write_text("a file where the folder would be", encoding="utf-8")
    keep_once()
    assert not expressions.is_written()


def _sources() -> set[tuple[str, int]]:
    from drafter.checks.keeping import _sources as sources

    return sources()
