"""How a PDF reads to somebody who cannot see it: what PDF/UA-1 (ISO 14289-1) asks of tags, order and names."""

from __future__ import annotations

from pikepdf import Dictionary

from drafter.document.contents import DEEPEST, FEWEST, TITLE
from drafter.export.bookmarks import HEADINGS
from drafter.export.bookmarks import bookmarks as bookmarks_of
from drafter.export.verify.pdf_file import PdfFile
from drafter.export.verify.pdf_tags import Annotation, Tag
from drafter.export.verify.point import Check, UnsoundError, check, counted

_NOTES = ("Note", "Lbl")
"""A footnote, and the number that refers to it: no bookmark has them."""
_STANDARD = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private")
    + ("P", "H", *HEADINGS, "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")
    + ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP")
    + ("Warichu", "WT", "WP", "Figure", "Formula", "Form", "Title", "Strong", "Em", "FENote", "Sub", "Aside")
)
"""ISO 32000-1, 14.8.4, and what Typst takes from ISO 32000-2."""


@check("it is tagged", "PDF/UA-1, 7.1; PDF/A-2, 6.7.2")
def tagged(pdf: PdfFile) -> str:
    """A structure tree, and the word that it can be trusted."""
    info = pdf.root.get("/MarkInfo", Dictionary())
    if not info.get("/Marked", False) or pdf.tags is None:
        raise UnsoundError("it is not tagged")
    if info.get("/Suspects", False):
        raise UnsoundError("its tags are said to be doubtful")
    strange = sorted({tag.kind for tag in pdf.all_tags[1:]} - _STANDARD)
    if strange:
        raise UnsoundError(f"it has tags that no reader knows ({strange[0]})")
    return counted(len(pdf.all_tags) - 1, "tag")


@check("everything on a page is tagged, or marked as decoration", "PDF/UA-1, 7.1")
def nothing_untagged(pdf: PdfFile) -> str:
    """Text that is in no tag is read by nobody."""
    known = set() if pdf.tags is None else set(pdf.tags.marks())
    if not known.issuperset(pdf.marked):
        raise UnsoundError("a piece of its text is in no tag")
    pieces = [piece for page in pdf.drawn.values() for piece in page.shown]
    if any(piece.mark is None and piece.artifact is None and piece.text.strip() for piece in pieces):
        raise UnsoundError("a piece of its text is neither tagged nor marked as decoration")
    return counted(len(pdf.marked), "piece of text", "pieces of text")


@check("its language is that of the report", "PDF/UA-1, 7.2; PDF/A-2, 6.7.4")
def language(pdf: PdfFile) -> str:
    """The language a screen reader reads it in."""
    if str(pdf.root.get("/Lang", "")) != pdf.promise.language:
        raise UnsoundError(f"its language is not {pdf.promise.language}")
    return pdf.promise.language


@check("the window shows its title, and not the name of the file", "PDF/UA-1, 7.1")
def title(pdf: PdfFile) -> str:
    """DisplayDocTitle."""
    preferences = pdf.root.get("/ViewerPreferences", Dictionary())
    if not preferences.get("/DisplayDocTitle", False):
        raise UnsoundError("its title is not shown")
    return ""


@check("the labels are read in the order of the report", "PDF/UA-1, 7.2; drafter, numbering")
def labels(pdf: PdfFile) -> str:
    """The order of reading is that of the structure tree, whatever the page looks like."""
    if pdf.tags is None:
        raise UnsoundError("it is not tagged")
    # A label is a piece by itself, or stands before its text in one.
    pieces = (pdf.marked.get(mark, "") for mark in pdf.tags.marks(without=("TOC",)))
    first = [piece.split(" ", 1)[0] for piece in pieces]
    at = 0
    for label in pdf.promise.labels:
        try:
            at = first.index(label, at) + 1
        except ValueError:
            wrong = "is not where it should be" if label in first else "is missing"
            raise UnsoundError(f"the label {label} {wrong} in its reading order") from None
    return counted(len(pdf.promise.labels), "label")


@check("headings are headings, and none skips a level", "PDF/UA-1, 7.4.2")
def headings(pdf: PdfFile) -> str:
    """A reader that goes from heading to heading meets no gap."""
    found = pdf.kinds(*HEADINGS)
    level = 0
    for heading in found:
        this = int(heading.kind[1:])
        if this > level + 1:
            raise UnsoundError(f"a heading of level {this} follows one of level {level}")
        level = this
    missing = set(pdf.promise.headings) - {pdf.text(heading).split(" ", 1)[0] for heading in found}
    if missing:
        raise UnsoundError(f"the heading {min(missing)} is not tagged as one")
    return counted(len(found), "heading")


