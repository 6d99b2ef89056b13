"""Whatever fails, it is one sentence with a cure, exit code 3, and not a byte of what was there is touched.

Programs are broken by putting others in their place on the path of Python, disks by filling them.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.document.edition import Edition
from drafter.export import pandoc, typesetter
from drafter.export.formats import FORMATS
from drafter.export.pandoc import executable
from drafter.export.publish import publish
from drafter.report.errors import MachineError, Refused
from tests.export.published import load, published, small, text_of_pdf

SOURCE = """
title = "Bins"
[meta]
report_to = "Streets Committee"
meeting_date = 2027-03-04
[sections.background]
text = '''
Bins are emptied on Mondays.

## Bags

Bags are emptied on Tuesdays.
'''
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return small(tmp_path / "workspace", SOURCE)


class Failed:
    """How an export ended that could not go well, in a process of its own."""

    def __init__(self, file: Path, out: Path, formats: str = "docx,pdf", path: Path | None = None) -> None:
        self.before = {each.name: each.read_bytes() for each in out.iterdir()} if out.is_dir() else None
        command = [sys.executable, "-m", "drafter", "export", str(file), "--to", formats, "--out", str(out), "--draft"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(file.parent / "cache")}
        if path is not None:
            environment["PYTHONPATH"] = str(path)
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, cwd=file.parent)
        self.code, self.said, self.printed = done.returncode, done.stderr.strip(), done.stdout
        self.said = self.said.removeprefix("report.toml: ")
        self.after = {each.name: each.read_bytes() for each in out.iterdir()} if out.is_dir() else None

    def is_clean(self) -> bool:
        """One sentence and a cure, the right code, nothing printed as if it had gone well, nothing touched."""
        return (
            self.code == 3
            and self.printed == ""
            and "\n" not in self.said
            and self.said.count(". ") == 1
            and self.said.endswith(".")
            and self.before == self.after
        )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "small.docx").write_text("the report of last year", encoding="utf-8")
    return folder


def _module(folder: Path, name: str, source: str) -> Path:
    """A module that is found before the real one."""
    package = folder / "path" / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(source, encoding="utf-8")
    return folder / "path"


def _pandoc(folder: Path, script: str) -> Path:
    """A pandoc that does something else when it is asked for a DOCX."""
    path = _module(folder, "pypandoc", "")
    program = path / "pypandoc" / "files" / "pandoc"
    program.parent.mkdir()
    real = executable()
    source = f'#!/bin/sh\ncase "$*" in *"--to docx"*) {script};; *) exec "{real}" "$@";; esac\n'
    program.write_text(source, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return path


# --- pandoc


def test_a_pandoc_that_is_missing(file: Path, out: Path, tmp_path: Path) -> None:
    failed = Failed(file, out, path=_module(tmp_path, "pypandoc", ""))
    assert failed.is_clean(), failed.said
    assert failed.said.startswith("pandoc is missing. Install")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("kill -9 $$", "pandoc was killed (signal 9)"),
        ("exit 83", "pandoc failed (code 83)"),
        ("echo 'openBinaryFile: does not exist' >&2; exit 99", "openBinaryFile: does not exist"),
        ("exit 251", "pandoc needs more than 512 MB"),
        ("echo nothing like a DOCX", "What pandoc wrote is no DOCX"),
        (":", "What pandoc wrote is no DOCX"),
    ],
)
def test_a_pandoc_that_fails(file: Path, out: Path, tmp_path: Path, script: str, said: str) -> None:
    failed = Failed(file, out, path=_pandoc(tmp_path, script))
    assert failed.is_clean(), failed.said
    assert said in failed.said


def test_a_pandoc_that_never_ends(file: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = _pandoc(tmp_path, "sleep 60") / "pypandoc" / "files" / "pandoc"
    monkeypatch.setattr(pandoc, "executable", lambda: slow)
    monkeypatch.setattr(pandoc, "SECONDS", 0.5)
    with pytest.raises(MachineError, match=r"pandoc was stopped after 0\.5 seconds"):
        published(file, out, "docx", "pdf")
    assert [each.name for each in out.iterdir()] == ["small.docx"]


# --- Typst


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "The typesetter was killed (signal 9)"),
        ("raise ImportError", "The typesetter failed (code 1)"),
        ("import sys\nsys.exit(7)", "The typesetter failed (code 7)"),
    ],
)
def test_a_typesetter_that_dies(file: Path, out: Path, tmp_path: Path, source: str, said: str) -> None:
    failed = Failed(file, out, path=_module(tmp_path, "typst", source))
    assert failed.is_clean(), failed.said
    assert said in failed.said


def test_a_typesetter_that_never_ends(file: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(_module(tmp_path, "typst", "import time\ntime.sleep(60)")))
    monkeypatch.setattr(typesetter, "_SECONDS", 0.5)
    with pytest.raises(MachineError, match=r"The typesetter was stopped after 0\.5 seconds"):
        published(file, out, "docx", "pdf")
    assert [each.name for each in out.iterdir()] == ["small.docx"]


def _design(file: Path, more: str) -> None:
    design = load(file).template_folder / "report.typ"
    design.write_text(design.read_text(encoding="utf-8") + f"\n{more}\n", encoding="utf-8")


def test_a_page_design_that_is_wrong_is_named_with_its_line(file: Path, out: Path) -> None:
    _design(file, "#let numbered(..) = [")
    failed = Failed(file, out)
    assert failed.is_clean(), failed.said
    assert re.match(r"Typst failed in line \d+ of report\.typ: unclosed delimiter\. Look at the template", failed.said)


