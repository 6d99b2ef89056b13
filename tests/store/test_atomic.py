"""Whatever fails, and whenever: the report on disk is the old one or the new one, whole, and the error is the truth."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from drafter.report.errors import DrafterError, MachineError
from drafter.store import atomic
from drafter.store.atomic import ChangedOutside, NeedsInPlaceSave
from drafter.store.home import state_folder
from drafter.store.load import Loaded, load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace

OLD = 'format = 1\ntemplate = "scrutiny-report"\ntitle = "Old"  # kept\n'
NEW = 'format = 1\ntemplate = "scrutiny-report"\ntitle = "New"  # kept\n'


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    return _report(tmp_path)


def _report(folder: Path, source: str = OLD) -> Loaded:
    file = folder / "report.toml"
    file.write_text(source, encoding="utf-8")
    return load_report(file, Workspace.find(folder))


def _save(loaded: Loaded, *, in_place: bool = False) -> Loaded:
    return save(loaded, msgspec.structs.replace(loaded.report.draft, title="New"), in_place=in_place)


def _left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "report.toml")


# ------------------------------------------------------------------------------------------ every call fails once

CALLS = {
    os: (
        "open",
        "write",
        "fsync",
        "fchmod",
        "fchown",
        "ftruncate",
        "replace",
        "unlink",
        "stat",
        "fstat",
        "statvfs",
        "close",
    ),
    io: ("open",),
    fcntl: ("flock",),
}
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)


class _Failing:
    """Makes the n-th of all calls to the system fail."""

    def __init__(self, at: int, error: int) -> None:
        self.at = at
        self.error = error
        self.count = 0
        self.name = ""

    def wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **named: Any) -> Any:
            self.count += 1
            if self.count != self.at:
                return call(*args, **named)
            self.name = name
            if name == "close":
                call(*args, **named)
            raise OSError(self.error, os.strerror(self.error))

        return wrapped


@contextmanager
def _failing(at: int, error: int) -> Iterator[_Failing]:
    failing = _Failing(at, error)
    with pytest.MonkeyPatch.context() as patch:
        for module, names in CALLS.items():
            for name in names:
                patch.setattr(module, name, failing.wrap(name, getattr(module, name)))
        yield failing


@pytest.mark.parametrize("error", ERRORS, ids=[errno.errorcode[error] for error in ERRORS])
def test_whichever_call_fails_the_file_is_whole_and_the_error_true(loaded: Loaded, error: int) -> None:
    failed = 0
    for at in range(1, 200):
        loaded.file.write_text(OLD, encoding="utf-8")
        told: MachineError | None = None
        with _failing(at, error) as failing:
            try:
                _save(loaded)
            except MachineError as raised:
                told = raised
        content = loaded.file.read_text(encoding="utf-8")
        if told is None or told.message.startswith("The report was written, but"):
            assert content == NEW, failing.name
        else:
            assert content == OLD, failing.name
            assert told.message == f"The report was not saved: {atomic.reason(OSError(error, ''))}."
            failed += 1
        assert _left_over(loaded.file.parent) == [], failing.name
        if not failing.name:
            break
    else:
        pytest.fail("the save never came to an end")
    assert failed >= 12
    _save(loaded)


def test_what_the_disk_did_not_confirm_is_nobody_elses_change(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next save, of more text, goes over it; a real change of somebody else's in between is still seen."""

    def fails(_: Path) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sync_folder", fails)
        with pytest.raises(MachineError, match="the disk does not confirm"):
            _save(loaded)
    assert loaded.file.read_text(encoding="utf-8") == NEW
    again = save(loaded, msgspec.structs.replace(loaded.report.draft, title="Newer"))
    assert again.source.text == NEW.replace("New", "Newer") == loaded.file.read_text(encoding="utf-8")
    with pytest.raises(ChangedOutside):
        save(loaded, msgspec.structs.replace(loaded.report.draft, title="Newest"))


