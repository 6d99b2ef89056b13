"""The config of a person: where it is, what it may say, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.report.errors import InputError
from drafter.store.config import DEFAULTS, config_file, read_config, what_is_wrong
from drafter.store.faults import UnreadableFile
from drafter.store.home import config_folder, state_folder


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a config that nobody else has."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = config_file()
    file.parent.mkdir()
    return file


def test_it_is_where_the_platform_keeps_such_things() -> None:
    home = Path.home()
    assert config_folder("linux", {}) == home / ".config/drafter"
    assert state_folder("linux", {}) == home / ".local/state/drafter"
    assert config_folder("darwin", {}) == home / "Library/Application Support/drafter"
    assert config_folder("win32", {}) == home / "AppData/Roaming/drafter"
    for platform in ("linux", "darwin"):
        assert config_folder(platform, {"XDG_CONFIG_HOME": "/c"}) == Path("/c/drafter")
        assert state_folder(platform, {"XDG_STATE_HOME": "/s"}) == Path("/s/drafter")
    # Not absolute: the specification has it ignored.
    assert config_folder("linux", {"XDG_CONFIG_HOME": "here"}) == home / ".config/drafter"


def test_without_a_file_everything_is_as_it_comes(config: Path) -> None:
    assert read_config().config == DEFAULTS
    assert DEFAULTS.autosave.on


def test_every_key_is_read(config: Path) -> None:
    config.write_text(
        'theme = "nord"\neditor = "nano -w"\nworkspace = "~/council"\n\n[autosave]\non = false\nseconds = 5\n\n'
        '[keys]\nsave = "ctrl+d"\nnext-problem = ["f8", "ctrl+j"]\n'
    )
    read = read_config().config
    assert (read.theme, read.editor, read.workspace) == ("nord", "nano -w", "~/council")
    assert (read.autosave.on, read.autosave.seconds) == (False, 5)
    assert read.remapped == {"save": ("ctrl+d",), "next-problem": ("f8", "ctrl+j")}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nthemes = "nord"', 2, "There is no key themes in the file. Did you mean theme?"),
        ("[autosave]\nof = true", 2, "There is no key of in autosave. Did you mean on?"),
        ('[autosave]\nseconds = "soon"', 2, "autosave.seconds: found the text “soon”, wanted a number."),
        ("[autosave]\nseconds = 0.001", 2, "wanted a number from 0.2 to 600."),
        ("[autosave]\nseconds = nan", 2, "wanted a number from 0.2 to 600."),
        ("[keys]\nsave = 3", 2, "keys.save: found the number 3, wanted a text, in quotes or a list"),
        ("[keys]\nsave = []", 2, "wanted a key such as ctrl+s"),
        ("theme = nord", 1, "This is no value."),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_nearest_word(
    config: Path, text: str, line: int, words: str
) -> None:
    config.write_text(text)
    with pytest.raises(InputError) as found:
        read_config()
    assert words in what_is_wrong(found.value)
    assert "\n" not in what_is_wrong(found.value)
    assert found.value.place is not None
    assert found.value.place.line == line


def test_several_faults_are_one_sentence_and_a_pointer(config: Path) -> None:
    config.write_text('themes = "x"\neditors = "y"\n')
    with pytest.raises(UnreadableFile) as found:
        read_config()
    assert what_is_wrong(found.value).endswith("1 more like this: see drafter doctor.")


def test_what_is_no_file_is_an_error_and_no_wait(config: Path) -> None:
    config.mkdir()
    with pytest.raises(InputError, match="a folder, not a file"):
        read_config()
