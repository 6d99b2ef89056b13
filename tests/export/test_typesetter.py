"""The typesetter is ready early, answers once, and never outlives its order."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from drafter.export.complaint import refusal
from drafter.export.job import stamp_of
from drafter.export.process import Cancelled, Stop
from drafter.export.typesetter import Typesetter
from drafter.export.typesetting import Work
from drafter.export.typst import pdf_order
from drafter.export.verify.pdf_promise import PdfPromise
from drafter.report.errors import MachineError, Refused


def work(folder: Path, source: str) -> Work:
    file = folder / "main.typ"
    file.write_text(source, encoding="utf-8")
    return Work(pdf_order(file, stamp_of(None)), str(folder / "out.pdf"), PdfPromise("en", "T", "", "", stamp_of(None)))


def pid_of(typesetter: Typesetter) -> int:
    process = typesetter._process
    assert process is not None
    return process.pid


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_sets_a_page_and_says_what_it_found(tmp_path: Path) -> None:
    source = '#set document(title: "T")\n#set text(font: "Source Sans Pro", lang: "en")\nWords.\n'
    with Typesetter() as typesetter:
        answer = typesetter.carry_out(work(tmp_path, source), Stop())
    assert answer.message == ""
    assert [point.detail for point in answer.points if not point.passed] == []
    assert "1 page" in {point.detail for point in answer.points}
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_page_that_is_not_what_it_should_be_is_told_of(tmp_path: Path) -> None:
    source = '#set document(title: "Other")\n#set text(font: "Source Sans Pro", lang: "en")\nWords.\n'
    with Typesetter() as typesetter:
        answer = typesetter.carry_out(work(tmp_path, source), Stop())
    assert answer.message == ""
    assert "its title is not that of the report" in {point.detail for point in answer.points if not point.passed}


def test_what_typst_says_comes_back(tmp_path: Path) -> None:
    with Typesetter() as typesetter:
        answer = typesetter.carry_out(work(tmp_path, "#panic()"), Stop())
    assert isinstance(refusal(answer.message, answer.diagnostic), MachineError)


def test_a_character_without_a_glyph_is_refused_by_name(tmp_path: Path) -> None:
    source = '#set document(title: "T")\n#set text(font: "Source Sans Pro")\n漢 \u0b95'
    with Typesetter() as typesetter:
        answer = typesetter.carry_out(work(tmp_path, source), Stop())
    fault = refusal(answer.message, answer.diagnostic)
    assert isinstance(fault, Refused)
    assert "U+6F22" in fault.message


def test_no_file_outside_its_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    inner = tmp_path / "inner"
    inner.mkdir()
    with Typesetter() as typesetter:
        answer = typesetter.carry_out(work(inner, '#read("../secret.txt")'), Stop())
    assert answer.message


def test_one_that_was_never_asked_is_gone() -> None:
    with Typesetter() as typesetter:
        pid = pid_of(typesetter)
    assert is_gone(pid)


def test_one_that_is_stopped_is_gone_at_once(tmp_path: Path) -> None:
    stop = Stop()
    with Typesetter() as typesetter:
        pid = pid_of(typesetter)
        threading.Timer(0.3, stop.set).start()
        begun = time.monotonic()
        with pytest.raises(Cancelled):
            typesetter.carry_out(
                work(tmp_path, "#for i in range(99999) { for j in range(9999) { let k = i * j } }"), stop
            )
    assert time.monotonic() - begun < 30
    assert is_gone(pid)


def test_one_that_dies_is_a_sentence(tmp_path: Path) -> None:
    with Typesetter() as typesetter:
        os.kill(pid_of(typesetter), signal.SIGKILL)
        with pytest.raises(MachineError, match="typesetter was killed"):
            typesetter.carry_out(work(tmp_path, "Words."), Stop())


def test_a_file_beside_the_user_is_never_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "typst.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    source = '#set document(title: "T")\n#set text(font: "Source Sans Pro", lang: "en")\nWords.\n'
    with Typesetter() as typesetter:
        assert typesetter.carry_out(work(tmp_path, source), Stop()).message == ""
