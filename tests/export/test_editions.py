"""Drafts and editions as files: what every page says, what is nowhere in the public one, what they are called."""

from __future__ import annotations

import re
import subprocess
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from drafter.document.edition import Edition, statement
from drafter.document.pieces import DRAFT_NOTICE
from drafter.export.publish import Published
from drafter.report.law import LAWS
from tests.export.published import (
    needs,
    paragraphs,
    pdf_by_libreoffice,
    published,
    small,
    squeezed,
    text_of_docx,
    text_of_pdf,
)

SECRET = "Zorblatt owes seventeen guineas"
SOURCE = f"""
title = "Debts"
[meta]
report_to = "The committee"
meeting_date = 2027-03-04
[figures.owed]
value = 8675309
[notes.whom]
text = "Only {SECRET}."
[sections.background]
text = '''
Open to all.

::: exempt 3 5
The debtor is {SECRET} of {{{{ owed }}}}.{{{{ note("whom") }}}}

## {SECRET}

- {SECRET}

| Who | What |
|---|---|
| {SECRET} | [x](https://example.org/zorblatt) |
:::

{"Closing words. " * 900}
'''
papers = ["Plan", {{ text = "{SECRET}", file = "figures/zorblatt.pdf", exempt = [3] }}]
[[waivers]]
rule = "C104"
at = "background"
reason = "{SECRET}"
by = "Zorblatt"
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("workspace"), SOURCE)


@pytest.fixture(scope="module")
def public(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(file, tmp_path_factory.mktemp("public"), "docx", "pdf")


@pytest.fixture(scope="module")
def full(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(file, tmp_path_factory.mktemp("full"), "docx", "pdf", edition=Edition.FULL)


@pytest.fixture(scope="module")
def draft(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(file, tmp_path_factory.mktemp("draft"), "docx", "pdf", draft=True)


def everything_in(file: Path) -> str:
    """All that is in a file, decompressed: parts of a DOCX; streams, strings and text of a PDF."""
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return "\n".join([*parts, *(re.sub("<[^>]*>", "", part) for part in parts)])
    with pikepdf.open(file) as pdf:
        found = [file.read_bytes().decode("latin-1"), text_of_pdf(file)]
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                try:
                    found.append(each.read_bytes().decode("latin-1"))
                except (pikepdf.PdfError, zlib.error):
                    found.append(each.read_raw_bytes().decode("latin-1"))
            found.append(str(each) if isinstance(each, pikepdf.String) else repr(each))
    return "\n".join(found)


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_exempt_is_anywhere_in_a_public_file(public: Published, full: Published, number: int) -> None:
    said = squeezed(everything_in(public.files[number].path)).casefold()
    for secret in ("zorblatt", "guineas", "8675309", "8,675,309", "C104"):
        assert secret.casefold() not in said
    assert "zorblatt" in squeezed(everything_in(full.files[number].path)).casefold()


@pytest.mark.parametrize("number", [0, 1])
def test_no_path_of_this_machine_is_in_a_file(public: Published, file: Path, number: int) -> None:
    said = everything_in(public.files[number].path)
    assert str(file.parents[2]) not in said
    assert str(public.files[number].path.parent) not in said
    assert "drafter-" not in said


def test_no_label_moves(public: Published, full: Published) -> None:
    labels = [
        [line.split("\t")[0] for line in paragraphs(each.files[0].path) if "\t" in line] for each in (public, full)
    ]
    assert labels[0] == labels[1]
    assert len(labels[0]) >= 4


def test_the_statement_stands_in_its_place(public: Published) -> None:
    for file in public.files:
        text = text_of_docx(file.path) if file.format == "docx" else text_of_pdf(file.path)
        assert squeezed(statement((3, 5), LAWS["england"].schedule)) in squeezed(text)


def test_a_copy_with_exempt_text_says_by_virtue_of_what(full: Published, public: Published) -> None:
    said = squeezed("Not for publication by virtue of paragraphs 3 and 5 of Part 1 of Schedule 12A")
    described = squeezed("Paragraph 5: Information in respect of which a claim to legal professional privilege")
    for one, other in zip(full.files, public.files, strict=True):
        read = text_of_docx if one.format == "docx" else text_of_pdf
        assert squeezed(read(one.path)).index(said) < squeezed(read(one.path)).index(described)
        assert said not in squeezed(read(other.path))


def test_the_editions_have_names_of_their_own(public: Published, full: Published) -> None:
    assert [file.path.name for file in public.files] == ["small.docx", "small.pdf"]
    assert [file.path.name for file in full.files] == ["small.full.docx", "small.full.pdf"]


def pages(file: Path) -> list[str]:
    return text_of_pdf(file).rstrip("\f").split("\f")


def test_every_page_of_the_full_edition_says_what_it_is(full: Published, public: Published) -> None:
    said = pages(full.files[1].path)
    assert len(said) > 2
    assert all("NOT FOR PUBLICATION" in page for page in said)
    assert not any("NOT FOR PUBLICATION" in page for page in pages(public.files[1].path))


def test_every_page_of_a_draft_says_so(draft: Published, public: Published) -> None:
    said = pages(draft.files[1].path)
    assert len(said) > 2
    assert all("DRAFT" in page for page in said)
    assert not any("DRAFT" in page for page in pages(public.files[1].path))


def test_the_first_paragraph_of_a_draft_says_so(draft: Published) -> None:
    assert paragraphs(draft.files[0].path)[0] == DRAFT_NOTICE
    text = text_of_pdf(draft.files[1].path)
    assert squeezed(DRAFT_NOTICE) in squeezed(text)
    assert text.index("DRAFT") < text.index("Report to")


def test_only_the_words_of_a_draft_are_tagged_and_not_its_decoration(draft: Published) -> None:
    with pikepdf.open(draft.files[1].path) as pdf:
        for page in pdf.pages:
            inside = [0]
            tagged: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                operands, name = instruction.operands, str(instruction.operator)
                if name in ("BDC", "BMC"):
                    inside.append(0 if str(operands[0]) == "/Artifact" else 1)
                elif name == "EMC":
                    inside.pop()
                elif name == "Tf" and float(operands[1]) > 100:
                    tagged.append(str(inside[-1]))
            assert tagged == ["0"]


def test_every_page_of_a_draft_says_so_in_word(draft: Published, tmp_path: Path) -> None:
    said = pages(pdf_by_libreoffice(draft.files[0].path, tmp_path))
    assert len(said) > 2
    assert all("DRAFT" in page for page in said)


def test_a_second_draft_has_the_same_bytes(draft: Published, file: Path, tmp_path: Path) -> None:
    again = published(file, tmp_path, "docx", "pdf", draft=True)
    assert [each.sha256 for each in again.files] == [each.sha256 for each in draft.files]


def test_a_draft_is_not_what_is_published(draft: Published, public: Published) -> None:
    assert draft.draft
    assert not public.draft
    assert {file.sha256 for file in draft.files}.isdisjoint(file.sha256 for file in public.files)


def test_the_size_and_hash_are_those_of_the_file(public: Published) -> None:
    for file in public.files:
        assert file.size == file.path.stat().st_size
        done = subprocess.run([needs("sha256sum"), str(file.path)], capture_output=True, text=True, check=True)
        assert done.stdout.split()[0] == file.sha256
