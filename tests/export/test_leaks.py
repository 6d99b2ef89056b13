"""The search for secrets: put into a finished file wherever a file can hold words, and however they are written, they
are found; what the edition may say is not."""

from __future__ import annotations

import base64
import io
import urllib.parse
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from drafter.document.secret import Kind, Secret
from drafter.export.proof.leak import finds_in
from drafter.export.proof.needles import Haystack, Needles, windows
from drafter.export.proof.normal import normal, normal_bytes
from drafter.export.proof.proof import Proof
from drafter.report.errors import MachineError
from tests.export.sound import Sound, changed_docx, make_sound

SECRET = "The bidder from Pontyfelin – “Wŷn & Sons” – asked for efficient off-peak rates"
SECRETS = (Secret("an exempt passage", SECRET), Secret("a path", "/home/rhys/reports", Kind.PATH))
PART = "asked for efficient off-peak rates"
BODY = "word/document.xml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return make_sound(tmp_path_factory.mktemp("workspace"), tmp_path_factory.mktemp("out"))


def found(file: Path) -> set[str]:
    return {SECRETS[find.secret].what for find in finds_in(file, SECRETS)}


def test_nothing_is_found_where_nothing_is(sound: Sound) -> None:
    assert found(sound.docx) == set()
    assert found(sound.pdf) == set()


def _runs(text: str) -> str:
    """A text with a run, and a proofing mark, for every letter."""
    letters = "".join(f'<w:r><w:t xml:space="preserve">{letter}</w:t></w:r><w:proofErr/>' for letter in text)
    return f"<w:p>{letters}</w:p>"


XML = SECRET.replace("&", "&amp;")
NUMBERS = "".join(f"&#{ord(letter)};" for letter in SECRET)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (BODY, "<w:body>", f"<w:body><w:p><w:r><w:t>{XML}</w:t></w:r></w:p>"),
        (BODY, "<w:body>", f"<w:body><w:p><w:r><w:t>{XML.upper()}</w:t></w:r></w:p>"),
        (BODY, "<w:body>", f"<w:body><w:p><w:r><w:t>{PART}</w:t></w:r></w:p>"),
        (BODY, "<w:body>", "<w:body><w:p><w:r><w:t>asked for efﬁcient oﬀ‐\n   peak\u00adrates</w:t></w:r></w:p>"),
        (BODY, "<w:body>", f"<w:body>{_runs(PART)}"),
        (BODY, "<w:body>", f"<w:body><w:p><w:r><w:t>{NUMBERS}</w:t></w:r></w:p>"),
        (BODY, "<w:body>", f"<w:body><!-- {PART} -->"),
        (BODY, "<w:body>", f"<w:body><?note {PART}?>"),
        (BODY, "<w:body>", f'<w:body><w:p w:note="{PART}"/>'),
        (BODY, "<w:body>", f'<w:body><w:p w:note="{NUMBERS}"/>'),
        (BODY, "<w:body>", f"<w:body><w:p><w:del><w:r><w:delText>{PART}</w:delText></w:r></w:del></w:p>"),
        (BODY, "<w:body>", f"<w:body><w:p><![CDATA[{PART}]]></w:p>"),
        (BODY, "<w:body>", f"<w:body><w:p w:x='{base64.b64encode(SECRET.encode()).decode()}'/>"),
        ("word/_rels/document.xml.rels", "https://example.org/trees", urllib.parse.quote(SECRET)),
        ("docProps/core.xml", "Trees", XML),
        ("docProps/app.xml", "drafter", XML),
        ("docProps/custom.xml", None, f"<x>{XML}</x>"),
        ("word/comments.xml", None, f"<x>{XML}</x>"),
        ("word/settings.xml", "<w:rsids>", f'<w:rsids x="{PART}">'),
        ("word/media/more.png", None, f"\x89PNG tEXt {PART}"),
        ("word/media/utf16.bin", None, PART.encode("utf-16-le").decode("latin-1")),
        ("word/Asked for efficient off-peak rates.xml", None, "<a/>"),
    ],
)  # fmt: skip
def test_a_passage_in_a_docx_is_found(sound: Sound, tmp_path: Path, part: str, old: str | None, new: str) -> None:
    encoding = "latin-1" if part.startswith("word/media") else "utf-8"
    file = changed_docx(
        sound.docx,
        tmp_path / "changed.docx",
        part,
        lambda content: new.encode(encoding) if old is None else content.replace(old.encode(), new.encode(), 1),
    )
    assert found(file) == {"an exempt passage"}


