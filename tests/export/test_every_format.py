"""One report, five files: the same labels in order and the same words, in both editions, each time the same bytes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.document.edition import Edition, statement
from drafter.document.pieces import DRAFT_NOTICE
from drafter.export.formats import FORMATS
from drafter.export.process import Stop
from drafter.export.publish import Published, publish
from drafter.export.stage import Stage
from drafter.report.errors import InputError, MachineError
from drafter.report.law import LAWS
from tests.export.published import (
    PROJECT,
    load,
    markdown_as_html,
    paragraphs,
    paragraphs_of_odt,
    part,
    published,
    small,
    squeezed,
    text_of_docx,
    text_of_markup,
    text_of_odt,
    text_of_pdf,
)

SAMPLES = sorted(PROJECT.glob("drafts/*/report.toml"))
SMALL = 'title = "Bins"\n[meta]\nreport_to = "Streets"\n[sections.background]\ntext = "Bins are emptied on Mondays."\n'
READERS: dict[str, Callable[[Path], str]] = {
    "docx": lambda file: f"{text_of_docx(file)}\n{footnotes(file)}",
    "pdf": lambda file: text_of_pdf(file, "-raw"),
    "odt": text_of_odt,
    "html": lambda file: text_of_markup(file.read_text(encoding="utf-8")),
    "md": lambda file: text_of_markup(markdown_as_html(file)),
}


def footnotes(file: Path) -> str:
    """The footnotes of a DOCX."""
    return "".join(map(str, part(file, "word/footnotes.xml").itertext()))


def labels_in(file: Path, wanted: list[str]) -> list[str]:
    """The labels of a file as somebody reads them: what stands before a tab, at the start of a line or of a block."""
    kind = file.suffix.removeprefix(".")
    if kind in ("docx", "odt"):
        lines = paragraphs(file) if kind == "docx" else paragraphs_of_odt(file)
        return [line.split("\t")[0] for line in lines if "\t" in line]
    if kind == "html":
        # The list of contents says the labels of headings once more.
        page = re.sub(r"(?s)<nav.*?</nav>", "", file.read_text(encoding="utf-8"))
        lines = text_of_markup(page).split("\n")
    else:
        lines = READERS[kind](file).splitlines()
    found: list[str] = []
    for start in (line.split(" ")[0] for line in lines):
        # An entry of a list may begin like the label of a section.
        is_entry = re.fullmatch(r"\d+\.", start) and start not in wanted[len(found) : len(found) + 1]
        if start in wanted and not is_entry:
            found.append(start)
    return found


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.parent.name)
def test_all_formats_bear_the_same_labels_in_order(sample: Path, edition: Edition, tmp_path: Path) -> None:
    wanted = [item.number for item in load(sample).report.outline.items if item.number is not None]
    for file in published(sample, tmp_path, *FORMATS, edition=edition, draft=True).files:
        assert labels_in(file.path, wanted) == wanted, file.format


def test_the_specimen_bears_its_51_labels_in_all_formats(specimen: Path, tmp_path: Path) -> None:
    items = json.loads((specimen / "outline.json").read_text(encoding="utf-8"))
    wanted = [item["number"] for item in (items["items"] if isinstance(items, dict) else items) if item["number"]]
    assert len(wanted) == 51
    for file in published(specimen / "report.toml", tmp_path, *FORMATS, draft=True).files:
        assert labels_in(file.path, wanted) == wanted, file.format


def test_all_formats_say_every_word_of_the_specimen(specimen: Path, tmp_path: Path) -> None:
    made = published(specimen / "report.toml", tmp_path, *FORMATS)
    said = {file.format: squeezed(READERS[file.format](file.path)) for file in made.files}
    said["pdf"] = squeezed(re.sub(r"Children’s Services Improvement Report\s+Page \d of \d\s+\f?", "", said["pdf"]))
    said["pdf"] = re.sub(r"Children’sServicesImprovementReportPage\dof\d", "", said["pdf"])
    lines = [squeezed(line.partition("\t")[2] or line) for line in paragraphs(made.files[0].path) if line.strip()]
    assert len(lines) > 80
    for format, text in said.items():
        assert [line for line in lines if line not in text] == [], format


def files_by_format(made: Published) -> dict[str, str]:
    return {file.format: squeezed(READERS[file.format](file.path)) for file in made.files}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    sample = next(file for file in SAMPLES if file.parent.name == "air-quality-2026")
    return files_by_format(published(sample, tmp_path_factory.mktemp("out"), *FORMATS, draft=True))


@pytest.mark.parametrize("format", FORMATS)
def test_captions_numbers_and_notes_are_in_every_format(figures: dict[str, str], format: str) -> None:
    for words in (
        "Table 1: Yearly mean of nitrogen dioxide, µg/m³ (objective: no more than 40)",
        "Figure 3: Sources of nitrogen oxides in Abbotsgate",
        "Source: Ledger of the Environmental Health Service, as at 31 December 2026.",
        "a fall of 6.4 per cent",
        "184,000",
        "Tubes read a little high.",
        DRAFT_NOTICE,
    ):
        assert squeezed(words) in figures[format], words


@pytest.mark.parametrize("format", FORMATS)
def test_the_statement_stands_where_something_exempt_stood(format: str, tmp_path: Path) -> None:
    text = "Open.\n\n::: exempt 3\nZorblatt owes seventeen guineas.\n:::\n\nAlso open."
    file = small(tmp_path, f"title = 'T'\n[sections.background]\ntext = '''\n{text}\n'''\n")
    schedule = LAWS[load(file).report.template.deadline.calendar].schedule
    public = files_by_format(published(file, tmp_path / "public", format))[format]
    full = files_by_format(published(file, tmp_path / "full", format, edition=Edition.FULL))[format]
    assert squeezed(statement((3,), schedule)) in public
    assert "Zorblatt" not in public
    assert "Zorblattowesseventeenguineas" in full
    assert squeezed("Not for publication by virtue of paragraph 3") in full


@pytest.mark.parametrize("format", FORMATS)
def test_files_are_named_by_slug_edition_and_format(format: str, tmp_path: Path) -> None:
    file = small(tmp_path, SMALL)
    names = [published(file, tmp_path, format, edition=edition).files[0].path.name for edition in Edition]
    assert names == [f"small.{format}", f"small.full.{format}"]


def test_the_same_report_gives_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    sample = next(file for file in SAMPLES if file.parent.name == "air-quality-2026")
    once, again = (published(sample, tmp_path / name, *FORMATS, draft=True) for name in ("1", "2"))
    assert [file.sha256 for file in once.files] == [file.sha256 for file in again.files]


def test_every_format_is_told_to_the_end(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SMALL))
    told: list[tuple[str, str]] = []
    publish(
        loaded.report,
        loaded.template_folder,
        FORMATS,
        Edition.PUBLIC,
        tmp_path / "out",
        draft=False,
        progress=lambda format, stage: told.append((format, stage.value)),
    )
    for format in FORMATS:
        assert [stage for name, stage in told if name == format] == [stage.value for stage in Stage]


def test_a_template_with_nothing_but_its_form_is_published_in_every_format(tmp_path: Path) -> None:
    file = small(tmp_path, SMALL)
    for each in (tmp_path / "templates" / "small").iterdir():
        if each.name != "template.toml":
            each.unlink()
    assert len(published(file, tmp_path / "out", *FORMATS).files) == len(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_report_is_a_draft_in_every_format(format: str, tmp_path: Path) -> None:
    file = published(small(tmp_path, ""), tmp_path / "out", format, draft=True).files[0]
    assert squeezed(DRAFT_NOTICE) in squeezed(READERS[format](file.path))


@pytest.mark.parametrize("broken", ["html", "odt"])
def test_when_one_format_cannot_be_made_none_is_written(broken: str, tmp_path: Path) -> None:
    file = small(tmp_path, SMALL)
    part = {"html": "report.css", "odt": "reference.odt"}[broken]
    (tmp_path / "templates" / "small" / part).write_bytes(b"\xff<")
    with pytest.raises(InputError):
        published(file, tmp_path / "out", *FORMATS)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_without_pandoc_there_is_a_sentence_and_no_file(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.export import pandoc

    def missing() -> Path:
        raise MachineError("pandoc is missing.", cure="Install drafter again: it comes with pypandoc_binary.")

    monkeypatch.setattr(pandoc, "executable", missing)
    pandoc.fingerprint.cache_clear()
    try:
        with pytest.raises(MachineError, match="pandoc is missing"):
            published(small(tmp_path, SMALL), tmp_path / "out", format)
    finally:
        pandoc.fingerprint.cache_clear()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("does", "said"), [("kill -9 $$", "pandoc was killed"), ("sleep 30", "was stopped after")])
@pytest.mark.parametrize("format", FORMATS)
def test_a_pandoc_that_dies_or_hangs_is_a_sentence_and_leaves_no_file(
    format: str, does: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.export import pandoc

    stand_in = tmp_path / "pandoc"
    stand_in.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    stand_in.chmod(0o700)
    # Without what is kept of layouts, every format has its layout read.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(pandoc, "executable", lambda: stand_in)
    monkeypatch.setattr(pandoc, "SECONDS", 0.5)
    with pytest.raises(MachineError, match=said):
        published(small(tmp_path, SMALL), tmp_path / "out", format)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_stopped_before_it_starts_writes_nothing(format: str, tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SMALL))
    stop = Stop()
    stop.set()
    with pytest.raises(Exception, match="stopped"):
        publish(
            loaded.report,
            loaded.template_folder,
            [format],
            Edition.PUBLIC,
            tmp_path / "out",
            draft=False,
            cancel=stop,
        )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_a_disk_without_room_is_a_sentence_and_leaves_no_file(format: str, tmp_path: Path) -> None:
    file = small(tmp_path, SMALL)
    # A limit on the size of files stands in for a full disk: it needs no rights, and holds for children too.
    source = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))\n"
        "from drafter.cli.edge import run\n"
        f"sys.exit(run(['export', {str(file)!r}, '--draft', '--to', {format!r}, '--out', {str(tmp_path / 'out')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, cwd=tmp_path, timeout=120)
    assert done.returncode == 3, done.stderr
    assert "Make room there, or choose another folder." in done.stderr
    assert not (tmp_path / "out").exists()
