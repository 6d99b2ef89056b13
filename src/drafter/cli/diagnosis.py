"""What ``drafter doctor`` looks at: each part is tried, and what fails is told with its cure."""

from __future__ import annotations

import json
import locale
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from drafter import __version__
from drafter.report.errors import DrafterError, InputError
from drafter.store.config import Autosave, Config, config_file, read_config
from drafter.store.paths import is_taken
from drafter.store.workspace import Workspace

State = Literal["ok", "note", "wrong"]


class Finding(NamedTuple):
    """One part: what it is, what was found, what it is for, and what cures it where it is wrong.

    ``code`` is the exit code that it asks for.
    """

    group: str
    part: str
    found: str
    state: State = "ok"
    does: str = ""
    cure: str = ""
    code: int = 0


_INSTALL = "Install drafter again."
# By the names of their distributions; what each does is what is missing without it.
_LIBRARIES = {
    "textual": "the app on the screen",
    "jinja2": "the layouts of templates",
    "lxml": "finishing DOCX and ODT, verifying them and web pages",
    "pikepdf": "verifying PDF",
    "pypdfium2": "pages as pictures",
    "holidays": "bank holidays in deadlines",
}
# What terminals with pictures set, and which of their protocols the preview uses.
_GRAPHICS = {
    "KITTY_WINDOW_ID": "Kitty's protocol",
    "GHOSTTY_RESOURCES_DIR": "Kitty's protocol",
    "WEZTERM_PANE": "Sixel",
    "ITERM_SESSION_ID": "Sixel",
    "KONSOLE_VERSION": "Sixel",
}


def diagnose() -> Iterator[Finding]:
    """Look at everything, part by part. Nothing that is missing or broken raises."""
    yield Finding("Installed", "drafter", __version__)
    yield _python()
    for part in (_pandoc, _typst, _fonts):
        yield _tried(part)
    for name, does in _LIBRARIES.items():
        yield _library(name, does)
    yield from _workspace()
    yield _state_folder()
    yield _journals()
    yield from _configuration()
    yield from _terminal()


def _python() -> Finding:
    return Finding("Installed", "Python", ".".join(map(str, sys.version_info[:3])), does="runs drafter")


def _tried(look: Callable[[], Finding]) -> Finding:
    """What a look finds, or the error that ended it."""
    try:
        return look()
    except (DrafterError, ImportError, OSError) as error:
        part = look.__name__.strip("_")
        message = error.message if isinstance(error, DrafterError) else str(error)
        cure = error.cure if isinstance(error, DrafterError) else _INSTALL
        return Finding("Installed", part, message, "wrong", cure=cure or _INSTALL, code=3)


def _pandoc() -> Finding:
    from drafter.export.pandoc import executable
    from drafter.export.process import Stop, run

    finished = run([str(executable()), "--version"], b"", seconds=10, stop=Stop())
    words = finished.output.decode("utf-8", "replace").split()
    if finished.code or len(words) < 2:
        return Finding("Installed", "pandoc", "does not start", "wrong", cure=_INSTALL, code=3)
    return Finding("Installed", "pandoc", words[1], does="writes DOCX, and reads layouts")


def _typst() -> Finding:
    """Set a page, which needs Typst and the fonts."""
    from drafter.export.process import Stop
    from drafter.export.typst import to_pictures

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.typ")
        page.write_text("drafter", encoding="utf-8")
        to_pictures(page, 20, Stop())
    return Finding("Installed", "typst", _version("typst") or "", does="sets PDF")


def _fonts() -> Finding:
    from drafter.export.fonts import font_folder
    from drafter.export.web_fonts import FACES, FOLDER

    count = sum(1 for file in font_folder().iterdir() if file.suffix in (".otf", ".ttf"))
    if not count:
        return Finding("Installed", "fonts", "none", "wrong", cure=_INSTALL, code=3)
    if not all((FOLDER / f"{name}.woff2").is_file() for name in FACES):
        return Finding("Installed", "fonts", "none for web pages", "wrong", cure=_INSTALL, code=3)
    found = f"{count} of Source Sans, and {len(FACES)} for web pages"
    return Finding("Installed", "fonts", found, does="make a page the same on every machine")


def _library(name: str, does: str) -> Finding:
    version = _version(name)
    if version is None:
        return Finding("Installed", name, "missing", "wrong", does, _INSTALL, 3)
    return Finding("Installed", name, version, does=does)


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _workspace() -> Iterator[Finding]:
    group = "Workspace"
    try:
        workspace = Workspace.find(Path.cwd())
    except InputError as error:
        yield Finding(group, "settings", f"{error.location}: {error.message}", "wrong", cure=error.cure, code=2)
        return
    except OSError as error:
        yield Finding(group, "folder", str(error.strerror), "wrong", cure="Go to a folder that is there.", code=2)
        return
    yield _design(workspace)
    yield _reports(workspace)
    yield from _templates(workspace)


def _design(workspace: Workspace) -> Finding:
    try:
        design = workspace.page_design()
    except InputError as error:
        found = f"{error.location}: {error.message}"
        return Finding("Workspace", "page design", found, "wrong", cure=error.cure, code=2)
    crest = f", with the crest {design.crest_file}" if design.crest else ""
    found = f"{design.name.value}, in the colour {design.colour}{crest}"
    return Finding("Workspace", "page design", found, does="what published reports look like")


