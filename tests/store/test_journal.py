"""A journal has every word that is not saved, as little else as it can, and outlives whatever ends the program."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.report.draft import Draft
from drafter.store import journal as journal_module
from drafter.store.home import state_folder
from drafter.store.journal import Journal
from drafter.store.journal_files import BROKEN, journals, left_behind
from drafter.store.journal_lines import NotAJournal, Recording, common_ends, read_lines
from drafter.store.load import Loaded
from drafter.store.parts import parts
from drafter.store.recovery import brought_back, lost
from tests.store.conftest import HEAD, Load
from tests.store.report_files import DRAFTS, changed
from tests.store.test_any_edit import opened

_SOURCE = HEAD + '[sections.first]\ntext = "One."\n'


@pytest.fixture(autouse=True)
def _own_journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def report(load: Load) -> Loaded:
    return load(_SOURCE)


@pytest.fixture
def journal(report: Loaded) -> Iterator[Journal]:
    """The journal of the report, which is closed in the end."""
    journal = Journal(report.file, report.source.digest, report.report.draft)
    yield journal
    journal.close()


def written(report: Loaded, text: str) -> Draft:
    """The draft with another text."""
    return report.report.draft.with_answer("first", "text", text)


def said(report: Loaded) -> Recording:
    """What the only journal of the report says, living or not."""
    (path,) = journals(report.file)
    return read_lines(path.read_bytes())


def text(recording: Recording) -> object:
    return recording.parts[("sections", "first", "text")].now


def until(holds: Callable[[], bool]) -> None:
    for _ in range(4_000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to hold")


def test_what_is_noted_is_on_disk_by_itself_with_the_hash_of_the_file(report: Loaded, journal: Journal) -> None:
    journal.note(written(report, "One. Two."), 5)
    until(lambda: bool(journals(report.file)))
    recording = said(report)
    assert text(recording) == "One. Two."
    assert recording.head.base == report.source.digest
    assert recording.head.report == str(report.file)
    assert recording.parts[("sections", "first", "text")].was == "One."


def test_two_hundred_characters_wait_for_no_others(
    report: Loaded, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "SECONDS", 1_000_000)
    long = "x" * journal_module.CHARACTERS
    for length in range(0, len(long) + 1, 20):
        journal.note(written(report, f"One.{long[:length]}"), 20)
    until(lambda: bool(journals(report.file)))
    assert str(text(said(report))).startswith("One.x")


def test_what_a_killed_program_never_finished_is_swept(report: Loaded, journal: Journal) -> None:
    folder = state_folder() / "journals"
    folder.mkdir(parents=True)
    old, fresh = folder / "a.new", folder / "b.new"
    for file in (old, fresh):
        file.write_bytes(b"Exempt words")
    os.utime(old, (0, 0))
    journal.note(written(report, "Two."))
    journal.flush()
    assert not old.exists()
    assert fresh.exists()


def test_it_is_private_whatever_the_umask(report: Loaded, journal: Journal) -> None:
    before = os.umask(0)
    try:
        journal.note(written(report, "Exempt."))
        journal.flush()
    finally:
        os.umask(before)
    (path,) = journals(report.file)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "one" not in path.name


def test_it_is_that_of_the_real_file_whatever_link_leads_there(
    report: Loaded, journal: Journal, tmp_path: Path
) -> None:
    journal.note(written(report, "Two."))
    journal.flush()
    link = tmp_path / "link.toml"
    link.symlink_to(report.file)
    assert journals(link) == journals(report.file) != []
    assert journals(tmp_path / "other.toml") == []


def test_a_text_that_was_not_changed_leaves_none(report: Loaded, journal: Journal) -> None:
    journal.note(written(report, "One. Two."))
    journal.note(report.report.draft)
    journal.flush()
    assert journals() == []


def test_a_text_that_is_again_as_it_was_leaves_none_though_it_was_written_down(
    report: Loaded, journal: Journal
) -> None:
    journal.note(written(report, "One. Two."))
    journal.flush()
    assert journals(report.file)
    journal.note(report.report.draft.with_answer("first", "text", "One."))
    journal.flush()
    assert journals() == []


def test_a_key_in_a_long_text_writes_a_short_line(report: Loaded, journal: Journal) -> None:
    long = "Some words of it. " * 6_000
    journal.note(written(report, long))
    journal.flush()
    (path,) = journals(report.file)
    before = path.stat().st_size
    at = len(long) // 2
    journal.note(written(report, f"{long[:at]}x{long[at:]}"), 1)
    journal.flush()
    assert 0 < path.stat().st_size - before < 300
    assert text(said(report)) == f"{long[:at]}x{long[at:]}"


def test_a_confirmed_save_removes_it(report: Loaded, journal: Journal) -> None:
    draft = written(report, "Two.")
    journal.note(draft)
    journal.flush()
    assert journals(report.file)
    journal.based_on("another", draft)
    until(lambda: not journals())


def test_a_confirmed_save_leaves_what_was_typed_since(report: Loaded, journal: Journal) -> None:
    saved = written(report, "Saved.")
    journal.note(saved)
    journal.flush()
    journal.note(written(report, "Saved. And more."))
    journal.based_on("another", saved)
    journal.flush()
    recording = said(report)
    assert recording.head.base == "another"
    assert recording.parts == {("sections", "first", "text"): ("Saved.", "Saved. And more.")}


def test_a_living_one_is_not_left_behind_and_a_closed_one_is(report: Loaded, journal: Journal) -> None:
    journal.note(written(report, "Two."))
    journal.flush()
    assert list(left_behind(report.file)) == []
    journal.close()
    (left,) = left_behind(report.file)
    # Who looks at it keeps it from others.
    assert list(left_behind()) == []
    assert text(left.read()) == "Two."
    left.let_go()
    (again,) = left_behind()
    assert again.done_with() is None
    assert journals() == []


def test_two_programs_with_one_report_have_a_journal_each(report: Loaded, journal: Journal) -> None:
    other = Journal(report.file, report.source.digest, report.report.draft)
    journal.note(written(report, "Mine."))
    other.note(written(report, "Theirs."))
    journal.flush()
    other.close()
    (left,) = left_behind(report.file)
    assert text(left.read()) == "Theirs."
    left.done_with()
    assert text(said(report)) == "Mine."


def test_wherever_its_end_was_torn_off_all_whole_lines_count(report: Loaded, journal: Journal) -> None:
    for words in ("One. Two.", "One. Two. Three."):
        journal.note(written(report, words))
        journal.flush()
    (path,) = journals(report.file)
    raw = path.read_bytes()
    head, first, second, end = raw.split(b"\n")
    assert end == b""
    for length in range(len(raw) + 1):
        if length <= len(head):
            with pytest.raises(NotAJournal):
                read_lines(raw[:length])
            continue
        recording = read_lines(raw[:length])
        assert not recording.broken
        whole = len(head) + len(first) + 2
        if length < whole:
            assert recording.parts == {}
        else:
            assert text(recording) == ("One. Two. Three." if length == whole + len(second) + 1 else "One. Two.")


@pytest.mark.parametrize(
    "damage", [b"\0" * 9, b'{"at":"2027-01-01T00:00:00Z","edits":[{"path":["title"],"keep":[1,1]}]}']
)
def test_what_cannot_be_read_of_a_damaged_one_is_kept(report: Loaded, journal: Journal, damage: bytes) -> None:
    for words in ("One. Two.", "One. Two. Three."):
        journal.note(written(report, words))
        journal.flush()
    journal.close()
    (path,) = journals(report.file)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:2], damage, *lines[2:]]))
    (left,) = left_behind()
    recording = left.read()
    assert recording.broken
    assert text(recording) == "One. Two."
    kept = left.done_with(broken=recording.broken)
    assert kept is not None
    assert kept.suffix == BROKEN
    assert lines[2] in kept.read_bytes()
    assert journals() == []


def test_where_it_cannot_be_written_that_is_told_once_and_it_is_whole_when_it_can(
    report: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    journal = Journal(report.file, report.source.digest, report.report.draft, told.append)
    journal.note(written(report, "Two."))
    journal.flush()
    with monkeypatch.context() as full:
        sync = os.fsync

        def no_room(descriptor: int) -> None:
            # Half of it may have come to the disk.
            sync(descriptor)
            raise OSError(28, "No space left on device")

        full.setattr(os, "fsync", no_room)
        for words in ("Two. Three.", "Two. Three. Four."):
            journal.note(written(report, words))
            journal.flush()
        assert told == ["the disk is full"]
        # What was there before is there still, and nothing half.
        assert text(said(report)) == "Two."
        (path,) = journals(report.file)
        assert path.read_bytes().endswith(b"\n")
    journal.note(written(report, "Two. Three. Four. Five."))
    journal.flush()
    assert told == ["the disk is full", ""]
    assert text(said(report)) == "Two. Three. Four. Five."
    journal.close()


def test_one_that_could_not_be_written_is_tried_again_by_itself(
    report: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_RETRY", 0.01)
    told: list[str] = []
    blocked = state_folder() / "journals"
    blocked.parent.mkdir(parents=True)
    blocked.write_bytes(b"")
    journal = Journal(report.file, report.source.digest, report.report.draft, told.append)
    journal.note(written(report, "Two."))
    until(lambda: bool(told))
    blocked.unlink()
    until(lambda: told[-1] == "")
    assert text(said(report)) == "Two."
    journal.close()


def test_a_long_journal_is_written_anew_without_the_steps_between(
    report: Loaded, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_MOST", 2_000)
    for number in range(40):
        journal.note(written(report, "words " * number))
        journal.flush()
    (path,) = journals(report.file)
    assert path.stat().st_size < 2_500
    assert text(said(report)) == "words " * 39


@given(
    before=st.text(st.sampled_from("ab\ud800é"), max_size=12),
    after=st.text(st.sampled_from("ab\ud800é"), max_size=12),
)
def test_the_ends_that_two_texts_share_never_overlap(before: str, after: str) -> None:
    head, tail = common_ends(before, after)
    middle = after[head : len(after) - tail]
    assert before[:head] + middle + before[len(before) - tail :] == after
    assert head + tail <= min(len(before), len(after))
    # Nothing is written that need not be.
    assert before[head : head + 1] != after[head : head + 1] or not middle or head + tail == len(before)


@st.composite
def _histories(draw: st.DrawFn) -> list[tuple[Draft, bool]]:
    """A draft, and what becomes of it in steps; each with whether it was saved then."""
    steps = [(draw(DRAFTS), True)]
    for _ in range(draw(st.integers(1, 4))):
        steps.append((draw(changed(steps[-1][0])), draw(st.booleans())))
    return steps


@settings(max_examples=60)
@given(history=_histories())
def test_whatever_is_written_comes_back_as_it_was(history: list[tuple[Draft, bool]]) -> None:
    file, template = opened().file, opened().report.template
    base = history[0][0]
    journal = Journal(file, "0", base)
    for number, (draft, is_saved) in enumerate(history[1:], 1):
        journal.note(draft)
        journal.flush()
        if is_saved and number < len(history) - 1:
            base = draft
            journal.based_on(str(number), draft)
    journal.close()
    last = history[-1][0]
    back = base
    for left in left_behind(file):
        recording = left.read()
        assert not recording.broken
        placed = brought_back(base, template, lost(recording, base))
        assert placed.unplaced == ()
        back = placed.draft
        left.done_with()
    # An answer that is empty is none.
    assert parts(back) == parts(last)
    assert journals(file) == []