def test_a_passage_in_the_comment_of_an_archive_is_found(sound: Sound, tmp_path: Path) -> None:
    file = tmp_path / "changed.docx"
    file.write_bytes(sound.docx.read_bytes())
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = SECRET.encode()
    assert found(file) == {"an exempt passage"}


def test_a_passage_in_an_archive_in_the_archive_is_found(sound: Sound, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", f"<x>{XML}</x>")
    file = changed_docx(sound.docx, tmp_path / "changed.docx", "word/embeddings/a.xlsx", lambda _: inner.getvalue())
    assert found(file) == {"an exempt passage"}


def _draw(pdf: Pdf, text: str, *, split: bool = False) -> None:
    """Draw a text with a font whose glyphs have numbers of their own, as those of drafter do."""
    letters = sorted(set(text))
    pairs = "\n".join(f"<{n:04X}> <{letter.encode('utf-16-be').hex()}>" for n, letter in enumerate(letters, 1))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        ToUnicode=pdf.make_stream(f"{len(letters)} beginbfchar\n{pairs}\nendbfchar".encode()),
    )
    page = pdf.pages[-1]
    page.Resources.Font["/F99"] = pdf.make_indirect(font)
    codes = [f"<{letters.index(letter) + 1:04X}>" for letter in text]
    drawn = " ".join(f"{code} Tj 5 -3 Td" for code in codes) if split else f"[{' -20 '.join(codes)}] TJ"
    page.contents_add(f"/Span <</MCID 99>> BDC BT /F99 11 Tf {drawn} ET EMC".encode())


def _form(pdf: Pdf) -> None:
    _draw(pdf, SECRET)
    page = pdf.pages[-1]
    content = page.Contents[-1].read_bytes()
    form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, Resources=page.Resources)
    page.Contents = Array(page.Contents.as_list()[:-1])
    page.Resources.XObject = Dictionary(Fm0=form)


def _object(pdf: Pdf, value: pikepdf.Object) -> None:
    pdf.Root.Stray = pdf.make_indirect(value)


def _title(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = SECRET


def _metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b">Trees<", f">{XML}<".encode()))


def _tags(pdf: Pdf, key: str) -> None:
    next(each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == "/P")[key] = String(SECRET)


def _marked(pdf: Pdf) -> None:
    text = (b"\xfe\xff" + SECRET.encode("utf-16-be")).hex()
    pdf.pages[0].contents_add(f"/Span <</ActualText <{text}>>> BDC EMC".encode())


def _annotation(pdf: Pdf) -> None:
    pdf.pages[0].Annots[0].Contents = String(SECRET)


def _bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String(SECRET)