@pytest.mark.parametrize("error", ERRORS, ids=[errno.errorcode[error] for error in ERRORS])
def test_in_place_no_word_is_lost_whichever_call_fails(loaded: Loaded, error: int) -> None:
    """The old text, the new one, or the new one in the copy that the message names."""
    os.link(loaded.file, loaded.file.with_name("other"))
    copies = state_folder() / "copies"
    for at in range(1, 200):
        loaded.file.write_text(OLD, encoding="utf-8")
        shutil.rmtree(copies, ignore_errors=True)
        told: DrafterError | None = None
        with _failing(at, error) as failing:
            try:
                _save(loaded, in_place=True)
            except DrafterError as raised:
                told = raised
        content = loaded.file.read_text(encoding="utf-8")
        kept = [copy.read_text(encoding="utf-8") for copy in copies.glob("*")]
        if told is None:
            assert content == NEW, failing.name
            assert kept == [] or failing.name == "unlink"
        else:
            assert content in (OLD, NEW), failing.name
            assert content == OLD or NEW in kept, failing.name
            assert (NEW in kept) == ("A full copy is in" in told.cure) or kept == [""], failing.name
        if not failing.name:
            break
    else:
        pytest.fail("the save never came to an end")
    assert loaded.file.stat().st_nlink == 2


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A real one, of 64 kilobytes."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


LONG = OLD + '[sections.background]\ntext = """\n' + "The quick brown fox.\n" * 2000 + '"""\n'


def test_a_full_or_read_only_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    with _small_disk(tmp_path) as disk:
        loaded = _report(disk, LONG)
        with pytest.raises(MachineError, match="the disk is full"):
            _save(loaded)
        assert loaded.file.read_text(encoding="utf-8") == LONG
        assert _left_over(disk) == []
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(MachineError, match="the disk is read-only"):
            _save(loaded)
        subprocess.run(["mount", "-o", "remount,rw,size=1m", str(disk)], check=True)
        _save(loaded)
        assert loaded.file.read_text(encoding="utf-8") == LONG.replace("Old", "New")


def test_a_disk_that_fills_up_in_place_gets_the_old_text_back(tmp_path: Path) -> None:
    shutil.rmtree(state_folder() / "copies", ignore_errors=True)
    with _small_disk(tmp_path) as disk:
        loaded = _report(disk, LONG)
        os.link(loaded.file, disk / "other")
        longer = f"Ours.\n{'The lazy dog.' * 7000}\n"
        draft = loaded.report.draft.with_answer("background", "text", longer)
        with pytest.raises(MachineError, match=r"the disk is full.*A full copy is in"):
            save(loaded, draft, in_place=True)
        assert loaded.file.read_text(encoding="utf-8") == LONG
    (copy,) = (state_folder() / "copies").iterdir()
    assert longer in copy.read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------ killed

_SAVE = """
import sys, msgspec
from pathlib import Path
from drafter.store.load import load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace
file = Path(sys.argv[1])
loaded = load_report(file, Workspace.find(file.parent))
save(loaded, msgspec.structs.replace(loaded.report.draft, title="New"), in_place="in-place" in sys.argv)
"""
# The system calls that change something, each as often as a save makes it.
_KILLS = [
    ("flock", 1),
    ("flock", 2),
    ("fchmod", 1),
    ("write", 1),
    ("ftruncate", 1),
    ("fsync", 1),
    ("rename", 1),
    ("fsync", 2),
]


def _killed(file: Path, call: str, at: int, *more: str) -> None:
    """A save that is killed when it enters that call for the n-th time."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    command = [strace, "-f", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={at}"]
    ended = subprocess.run([*command, sys.executable, "-c", _SAVE, str(file), *more], capture_output=True, text=True)
    if "PTRACE" in ended.stderr or "ptrace" in ended.stderr:
        pytest.skip("strace may not trace here")
    assert ended.returncode in (-9, 137), (call, at, ended.returncode, ended.stderr)


@pytest.mark.parametrize(("call", "at"), _KILLS)
def test_killed_at_any_call_the_file_is_whole_and_saving_goes_on(loaded: Loaded, call: str, at: int) -> None:
    _killed(loaded.file, call, at)
    content = loaded.file.read_text(encoding="utf-8")
    assert content == (NEW if (call, at) == ("fsync", 2) else OLD)
    if content == OLD:
        for stale in _left_over(loaded.file.parent):
            os.utime(loaded.file.with_name(stale), (0, 0))
        _save(loaded)
        assert loaded.file.read_text(encoding="utf-8") == NEW
        assert _left_over(loaded.file.parent) == []


@pytest.mark.parametrize(("call", "at"), [("write", 2), ("ftruncate", 2), ("fsync", 3)])
def test_killed_in_place_the_copy_is_whole(loaded: Loaded, call: str, at: int) -> None:
    copies = state_folder() / "copies"
    shutil.rmtree(copies, ignore_errors=True)
    os.link(loaded.file, loaded.file.with_name("other"))
    _killed(loaded.file, call, at, "in-place")
    (copy,) = copies.iterdir()
    assert copy.read_text(encoding="utf-8") == NEW
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


# ------------------------------------------------------------------------------------------ two people

_RACER = """
import sys, msgspec
from pathlib import Path
from drafter.store.atomic import ChangedOutside
from drafter.store.load import load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace
file = Path(sys.argv[1])
workspace = Workspace.find(file.parent)
for line in sys.stdin:
    loaded = load_report(file, workspace)
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        save(loaded, msgspec.structs.replace(loaded.report.draft, title=f"{sys.argv[2]} {line.strip()}"))
    except ChangedOutside:
        print("changed", flush=True)
    else:
        print("saved", flush=True)
