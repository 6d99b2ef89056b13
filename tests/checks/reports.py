"""Reports to check: the specimen, the complete example, and changes of it."""

from __future__ import annotations

import datetime
import re
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from drafter.report.draft import Draft, Entry, Figure, Note, Value, Waiver
from drafter.report.places import KeyPath, Place
from drafter.report.report import Report
from drafter.report.template import FieldKind, Template

ROOT = Path(__file__).resolve().parents[2]
SPECIMEN = ROOT.parent / "shared" / "data" / "childrens-services-2015" / "report.toml"
EXAMPLE = Path(__file__).parent / "example"
TODAY = datetime.date(2027, 2, 1)


class Nowhere:
    """Places of a report that has no file: the offset stands for the column."""

    def of_key(self, path: KeyPath) -> Place:
        return Place(1, 1)

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        return Place(1, 1 + offset)


class OneSlip:
    """A speller that knows every word but one."""

    trouble = ""
    cure = ""

    def knows(self, word: str) -> bool:
        return word != "comittee"

    def suggestions(self, word: str) -> tuple[str, ...]:
        return ("committee",)


def template(name: str) -> Template:
    """A template that comes with drafter, or the one of the examples."""
    folder = EXAMPLE if name == "example" else ROOT / "templates" / name
    return msgspec.convert(tomllib.loads((folder / "template.toml").read_text(encoding="utf-8")), Template)


def report(source: str, *, form: Template | None = None, slug: str = "report") -> Report:
    """The report of a ``report.toml``."""
    raw = tomllib.loads(source)
    form = form or template(raw["template"])
    return Report(slug, f"{slug}/report.toml", form, draft(raw, form), Nowhere())


def sample(slug: str) -> Report:
    """One of the reports in ``drafts/``."""
    return report((ROOT / "drafts" / slug / "report.toml").read_text(encoding="utf-8"), slug=slug)


def specimen() -> Report:
    """The report that was published with a question unanswered."""
    return report(SPECIMEN.read_text(encoding="utf-8"), slug="childrens-services-2015")


def changed(example: str, **more: Any) -> Report:
    """The complete example with one thing changed: a piece of ``report.toml``, or another background."""
    raw = tomllib.loads((EXAMPLE / "report.toml").read_text(encoding="utf-8"))
    example = textwrap.dedent(example)
    if re.match(r"\[|\w+ = ", example.lstrip()):
        raw = _merged(raw, tomllib.loads(example))
    else:
        raw["sections"]["background"]["text"] = example
    form = template("example")
    return Report("example", "example/report.toml", msgspec.structs.replace(form, **more), draft(raw, form), Nowhere())


def _merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    both = {key: _merged(base[key], value) for key, value in change.items() if isinstance(base.get(key), dict)}
    return base | change | both


def draft(raw: dict[str, Any], form: Template) -> Draft:
    """A draft out of what TOML gives."""
    sections = {
        id: {name: _value(form, id, name, value) for name, value in answers.items()}
        for id, answers in raw.get("sections", {}).items()
    }
    meta: dict[str, Value] = {
        id: tuple(value) if isinstance(value, list) else value for id, value in raw.get("meta", {}).items()
    }
    return Draft(
        template=form.name,
        title=raw.get("title", ""),
        meta=meta,
        sections=sections,
        figures=msgspec.convert(raw.get("figures", {}), dict[str, Figure]),
        notes=msgspec.convert(raw.get("notes", {}), dict[str, Note]),
        waivers=msgspec.convert(raw.get("waivers", []), tuple[Waiver, ...]),
    )


def _value(form: Template, section: str, name: str, value: Any) -> Value:
    found = form.section(section)
    assert found is not None
    field = found.field(name)
    assert field is not None
    if field.kind is FieldKind.LIST:
        return tuple(Entry(text=each) if isinstance(each, str) else msgspec.convert(each, Entry) for each in value)
    return tuple(value) if isinstance(value, list) else value