def _attach(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = SECRET.encode()


def _attach_named(pdf: Pdf) -> None:
    pdf.attachments[f"{PART}.txt"] = b"x"


PLANTS: dict[str, Callable[[Pdf], None]] = {
    "glyphs": lambda pdf: _draw(pdf, SECRET),
    "glyphs one by one": lambda pdf: _draw(pdf, SECRET, split=True),
    "glyphs in capitals": lambda pdf: _draw(pdf, SECRET.upper()),
    "ligatures": lambda pdf: _draw(pdf, "asked for efﬁcient oﬀ-\npeak rates"),
    "a form that no page shows": _form,
    "a property": _title,
    "the metadata": _metadata,
    "alternative text": lambda pdf: _tags(pdf, "/Alt"),
    "actual text": lambda pdf: _tags(pdf, "/ActualText"),
    "an expansion": lambda pdf: _tags(pdf, "/E"),
    "the title of a tag": lambda pdf: _tags(pdf, "/T"),
    "actual text on a page": _marked,
    "an annotation": _annotation,
    "a bookmark": _bookmark,
    "an attachment": _attach,
    "the name of an attachment": _attach_named,
    "a stream": lambda pdf: _object(pdf, pdf.make_stream(SECRET.encode())),
    "a stream in UTF-16": lambda pdf: _object(pdf, pdf.make_stream(SECRET.encode("utf-16-be"))),
    "a string beside a stream": lambda pdf: _object(pdf, pdf.make_stream(b"x", Note=String(SECRET))),
    "a string": lambda pdf: _object(pdf, Dictionary(X=String(SECRET))),
    "a string of bytes": lambda pdf: _object(pdf, Dictionary(X=String(SECRET.encode("utf-8")))),
    "a name": lambda pdf: _object(pdf, Dictionary({"/Asked_for_efficient_off-peak_rates": Name.X})),
    "an array": lambda pdf: _object(pdf, Array([String(PART)])),
}


@pytest.mark.parametrize("place", PLANTS)
def test_a_passage_in_a_pdf_is_found(sound: Sound, tmp_path: Path, place: str) -> None:
    file = tmp_path / "changed.pdf"
    with pikepdf.open(sound.pdf) as pdf:
        PLANTS[place](pdf)
        pdf.save(file, fix_metadata_version=False)
    assert found(file) == {"an exempt passage"}


def test_a_passage_in_an_object_that_nothing_leads_to_is_found(sound: Sound, tmp_path: Path) -> None:
    content = sound.pdf.read_bytes()
    file = tmp_path / "changed.pdf"
    file.write_bytes(content.replace(b"endobj", f"endobj\n9999 0 obj ({PART}) endobj".encode(), 1))
    assert found(file) == {"an exempt passage"}


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{XML}</p>",
        f"<p>{NUMBERS}</p>",
        "<p>asked <b>for</b> eff<i>ici</i>ent off&shy;-peak&nbsp;rates</p>",
        f'<img alt="{XML}">',
        f"<!-- {PART} -->",
        f'<meta content="{NUMBERS}">',
        f"<script>var x = '{PART}'</script>",
        f'<a href="mailto:a@b.c?body={urllib.parse.quote(SECRET)}">x</a>',
        f'<img src="data:image/svg+xml;base64,{base64.b64encode(f"<svg>{SECRET}</svg>".encode()).decode()}">',
        "asked for **efficient** [off-peak](https://example.org/a) rates",
        r"asked for efficient\" off\-peak\* rates",
        "> asked for efficient\n> off-peak\n> rates",
    ],
)
def test_a_passage_in_a_text_is_found(tmp_path: Path, text: str) -> None:
    file = tmp_path / "made.html"
    file.write_text(f"<!doctype html>\n{text}\n", encoding="utf-8")
    assert found(file) == {"an exempt passage"}


def test_a_path_is_found_as_it_is_written(sound: Sound, tmp_path: Path) -> None:
    file = changed_docx(
        sound.docx, tmp_path / "a.docx", BODY, lambda old: old.replace(b"<w:p>", b'<w:p x="/home/rhys/reports/x">', 1)
    )
    assert found(file) == {"a path"}
    with pikepdf.open(sound.pdf) as pdf:
        _draw(pdf, "/home/rhys/reports/trees")
        pdf.save(tmp_path / "a.pdf")
    assert found(tmp_path / "a.pdf") == {"a path"}