def test_what_fails_in_a_paragraph_is_told_with_its_number(file: Path, out: Path) -> None:
    _design(
        file, '#let numbered(leads: false, body) = if repr(body).contains("Tuesdays") { panic("no") } else { body }'
    )
    failed = Failed(file, out)
    assert failed.is_clean(), failed.said
    assert failed.said.startswith("Typst failed near 1.2.1: panicked with: no.")


def test_a_page_that_is_not_what_it_should_be_is_not_handed_out(file: Path, out: Path) -> None:
    _design(file, '#let lbl(number, anchor: none) = [#number]\n#let title-block(body) = text(lang: "de", body)')
    failed = Failed(file, out)
    assert failed.is_clean(), failed.said
    assert failed.said.startswith("The PDF was not handed out: ")


# --- Fonts


def test_a_font_that_is_missing(file: Path, out: Path) -> None:
    _design(file, '#let title-block(body) = text(font: "Copperplate Nonesuch", body)')
    failed = Failed(file, out)
    assert failed.is_clean(), failed.said
    assert "asks for “copperplate nonesuch”, which is not among the fonts" in failed.said


def test_a_font_with_another_to_stand_in_is_none_that_is_missing(file: Path, tmp_path: Path) -> None:
    _design(file, '#let title-block(body) = text(font: ("Copperplate Nonesuch", "Source Sans Pro"), body)')
    assert published(file, tmp_path / "out", "pdf").files


@pytest.mark.parametrize("files", [False, True])
def test_fonts_that_were_never_installed(file: Path, out: Path, tmp_path: Path, files: bool) -> None:
    path = _module(tmp_path, "font_source_sans_pro", "")
    if files:
        (path / "font_source_sans_pro" / "files").mkdir()
    failed = Failed(file, out, "pdf", path)
    assert failed.is_clean(), failed.said
    assert "source sans pro" in failed.said or "fonts" in failed.said


def test_the_fonts_of_the_machine_have_more_characters(tmp_path: Path) -> None:
    fonts = subprocess.run(["fc-list", ":charset=6f22", "file"], capture_output=True, text=True, check=False).stdout
    if not fonts.strip():
        pytest.skip("this machine has no font with Chinese characters")
    loaded = load(small(tmp_path, SOURCE.replace("on Tuesdays", "on 漢")))
    made = publish(
        loaded.report, loaded.template_folder, ["pdf"], Edition.PUBLIC, tmp_path / "out", draft=False, system_fonts=True
    )
    assert "漢" in text_of_pdf(made.files[0].path)


@pytest.mark.parametrize(("character", "said"), [("漢", r"“漢” \(U\+6F22\)"), ("\uf0fc", r"U\+F0FC")])
def test_a_character_that_no_font_has_is_told_with_its_paragraph(tmp_path: Path, character: str, said: str) -> None:
    file = small(tmp_path, SOURCE.replace("on Tuesdays", f"on {character}"))
    with pytest.raises(Refused, match=rf"no {said} \(near 1\.2\.1\)"):
        published(file, tmp_path / "out", "pdf")
    assert not (tmp_path / "out").exists()


# --- The disk


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB; its size can be changed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _resized(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


@pytest.mark.parametrize("size", ["4k", "32k", "64k", "96k", "112k"])
def test_a_disk_that_is_full(file: Path, tiny: Path, size: str) -> None:
    _resized(tiny, f"size={size}")
    failed = Failed(file, tiny / "out", ",".join(FORMATS))
    assert failed.is_clean(), failed.said
    assert "No space left on device. Make room there" in failed.said
    assert list(tiny.iterdir()) == []


def test_a_disk_that_fills_up_leaves_what_was_there(file: Path, tiny: Path) -> None:
    published(file, tiny / "out", "docx", "pdf")
    filler = tiny / "filler"
    with filler.open("wb", buffering=0) as opened:
        try:
            while True:
                opened.write(b"x" * 4096)
        except OSError:
            assert filler.stat().st_size
    failed = Failed(file, tiny / "out", "docx,pdf")
    assert failed.is_clean(), failed.said


def test_a_disk_that_may_only_be_read(file: Path, tiny: Path) -> None:
    (tiny / "out").mkdir()
    (tiny / "out" / "small.docx").write_text("old", encoding="utf-8")
    _resized(tiny, "ro")
    failed = Failed(file, tiny / "out")
    assert failed.is_clean(), failed.said
    assert "Read-only file system. Choose a folder that you may write to" in failed.said
    failed = Failed(file, tiny / "more" / "out")
    assert failed.is_clean(), failed.said


def test_a_folder_that_may_only_be_read(file: Path, out: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    out.chmod(0o500)
    try:
        failed = Failed(file, out)
    finally:
        out.chmod(0o700)
    assert failed.is_clean(), failed.said
    assert "Permission denied. Choose a folder that you may write to" in failed.said


def test_a_file_where_the_folder_should_be(file: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    failed = Failed(file, tmp_path / "out")
    assert failed.is_clean(), failed.said
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_folders_that_were_made_for_nothing_are_taken_away(file: Path, tmp_path: Path) -> None:
    _design(file, "#panic(1)")
    failed = Failed(file, tmp_path / "deep" / "er" / "out")
    assert failed.is_clean(), failed.said
    assert not (tmp_path / "deep").exists()