"""


def test_of_savers_who_race_one_wins_and_the_others_are_told(loaded: Loaded) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", _RACER, str(loaded.file), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        for number in range(3)
    ]
    try:
        for turn in range(15):
            answers = []
            for racer in racers:
                _say(racer, str(turn))
            assert [_heard(racer) for racer in racers] == ["ready"] * 3
            for racer in racers:
                _say(racer, "go")
            answers = [_heard(racer) for racer in racers]
            assert sorted(answers) == ["changed", "changed", "saved"]
            winner = answers.index("saved")
            assert f'title = "{winner} {turn}"  # kept' in loaded.file.read_text(encoding="utf-8")
    finally:
        for racer in racers:
            racer.kill()
            racer.communicate()
    assert _left_over(loaded.file.parent) == []


def _say(racer: subprocess.Popen[str], line: str) -> None:
    assert racer.stdin is not None
    racer.stdin.write(f"{line}\n")
    racer.stdin.flush()


def _heard(racer: subprocess.Popen[str]) -> str:
    assert racer.stdout is not None
    return racer.stdout.readline().strip()


def test_what_somebody_else_has_written_is_not_written_over(loaded: Loaded) -> None:
    loaded.file.write_text(OLD + "# theirs\n", encoding="utf-8")
    for in_place in (False, True):
        with pytest.raises(ChangedOutside, match="Somebody else has changed"):
            _save(loaded, in_place=in_place)
    assert loaded.file.read_text(encoding="utf-8") == OLD + "# theirs\n"
    loaded.file.unlink()
    with pytest.raises(ChangedOutside, match="no longer there"):
        _save(loaded)
    loaded.file.mkdir()
    with pytest.raises(ChangedOutside, match="no regular file"):
        _save(loaded)
    assert _left_over(loaded.file.parent) == []


def test_a_change_between_the_first_look_and_the_last_is_seen(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """By an editor that knows no locks."""
    write_new = atomic.write_new

    def meanwhile(*args: Any) -> None:
        write_new(*args)
        loaded.file.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(atomic, "write_new", meanwhile)
    with pytest.raises(ChangedOutside):
        _save(loaded)
    assert loaded.file.read_text(encoding="utf-8") == "theirs"
    assert _left_over(loaded.file.parent) == []


def test_a_file_that_is_touched_but_the_same_is_saved(loaded: Loaded) -> None:
    os.utime(loaded.file, (0, 0))
    _save(loaded)
    assert loaded.file.read_text(encoding="utf-8") == NEW


def test_a_file_that_holds_the_new_text_already_is_left(loaded: Loaded) -> None:
    loaded.file.write_text(NEW, encoding="utf-8")
    before = loaded.file.stat()
    assert _save(loaded).report.draft.title == "New"
    assert loaded.file.stat().st_ino == before.st_ino


def test_while_somebody_else_saves_one_waits_and_then_says_so(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_PATIENCE", 0.1)
    descriptor = os.open(loaded.file.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with pytest.raises(MachineError, match="somebody else is saving into this folder"):
            _save(loaded)
    finally:
        os.close(descriptor)
    _save(loaded)


# ------------------------------------------------------------------------------------------ kinds of files


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = _report(tmp_path / "real").file
    link = tmp_path / "report.toml"
    link.symlink_to(real)
    _save(load_report(link, Workspace.find(tmp_path)))
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == NEW
    assert not real.is_symlink()


def test_a_file_with_two_names_is_written_in_place_when_asked(loaded: Loaded) -> None:
    shutil.rmtree(state_folder() / "copies", ignore_errors=True)
    other = loaded.file.with_name("other")
    os.link(loaded.file, other)
    with pytest.raises(NeedsInPlaceSave, match="hard links"):
        _save(loaded)
    assert other.read_text(encoding="utf-8") == OLD
    _save(loaded, in_place=True)
    assert other.read_text(encoding="utf-8") == NEW
    assert other.samefile(loaded.file)
    assert list((state_folder() / "copies").glob("*")) == []


def test_a_shorter_text_in_place_leaves_no_tail(tmp_path: Path) -> None:
    loaded = _report(tmp_path, OLD.replace("Old", "A very old title"))
    _save(loaded, in_place=True)
    assert loaded.file.read_text(encoding="utf-8") == NEW


def test_mode_and_attributes_are_kept(loaded: Loaded) -> None:
    loaded.file.chmod(0o640)
    attribute = False
    with suppress(OSError):
        os.setxattr(loaded.file, "user.drafter", b"kept")
        attribute = True
    _save(loaded)
    assert stat.S_IMODE(loaded.file.stat().st_mode) == 0o640
    if attribute:
        assert os.getxattr(loaded.file, "user.drafter") == b"kept"


def test_the_owner_is_kept(loaded: Loaded) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(loaded.file, 4321, 1234)
    _save(loaded)
    status = loaded.file.stat()
    assert (status.st_uid, status.st_gid) == (4321, 1234)


def test_what_a_killed_save_left_is_swept_and_what_another_holds_is_not(loaded: Loaded) -> None:
    old, held, young = (loaded.file.with_name(f".report.toml.{name}{atomic.TEMPORARY}") for name in ("a", "b", "c"))
    other = loaded.file.with_name(f".other.toml.d{atomic.TEMPORARY}")
    for file in (old, held, young, other):
        file.write_text("x", encoding="utf-8")
    for file in (old, held, other):
        os.utime(file, (time.time() - 2 * atomic.STALE_AFTER,) * 2)
    with held.open("rb") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        _save(loaded)
    assert _left_over(loaded.file.parent) == sorted([held.name, young.name, other.name])


NOBODY = 65534


def _as_nobody(action: Callable[[], str]) -> str:
    """What an action says that another user does, in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(writer, action().encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as opened:
        said = opened.read()
    os.waitpid(child, 0)
    return said


def _both_ways(loaded: Loaded) -> str:
    said = []
    for in_place in (False, True):
        try:
            _save(loaded, in_place=in_place)
        except DrafterError as error:
            said.append(f"{type(error).__name__}: {error.message}")
        else:
            said.append("saved")
    return "\n".join(said)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "owned", "told"),
    [
        (0o777, 0o666, False, ["NeedsInPlaceSave: The file belongs to somebody else", "saved"]),
        (0o555, 0o644, True, ["NeedsInPlaceSave: Nothing may be added to its folder", "saved"]),
        (0o755, 0o444, True, ["MachineError: The report was not saved: you may not write there."] * 2),
        (0o777, 0o644, False, ["MachineError: The report was not saved: you may not write there."] * 2),
    ],
    ids=["foreign", "folder-closed", "read-only", "foreign-read-only"],
)
def test_rights_are_respected(
    monkeypatch: pytest.MonkeyPatch, folder_mode: int, file_mode: int, owned: bool, told: list[str]
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can act as another user")
    folder = Path(tempfile.mkdtemp())  # not below a folder that only root may enter
    try:
        state = folder / "state"
        state.mkdir()
        state.chmod(0o777)
        monkeypatch.setenv("XDG_STATE_HOME", str(state))
        loaded = _report(folder)
        loaded.file.chmod(file_mode)
        if owned:
            os.chown(loaded.file, NOBODY, NOBODY)
            os.chown(folder, NOBODY, NOBODY)
        folder.chmod(folder_mode)
        said = _as_nobody(lambda: _both_ways(loaded)).splitlines()
        assert [line.split(",")[0] for line in said] == told
        assert loaded.file.read_text(encoding="utf-8") == (NEW if "saved" in told else OLD)
        assert stat.S_IMODE(loaded.file.stat().st_mode) == file_mode
        assert list(state.glob("drafter/copies/*")) == []
    finally:
        shutil.rmtree(folder)