@given(st.lists(st.text(alphabet="abcdefghij", min_size=1, max_size=9), min_size=5, max_size=60), st.data())
def test_any_part_of_five_words_and_any_of_25_characters_is_found(words: list[str], data: st.DataObject) -> None:
    whole = "".join(words)
    needles = Needles([Secret("x", " ".join(words))])
    for start, end in windows(words):
        before, after = data.draw(st.text(alphabet="XYZ", max_size=9)), data.draw(st.text(alphabet="XYZ", max_size=9))
        haystack = Haystack(before + whole[start:end] + after, "x")
        assert whole[start:end] in {find.piece for find in needles.found_in(haystack)}
    first = data.draw(st.integers(0, len(words) - 5))
    five = "".join(words[first : first + 5])
    if len(five) >= 13:
        assert any(whole[start:end] in five for start, end in windows(words))
    if len(whole) >= 25:
        at = data.draw(st.integers(0, len(whole) - 25))
        assert (at, at + 25) in set(windows(words))


def test_what_is_shorter_is_left_to_the_making() -> None:
    needles = Needles([Secret("x", "Zorblatt"), Secret("x", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"), Secret("x", "")])
    assert list(needles.found_in(Haystack("zorblatt1234567891011121314", "x"))) == []


@given(st.text())
def test_what_is_compared_are_letters_and_digits_alone(text: str) -> None:
    assert all(letter.isalnum() for letter in normal(text))
    assert normal(normal(text)) == normal(text)
    assert normal_bytes(text.encode("utf-8", "surrogatepass")).isascii()


def test_ways_of_writing_are_alike() -> None:
    for one, other in [
        ("efﬁcient", "efficient"),
        ("Wŷn", "wyn"),
        ("co-op\nerate", "cooperate"),
        ("“it’s”", "its"),
        ("m²", "m2"),
    ]:
        assert normal(one) == normal(other)


def test_what_the_edition_may_say_is_no_leak(sound: Sound, tmp_path: Path) -> None:
    file = changed_docx(sound.docx, tmp_path / "a.docx", BODY, lambda old: old.replace(b"A tower", PART.encode(), 1))
    finds = finds_in(file, SECRETS)
    Proof(lambda: SECRETS, lambda: [f"It {PART} too."]).require_none("docx", finds)
    with pytest.raises(MachineError) as fault:
        Proof(lambda: SECRETS, lambda: ["It asked for efficient rates."]).require_none("docx", finds)
    assert fault.value.message == f"The DOCX was not handed out: an exempt passage is in it, in {BODY}."
    assert fault.value.exit_code == 3


def test_no_message_tells_the_secret(sound: Sound, tmp_path: Path) -> None:
    file = changed_docx(sound.docx, tmp_path / "a.docx", BODY, lambda old: old.replace(b"A tower", PART.encode(), 1))
    with pytest.raises(MachineError) as fault:
        Proof(lambda: SECRETS, tuple).require_none("docx", finds_in(file, SECRETS))
    said = normal(str(fault.value))
    assert not any(said[at : at + 9] in normal(SECRET) for at in range(len(said) - 8))


@pytest.mark.parametrize(
    ("secret", "public", "is_leak"),
    [
        ("it costs twelve thousand pounds a year not a month", "It costs twelve thousand pounds a year.", False),
        (
            "the lowest bid in the county was that of Jones and it was late",
            "the lowest bid in the county was that of",
            True,
        ),
        (
            "we think that the bid of Jones of the county is the lowest",
            "we think that the bid of Smith of the county is",
            True,
        ),
        (
            "we think that the bid of A of the county is the lowest",
            "we think that the bid of B of the county is the",
            True,
        ),
    ],
)
def test_a_few_letters_behind_public_words_are_no_leak(tmp_path: Path, secret: str, public: str, is_leak: bool) -> None:
    file = tmp_path / "made.md"
    file.write_text(f"{secret}\n" if is_leak else f"{public} note 1\n", encoding="utf-8")
    secrets = (Secret("a comment", secret),)
    proof = Proof(lambda: secrets, lambda: [public])
    if is_leak:
        with pytest.raises(MachineError):
            proof.require_none("md", finds_in(file, secrets))
    else:
        assert finds_in(file, secrets)
        proof.require_none("md", finds_in(file, secrets))
