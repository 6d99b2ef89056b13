"""Tables, charts and images: what is made of their data, and what is said where it cannot be."""

from __future__ import annotations

import struct
import zlib
from decimal import Decimal

import pytest

from drafter.report.attachments import AttachmentFault
from drafter.report.draft import Draft, Figure
from drafter.report.figures.csv_rows import csv_rows
from drafter.report.figures.exhibits import ChartExhibit, Exhibit, Exhibits, TableExhibit
from drafter.report.figures.pictures import read_picture


class Files:
    """Attachments that are in memory."""

    def __init__(self, **files: bytes) -> None:
        self.files = files

    def read(self, name: str) -> bytes:
        return self.files[name]


def made(figure: Figure, **files: bytes) -> Exhibit:
    return Exhibits(Draft(template="t", figures={"a": figure}), Files(**files)).exhibit("a")


def fault(figure: Figure, **files: bytes) -> str:
    with pytest.raises(AttachmentFault) as caught:
        made(figure, **files)
    assert caught.value.cure
    return caught.value.message


def table(figure: Figure, **files: bytes) -> TableExhibit:
    exhibit = made(figure, **files)
    assert isinstance(exhibit, TableExhibit)
    return exhibit


ROWS = (("School", "Pupils", "Share"), ("Quarry", 120, Decimal("12.5")), ("Total", 960, "100%"))


def test_a_table_of_rows_aligns_its_columns_by_what_is_in_them() -> None:
    exhibit = table(Figure(kind="table", rows=ROWS))
    assert exhibit.header == ("School", "Pupils", "Share")
    assert exhibit.rows == (("Quarry", "120", "12.5"), ("Total", "960", "100%"))
    assert (exhibit.alignment, exhibit.has_total) == (("left", "right", "right"), True)
    assert abs(sum(exhibit.widths) - 1) < 1e-9
    assert table(Figure(kind="table", rows=ROWS, widths=(2, 1, 1))).widths == (0.5, 0.25, 0.25)


def test_no_number_is_broken_where_the_letters_of_a_page_are_wide() -> None:
    rows = (("Measure", "Granted", "Left"), ("Charging points at the bus depot", "96,000", 0), ("Total", "184,000", 0))
    widths = table(Figure(kind="table", rows=rows)).widths
    longest = max(len(str(cell)) for row in rows for cell in row)
    assert widths[1] >= (len("184,000") + 3) / (longest + 10 + 8) - 0.01


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n",
        b"a;b\r\n1;2\r\n",
        b"a\tb\n1\t2",
        b"\xef\xbb\xbfa,b\n1,2\n",
        "a,b\n1,2\n".encode("utf-16"),
        b'"a","b"\n\n"1","2"\n',
    ],
)
def test_any_delimiter_and_encoding_gives_the_same_rows(content: bytes) -> None:
    assert csv_rows(content) == (("a", "b"), ("1", "2"))


def test_windows_files_keep_their_pounds() -> None:
    assert csv_rows("Cost\n£5\n".encode("cp1252")) == (("Cost",), ("£5",))


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (Figure(kind="table"), "It has no data."),
        (Figure(kind="table", rows=(("a",),)), "It has no rows below the header."),
        (Figure(kind="table", rows=(("a", "b"), ("1",))), "Row 2 has 1 cell, the header has 2."),
        (Figure(kind="table", rows=ROWS, widths=(1, 2)), "It has 2 widths for 3 columns."),
        (Figure(kind="table", rows=ROWS, widths=(1, 0, 2)), "A column cannot have the width 0."),
        (Figure(kind="table", rows=((), ())), "Its header has no cells."),
        (Figure(kind="chart", rows=ROWS), "It does not say which chart it is."),
        (Figure(kind="chart", chart="bar", rows=ROWS, x="Town"), "Its data has no column “Town”."),
        (
            Figure(kind="chart", chart="bar", rows=ROWS, y=("School",)),
            "“Quarry” in row 2, column “School”, is no number.",
        ),
        (Figure(kind="chart", chart="pie", rows=ROWS), "A pie shows the parts of one whole."),
        (Figure(kind="image"), "It names no picture."),
        (Figure(kind="image", file="x"), "This is no picture."),
        (Figure(kind="table", data="binary"), "The data file is no text."),
    ],
)
def test_what_cannot_be_made_says_why(figure: Figure, message: str) -> None:
    assert fault(figure, x=b"GIF89a", binary=b"\x00\xff\xfe") == message


