"""A report is loaded whole, or refused with a sentence, a place and a cure; what is unfinished is not refused."""

from __future__ import annotations

import datetime
import os
import socket
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.draft import Draft, Entry, Figure, Note, Waiver
from drafter.report.errors import InputError
from drafter.store.answers import MAX_FIELD
from drafter.store.faults import UnreadableFile
from drafter.store.load import load_report
from drafter.store.reading import MAX_BYTES
from drafter.store.workspace import Workspace
from tests.store.conftest import HEAD, Load

REFUSED = {
    # The source behind HEAD; line and column; words of the sentence and of its cure.
    "unknown key": ('titel = "x"\n', 2, 1, ["no key titel", "Did you mean title?"]),
    "unknown table": ("[figurs.a]\nvalue = 1\n", 2, 1, ["no key figurs", "Did you mean figures?"]),
    "unknown field": ('[sections.first]\ntext = "x"\naggreed = "x"\n', 4, 1, ["no key aggreed in first", "agreed?"]),
    "unknown section": ('[sections.leagal]\ntext = "x"\n', 2, 1, ["no section “leagal”", "Did you mean legal?"]),
    "unknown meta": ('[meta]\nday = 2015-07-02\ntoo = "x"\n', 4, 1, ["no key too in meta", "Did you mean to?"]),
    "unknown key of a figure": ("[figures.a]\nvalu = 1\n", 3, 1, ["no key valu in figures.a", "mean value?"]),
    "unknown key of an entry": (
        '[sections.last]\nitems = [\n  "x",\n  { text = "x", fiel = "y" },\n]\n',
        5,
        17,
        ["no key fiel in last.items.2", "mean file?"],
    ),
    "unknown key of a waiver": ('[[waivers]]\nrule = "x"\n[[waivers]]\nreson = "x"\n', 5, 1, ["reson in waivers.2"]),
    "unknown key of a note": ('[notes.a]\ntext = "x"\ntexts = ""\n', 4, 1, ["no key texts in notes.a"]),
    "key with control characters": ('"a\\u001b[2J" = 1\n', 2, 1, ["no key a␛[2J"]),
    "title": ("title = 1\n", 2, 9, ["title", "found the number 1", "wanted a text, in quotes"]),
    "date in quotes": (
        '[meta]\nday = "2015-07-02"\n',
        3,
        7,
        ["meta.day", "found the text “2015-07-02”", "wanted a date such as 2015-07-02, without quotes"],
    ),
    "time for a date": ("[meta]\nday = 2015-07-02T10:00:00\n", 3, 7, ["found the time", "wanted a date"]),
    "yes-no as true": ("[sections.first]\nagreed = true\n", 3, 10, ["found true", 'wanted "yes" or "no", in quotes']),
    "neither yes nor no": ('[sections.first]\nagreed = "maybe"\n', 3, 10, ["found the text “maybe”", '"yes" or "no"']),
    "unknown option": ('[sections.first]\none = "nort"\n', 3, 7, ["first.one has no option “nort”", "mean north?"]),
    "unknown option of several": (
        '[sections.first]\nseveral = ["a", "c"]\n',
        3,
        17,
        ["first.several has no option “c”", "Known are a, b, 3."],
    ),
    "option that is a number": ("[sections.first]\nseveral = [4]\n", 3, 12, ["has no option “4”"]),
    "option as true": ("[sections.first]\nseveral = [true]\n", 3, 12, ["first.several.1", "found true"]),
    "choices without brackets": ('[sections.first]\nseveral = "a"\n', 3, 11, ["found the text “a”", "square brackets"]),
    "list of numbers": ("[sections.last]\nitems = [1]\n", 3, 10, ["last.items.1: found the number 1", "wanted a text"]),
    "entry without text": ('[sections.last]\nitems = [{ file = "x" }]\n', 3, 10, ["last.items.1 lacks the key text"]),
    "exempt as text": (
        '[sections.last]\nitems = [{ text = "x", exempt = ["3"] }]\n',
        3,
        34,
        ["last.items.1.exempt.1", "found the text “3”", "wanted a whole number"],
    ),
    "text as a table": ("[sections.legal.text]\na = 1\n", 2, 1, ["legal.text: found a table, wanted a text"]),
    "section as a text": ('[sections]\nlegal = "x"\n', 3, 9, ["legal: found the text “x”, wanted a table"]),
    "sections as a list": ("sections = []\n", 2, 12, ["sections: found a list, wanted a table"]),
    "figure as a number": ("[figures]\nplans = 358\n", 3, 9, ["figures.plans: found the number 358, wanted a table"]),
    "value in quotes": ('[figures.a]\nvalue = "358"\n', 3, 9, ["found the text “358”, wanted a number"]),
    "value as true": ("[figures.a]\nvalue = true\n", 3, 9, ["found true, wanted a number"]),
    "value that is no number": ("[figures.a]\nvalue = nan\n", 3, 9, ["found the number NaN"]),
    "value without end": (f"[figures.a]\nvalue = 0x{'f' * 2000}\n", 3, 9, ["a number of very many digits"]),
    "value of 5,000 digits": (f"[figures.a]\nvalue = {'9' * 5000}\n", 3, 9, ["out of all bounds"]),
    "exponent of 20 digits": ("[figures.a]\nvalue = 1e99999999999999999999\n", 3, 9, ["out of all bounds"]),
    "kind of figure": ('[figures.a]\nkind = "map"\n', 3, 8, ["found the text “map”", "chart, image, number or table"]),
    "cell": ('[figures.a]\nrows = [["A"], ["b", 1979-05-27]]\n', 3, 22, ["figures.a.rows.2.2", "a text or a number"]),
    "cell as true": ("[figures.a]\nrows = [[true]]\n", 3, 10, ["found true, wanted a text or a number"]),
    "waivers as one table": ('[waivers]\nrule = "x"\n', 2, 1, ["found a table", "[[waivers]]"]),
    "until in quotes": ('[[waivers]]\nuntil = "2026-12-01"\n', 3, 9, ["waivers.1.until", "without quotes"]),
    "format 2": ("format = 2\n", 2, 10, ["format: found the number 2, wanted 1", "newer drafter"]),
    "format in quotes": ('format = "1"\n', 2, 10, ["format: found the text “1”, wanted 1"]),
    "format true": ("format = true\n", 2, 10, ["format: found true, wanted 1"]),
    # What is no TOML at all.
    "open text": ('title = "x\n', 2, 11, ["not closed on its line"]),
    "open long text": ('title = """x\n\n[meta]\n', 2, 9, ["text that starts here is not closed"]),
    "open literal": ("title = '''x\n\n[meta]\n", 2, 9, ["text that starts here is not closed"]),
    "no quotes": ("title = Our report\n", 2, 9, ["no value", "in quotes"]),
    "no equals sign": ("title\n", 2, 6, ["no equals sign"]),
    "prose": ("This is a report.\n", 2, 6, ["no equals sign"]),
    "two values": ('title = "x" "y"\n', 2, 13, ["behind the value"]),
    "key twice": ('title = "x"\ntitle = """\ny\n"""\n', 3, 1, ["stands here a second time"]),
    "table twice": ("[meta]\n[sections.first]\n[meta]\n", 4, 6, ["table meta stands here a second time"]),
    "no such day": ("[meta]\nday = 2015-02-30\n", 3, 7, ["no such date"]),
    "backslash": ('title = "C:\\dir"\n', 2, 14, ["backslash", "twice"]),
    "escape of TOML 1.1": ('title = "\\e"\n', 2, 12, ["backslash", "twice"]),
    "time of TOML 1.1": ("[meta]\nday = 2015-07-02T10:30\n", 3, 17, ["behind the value"]),
    "surrogate": ('title = "\\ud800"\n', 2, 16, ["no such character"]),
    "control character": ('title = "a\x1b[2J"\n', 2, 11, ["U+001B"]),
    "carriage return": ('title = "a\rb"\n', 2, 11, ["U+000D"]),
    "open list": ("[sections.first]\nseveral = [\n", 4, 1, ["A value is missing", "ends with ]"]),
    "open list with a value": ('[sections.first]\nseveral = ["a"\n', 4, 1, ["list is not closed"]),
    "no comma": ('[sections.first]\nseveral = ["a" "b"]\n', 3, 16, ["list is not closed", "commas"]),
    "no value": ("title =\n", 2, 8, ["value is missing"]),
    "table over lines": ('meta = { to = "x",\n}\n', 2, 19, ["key", "key = value"]),
    "lists within lists": (f"title = {'[' * 60}{']' * 60}\n", 2, 59, ["nest deeper than 50"]),
    "a thousand lists": (f"title = {'[' * 5000}{']' * 5000}\n", 2, 59, ["nest deeper than 50"]),
    "tables within tables": (f"[{'.'.join('a' * 60)}]\n", 2, 101, ["nest deeper than 50"]),
    "key without end": ("a." * 1_000_000 + "a = 1\n", 2, 100, ["nest deeper than 50"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_machine_cannot_read_is_refused_at_its_place(case: str, load: Load) -> None:
    source, line, column, words = REFUSED[case]
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        load(HEAD + source)
    assert time.process_time() - start < 5
    error = caught.value
    assert error.exit_code == 2
    assert error.path.endswith("one/report.toml")
    assert (error.place, [word for word in words if word not in f"{error.message} {error.cure}"]) == (
        (line, column),
        [],
    )
    assert "\x1b" not in str(error)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_all_faults_are_told_at_once_in_the_order_of_the_file(load: Load, newline: str) -> None:
    source = HEAD + (
        'titel = "x"\n[meta]\nday = "soon"\nto = 3\n[sections.first]\ntexts = """\nx\n"""\nseveral = ["x", "a", 4]\n'
        "[figures.a]\nvalue = true\nlandscape = 1\nunits = 3\n[[waivers]]\nuntil = 3\nbye = 4\n"
    )
    with pytest.raises(UnreadableFile) as caught:
        load(source.replace("\n", newline))
    error = caught.value
    told = [error, *error.others]
    assert [each.place and each.place.line for each in told] == [2, 4, 5, 7, 10, 10, 12, 13, 14, 16, 17]
    assert str(error).count("\n") == len(told) - 1


def test_a_thousand_faults_are_not_a_thousand_lines(load: Load) -> None:
    with pytest.raises(UnreadableFile) as caught:
        load(HEAD + "".join(f"x{number} = 1\n" for number in range(1000)))
    assert len(str(caught.value).splitlines()) == 21
    assert "and 980 more" in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"", (1, 1), ["which template", "plain"]),
        (b"\n\n# only a comment\n", (1, 1), ["which template"]),
        (b'template = "plan"\n', (1, 12), ["no template “plan”", "Did you mean plain?"]),
        (b"template = 1\n", (1, 12), ["template: found the number 1", "name of a template"]),
        (b'template = "../../templates/plain"\n', (1, 12), ["no template"]),
        (b"\xef\xbb\xbftemplate = 'plain'\n", (1, 1), ["byte order mark", "UTF-8 without one"]),
        (b'template = "plain"\ntitle = "caf\xe9"\n', (2, 13), ["not UTF-8", "0xe9"]),
        ('template = "plain"\ntitle = "éé'.encode() + b'\xff"\n', (2, 12), ["not UTF-8", "0xff"]),
        ('template = "plain"\n'.encode("utf-16"), (1, 1), ["not UTF-8"]),
        (b'template = "plain"\n\0', (2, 1), ["U+0000"]),
    ],
)
def test_what_is_no_report_is_refused(raw: bytes, place: tuple[int, int], words: list[str], load: Load) -> None:
    with pytest.raises(InputError) as caught:
        load(raw)
    assert caught.value.place == place
    assert [word for word in words if word not in f"{caught.value.message} {caught.value.cure}"] == []


