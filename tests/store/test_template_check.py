"""A template that reads well can still be unsound; each way is told, at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.report.errors import InputError
from drafter.report.template_faults import faults
from drafter.store.template_check import check_template
from drafter.store.templates import built_in_folder, read_template
from drafter.store.workspace import Workspace

SOUND = """\
format = 1
name = "sound"
title = "Sound"

[numbering]
section = "{n}.0"
depth = 2

[house_style]
money = "£103m"

[deadline]
clear_days = 5

[[meta]]
id = "day"
label = "Day"
kind = "date"

[[sections]]
id = "first"
  [[sections.fields]]
  id = "asked"
  label = "1.1"
  kind = "yes-no"
  [[sections.fields]]
  id = "note"
  note_for = "asked"
  required_if = { asked = "no" }
  nothing = ["None"]
  nothing_needs_reason = true
  [[sections.fields]]
  id = "which"
  kind = "choice"
  options = [{ id = "a", text = "A" }, { id = "b", text = "B", valid_from = 2026-01-01, valid_to = 2026-12-31 }]
  [[sections.fields]]
  id = "some"
  label = "1.2a"
  kind = "choices"
  min = 1
  max = 2
  required_if = { which = ["a", "b"] }
  options = [{ id = 1, text = "One" }, { id = 2, text = "Two" }]

[[sections]]
id = "second"
number = 4
  [[sections.fields]]
  id = "text"
  words = { min = 1, max = 20 }

[[sections]]
id = "third"