def test_a_chart_has_its_words_its_series_and_its_table() -> None:
    exhibit = made(
        Figure(kind="chart", chart="bar", data="d", x="Year"), d=b'Year,On time,Late\n2025,"1,024",7\n2026,998,-3\n'
    )
    assert isinstance(exhibit, ChartExhibit)
    assert exhibit.labels == ("2025", "2026")
    assert [(series.name, series.values) for series in exhibit.series] == [
        ("On time", (Decimal(1024), Decimal(998))),
        ("Late", (Decimal(7), Decimal(-3))),
    ]
    assert exhibit.table.header == ("Year", "On time", "Late")


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + end


JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x01\x2c\x01\x90\x03" + bytes(12) + b"\xff\xd9"


def test_pictures_are_known_by_their_content() -> None:
    assert read_picture(png(400, 300))[:3] == ("png", 400, 300)
    assert read_picture(JPEG)[:3] == ("jpeg", 400, 300)
    assert read_picture(b'<svg xmlns="x" viewBox="0 0 400 300"></svg>')[:3] == ("svg", 400, 300)
    assert read_picture(b'<?xml version="1.0"?>\n<svg width="40" height="30"></svg>')[:3] == ("svg", 40, 30)


@pytest.mark.parametrize(
    ("opening", "size"),
    [
        ('width="210mm" height="297mm" viewBox="0 0 210 297"', (794, 1123)),
        ('width="2in" height="2.54cm"', (192, 96)),
        ('width="72pt" height="6pc"', (96, 96)),
        ('width="1e2px" height=".5"', (100, 1)),
        ('width="100%" height="100%" viewBox="0 0 40 30"', (40, 30)),
        ('width="80" viewBox="0,0,40,30"', (80, 60)),
        ('height="60" viewBox="-5 -5 40 30"', (80, 60)),
        ('stroke-width="3" viewBox="0 0 40 30"', (40, 30)),
        ("title='a > b' width='40' height='30'", (40, 30)),
    ],
)
def test_a_drawing_is_as_large_as_it_says_in_any_unit(opening: str, size: tuple[int, int]) -> None:
    assert read_picture(f"<svg {opening}><g/></svg>".encode())[1:3] == size


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png(20_000, 20_000),
        png(0, 5),
        png(5, 5)[:-12],
        png(5, 5).replace(b"\x08\x02", b"\x08\x03"),
        JPEG[:-2],
        b'<svg width="5" height="5"><g></svg>',
        b"\xff\xd8\xff\xe0\x00",
        b'<svg width="1" height="1"><script>x</script></svg>',
        b'<svg width="1" height="1"><image href="file:///etc/passwd"/></svg>',
        b'<svg width="1" height="1" onload="x"></svg>',
        b"<svg></svg>",
        b'<svg width="1.2.3" height="5"></svg>',
        b'<svg width="." height="5"></svg>',
        b'<svg viewBox="0 0 1.1.1 5"></svg>',
        b'<svg width="' + b"9" * 400 + b'" height="5"></svg>',
        b'<?xml version="1.0" encoding="nobody"?><svg width="5" height="5"></svg>',
        b'<?xml version="1.0" encoding="shift_jis"?><svg width="5" height="5"></svg>',
        b"<html></html>",
    ],
)
def test_what_is_no_harmless_picture_of_bounded_size_is_refused(content: bytes) -> None:
    with pytest.raises(AttachmentFault):
        read_picture(content)