def test_a_file_that_is_too_large_is_refused_before_it_is_read(load: Load, workspace: Workspace) -> None:
    with pytest.raises(InputError, match=r"6,0.*the most is 5,000,000"):
        load(HEAD + f'title = "{"x" * 6_000_000}"\n')
    sparse = workspace.drafts / "sparse.toml"
    with sparse.open("wb") as file:
        file.truncate(10**11)
    with pytest.raises(InputError, match="the most is 5,000,000"):
        load_report(sparse, workspace)


def test_bounds_are_refused_at_their_place(load: Load) -> None:
    with pytest.raises(InputError, match=r"legal\.text has 1,000,001 characters; the most is 1,000,000") as caught:
        load(HEAD + f'[sections.legal]\ntext = "{"x" * (MAX_FIELD + 1)}"\n')
    assert caught.value.place == (3, 1)
    load(HEAD + f'[sections.legal]\ntext = "{"x" * MAX_FIELD}"\n')
    figures = "".join(f"[figures.f{number}]\nvalue = 1\n" for number in range(2001))
    with pytest.raises(InputError, match="2,001 figures; the most is 2,000"):
        load(HEAD + figures)
    assert len(HEAD + figures) < MAX_BYTES


def test_what_is_no_file_is_refused_without_waiting(workspace: Workspace) -> None:
    folder = workspace.drafts
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    (folder / "loop.toml").symlink_to("loop.toml")
    (folder / "gone.toml").symlink_to("nowhere")
    (folder / "zero.toml").symlink_to("/dev/zero")
    (folder / "a\x1bb.toml").mkdir()
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "socket.toml"))
    for file in sorted(folder.iterdir()):
        with pytest.raises(InputError) as caught:
            load_report(file, workspace)
        assert "\x1b" not in str(caught.value)