@check("its list of contents is that of its headings, with their pages", "PDF/UA-1, 7.1")
def contents(pdf: PdfFile) -> str:
    """A pack lists its reports; a report its headings, down to a level, where it is long."""
    found = [_squeezed(pdf.text(entry)) for entry in pdf.kinds("TOCI")]
    if not pdf.promise.contents:
        return counted(len(found), "entry", "entries")
    pages = {page: number for number, page in enumerate(pdf.drawn, start=1)}
    wanted: list[str] = []
    for heading in pdf.kinds(*HEADINGS[:DEEPEST]):
        page = next((pages[mark.page] for mark in heading.marks()), 0)
        wanted.append(f"{_squeezed(pdf.text(heading, without=_NOTES))}{page}")
    # The heading of the list itself is not in it.
    wanted = [words for words in wanted if words.rstrip("0123456789") != TITLE or words in found]
    if found != (wanted if len(wanted) >= FEWEST else []):
        raise UnsoundError("its list of contents is not that of its headings")
    return counted(len(found), "entry", "entries")


@check("every table has heads, and each says what it heads", "PDF/UA-1, 7.5")
def tables(pdf: PdfFile) -> str:
    """A screen reader says the head before each cell."""
    found = pdf.kinds("Table")
    for table in found:
        heads = [tag for tag in table.walk() if tag.kind == "TH"]
        if not heads:
            raise UnsoundError("a table has no head")
        if any(head.attribute("/Table", "/Scope") not in ("/Row", "/Column", "/Both") for head in heads):
            raise UnsoundError("the head of a table does not say what it heads")
        if any(not _in(tag, "TR") for tag in table.walk() if tag.kind in ("TH", "TD")):
            raise UnsoundError("a cell of a table is in no row")
    return counted(len(found), "table")


@check("pictures say what they show, as in the report", "PDF/UA-1, 7.3")
def pictures(pdf: PdfFile) -> str:
    """A layout may put sections into another order than the template: the descriptions are compared as a whole."""
    found = pdf.kinds("Figure")
    if any(not figure.text_of("/Alt") for figure in found):
        raise UnsoundError("a picture in it does not say what it shows")
    if sorted(str(figure.text_of("/Alt")) for figure in found) != sorted(pdf.promise.described):
        raise UnsoundError("a picture in it is not described as in the report")
    return counted(len(found), "picture")


@check("lists are lists", "PDF/UA-1, 7.6")
def lists(pdf: PdfFile) -> str:
    """A list holds entries, and an entry is in a list."""
    if any(not _in(entry, "L") for entry in pdf.kinds("LI")):
        raise UnsoundError("an entry of a list is in no list")
    if any(not _in(body, "LI") for body in pdf.kinds("LBody")):
        raise UnsoundError("the text of an entry is in no entry")
    return counted(len(pdf.kinds("L")), "list")


@check("links say where they lead, and are met in the order of the text", "PDF/UA-1, 7.18")
def links(pdf: PdfFile) -> str:
    """Each in a tag of its own, with words for it."""
    tagged_ones = {
        each.object.objgen for tag in pdf.kinds("Link") for each in tag.content if isinstance(each, Annotation)
    }
    count = 0
    for page in pdf.pdf.pages:
        annotations = page.obj.get("/Annots")
        several = [] if annotations is None else list(annotations.as_list())
        if several and page.obj.get("/Tabs") != "/S":
            raise UnsoundError("the tab key does not follow the text on one of its pages")
        for annotation in several:
            count += 1
            if annotation.get("/Subtype") != "/Link":
                raise UnsoundError("it has a note or a mark that is no link")
            if annotation.objgen not in tagged_ones:
                raise UnsoundError("a link in it is in no tag")
            if not str(annotation.get("/Contents", "")):
                raise UnsoundError("a link in it does not say where it leads")
    return counted(count, "link")


@check("every note has a name of its own", "PDF/UA-1, 7.9")
def notes(pdf: PdfFile) -> str:
    """By which what refers to it finds it."""
    names = [note.text_of("/ID") for note in pdf.kinds("Note")]
    if None in names or len(names) != len(set(names)):
        raise UnsoundError("a note in it has no name of its own")
    return counted(len(names), "note")


@check("its headings are bookmarks", "PDF/UA-1, 7.17")
def bookmarks(pdf: PdfFile) -> str:
    """The outline beside the page, in the order of the headings."""
    found = [str(each.get("/Title", "")) for each in bookmarks_of(pdf.pdf)]
    wanted = [pdf.text(heading, without=_NOTES) for heading in pdf.kinds(*HEADINGS)]
    if list(map(_squeezed, found)) != list(map(_squeezed, wanted)):
        raise UnsoundError("its bookmarks are not its headings")
    return counted(len(found), "bookmark")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _in(tag: Tag, kind: str) -> bool:
    return tag.parent is not None and tag.parent.kind == kind


READING_CHECKS: tuple[Check[PdfFile], ...] = (
    tagged,
    nothing_untagged,
    language,
    title,
    labels,
    headings,
    contents,
    tables,
    pictures,
    lists,
    links,
    notes,
    bookmarks,
)
