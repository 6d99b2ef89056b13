"""``drafter show`` tells a report as plain text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Command


def _told(item: dict[str, Any]) -> dict[str, Any]:
    """An item without what is empty, and without the keys that the reference does not have."""
    return {key: value for key, value in item.items() if value not in (None, []) and key not in ("field", "id")}


def test_the_specimen_shows_exactly_its_outline(command: Command, specimen: Path) -> None:
    shown = command("show", specimen, "--json").json
    expected = json.loads((specimen / "outline.json").read_text(encoding="utf-8"))["items"]
    assert [_told(item) for item in shown["items"]] == [_told(item) for item in expected]
    assert sum(item["number"] is not None for item in shown["items"]) == 51
    assert (shown["report"], shown["template"]) == ("childrens-services-2015", "scrutiny-report")
    assert shown["meta"]["meeting_date"] == "2015-07-02"


def test_one_item_is_shown_with_what_stands_below_it(command: Command, specimen: Path) -> None:
    done = command("show", specimen, "5.5.1")
    assert done.out.lstrip().startswith("5.5.1  Work is underway")
    assert "       - Mapping and compilation" in done.out
    assert "5.5.2" not in done.out
    assert [item["number"] for item in command("show", specimen, "3.2a", "--json").json["items"]] == ["3.2a"]


def test_a_number_that_is_none_names_the_nearest(command: Command, specimen: Path) -> None:
    done = command("show", specimen, "5.4.9")
    assert (done.code, done.out) == (2, "")
    assert "There is no item 5.4.9" in done.err
    assert "5.4.4" in done.err


def test_tables_quotes_and_exempt_grounds_are_told_where_there_are_any(
    command: Command, report: Callable[[str], Path]
) -> None:
    text = "a\\n\\n| x | y |\\n|---|---|\\n| 1 | 2 |\\n\\n> said\\n\\n::: exempt 3\\nb {#here}\\n:::"
    file = report(f'template = "scrutiny-report"\n[sections.background]\ntext = "{text}"\n')
    items = {item["number"]: item for item in command("show", file, "--json").json["items"]}
    assert items["5.1"]["tables"] == [[["x", "y"], ["1", "2"]]]
    assert items["5.1"]["quotes"] == ["said"]
    assert (items["5.2"]["exempt"], items["5.2"]["id"], items["5.2"]["text"]) == ([3], "here", "b")
    assert "tables" not in items["1.0"]


def test_no_control_character_reaches_the_terminal(command: Command, report: Callable[[str], Path]) -> None:
    file = report('template = "scrutiny-report"\ntitle = "a\\u001b[31m\\u009b\\u202e"\n')
    assert command("show", file).out.startswith("a␛[31m␦⇠")
    shown = command("show", file, "--json")
    assert not set("\x1b\x9b\u202e") & set(shown.out)
    assert shown.json["title"] == "a\x1b[31m\x9b\u202e"


def test_marks_that_other_tools_would_obey_are_shown_as_typed(command: Command, report: Callable[[str], Path]) -> None:
    words = "He said [sic] and [/] and [@click=app.quit]x[/] {{ 7*7 }} <b> `x` \\\\\\\\server"
    file = report(f'template = "scrutiny-report"\n[sections.purpose]\ntext = "{words}"\n')
    assert command("show", file, "1.1", "--json").json["items"][0]["text"] == words.replace("\\\\", "\\")