def test_a_file_that_may_not_be_read_is_refused(load: Load, workspace: Workspace) -> None:
    loaded = load(HEAD)
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    loaded.file.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        load_report(loaded.file, workspace)


def test_every_kind_of_answer_is_decoded(load: Load) -> None:
    draft = load(
        HEAD
        + """\
title = "A report"
[meta]
to = "Cabinet"
day = 2026-05-01
[sections.first]
text = '''
One.
'''
agreed = "no"
why = "Because."
one = "south"
several = ["b", 3, "b"]
by = "Ann"
[sections.last]
items = ["A", { text = "B", file = "figures/b.pdf", exempt = [1, 3] }]
[figures.plans]
value = 58.70
as_at = 2026-04-30
[figures.table]
kind = "table"
rows = [["A", "B"], [1, 2.50]]
[notes.n]
text = "A note."
[[waivers]]
rule = "C104"
until = 2026-12-01
"""
    ).report.draft
    assert draft == Draft(
        template="plain",
        title="A report",
        meta={"to": "Cabinet", "day": datetime.date(2026, 5, 1)},
        sections={
            "first": {
                "text": "One.\n",
                "agreed": "no",
                "why": "Because.",
                "one": "south",
                "several": ("b", 3, "b"),
                "by": "Ann",
            },
            "last": {"items": (Entry(text="A"), Entry(text="B", file="figures/b.pdf", exempt=(1, 3)))},
        },
        figures={
            "plans": Figure(value=Decimal("58.70"), as_at=datetime.date(2026, 4, 30)),
            "table": Figure(kind="table", rows=(("A", "B"), (1, Decimal("2.50")))),
        },
        notes={"n": Note(text="A note.")},
        waivers=(Waiver(rule="C104", until=datetime.date(2026, 12, 1)),),
    )
    assert str(draft.figures["plans"].value) == "58.70"


