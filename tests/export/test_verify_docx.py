"""What is verified of a DOCX: each thing is broken in turn, and the right point fails."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from drafter.export.verify.docx import verify_docx
from drafter.export.verify.point import require, said
from drafter.report.errors import MachineError
from tests.export.sound import STAMP, Sound, changed_docx, failed, make_sound

BODY, STYLES, CORE, TYPES = "word/document.xml", "word/styles.xml", "docProps/core.xml", "[Content_Types].xml"
RELATIONS, SETTINGS = "word/_rels/document.xml.rels", "word/settings.xml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return make_sound(tmp_path_factory.mktemp("workspace"), tmp_path_factory.mktemp("out"))


def test_a_sound_file_passes_every_point(sound: Sound) -> None:
    points = verify_docx(sound.docx, sound.document, STAMP)
    assert failed(points) == []
    assert {"4 labels", "3 headings", "2 tables", "1 picture", "1 note", "2 links"} <= {each.detail for each in points}
    assert said(points) == f"{len(points)} of {len(points)} points of ECMA-376, WCAG 2.2 verified"


@pytest.mark.parametrize(
    ("part", "old", "new", "point", "detail"),
    [
        (BODY, "</w:body>", "", "every part opens", "cannot be opened"),
        (CORE, None, "", "every part opens", "core.xml"),
        (TYPES, "/word/styles.xml", "/word/stiles.xml", "every part has a type", "stiles.xml"),
        ("word/media/stray.bin", None, "x", "every part has a type", "stray.bin"),
        ("word/stray.xml", None, "<a/>", "every relation", "stray.xml"),
        (RELATIONS, 'Target="styles.xml"', 'Target="stiles.xml"', "every relation", "stiles.xml"),
        (RELATIONS, "https://example.org/trees", "file:///home/rhys/trees", "every relation", "no address"),
        ("word/comments.xml", None, "<a/>", "it holds text", "comments.xml"),
        ("customXml/item1.xml", None, "<a/>", "it holds text", "item1.xml"),
        (BODY, "<w:body>", "<w:body><w:p><w:ins/></w:p>", "no changes", "ins marks"),
        (BODY, "<w:body>", "<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", "no changes", "vanish"),
        (BODY, "<w:p>", '<w:p w:rsidR="00AB12CD">', "no changes", "rsidR"),
        (SETTINGS, "<w:rsids>", '<w:rsids><w:rsid w:val="00AB12CD"/>', "no changes", "who worked on it"),
        (CORE, "Trees", "Shrubs", "its properties", "title"),
        (CORE, "Rhys Morgan", "rmorgan2", "its properties", "creator"),
        (CORE, "2027-03-04", "2027-03-05", "its properties", "created"),
        (CORE, "</cp:core", "<cp:lastModifiedBy>rhys</cp:lastModifiedBy></cp:core", "its properties", "nobody asked"),
        ("docProps/app.xml", "</Application>", "</Application><Company>Rhys</Company>", "its properties", "app.xml"),
        (BODY, ">1.1.1<", ">1.1.2<", "its labels", "1.1.1 is missing"),
        (BODY, 'w:val="Heading2"', 'w:val="Heading3"', "headings", "level 3"),
        (BODY, "<w:tblHeader", "<w:nothing", "every table", "no head"),
        (BODY, "A grey tower.", "A green tower.", "pictures", "not described"),
        (BODY, 'descr="A grey tower."', "", "pictures", "not described"),
        (STYLES, 'w:styleId="ReportNumbered"', 'w:styleId="Other"', "every style", "ReportNumbered"),
        (BODY, "<w:body>", "<w:body><w:p/>", "no paragraph", "empty"),
        (BODY, 'w:anchor="exhibit"', 'w:anchor="nowhere"', "every link", "nowhere"),
        (RELATIONS, 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Id="',
         'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Id="x',
         "every link", "nowhere"),
        (BODY, 'w:name="para_1_1"', 'w:name="para_1_0"', "every link", "one name"),
        (BODY, "<w:footnoteReference ", "<w:nothing ", "every note", "nothing refers"),
        ("word/footnotes.xml", '<w:footnote w:id="', '<w:footnote w:id="9', "every note", "missing"),
        (STYLES, "en-GB", "en-US", "its language", "en-GB"),
    ],
)  # fmt: skip
def test_what_is_broken_fails_its_point(
    sound: Sound, tmp_path: Path, part: str, old: str | None, new: str, point: str, detail: str
) -> None:
    file = changed_docx(
        sound.docx,
        tmp_path / "changed.docx",
        part,
        lambda content: new.encode() if old is None else content.replace(old.encode(), new.encode()),
    )
    faults = failed(verify_docx(file, sound.document, STAMP))
    assert [each.name for each in faults if each.name.startswith(point)], faults
    assert detail in " ".join(each.detail for each in faults if each.name.startswith(point))
    if any(each.binding for each in faults):
        with pytest.raises(MachineError, match="The DOCX was not handed out"):
            require("docx", faults)


def test_labels_out_of_order_fail(sound: Sound) -> None:
    document = msgspec.structs.replace(sound.document, labels=tuple(reversed(sound.document.labels)))
    (fault,) = failed(verify_docx(sound.docx, document, STAMP))
    assert fault.detail == "its labels are not in order"


@pytest.mark.parametrize("content", [b"no", b"", b"PK\x03\x04broken"])
def test_what_is_no_archive_fails(sound: Sound, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    (fault,) = verify_docx(file, sound.document, STAMP)
    assert not fault.passed


def test_a_flipped_byte_fails(sound: Sound, tmp_path: Path) -> None:
    content = bytearray(sound.docx.read_bytes())
    at = content.index(b"word/document.xml") + 400
    content[at] ^= 0xFF
    file = tmp_path / "file.docx"
    file.write_bytes(content)
    (fault,) = verify_docx(file, sound.document, STAMP)
    assert not fault.passed
