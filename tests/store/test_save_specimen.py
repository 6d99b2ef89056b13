"""A real report survives every change of every field, and a change of a paragraph is a change of one line."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.report.draft import Entry, Value
from drafter.report.template import Field, FieldKind
from drafter.store.load import Loaded, load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace


@pytest.fixture
def copy(specimen: Path, tmp_path: Path) -> Loaded:
    """A copy of the real report, loaded."""
    return _copied(specimen, tmp_path)


def _copied(specimen: Path, folder: Path) -> Loaded:
    shutil.copy(specimen / "report.toml", folder)
    return load_report(folder / "report.toml", Workspace.find(folder))


def _another(field: Field, answer: Value | None) -> Value:
    """An answer that the field can have and that is not this one."""
    match field.kind:
        case FieldKind.YES_NO:
            return "yes" if answer == "no" else "no"
        case FieldKind.CHOICES:
            return tuple(option.id for option in field.options if (option.id,) != answer)
        case FieldKind.LIST:
            return (*(answer or ()), Entry(text='Another "one"', exempt=(3,)))  # type: ignore[misc]
        case FieldKind.DATE:
            return datetime.date(2030, 1, 1)
        case FieldKind.TEXT if answer is None or "\n" in str(answer):
            return f'## Added\n\n{answer or ""}\nA \\ path, and a "quote".\n'
        case _:
            return "Another"


def test_each_field_can_be_changed_and_changed_back(copy: Loaded) -> None:
    loaded, draft = copy, copy.report.draft
    for section in loaded.report.template.sections:
        for field in section.fields:
            answer = draft.answer(section.id, field.id)
            loaded = save(loaded, draft.with_answer(section.id, field.id, _another(field, answer)))
            assert loaded.source.raw != copy.source.raw
            loaded = save(loaded, draft)
            assert copy.file.read_bytes() == copy.source.raw, (section.id, field.id)


def test_each_answer_can_be_taken_away_alone(copy: Loaded) -> None:
    old = copy.source.text.splitlines()
    for id, answers in copy.report.draft.sections.items():
        for field in answers:
            copy.file.write_bytes(copy.source.raw)
            new = save(copy, copy.report.draft.with_answer(id, field, None)).source.text.splitlines()
            head = next(at for at, line in enumerate(old) if at == len(new) or line != new[at])
            gone = len(old) - len(new)
            assert gone > 0
            assert old[:head] + old[head + gone :] == new
            assert old[head].startswith(f"{field} = ")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), words=st.text(st.sampled_from("ab c\"'\\é"), max_size=30))
def test_a_paragraph_changes_alone(specimen: Path, tmp_path: Path, data: st.DataObject, words: str) -> None:
    loaded = _copied(specimen, tmp_path)
    text = loaded.report.draft.answer("background", "text")
    assert isinstance(text, str)
    lines = text.split("\n")
    lines[data.draw(st.integers(0, len(lines) - 2))] = words
    old = loaded.source.text.split("\n")
    new = save(loaded, loaded.report.draft.with_answer("background", "text", "\n".join(lines))).source.text.split("\n")
    assert len(old) == len(new)
    assert sum(before != after for before, after in zip(old, new, strict=True)) <= 1