def test_what_is_unfinished_is_not_refused(load: Load) -> None:
    assert load(HEAD).report.draft == Draft(template="plain")
    empty = load(
        HEAD
        + 'title = ""\n[meta]\nto = ""\nday = ""\n[sections.first]\nagreed = ""\none = ""\nseveral = []\nby = ""\n'
        + "[sections.last]\nitems = []\n[sections.legal]\n[figures.a]\n[[waivers]]\n"
    ).report.draft
    assert empty.meta == {"to": "", "day": ""}
    assert empty.sections["first"] == {"agreed": "", "one": "", "several": (), "by": ""}
    assert empty.sections["last"] == {"items": ()}
    assert empty.waivers == (Waiver(),)


def test_an_option_goes_by_its_id_with_or_without_quotes(load: Load) -> None:
    draft = load(HEAD + '[sections.first]\nseveral = ["3", "a"]\n').report.draft
    assert draft.answer("first", "several") == (3, "a")


def test_hand_made_layouts_load(load: Load) -> None:
    dotted = 'template = "plain"\nmeta.to = "Cabinet"\nsections.first.text = "x"\nsections.first."agreed" = "no"\n'
    inline = 'template = "plain"\nmeta = { to = "Cabinet" }\nsections = { first = { text = "x", agreed = "no" } }\n'
    headed = 'template = "plain"\r\n[sections.first]\r\ntext = "x"\r\nagreed = "no"\r\n[meta]\r\n\'to\' = "Cabinet"\r\n'
    drafts = [load(source).report.draft for source in (dotted, inline, headed)]
    assert drafts[0] == drafts[1] == drafts[2]