[[rules]]
code = "L890"
pattern = 'going forward'
message = "Say when."
"""

# What is replaced, by what, on which line the fault stands, and words of its message.
UNSOUND = [
    ('section = "{n}.0"', 'section = "0"', "section =", "must have {n} in it once"),
    ("depth = 2", "depth = 4", "depth", "depth 1, 2 or 3, not 4"),
    ("depth = 2", "depth = 0", "depth", "depth 1, 2 or 3, not 0"),
    ('money = "£103m"', 'money = "much"', "money", "no sample of a large sum"),
    ("clear_days = 5", "clear_days = -1", "clear_days", "deadline.clear_days is -1"),
    ("clear_days = 5", "clear_days = 5\ndays_before = -2", "days_before", "cannot be less than 0"),
    ('id = "day"', 'id = "the day"', 'id = "the day"', "cannot be an id"),
    (
        'kind = "date"\n',
        'kind = "date"\n\n[[meta]]\nid = "day"\n',
        'id = "day"',
        "two fields of the header block called day",
    ),
    ('label = "Day"', 'label = "Day"\nnote_for = "x"', "note_for =", "header block cannot have note_for"),
    ('id = "second"', 'id = "first"', 'id = "first"', "two sections called first"),
    ('id = "second"', 'id = "figures"', 'id = "figures"', "cannot be called figures"),
    ('id = "note"', 'id = "asked"', 'id = "asked"', "two fields in first called asked"),
    ('label = "1.1"', 'label = "one"', 'label = "one"', "“one” is no label"),
    ('label = "1.2a"', 'label = "1.1"', 'label = "1.1"', "is that of first.asked already"),
    ('note_for = "asked"', 'note_for = "ask"', "note_for", "a note for ask, which is no other field"),
    ('note_for = "asked"', 'note_for = "note"', "note_for", "no other field"),
    ('{ asked = "no" }', '{ ask = "no" }', "required_if = { ask", "depends on ask, which is no other field"),
    ('{ asked = "no" }', '{ asked = "maybe" }', "required_if = { asked", "can never be “maybe”"),
    ('{ which = ["a", "b"] }', '{ which = ["a", "c"] }', "required_if = { which", "can never be “c”"),
    ('{ which = ["a", "b"] }', "{ some = 1 }", "required_if = { some", "no other field"),
    ('  kind = "choice"\n  options', '  kind = "line"\n  options', 'options = [{ id = "a"', "kind line cannot have"),
    (
        '  options = [{ id = 1, text = "One" }, { id = 2, text = "Two" }]\n',
        "",
        "[[sections.fields]]",
        "without options",
    ),
    ('{ id = "b", text', '{ id = "a", text', 'options = [{ id = "a"', "two options a"),
    ('{ id = "a", text = "A" }', '{ id = 7, text = "A" }', "options = [{ id = 7", "need ids in quotes"),
    ("valid_to = 2026-12-31", "valid_to = 2025-12-31", 'options = [{ id = "a"', "ends before it begins"),
    ('text = "One"', 'text = " "', "options = [{ id = 1", "no text to print"),
    ("max = 2\n", "max = 0\n", "min = 1", "min is 1 and max is 0"),
    ("min = 1\n", "min = -1\n", "min = -1", "min is -1"),
    ("min = 1, max = 20", "min = 30, max = 20", "words", "nothing fits"),
    ('kind = "yes-no"', 'kind = "yes-no"\n  max = 1', "max = 1", "only choices and lists are counted"),
    ('nothing = ["None"]\n', "\n", "nothing_needs_reason", "does not say what may stand for nothing"),
    ("number = 4", "number = 0", "number = 0", "cannot be 0"),
    ("number = 4", "number = 1", "number = 1", "first and second both have the number 1"),
    ('id = "third"', 'id = "third"\nnumber = 4', "number = 4\n", "second and third both have the number 4"),
    ("'going forward'", "'(going forward'", "pattern", "no regular expression"),
    ("'going forward'", "'(going forward)?'", "pattern", "matches an empty text"),
    ('code = "L890"', 'code = "going"', "code", "no code of a rule"),
    (
        'Say when."\n',
        'Say when."\n[[rules]]\ncode = "L890"\npattern = "x"\nmessage = "y"\n',
        'code = "L890"',
        "two rules L890",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sound"
    made.mkdir()
    (made / "template.toml").write_text(SOUND, encoding="utf-8")
    for name in ("report.md.j2", "report.typ", "reference.docx"):
        (made / name).write_bytes(b"")
    return made


def test_the_sound_one_is_sound(folder: Path) -> None:
    assert check_template(folder).faults == []
    assert check_template(folder / "template.toml").faults == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"), UNSOUND, ids=[f"{case[3]}-{n}" for n, case in enumerate(UNSOUND)]
)
def test_what_is_unsound_is_told_at_its_place(folder: Path, old: str, new: str, line: str, words: str) -> None:
    assert SOUND.count(old) == 1
    source = SOUND.replace(old, new)
    (folder / "template.toml").write_text(source, encoding="utf-8")
    # One thing that is wrong may make another wrong.
    found = [fault for fault in check_template(folder).faults if words in fault.message]
    assert len(found) == 1
    place = found[0].place
    assert place is not None
    at = _offset(source, place.line) + place.column - 1
    assert line in source[at - place.column + 1 :].split("\n", 1)[0] + "\n"
    assert str(found[0]).startswith(f"{found[0].path}:{place.line}:{place.column}: ")


def _offset(source: str, line: int) -> int:
    return sum(len(each) for each in source.splitlines(keepends=True)[: line - 1])


def test_a_template_without_sections_is_unsound(folder: Path) -> None:
    (folder / "template.toml").write_text('format = 1\nname = "sound"\ntitle = "x"\n', encoding="utf-8")
    assert ["no sections" in fault.message for fault in check_template(folder).faults] == [True]


def test_all_faults_are_told_in_the_order_of_the_file(folder: Path) -> None:
    source = SOUND
    for old, new, _, _ in (UNSOUND[1], UNSOUND[12], UNSOUND[34]):
        source = source.replace(old, new)
    (folder / "template.toml").write_text(source, encoding="utf-8")
    lines = [fault.place.line for fault in check_template(folder).faults if fault.place is not None]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_what_it_does_not_bring_and_another_folder_are_noted(folder: Path) -> None:
    assert check_template(folder).notes == []
    other = folder.rename(folder.with_name("other"))
    (other / "report.typ").unlink()
    (other / "reference.docx").unlink()
    checked = check_template(other)
    assert checked.faults == []
    assert checked.notes == [
        "Reports name it other, after its folder; it calls itself sound.",
        "It brings no page design for PDF and no styles for DOCX of its own; drafter's plain ones are used.",
    ]


@pytest.mark.parametrize("source", ["x = [", 'format = 1\nname = "sound"\ntitle = "x"\nsectoins = []\n', ""])
def test_what_cannot_be_read_is_a_fault_too(folder: Path, source: str) -> None:
    (folder / "template.toml").write_text(source, encoding="utf-8")
    found = check_template(folder).faults
    assert found
    assert all(fault.exit_code == 2 and fault.place is not None for fault in found)


def test_no_file_is_a_fault_too(tmp_path: Path) -> None:
    for nothing in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(InputError):
            check_template(nothing)


@pytest.mark.parametrize("name", ["scrutiny-report", "executive-decision"])
def test_those_that_come_with_drafter_say_nothing_unsound(name: str, tmp_path: Path) -> None:
    template, _ = read_template(built_in_folder() / name / "template.toml")
    assert faults(template) == []
    copy = shutil.copytree(built_in_folder() / name, tmp_path / "templates" / name)
    assert check_template(copy).faults == []
    assert Workspace.find(tmp_path).templates == copy.parent
