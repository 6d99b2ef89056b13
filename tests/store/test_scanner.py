"""The scanner agrees with tomllib, about every path and every character."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from drafter.store.places import TomlPlaces
from drafter.store.scanner import MAX_NESTING, Header, NotToml, Pair, TooDeep, scan
from drafter.store.strings import TextMap, inside
from tests.store.toml_files import files, leaves


@settings(max_examples=100)
@given(source=files())
def test_it_finds_the_paths_and_the_values_that_tomllib_reads(source: str) -> None:
    data = leaves(tomllib.loads(source))
    found = scan(source)
    assert set(found.spans) == set(data)
    headers = {header.start for header in found.headers}
    for path, span in found.spans.items():
        raw = source[span.start : span.end]
        if raw and span.start not in headers:
            assert tomllib.loads(f"value = {raw}")["value"] == data[path]
        else:
            assert isinstance(data[path], dict | list)


@settings(max_examples=100)
@given(source=files())
def test_each_character_of_a_text_has_its_place_in_the_source(source: str) -> None:
    data = leaves(tomllib.loads(source))
    for path, span in scan(source).spans.items():
        text = data[path]
        found = inside(source, span.start, span.end)
        if not isinstance(text, str):
            assert found is None
            continue
        assert found is not None
        places = TextMap(source, found)
        quote = '"""' if found.quotes[0] == '"' else "'''"
        for offset, character in enumerate(text):
            raw = source[places.start(offset) : places.end(offset + 1)]
            # A quote before a line end, for a line end right behind quotes is no text.
            assert tomllib.loads(f"value = {quote}.{raw}.{quote}")["value"] == f".{character}."
        assert places.end(0) == found.start
        assert places.start(len(text)) == found.end


@settings(max_examples=60)
@given(source=files())
def test_pairs_and_headers_stand_in_order_and_name_the_table_they_stand_in(source: str) -> None:
    found = scan(source)
    marks = sorted([(header.start, header) for header in found.headers] + [(pair.key, pair) for pair in found.pairs])
    table: tuple[str | int, ...] = ()
    for start, mark in marks:
        if isinstance(mark, Header):
            table = mark.path
            assert source[start] == "["
            assert source[mark.end - 1] == "]"
        else:
            assert isinstance(mark, Pair)
            assert mark.table == table
            assert mark.path[: len(table)] == table
    assert [pair.path for pair in found.pairs] == [mark.path for _, mark in marks if mark in found.pairs]


def test_what_is_absent_has_the_place_of_the_nearest_table() -> None:
    places = TomlPlaces('format = 1\n\n[sections.reasons]\nsummary = """\nOne\n\\u00e9two"""\n')
    assert places.of_key(("sections", "reasons", "within_budget")) == (3, 1)
    assert places.of_key(("sections", "legal", "text")) == (3, 1)
    assert places.of_key(("meta", "report_to")) == (1, 1)
    assert places.of_value(("sections", "reasons", "alternatives"), 12) == (3, 1)
    assert places.of_value(("sections", "reasons", "summary")) == (5, 1)
    assert places.of_value(("sections", "reasons", "summary"), 4) == (6, 1)
    assert places.of_value(("sections", "reasons", "summary"), 5) == (6, 7)
    assert places.of_value(("format",)) == (1, 10)


def test_columns_count_characters_not_bytes() -> None:
    places = TomlPlaces('title = "é😀x"')
    assert places.of_value(("title",), 2) == (1, 12)


@pytest.mark.parametrize(
    "source",
    ["a", "a =", "a = [", "a = [1", "a = {", "a = {b", "[", "[[", "[a", 'a = "', "a = '", 'a = """', "a = '''x", "= 1"]
    + ['a = """\\"""', "a b = 1", ".", "a. = 1", "\x00", "]", "a = ]", "a = ,", "[[a]", '"', "a = [,,", "a = {,,"],
)
def test_on_what_is_no_toml_it_ends(source: str) -> None:
    try:
        scan(source)
    except NotToml:
        return


def test_a_key_or_a_list_that_nests_too_deep_is_found_at_once() -> None:
    for source in (".".join("a" * 1_000_000) + " = 1", f"[{'.'.join('a' * 1_000_000)}]", "a = " + "[" * 1_000_000):
        with pytest.raises(TooDeep):
            scan(source)
    scan(".".join("a" * MAX_NESTING) + " = 1")


def test_it_costs_no_more_than_a_glance(specimen: Path) -> None:
    """A budget of a third of a millisecond, with much room for a busy machine: best of many."""

    def best(source: str) -> float:
        times = []
        for _ in range(20):
            start = time.process_time()
            scan(source)
            times.append(time.process_time() - start)
        return min(times)

    assert best((specimen / "report.toml").read_text(encoding="utf-8")) < 0.003
    assert best('a = """\n' + "The quick brown fox jumps.\n\n" * 32_000 + '"""\n') < 0.03
