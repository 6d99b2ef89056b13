"""The pages of the guide say what is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from drafter.report.draft import Draft
from drafter.report.numbering import number
from drafter.report.outline import Item
from drafter.report.rule_faults import rule_faults
from drafter.report.template import (
    RULE_KINDS,
    Deadline,
    Field,
    FieldKind,
    FigurePolicy,
    HouseStyle,
    Numbering,
    Option,
    Section,
    Template,
    Words,
    WrittenRule,
)

ROOT = Path(__file__).parents[2]
NUMBERED_TEXT = (ROOT / "docs" / "numbered-text.md").read_text(encoding="utf-8")
TEMPLATES = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")

REFERENCE = re.compile(r'\{\{ ref\("(\w+)"\) \}\}')
ROW = re.compile(r"^\| (none|\d[\d.a-z]*) \| (.+) \|$", re.MULTILINE)


def _fences(page: str, language: Literal["text", "toml"]) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def _rows(item: Item) -> list[tuple[str, str]]:
    return [(item.number or "none", item.text), *(("none", text) for text in item.unnumbered)]


def test_the_worked_example_is_numbered_as_the_guide_says() -> None:
    template = Template(
        format=1,
        name="t",
        title="T",
        sections=(Section(id="background", heading="Background", number=5, fields=(Field(id="text"),)),),
    )
    draft = Draft(template="t", sections={"background": {"text": _fences(NUMBERED_TEXT, "text")[0]}})
    outline = number(template, draft)
    numbered = [
        (label, REFERENCE.sub(lambda found: outline.labels[found[1]], text))
        for item in outline.items[1:]
        for label, text in _rows(item)
    ]
    assert numbered == ROW.findall(NUMBERED_TEXT)


def test_the_smallest_template_is_one() -> None:
    template = msgspec.convert(tomllib.loads(_fences(TEMPLATES, "toml")[0]), Template)
    assert [section.id for section in template.sections] == ["findings"]


def test_the_samples_of_options_and_rules_can_be_read() -> None:
    _, options, rules = _fences(TEMPLATES, "toml")
    assert len(msgspec.convert(tomllib.loads(options)["options"], tuple[Option, ...])) == 2
    written = msgspec.convert(tomllib.loads(rules)["rules"], tuple[WrittenRule, ...])
    assert [rule.kinds for rule in written] == [(kind,) for kind in RULE_KINDS]
    assert list(rule_faults(written)) == []
    assert re.search(written[0].pattern, "Going forward, we shall.")


@pytest.mark.parametrize(
    "part", [Template, Numbering, HouseStyle, Deadline, FigurePolicy, Section, Field, Option, Words, WrittenRule]
)
def test_every_key_of_a_template_is_in_the_guide(part: type[msgspec.Struct]) -> None:
    missing = [
        key
        for key in part.__struct_fields__
        if f"`{key}`" not in TEMPLATES and f"`[{key}]`" not in TEMPLATES and f"[[{key}]]" not in TEMPLATES
    ]
    assert missing == []


def test_every_kind_of_field_is_in_the_guide() -> None:
    assert [kind.value for kind in FieldKind if f"| `{kind.value}` |" not in TEMPLATES] == []
