"""A layout is trusted text with slots: rendered in a sandbox, read once, filled in the tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import drafter.document
from drafter.document.dress import Dress
from drafter.document.edition import Edition
from drafter.document.layout import LAYOUT_FILE, MarkdownReader, Shape, read_layout
from drafter.document.tree import make_document, shape_of, tree
from drafter.export.pandoc import layout_reader
from drafter.export.process import Stop
from drafter.report.errors import InputError
from tests.document.reports import report

PLAIN = Path(drafter.document.__file__).parent / "plain"
SHAPE = Shape(sections=("s",), header=("to",), draft=False, edition="public")
HOSTILE = "{{ 7*7 }} {% raw %} ```{=typst}\n#panic()\n``` \ue0000\ue001 # no\n\n"


def written(folder: Path, layout: str) -> Path:
    (folder / LAYOUT_FILE).write_text(layout, encoding="utf-8")
    return folder


def made(folder: Path, layout: str, text: str = "Words.", **more: Any) -> list[Any]:
    """The blocks of a small report in a layout."""
    small = report(text, meta={"to": "The committee"}, **more)
    document = make_document(small, Edition.PUBLIC, draft=False)
    shape = shape_of(small, document, Edition.PUBLIC)
    blocks = read_layout(written(folder, layout), shape, layout_reader(Stop()), None)
    return list(json.loads(tree(blocks, shape, Dress(document), folder))["blocks"])


def test_what_stands_in_the_layout_stands_in_the_report(tmp_path: Path) -> None:
    said = json.dumps(made(tmp_path, "## Agenda item\n\n{{ title }}\n\n{{ sections.s }}\n\nPublished by the council."))
    assert (
        said.index("Agenda") < said.index("A title") < said.index("1.1") < said.index("Words.") < said.index("council")
    )


def test_words_of_the_header_block_may_stand_in_a_line(tmp_path: Path) -> None:
    said = json.dumps(made(tmp_path, "To **{{ answers.to }}**: {{ title }}\n\n{{ sections.s }}"))
    assert '"The committee"' in said
    assert '"A title"' in said


def test_what_people_typed_is_never_read_as_a_layout(tmp_path: Path) -> None:
    blocks = made(tmp_path, "{{ title }}\n\n{{ header }}\n\n{{ sections.s }}", text=HOSTILE, title=HOSTILE)
    said = json.dumps(blocks, ensure_ascii=False)
    assert "RawBlock" not in said
    assert "CodeBlock" not in said
    assert said.count("{{ 7*7 }}") == 2


@pytest.mark.parametrize(
    "layout",
    [
        "{{ sections.nobody }}",
        "{{ nothing }}",
        "{% for %}",
        "{{ title }",
        "{{ ''.__class__.__mro__ }}",
        "{{ sections.update(x=1) }}",
        "{{ 1 / 0 }}",
        "{% include 'x' %}",
        "{{ range(1000000000)|list }}",
    ],
)
def test_a_layout_that_cannot_be_rendered_is_refused_with_its_file(tmp_path: Path, layout: str) -> None:
    with pytest.raises(InputError) as refused:
        read_layout(written(tmp_path, layout), SHAPE, MarkdownReader("1", str.encode), None)
    assert LAYOUT_FILE in refused.value.path


@pytest.mark.parametrize("layout", ["Text {{ sections.s }}", "| a |\n|---|\n| x {{ header }} |", "# {{ notice }} a"])
def test_a_block_in_a_line_is_refused(tmp_path: Path, layout: str) -> None:
    with pytest.raises(InputError, match="in the middle of a line"):
        made(tmp_path, layout)


@pytest.mark.parametrize("missing", ["title", "section s"])
def test_a_layout_that_leaves_something_out_is_refused(tmp_path: Path, missing: str) -> None:
    slots = {"title": "{{ title }}", "section s": "{{ sections.s }}"}
    with pytest.raises(InputError, match=f"leaves out the slot “{missing}”"):
        made(tmp_path, "\n\n".join(slot for name, slot in slots.items() if name != missing))


def test_the_plain_layout_stands_in_for_a_missing_one(tmp_path: Path) -> None:
    blocks = read_layout(tmp_path, SHAPE, layout_reader(Stop()), None)
    assert blocks == read_layout(PLAIN, SHAPE, layout_reader(Stop()), None)


class Counting:
    """A reader that counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, source: str) -> bytes:
        self.times += 1
        return json.dumps({"blocks": [{"t": "Para", "c": [{"t": "Str", "c": source}]}]}).encode()


def test_a_layout_is_read_once_for_each_shape_and_source(tmp_path: Path) -> None:
    counting = Counting()
    cache = tmp_path / "cache"
    folder = written(tmp_path, "{{ title }}")
    reader = MarkdownReader("1", counting)
    first = read_layout(folder, SHAPE, reader, cache)
    assert read_layout(folder, SHAPE, reader, cache) == first
    assert counting.times == 1
    read_layout(folder, msgspec.structs.replace(SHAPE, draft=True), reader, cache)
    read_layout(folder, SHAPE, MarkdownReader("2", counting), cache)
    read_layout(written(tmp_path, "{{ title }} "), SHAPE, reader, cache)
    assert counting.times == 4


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"blocks": 3}', b'{"blocks": [3]}', b"\xff", b'{"other": []}'])
def test_a_broken_cache_is_only_slow(tmp_path: Path, kept: bytes) -> None:
    counting = Counting()
    cache = tmp_path / "cache"
    folder = written(tmp_path, "{{ title }}")
    first = read_layout(folder, SHAPE, MarkdownReader("1", counting), cache)
    (file,) = (cache / "layouts").iterdir()
    file.write_bytes(kept)
    assert read_layout(folder, SHAPE, MarkdownReader("1", counting), cache) == first


def test_a_cache_that_cannot_be_written_is_only_slow(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    folder = written(tmp_path, "{{ title }}")
    assert read_layout(folder, SHAPE, MarkdownReader("1", Counting()), tmp_path / "cache")