def test_line_ends_are_unified_and_every_other_character_is_kept(load: Load) -> None:
    loaded = load(HEAD + '[sections.legal]\r\ntext = """\r\nOne\\u001b\\u202e\\r\\u0000\r\ntwo\u200b\u0085\n"""\r\n')
    assert loaded.report.draft.answer("legal", "text") == "One\x1b\u202e\r\x00\ntwo\u200b\x85\n"


def test_places_reach_into_the_file(load: Load) -> None:
    report = load(HEAD + '[sections.first]\ntext = """\nOne\n  two"""\n').report
    assert report.places.of_key(("sections", "first", "text")) == (3, 1)
    assert report.places.of_value(("sections", "first", "text"), 6) == (5, 3)
    assert report.places.of_key(("sections", "first", "agreed")) == (2, 1)


def test_a_report_is_called_by_its_folder(load: Load, workspace: Workspace) -> None:
    loaded = load(HEAD)
    assert loaded.report.slug == "one"
    link = workspace.root / "other.toml"
    link.symlink_to(loaded.file)
    assert load_report(link, workspace).file == loaded.file


def test_the_specimen_loads_at_once(specimen: Path, project: Path) -> None:
    workspace = Workspace.find(project)
    loaded = load_report(specimen / "report.toml", workspace)
    assert loaded.report.draft.meta["meeting_date"] == datetime.date(2015, 7, 2)
    assert loaded.template_folder == project / "templates/scrutiny-report"
    times = []
    for _ in range(10):
        start = time.process_time()
        load_report(specimen / "report.toml", workspace)
        times.append(time.process_time() - start)
    assert min(times) < 0.05  # 4 ms on a machine that has nothing else to do


@given(st.binary(max_size=60))
def test_any_bytes_load_or_are_refused(raw: bytes) -> None:
    _load_or_refused(raw)


@given(st.text(st.sampled_from("ab.\"'[]{}=,\n\r\\#-:1 é"), max_size=40))
def test_any_text_that_looks_like_toml_loads_or_is_refused(text: str) -> None:
    _load_or_refused(HEAD.encode() + text.encode())


def _load_or_refused(raw: bytes) -> None:
    folder = Path(os.environ["XDG_STATE_HOME"]) / "any/drafts/one"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.toml").write_bytes(raw.replace(b"plain", b"scrutiny-report"))
    with suppress(InputError):
        load_report(folder / "report.toml", Workspace.find(folder))
