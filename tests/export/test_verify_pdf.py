"""What is verified of a PDF: each thing is broken in turn, and the right point fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from drafter.export.verify.pdf import verify_pdf
from drafter.export.verify.pdf_contrast import luminance, ratio_of
from drafter.export.verify.pdf_promise import PdfPromise, promised
from drafter.export.verify.pdf_text import codes_of
from drafter.export.verify.point import require, said
from drafter.report.errors import MachineError
from tests.export.published import published, small
from tests.export.sound import STAMP, Sound, failed, make_sound


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return make_sound(tmp_path_factory.mktemp("workspace"), tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def promise(sound: Sound) -> PdfPromise:
    return promised(sound.document, STAMP)


def test_a_sound_file_passes_every_point(sound: Sound, promise: PdfPromise) -> None:
    points = verify_pdf(sound.pdf, promise)
    assert failed(points) == []
    found = {each.detail for each in points}
    assert {"1 page", "4 labels", "3 headings", "3 bookmarks", "2 tables", "1 picture", "1 note", "4 links"} <= found
    assert said(points) == f"{len(points)} of {len(points)} points of PDF/A-2, PDF/UA-1, WCAG 2.2 verified"


def test_both_standards_and_contrast_are_among_the_sources(sound: Sound, promise: PdfPromise) -> None:
    sources = " ".join(each.source for each in verify_pdf(sound.pdf, promise))
    for standard in ("PDF/UA-1, 7.1", "PDF/UA-1, 7.21.7", "PDF/A-2, 6.2.3", "PDF/A-2, 6.6.4", "WCAG 2.2, 1.4.3"):
        assert standard in sources


def tags(pdf: Pdf, kind: str) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == kind]


def fonts(pdf: Pdf) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == "/Font"]


def _content(pdf: Pdf, old: bytes, new: bytes) -> None:
    page = pdf.pages[0]
    content = page.Contents.read_bytes()
    assert old in content
    page.Contents = pdf.make_stream(content.replace(old, new, 1))


def _metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def _untag(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _unmark(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _doubt(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def _strange_tag(pdf: Pdf) -> None:
    tags(pdf, "/P")[0].S = Name.Paragraph


def _role_map(pdf: Pdf) -> None:
    for each in tags(pdf, "/P"):
        each.S = Name.Paragraph
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Paragraph=Name.P)


def _untagged_text(pdf: Pdf) -> None:
    tags(pdf, "/P")[0].K = Array()


def _unmarked_text(pdf: Pdf) -> None:
    _content(pdf, b"EMC", b"EMC BT /f0 9 Tf 0 0 Td (\\000\\001\\000\\002) Tj ET ")


def _no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _hide_title(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _other_standard(pdf: Pdf) -> None:
    _metadata(pdf, b"conformance>A<", b"conformance>B<")


def _no_ua(pdf: Pdf) -> None:
    _metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def _other_title(pdf: Pdf) -> None:
    _metadata(pdf, b">Trees<", b">Shrubs<")


def _keywords(pdf: Pdf) -> None:
    _metadata(pdf, b"<dc:format>", b"<pdf:Keywords>planted</pdf:Keywords><dc:format>")


def _broken_metadata(pdf: Pdf) -> None:
    _metadata(pdf, b"</rdf:RDF>", b"")


def _producer(pdf: Pdf) -> None:
    pdf.docinfo["/Producer"] = "Rhys's computer"


def _author(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = "rhys"


def _date(pdf: Pdf) -> None:
    pdf.docinfo["/CreationDate"] = "D:20270305101112Z"


def _page_metadata(pdf: Pdf) -> None:
    pdf.pages[0].Metadata = pdf.make_stream(b"<x/>")


def _no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def _attach(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = b"secret"


def _program(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _named_program(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array())


def _program_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def _form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array())


def _layers(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array())


def _font_left_out(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                if name in each:
                    del each[name]


def _no_meaning(pdf: Pdf) -> None:
    for each in fonts(pdf):
        if "/ToUnicode" in each:
            del each["/ToUnicode"]


def _less_meaning(pdf: Pdf) -> None:
    for each in fonts(pdf):
        if "/ToUnicode" in each:
            each.ToUnicode = pdf.make_stream(b"1 beginbfchar\n<0001> <0054>\nendbfchar")


def _order(pdf: Pdf) -> None:
    (document,) = tags(pdf, "/Document")
    document.K = Array(list(reversed(document.K.as_list())))


def _skip(pdf: Pdf) -> None:
    tags(pdf, "/H2")[0].S = Name.H3


def _no_headings(pdf: Pdf) -> None:
    for each in tags(pdf, "/H2"):
        each.S = Name.P


def _no_heads(pdf: Pdf) -> None:
    for each in tags(pdf, "/TH"):
        each.S = Name.TD


def _no_scope(pdf: Pdf) -> None:
    for each in tags(pdf, "/TH"):
        del each["/A"]


def _no_row(pdf: Pdf) -> None:
    tags(pdf, "/TR")[0].S = Name.Div


def _no_alt(pdf: Pdf) -> None:
    del tags(pdf, "/Figure")[0]["/Alt"]


def _other_alt(pdf: Pdf) -> None:
    tags(pdf, "/Figure")[0].Alt = String("A green tower.")


def _no_list(pdf: Pdf) -> None:
    tags(pdf, "/L")[0].S = Name.Div


def _no_entry(pdf: Pdf) -> None:
    tags(pdf, "/LI")[0].S = Name.Div


def _untagged_link(pdf: Pdf) -> None:
    for each in tags(pdf, "/Link"):
        each.K = Array([kid for kid in each.K.as_list() if not isinstance(kid, Dictionary)])


def _nameless_link(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def _other_annotation(pdf: Pdf) -> None:
    pdf.pages[0].Annots[0].Subtype = Name.Text


def _tab_order(pdf: Pdf) -> None:
    pdf.pages[0].Tabs = Name.R


def _nameless_note(pdf: Pdf) -> None:
    del tags(pdf, "/Note")[0]["/ID"]


def _no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def _other_bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("1.0 Secret")


def _pale(pdf: Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    at = content.index(b"scn\nBT")
    start = content.rindex(b"cs ", 0, at) + 3
    pdf.pages[0].Contents = pdf.make_stream(content[:start] + b"0.8 0.8 0.8 " + content[at:])


@pytest.mark.parametrize(
    ("change", "point", "detail"),
    [
        (_untag, "it is tagged", "not tagged"),
        (_unmark, "it is tagged", "not tagged"),
        (_doubt, "it is tagged", "doubtful"),
        (_strange_tag, "it is tagged", "Paragraph"),
        (_untagged_text, "everything on a page", "in no tag"),
        (_unmarked_text, "everything on a page", "neither tagged"),
        (_no_language, "its language", "en-GB"),
        (_hide_title, "the window", "title is not shown"),
        (_other_standard, "it bears the marks", "marks of PDF/A"),
        (_no_ua, "it bears the marks", "marks of PDF/A"),
        (_broken_metadata, "it bears the marks", "cannot be read"),
        (_other_title, "its properties", "title is not that"),
        (_keywords, "its properties", "nobody asked for"),
        (_producer, "its properties", "nobody asked for"),
        (_author, "its properties", "author"),
        (_date, "its properties", "another date"),
        (_page_metadata, "its properties", "of its own"),
        (_no_intent, "its colours", "output intent"),
        (_no_profile, "its colours", "output intent"),
        (_attach, "no program", "attached"),
        (_program, "no program", "OpenAction"),
        (_named_program, "no program", "a program"),
        (_program_of_a_page, "no program", "nobody asked for"),
        (_form, "no program", "AcroForm"),
        (_layers, "no program", "OCProperties"),
        (_font_left_out, "every font", "not embedded"),
        (_no_meaning, "every glyph", "does not say"),
        (_less_meaning, "every glyph", "no text"),
        (_order, "the labels", "1.1 is not where"),
        (_skip, "headings", "level 3 follows"),
        (_no_headings, "headings", "level 3 follows"),
        (_no_heads, "every table", "no head"),
        (_no_scope, "every table", "what it heads"),
        (_no_row, "every table", "in no row"),
        (_no_alt, "pictures", "does not say what it shows"),
        (_other_alt, "pictures", "not described as"),
        (_no_list, "lists", "in no list"),
        (_no_entry, "lists", "in no entry"),
        (_untagged_link, "links", "in no tag"),
        (_nameless_link, "links", "where it leads"),
        (_other_annotation, "links", "no link"),
        (_tab_order, "links", "tab key"),
        (_nameless_note, "every note", "no name"),
        (_no_bookmarks, "its headings are", "bookmarks"),
        (_other_bookmark, "its headings are", "bookmarks"),
    ],
)
def test_what_is_broken_fails_its_point(
    sound: Sound, promise: PdfPromise, tmp_path: Path, change: Callable[[Pdf], None], point: str, detail: str
) -> None:
    faults = failed(verify_pdf(_changed(sound.pdf, tmp_path, change), promise))
    assert [each.name for each in faults if each.name.startswith(point)], faults
    assert detail in " ".join(each.detail for each in faults if each.name.startswith(point))
    with pytest.raises(MachineError, match="The PDF was not handed out"):
        require("pdf", faults)


def _changed(file: Path, folder: Path, change: Callable[[Pdf], None]) -> Path:
    target = folder / "changed.pdf"
    with pikepdf.open(file) as pdf:
        change(pdf)
        pdf.save(target, fix_metadata_version=False)
    return target


def test_a_tag_of_another_name_is_known_by_its_role(sound: Sound, promise: PdfPromise, tmp_path: Path) -> None:
    assert failed(verify_pdf(_changed(sound.pdf, tmp_path, _role_map), promise)) == []


def test_pale_text_is_told_and_stops_nothing(sound: Sound, promise: PdfPromise, tmp_path: Path) -> None:
    points = verify_pdf(_changed(sound.pdf, tmp_path, _pale), promise)
    (fault,) = failed(points)
    assert "contrast of 1.4 : 1" in fault.detail
    require("pdf", points)
    assert said(points).endswith("where 4.5 : 1 is wanted")


def test_a_footnote_in_a_heading_is_no_part_of_its_bookmark(tmp_path: Path) -> None:
    text = '## Of **bold**{{ note("n") }} and H~2~O'
    file = small(tmp_path, f"[sections.background]\ntext = '{text}'\n[notes.n]\ntext = 'A note.'\n")
    (made,) = published(file, tmp_path / "out", "pdf").files
    assert [point.detail for point in made.points if not point.passed] == []
    with pikepdf.open(made.path) as pdf:
        assert str(pdf.Root.Outlines.First.First.Title) == "1.1 Of bold and H2O"


def test_a_label_that_is_missing_fails(sound: Sound, promise: PdfPromise) -> None:
    more = msgspec.structs.replace(promise, labels=(*promise.labels, "2.0"))
    (fault,) = failed(verify_pdf(sound.pdf, more))
    assert fault.detail == "the label 2.0 is missing in its reading order"


def test_an_object_that_nothing_leads_to_fails(sound: Sound, promise: PdfPromise, tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    with pikepdf.open(sound.pdf) as pdf:
        pdf.Root.Stray = pdf.make_indirect(Dictionary(X=String("secret")))
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    assert failed(verify_pdf(plain, promise)) == []
    content = plain.read_bytes()
    file = tmp_path / "stray.pdf"
    # As long as it was: nothing else in the file moves.
    number = content[content.index(b"/Stray ") + 7 :].split(b" ", 1)[0]
    file.write_bytes(content.replace(b"/Stray " + number + b" 0 R", b"/Stray " + b"0" * len(number) + b"    ", 1))
    (fault,) = failed(verify_pdf(file, promise))
    assert fault.detail == "it holds something that nothing in it leads to"


def test_an_older_version_inside_fails(sound: Sound, promise: PdfPromise, tmp_path: Path) -> None:
    file = tmp_path / "changed.pdf"
    content = sound.pdf.read_bytes()
    end = content.rindex(b"startxref")
    file.write_bytes(content + b"%\n" + content[end:])
    assert "an earlier version" in " ".join(each.detail for each in failed(verify_pdf(file, promise)))
    file.write_bytes(content + b"secret\n")
    assert "after its end" in " ".join(each.detail for each in failed(verify_pdf(file, promise)))


def test_an_encrypted_file_fails(sound: Sound, promise: PdfPromise, tmp_path: Path) -> None:
    for user in ("", "password"):
        file = tmp_path / f"locked-{user}.pdf"
        with pikepdf.open(sound.pdf) as pdf:
            pdf.save(file, encryption=pikepdf.Encryption(owner="owner", user=user))
        (fault,) = verify_pdf(file, promise)
        assert not fault.passed


@pytest.mark.parametrize("content", [b"no", b"", b"%PDF-1.7\n"])
def test_what_is_no_pdf_fails(promise: PdfPromise, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(content)
    (fault,) = verify_pdf(file, promise)
    assert not fault.passed


def test_the_text_of_glyphs_is_read_in_every_form_of_the_table() -> None:
    table = b"""
    2 beginbfchar
    <0001> <0041>
    <0002> <00660069>
    endbfchar
    2 beginbfrange
    <0010> <0012> <0061>
    <0020> <0021> [<0058> <D83DDE00>]
    endbfrange
    """
    assert codes_of(table) == {1: "A", 2: "fi", 16: "a", 17: "b", 18: "c", 32: "X", 33: "😀"}


def test_contrast_is_that_of_the_guidelines() -> None:
    assert ratio_of((0.0,), (1.0, 1.0, 1.0)) == pytest.approx(21)
    assert ratio_of((0x77 / 255,) * 3, (1.0,)) == pytest.approx(4.48, abs=0.01)
    assert luminance((0.0, 0.0, 0.0, 1.0)) == 0
    assert luminance((0.0, 0.0, 0.0, 0.0)) == pytest.approx(1)