def _reports(workspace: Workspace) -> Finding:
    from drafter.store.load import load_report

    files = workspace.reports()
    if not files:
        cure = "Make a report with: drafter new SLUG --template scrutiny-report"
        return Finding("Workspace", "reports", f"none in {workspace.root}", "note", cure=cure)
    broken = []
    for file in files:
        try:
            load_report(file, workspace)
        except DrafterError:
            broken.append(file.parent.name)
    if broken:
        found = f"{len(files)}, of which these cannot be read: {', '.join(broken)}"
        return Finding("Workspace", "reports", found, "wrong", cure=f"See: drafter check {broken[0]}", code=2)
    return Finding("Workspace", "reports", f"{len(files)} in {workspace.root}")


def _templates(workspace: Workspace) -> Iterator[Finding]:
    from drafter.store.template_check import check_template
    from drafter.store.templates import built_in_folder

    own = {file for folder in workspace.template_folders for file in folder.glob("*/template.toml")}
    built_in = set(built_in_folder().glob("*/template.toml")) - own
    for file in sorted(own) + sorted(built_in):
        part = f"template {file.parent.name}"
        try:
            count = len(check_template(file.parent).faults)
        except DrafterError:
            count = 1
        if count:
            cure = f"See: drafter template check {file.parent}"
            found = "1 fault" if count == 1 else f"{count} faults"
            yield Finding("Workspace", part, found, "wrong", cure=cure, code=2)
        else:
            yield Finding("Workspace", part, f"sound, {'built in' if file in built_in else 'of this workspace'}")


def _configuration() -> Iterator[Finding]:
    """What the person has set, as the app reads it: in a process of its own, for no command loads the app."""
    group, file = "Configuration", config_file()
    if not is_taken(file):
        yield Finding(group, "file", f"none in {file}", does="keys, theme, autosave, editor, workspace")
        return
    command = [sys.executable, "-P", "-m", "drafter.tui.configuration"]
    done = subprocess.run(command, capture_output=True, timeout=30, check=False)
    faults = json.loads(done.stdout) if done.returncode == 0 else [["The app does not start.", _INSTALL, ""]]
    if not faults:
        yield Finding(group, "file", str(file))
        yield from (Finding(group, name, said) for name, said in _settings(read_config().config))
    for message, cure, where in faults:
        yield Finding(group, "file", f"{where}: {message}", "wrong", cure=cure, code=2)


def _settings(config: Config) -> Iterator[tuple[str, str]]:
    """What was set, by name."""
    for name in ("theme", "editor", "workspace"):
        if getattr(config, name):
            yield name, getattr(config, name)
    if not config.autosave.on:
        yield "autosave", "off"
    elif config.autosave != Autosave():
        yield "autosave", f"{config.autosave.seconds:g} seconds after a change"
    for id, keys in config.remapped.items():
        yield f"key of {id}", ", ".join(keys)


def _state_folder() -> Finding:
    """Where copies and journals go must be there to be written to, before it is needed."""
    from drafter.store.home import state_folder

    folder = state_folder()
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not os.access(there, os.W_OK | os.X_OK):
        cure = "Set XDG_STATE_HOME to a folder that you may write to."
        return Finding("Workspace", "kept aside", f"{folder} cannot be written to", "wrong", cure=cure, code=3)
    copies = len(list(folder.glob("copies/*.toml"))) if folder.is_dir() else 0
    if copies:
        cure = f"Each holds a report whose save did not end; look at them in {folder / 'copies'}."
        return Finding("Workspace", "kept aside", f"{copies} unsaved", "note", cure=cure)
    return Finding("Workspace", "kept aside", f"nothing in {folder}", does="what is not saved yet")


def _journals() -> Finding:
    """Whether anybody wrote what was never saved."""
    from drafter.store.journal_files import left_behind
    from drafter.store.unsaved import read_journal, unsaved

    count = 0
    for left in left_behind():
        recording = read_journal(left)
        count += recording is None or bool(unsaved(recording).parts)
        left.let_go()
    does = "words that were not saved"
    if not count:
        return Finding("Workspace", "journals", "none left behind", does=does)
    return Finding("Workspace", "journals", f"{count} left behind", "note", does, "See: drafter recover --list")


def _terminal() -> Iterator[Finding]:
    group = "Terminal"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Finding(group, "terminal", "none: standard input or output is something else", "note")
        return
    columns, rows = shutil.get_terminal_size()
    small = columns < 80 or rows < 24
    size = f"{columns} × {rows}"
    yield Finding(
        group, "size", size, "note" if small else "ok", cure="At 80 × 24 two panes fit side by side." if small else ""
    )
    yield _colours()
    encoding = locale.getpreferredencoding(False)
    if encoding.lower().replace("-", "") != "utf8":
        yield Finding(group, "characters", encoding, "wrong", cure="Set LANG to a locale with UTF-8.", code=3)
    else:
        yield Finding(group, "characters", "UTF-8")
    graphics = next((name for variable, name in _GRAPHICS.items() if variable in os.environ), "none that it tells of")
    yield Finding(group, "graphics", graphics, does="asked by the preview for what it really has")


def _colours() -> Finding:
    group, part = "Terminal", "colours"
    name = os.environ.get("TERM", "")
    if name in ("", "dumb"):
        cure = "The app needs a terminal that can move the cursor; the commands do not."
        return Finding(group, part, f"TERM is {name or 'not set'}", "wrong", cure=cure, code=3)
    if os.environ.get("NO_COLOR"):
        return Finding(group, part, "none, as NO_COLOR says")
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Finding(group, part, "16 million")
    return Finding(group, part, "256" if "256" in name else "16")
