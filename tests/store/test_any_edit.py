"""Whatever the layout of a file and whatever changes: it reads back as the draft, and all else is the same bytes."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.report.draft import Draft
from drafter.report.places import KeyPath
from drafter.store.changes import same
from drafter.store.edit import edited
from drafter.store.load import Loaded, decoded, load_report
from drafter.store.reading import parse_toml
from drafter.store.save import save
from drafter.store.scanner import Scan, scan
from drafter.store.templates import Found
from drafter.store.workspace import Workspace
from tests.store.conftest import HEAD, TEMPLATE
from tests.store.report_files import DRAFTS, changed, sources
from tests.store.toml_files import leaves


@st.composite
def edits(draw: st.DrawFn) -> tuple[Draft, str, Draft]:
    old = draw(DRAFTS)
    return old, draw(sources(old)), draw(changed(old))


@cache
def opened() -> Loaded:
    """The report ``one`` of a workspace of its own."""
    root = Path(os.environ["XDG_STATE_HOME"]) / "edits"
    template, file = root / "templates/plain/template.toml", root / "drafts/one/report.toml"
    template.parent.mkdir(parents=True)
    template.write_text(TEMPLATE, encoding="utf-8")
    file.parent.mkdir(parents=True)
    file.write_text(HEAD, encoding="utf-8")
    return load_report(file, Workspace.find(root))


def values(source: str) -> dict[KeyPath, Any]:
    return leaves(tomllib.loads(source, parse_float=Decimal))


COMMENT = re.compile(r"# comment \d+ |# end")


def read(source: str) -> Draft:
    """The draft that a source of the report ``one`` decodes to."""
    report = opened()
    found = Found(report.report.template, report.template_folder, builtin=False)
    return decoded(parse_toml(report.file, report.source.shown, source.encode()), found)


@settings(max_examples=150)
@given(edit=edits())
def test_an_edit_reads_back_as_the_draft_and_changes_nothing_else(edit: tuple[Draft, str, Draft]) -> None:
    old, source, new = edit
    assert same(read(source), old)
    text = edited(source, opened().report.template, old, new)
    assert same(read(text), new)
    unchanged_lines_are_the_same(source, text)
    assert edited(source, opened().report.template, old, old) == source


@settings(max_examples=40)
@given(edit=edits(), more=st.data())
def test_one_save_after_another(edit: tuple[Draft, str, Draft], more: st.DataObject) -> None:
    _, source, new = edit
    file = opened().file
    file.write_bytes(source.encode())
    report = load_report(file, opened().workspace)
    for _ in range(3):
        report = save(report, new)
        again = load_report(file, report.workspace)
        assert same(again.report.draft, new)
        assert again.source.raw == report.source.raw
        new = more.draw(changed(new))


def unchanged_lines_are_the_same(old: str, new: str) -> None:
    before, after = values(old), values(new)
    scans = scan(old), scan(new)
    for path in kept(before, after, scans[0]):
        assert text_of(old, scans[0], path) == text_of(new, scans[1], path), path
    # A comment goes only with the line, with the value or with the table of what goes.
    gone = Counter(COMMENT.findall(old)) - Counter(COMMENT.findall(new))
    for comment in gone:
        at = old.index(comment)
        assert may_go(at, old, scans[0], before, after), comment
    if "\r\n" in old:
        assert old.count("\n") != old.count("\r\n") or new.count("\n") == new.count("\r\n")
    # A line that is new belongs to something that changed.
    allowed: Counter[str] = Counter()
    for path in after:
        in_waivers = path[0] == "waivers" and before.get(("waivers",)) != after["waivers",]
        if in_waivers or path not in before or before[path] != after[path]:
            allowed.update(lines(text_of(new, scans[1], path)))
    fresh = Counter(lines(new)) - Counter(lines(old))
    for line in fresh:
        assert line in allowed or not line.strip() or line.lstrip().startswith("["), line


def may_go(at: int, old: str, found: Scan, before: dict[KeyPath, Any], after: dict[KeyPath, Any]) -> bool:
    """Whether the comment at ``at`` belongs to something that is taken away, or shares its line."""
    if old[old.rfind("\n", 0, at) + 1 : at].strip():
        return True
    header = max((each for each in found.headers if each.start < at), default=None, key=lambda each: each.start)
    if header is not None and (header.path not in after or header.path[0] == "waivers"):
        return True
    around = [path for path, span in found.spans.items() if span.start < at < span.end]
    return any(
        path not in after or isinstance(path[-1], int) or is_shorter(before[path], after[path]) for path in around
    )


def is_shorter(old: Any, new: Any) -> bool:
    """Whether elements of a list were taken out, and what stood between them."""
    return isinstance(old, list) and len(new) < len(old)


def lines(source: str) -> list[str]:
    return source.replace("\r\n", "\n").split("\n")


def kept(before: dict[KeyPath, Any], after: dict[KeyPath, Any], found: Scan) -> list[KeyPath]:
    """The keys on lines of their own whose values are as before; of waivers, those before any change."""
    return [
        pair.path
        for pair in found.pairs
        if pair.path in after
        and identical(before[pair.path], after[pair.path])
        and not (pair.path[0] == "waivers" and before["waivers",] != after["waivers",])
    ]


def identical(old: Any, new: Any) -> bool:
    return repr(old) == repr(new)


def text_of(source: str, found: Scan, path: KeyPath) -> str:
    """The whole lines that a key with its value stands on, the comment behind it included."""
    span = found.spans[path]
    start = source.rfind("\n", 0, span.key) + 1
    end = source.find("\n", max(span.end - 1, 0))
    return source[start : len(source) if end < 0 else end].rstrip("\r")
