"""An export ends with all of its files in place, or with none touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pytest

from drafter.document.edition import Edition
from drafter.export.process import Cancelled, Stop
from drafter.export.publish import publish
from drafter.export.stage import Stage
from drafter.report.errors import InputError, MachineError, Refused
from drafter.store.load import Loaded
from tests.export.published import load, part, published, small

SOURCE = """\
title = "Bins"
[meta]
report_to = "Streets Committee"
meeting_date = 2027-03-04
[sections.background]
text = "Bins are emptied on Mondays."
"""
FENCE = """\
title = "Bins"
[sections.background]
text = "::: Exempt 3\\nThe bid was low.\\n:::"
"""


@pytest.fixture
def report(tmp_path: Path) -> Loaded:
    return load(small(tmp_path, SOURCE))


def everything_below(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))


def test_files_are_described_as_they_are(report: Loaded, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = publish(report.report, report.template_folder, ["docx", "pdf"], Edition.PUBLIC, out, draft=False)
    assert [file.path for file in made.files] == [out / "small.docx", out / "small.pdf"]
    for file in made.files:
        content = file.path.read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert everything_below(out) == ["small.docx", "small.pdf", "small.receipt.html", "small.receipt.json"]


def test_the_full_edition_has_a_name_of_its_own(report: Loaded, tmp_path: Path) -> None:
    made = publish(report.report, report.template_folder, ["docx"], Edition.FULL, tmp_path / "out", draft=False)
    assert [file.path.name for file in made.files] == ["small.full.docx"]


def test_a_format_named_twice_is_made_once(report: Loaded, tmp_path: Path) -> None:
    made = publish(report.report, report.template_folder, ["docx", "docx"], Edition.PUBLIC, tmp_path / "o", draft=False)
    assert len(made.files) == 1


@pytest.mark.parametrize("formats", [[], ["docx", "exe"], ["../docx"]])
def test_a_format_there_is_none_of_is_refused(report: Loaded, tmp_path: Path, formats: list[str]) -> None:
    with pytest.raises(InputError):
        publish(report.report, report.template_folder, formats, Edition.PUBLIC, tmp_path / "out", draft=False)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("draft", [False, True])
def test_a_malformed_fence_stops_even_a_draft(tmp_path: Path, draft: bool) -> None:
    file = small(tmp_path, FENCE)
    with pytest.raises(Refused, match="fence") as refused:
        published(file, tmp_path / "out", "docx", draft=draft)
    assert refused.value.place is not None
    assert refused.value.place.line == 5
    assert not (tmp_path / "out").exists()


def test_progress_tells_each_format_to_the_end(report: Loaded, tmp_path: Path) -> None:
    told: list[tuple[str, Stage]] = []
    publish(
        report.report,
        report.template_folder,
        ["docx", "pdf"],
        Edition.PUBLIC,
        tmp_path / "out",
        draft=False,
        progress=lambda format, stage: told.append((format, stage)),
    )
    for format in ("docx", "pdf"):
        assert [stage for name, stage in told if name == format] == list(Stage)


@pytest.mark.parametrize("stage", [Stage.STARTED, Stage.VERIFIED])
def test_cancelling_leaves_the_old_files_and_nothing_else(report: Loaded, tmp_path: Path, stage: Stage) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "small.pdf").write_text("old", encoding="utf-8")
    stop = Stop()

    def progress(format: str, now: Stage) -> None:
        if now is stage:
            stop.set()

    with pytest.raises(Cancelled):
        publish(
            report.report,
            report.template_folder,
            ["docx", "pdf"],
            Edition.PUBLIC,
            out,
            draft=False,
            progress=progress,
            cancel=stop,
        )
    assert everything_below(out) == ["small.pdf"]
    assert (out / "small.pdf").read_text(encoding="utf-8") == "old"


def test_when_one_format_fails_none_is_written(report: Loaded, tmp_path: Path) -> None:
    (report.template_folder / "report.typ").write_text("#panic(1)", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "small.docx").write_text("old", encoding="utf-8")
    with pytest.raises(MachineError, match="Typst failed"):
        publish(report.report, report.template_folder, ["docx", "pdf"], Edition.PUBLIC, out, draft=False)
    assert everything_below(out) == ["small.docx"]
    assert (out / "small.docx").read_text(encoding="utf-8") == "old"


def test_a_reference_file_that_is_none_is_a_sentence(report: Loaded, tmp_path: Path) -> None:
    (report.template_folder / "reference.docx").write_bytes(b"not a document")
    with pytest.raises(MachineError, match="pandoc failed"):
        publish(report.report, report.template_folder, ["docx"], Edition.PUBLIC, tmp_path / "out", draft=False)
    assert everything_below(tmp_path / "out") == []


def test_the_time_in_the_files_is_that_of_the_meeting_or_of_the_environment(
    report: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def times(name: str) -> tuple[str, str]:
        docx, pdf = publish(
            report.report, report.template_folder, ["docx", "pdf"], Edition.PUBLIC, tmp_path / name, draft=False
        ).files
        created = part(docx.path, "docProps/core.xml").findtext("{http://purl.org/dc/terms/}created") or ""
        with pikepdf.open(pdf.path) as opened:
            return created[:10], str(opened.docinfo["/CreationDate"])[:10]

    assert times("1") == ("2027-03-04", "D:20270304")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_000_000_000))
    assert times("2") == ("2001-09-09", "D:20010909")


def test_a_cache_that_cannot_be_used_stops_nothing(
    report: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    publish(report.report, report.template_folder, ["docx"], Edition.PUBLIC, tmp_path / "out", draft=False)


def test_a_broken_cache_is_made_again(report: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for content in (b"", b"[]", b'{"blocks": 1}', b"\xff", b"[" * 100_000):
        for kept in (tmp_path / "cache").rglob("*.json"):
            kept.write_bytes(content)
        publish(report.report, report.template_folder, ["docx"], Edition.PUBLIC, tmp_path / "out", draft=False)
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1


def open_descriptors() -> int:
    listed = Path("/proc/self/fd")
    if not listed.exists():
        pytest.skip("this system does not list what a process has open")
    return len(list(listed.iterdir()))


def test_children_leave_no_descriptor_open(report: Loaded, tmp_path: Path) -> None:
    publish(report.report, report.template_folder, ["docx", "pdf"], Edition.PUBLIC, tmp_path / "o", draft=False)
    before = open_descriptors()
    publish(report.report, report.template_folder, ["docx", "pdf"], Edition.PUBLIC, tmp_path / "o", draft=False)
    assert open_descriptors() <= before
